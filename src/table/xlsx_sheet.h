#ifndef TABLE_XLSX_SHEET_H
#define TABLE_XLSX_SHEET_H

#include "table/xlsx_cell.h"

/**
 * Read the cells of one sheet. Rows without anything are left out. `*drawing` is the relation to what is drawn on it,
 * in the book's arena; NULL: nothing is.
 */
enum xlsx_result xlsx_sheet_read(struct book *book, struct sheet *sheet, const struct part *part,
                                 const struct xlsx_strings *strings, const struct xlsx_styles *styles,
                                 const char **drawing);

/** Note the pictures and shapes that lie on a sheet. False when the part is damaged. */
bool xlsx_drawing_read(struct sheet *sheet, const struct part *part);

#endif
