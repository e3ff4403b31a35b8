#ifndef TEXT_PHRASES_H
#define TEXT_PHRASES_H

#include <stddef.h>

#include "text/breaks.h"

/**
 * How good a break is at `at`, where ICU ends one Japanese phrase or Chinese word and begins the next: BREAK_PART,
 * BREAK_CLAUSE, BREAK_PHRASE, BREAK_WORD, or BREAK_LINE where its dictionary cut a word before its ending
 * (お待ちし|ています), a prefix from its word (お|店) or a compound verb (飛び|込む).
 */
enum break_level phrase_level(const char *text, size_t size, size_t at);

#endif
