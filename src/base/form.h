#ifndef BASE_FORM_H
#define BASE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/**
 * Texts as they are seen, not as they are stored. One letter may be stored in several ways (a Mac writes the Japanese
 * "ga" as "ka" and a mark, U+3099), and several code points may be one sign to the eye (a cluster of Unicode's
 * UAX #29: a letter with its marks and selectors, a syllable of Hangul, a flag, a family of joined emoji).
 */

/** Move `*at` (< size) past one cluster and return its first code point; UTF8_BAD for a byte that is not UTF-8, which
 * is a cluster of its own. */
uint32_t form_cluster_next(const char *text, size_t size, size_t *at);

/** How wide a text is: nothing for what is not seen by itself, two columns for a wide sign (kana, kanji, Hangul, an
 * emoji), one for a letter of an alphabet or a narrow kana. A line end is one. */
size_t form_columns(const char *text, size_t size);

/** True when every letter has but one form: nothing but ASCII. */
bool form_is_plain(const char *text);

/**
 * The text with its letters put together (U+304B and U+3099 become U+304C); the text itself where there is nothing to
 * put together or it is no UTF-8, else in `arena`. Single code points stay what they are, so that a kanji of a name
 * (U+FA19) is not exchanged for its more common form, as NFC would do.
 */
const char *form_composed(const char *text, struct arena *arena);

/** The name under which all texts are the same that look the same (NFC); otherwise as form_composed. */
const char *form_same(const char *text, struct arena *arena);

/** As form_same, but wide and narrow letters are one, too, as are signs and what they stand for (NFKC). */
const char *form_alike(const char *text, struct arena *arena);

/** Where in `text` stands what looks the same as `part`; `*length` are its bytes there. NULL: nowhere. An empty part
 * stands at the start. */
const char *form_find(const char *text, const char *part, size_t *length);

#endif
