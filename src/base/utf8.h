#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What utf8_next returns for bytes that are not UTF-8. */
#define UTF8_BAD 0xFFFFFFFFu

/**
 * The code point at `text[*at]`, and `*at` moved past it; `size` bytes in all, `*at < size`.
 *
 * Strict (RFC 3629): overlong forms, surrogates, values above U+10FFFF and cut
 * sequences give UTF8_BAD, and `*at` moves by one byte.
 */
uint32_t utf8_next(const char *text, size_t size, size_t *at);

/** Write one code point as UTF-8 into `out` (room for 4 bytes, not terminated) and return its length. */
size_t utf8_put(uint32_t code, char *out);

/** The number of code points; each bad byte counts as one. */
size_t utf8_count(const char *text, size_t size);

bool utf8_valid(const char *text, size_t size);

#endif
