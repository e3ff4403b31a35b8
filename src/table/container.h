#ifndef TABLE_CONTAINER_H
#define TABLE_CONTAINER_H

#include "table/charset.h"

/** Where a spreadsheet lies: one .xlsx file, or a folder with a .csv file for each sheet. */

/** True when a spreadsheet of this name is one file. */
bool container_is_file(const char *path);

/**
 * Read the spreadsheet at book->path (set before; the rest zeroed). A CSV file may be UTF-8, with or without a BOM, or
 * CP932. False after diagnostics.
 */
bool container_read(struct book *book, struct diags *diags);

/** The file of a sheet in its folder, in `arena`. */
const char *container_name(const struct sheet *sheet, struct arena *arena);

#endif
