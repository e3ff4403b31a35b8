#ifndef TABLE_CSV_H
#define TABLE_CSV_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "table/book.h"

/**
 * Comma-separated values (RFC 4180) in UTF-8.
 *
 * A spreadsheet that opens such a file takes a cell that begins with = + - or @ for a formula. So what begins with one
 * of these, or with an apostrophe, is written behind an apostrophe, and read without it.
 */

/** Add a sheet to `out`; lines end as spreadsheets end them, with CR LF. */
void csv_write(const struct sheet *sheet, struct strbuf *out);

/**
 * Read a file's text as the sheet `name`. Between cells may stand commas, tabs or semicolons: what the first line has
 * most of, or what a first line such as sep=; says (spreadsheets take it for themselves). A row without anything is
 * left out. A row's number is what a spreadsheet would count, not the line of the file. False after a diagnostic.
 */
bool csv_read(struct book *book, const char *name, const char *text, size_t size, struct diags *diags);

#endif
