#ifndef TEXT_PHRASES_H
#define TEXT_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/breaks.h"

/**
 * How good a break is at `at`, where ICU ends one Japanese phrase or Chinese word and begins the next: BREAK_PART,
 * BREAK_CLAUSE, BREAK_PHRASE, BREAK_WORD, or BREAK_LINE where its dictionary cut a word before its ending
 * (お待ちし|ています), a prefix from its word (お|店) or a compound verb (飛び|込む).
 */
enum break_level phrase_level(const char *text, size_t size, size_t at);

/** The same behind a space, where every language ends a word: BREAK_PART behind a sentence, BREAK_CLAUSE behind a comma
 * or colon, else BREAK_PHRASE. */
enum break_level phrase_level_at_space(const char *text, size_t size, size_t at);

/** True behind a particle that follows kanji or katakana: 市民が|つながる. */
bool phrase_ends_plainly(const char *text, size_t at);

/** True at a place inside a Japanese phrase that tears a word or an ending (待|ち, 市|民); false where only a helping
 * verb follows (待って|いる). */
bool phrase_is_inside(const char *text, size_t size, size_t at);

#endif
