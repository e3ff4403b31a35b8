#ifndef TABLE_HEADINGS_H
#define TABLE_HEADINGS_H

#include "table/gather.h"

/**
 * Find out from its first row which column of a sheet is what. Columns may stand in any order. One that says nothing to
 * us is ignored with a warning; one that is there twice is an error, and so is one that is missing, where it must be
 * there or may have been given another name.
 */
void headings_read(const struct gathered *gathered, struct gathered_sheet *sheet, struct arena *arena,
                   struct diags *diags);

#endif
