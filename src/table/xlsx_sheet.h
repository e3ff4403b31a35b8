#ifndef TABLE_XLSX_SHEET_H
#define TABLE_XLSX_SHEET_H

#include "table/book.h"
#include "table/xlsx_parts.h"

enum xlsx_result { XLSX_OK, XLSX_DAMAGED, XLSX_LARGE };

/** Read the cells of one sheet. Rows without anything are left out. */
enum xlsx_result xlsx_sheet_read(struct book *book, struct sheet *sheet, const struct part *part,
                                 const struct xlsx_strings *strings, const struct xlsx_styles *styles);

#endif
