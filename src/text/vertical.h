#ifndef TEXT_VERTICAL_H
#define TEXT_VERTICAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** True for what stands side by side in one square of a column: one or two digits, or a pair such as !?. */
bool vertical_is_square(const char *text, size_t size);

/**
 * The length in bytes of the square (tate-chu-yoko) that begins at `at`, 0 when none does:
 * digits of a longer number, beside Latin letters or signs stay in their line.
 */
size_t vertical_square_at(const char *text, size_t size, size_t at);

/** The code point shown for the one at `at` in a column: a lone ASCII ! or ? among Japanese becomes full width. */
uint32_t vertical_shown(const char *text, size_t size, size_t at);

#endif
