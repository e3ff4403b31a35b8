#ifndef PACK_PRINT_H
#define PACK_PRINT_H

#include <cJSON.h>

#include "base/strbuf.h"
#include "pack/reader.h"

/**
 * JSON in the one canonical layout: keys in the order of the format, languages in that of the pack, what fits on a line
 * of PRINT_COLUMNS on one line, two spaces a level. What is said stays the same; to do it twice changes nothing more.
 */
enum { PRINT_COLUMNS = 120 };

/** Of what pack. Borrowed. */
struct print {
    const char *languages[PACK_LANGUAGES_MAX];
    size_t language_count;
};

/** Add a whole file of the pack to `out`. `shape`: of its root; NULL: its keys stay as they came. */
void print_document(struct strbuf *out, const struct print *print, const cJSON *tree, const struct shape *shape);

/** Add a value without a blank, its keys as they came. (The library's own printer rounds numbers.) */
void print_compact(struct strbuf *out, const cJSON *value);

/** Add a number in the shortest form that reads as the same. */
void print_number(struct strbuf *out, double number);

#endif
