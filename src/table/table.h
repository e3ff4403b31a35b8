#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "table/book.h"
#include "table/changes.h"

/** A pack as a spreadsheet, and back. */

/**
 * Fill `book` (zeroed but for its path) with the pack in `folder`. Read back it gives the same files, in the one
 * canonical layout, byte for byte: that is tried before this returns. False after diagnostics.
 */
bool table_spread(struct book *book, const char *folder, struct diags *diags);

/** A spreadsheet, read as the files of a pack. */
struct table;

/** Read the spreadsheet at `path` (table/container.h), with diagnostics that name sheet, row and column. After errors
 * there may be a table all the same, for what the loader of packs has to say of the rest; else NULL. */
struct table *table_read(const char *path, struct diags *diags);
void table_destroy(struct table *table);

/** What is in it, in the words of its sheets: "プロジェクト 15、声 6". In `arena`. */
const char *table_summary(const struct table *table, struct arena *arena);

/** How many files it makes. */
size_t table_file_count(const struct table *table);
/** The name of a file in the pack's folder (base/file.h: safe); its text is added to `out`. */
const char *table_file(const struct table *table, size_t index, struct strbuf *out);

/**
 * Problems of the pack in `folder`, as the loader found them, speak of the cells that they come from; errors of cells
 * that `diags` has errors of follow from those, and are left out. What does not come from the spreadsheet is told as a
 * file of `told`, which is what people call the folder.
 */
void table_retell(const struct table *table, const char *folder, const char *told, const struct diags *found,
                  struct diags *diags);

/**
 * What the pack in the folder `after`, which came from the table, has other than the one in `before`. A column whose
 * texts only changed places is warned of at its heading. What somebody changed in `before` since the table was made of
 * it, and the table has as it was, is an error at its cell, unless it may be `set_back`. Finish `changes` (zeroed
 * before).
 */
void table_compare(const struct table *table, const char *before, const char *after, bool set_back,
                   struct changes *changes, struct diags *diags);

#endif
