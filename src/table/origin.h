#ifndef TABLE_ORIGIN_H
#define TABLE_ORIGIN_H

#include "table/gather.h"

/** Places of a spreadsheet in the words of people who look at one: the file, the row, the column, and "声!B5". */

/** The cell in `row` (its number, from 1) and `column` (from 0). Lives in `arena`. */
struct diag_place origin_cell(const struct book *book, const char *sheet, int row, size_t column, struct arena *arena);

/** Where the value at the JSON path `path` of a document comes from. False when its document is not of the book. */
bool origin_find(const struct gathered *gathered, const struct gathered_document *document, const char *path,
                 struct diag_place *place, struct arena *arena);

/** What staff call the value at that path ("写真：誰のものか"), or NULL. */
const char *origin_heading(const struct gathered *gathered, const struct gathered_document *document, const char *path);

/**
 * Problems of the pack in `folder`, as the loader found them, speak of the spreadsheet's cells where they come from
 * there; errors of a cell that `diags` has an error of are left out. What comes from elsewhere is told as a file of
 * `told`, which is what people call the folder.
 */
void origin_retell(const struct gathered *gathered, const char *folder, const char *told, const struct diags *found,
                   struct diags *diags);

#endif
