#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What a code point is to a typesetter. */
enum char_class {
    CHAR_IGNORED, /* zero width: controls, U+200B, U+2060, byte order mark */
    CHAR_NEWLINE,
    CHAR_SPACE,
    CHAR_HIRAGANA,
    CHAR_KATAKANA, /* with the long vowel mark */
    CHAR_KANJI,
    CHAR_HANGUL,
    CHAR_LATIN, /* a letter of any alphabet */
    CHAR_DIGIT, /* ASCII */
    CHAR_OPEN,  /* an opening bracket, any width */
    CHAR_CLOSE, /* a closing bracket, comma or full stop, any width */
    CHAR_OTHER,
    CHAR_CLASS_COUNT
};

enum char_class char_classify(uint32_t code);

/** Kana or kanji: what takes a quarter em from Latin letters and digits. */
bool char_is_japanese(enum char_class class);

/** Full-width brackets, commas and stops whose one half is blank in a fixed-pitch face. */
bool char_is_wide_open(uint32_t code);
bool char_is_wide_close(uint32_t code);

/** Commas and full stops, which may hang out of the end of a line. */
bool char_hangs(uint32_t code);

/** Kinsoku: never at the head of a line (marks that close, small kana, the long vowel mark, iteration marks). */
bool char_never_starts(uint32_t code);
/** Kinsoku: never at the end of a line (brackets that open, signs that belong to what follows). */
bool char_never_ends(uint32_t code);
/** U+2060, U+FEFF and U+00A0 forbid a break on both sides. */
bool char_is_glue(uint32_t code);
/** The wave dash and its full-width twin, which frame subtitles and stand in ranges. */
bool char_is_wave(uint32_t code);

/** Selectors of a form of the character before them: all but those between a letter and an emoji. */
bool char_is_variation(uint32_t code);

/** The first code point of text[at..size); U+FFFD for a byte that is not UTF-8, 0 at the end. */
uint32_t char_at(const char *text, size_t size, size_t at);
/** The code point that ends at `at` (after marks and selectors were skipped); 0 at the start. */
uint32_t char_before(const char *text, size_t at);

/** Move `*at` (< size) past one cluster, as form_cluster_next does. Returns its first code point, U+FFFD for a bad
 * byte. */
uint32_t char_cluster_next(const char *text, size_t size, size_t *at);

#endif
