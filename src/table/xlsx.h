#ifndef TABLE_XLSX_H
#define TABLE_XLSX_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "table/book.h"

/** A spreadsheet as Office Open XML (ECMA-376 part 1, SpreadsheetML), as Excel and LibreOffice read and write it. */

/** Add the file's bytes to `out`. */
void xlsx_write(const struct book *book, struct strbuf *out);

/**
 * Read the file in `bytes` (book->path, for diagnostics). What formulas gave is taken, what readings (phonetic runs)
 * stand over words is not. False after diagnostics.
 */
bool xlsx_read(struct book *book, const char *bytes, size_t size, struct diags *diags);

#endif
