#ifndef TABLE_XLSX_MERGE_H
#define TABLE_XLSX_MERGE_H

#include "table/book.h"

/** Ranges of a sheet that say something of cells which say nothing themselves; applied when all its rows are read. */

/** How many cells may be looked at for all ranges of a book, so that no small file keeps us busy. */
#define XLSX_MERGE_BUDGET ((size_t)2 * BOOK_CELLS_MAX)

/**
 * Cells that were merged show the value of the first one, whatever the others still hold. Below each other, in rows
 * that say something else, too, each of them gets that value; otherwise nobody can say whose it is, and each is
 * CELL_MERGED. `text` is the range as it was written. False beyond the limits.
 */
bool xlsx_merge(struct book *book, struct sheet *sheet, struct range range, const char *text, size_t *budget);

/** Empty cells of the range are results of a formula that was never calculated. False beyond the limits. */
bool xlsx_merge_uncalculated(struct book *book, struct sheet *sheet, struct range range, const char *formula,
                             size_t *budget);

#endif
