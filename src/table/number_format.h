#ifndef TABLE_NUMBER_FORMAT_H
#define TABLE_NUMBER_FORMAT_H

#include <stdbool.h>

#include "base/strbuf.h"

/**
 * Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): what a cell shows for the number or the text in it.
 * Rendered is what stands there whatever the column's width, the program's language or its version; for the rest -
 * fractions, kanji numerals, a number that only just fits - the answer is that it cannot be said.
 */

/** True when a format shows a day or a time. */
bool number_format_is_date(const char *code);

/** The code of a format that every spreadsheet knows by its number (18.8.30); NULL: it depends on the country. */
const char *number_format_known(int number);

/** Add what a cell of this format shows for a number. False, and `out` as it was, when that cannot be said, or is
 * nothing. */
bool number_format_show(const char *code, double number, struct strbuf *out);

/** The same for a text. */
bool number_format_show_text(const char *code, const char *text, struct strbuf *out);

#endif
