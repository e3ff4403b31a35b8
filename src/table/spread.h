#ifndef TABLE_SPREAD_H
#define TABLE_SPREAD_H

#include "pack/documents.h"
#include "table/book.h"
#include "table/plan.h"

/**
 * A pack as a spreadsheet. Everything is carried over: what has no place of its own stands as JSON in a column (or a
 * row) of its own.
 *
 * `book` (zeroed) is filled. False when the pack is more than a spreadsheet holds.
 */
bool spread_pack(const struct documents *documents, const struct plan *plan, struct book *book);

#endif
