#ifndef TABLE_XLSX_STYLES_H
#define TABLE_XLSX_STYLES_H

#include "table/parts.h"

/** What the styles of an .xlsx say about how a number or a text looks. */

struct xlsx_style {
    const char *code; /* its number format (table/number_format.h); NULL: it depends on the country */
    bool date;        /* which shows a date */
    bool strikes;     /* all of it is struck through */
};

/** Start from zero. */
struct xlsx_styles {
    struct arena arena;
    struct xlsx_style *items; /* owned; by the number that a cell gives */
    size_t count, room;
    struct xlsx_number_format *formats; /* owned: those of the file's own */
    size_t format_count, format_room;
    bool *strikes; /* owned: of each font */
    size_t font_count, font_room;
    bool in_fonts, in_cells;
    bool since_1904; /* dates count from 1904-01-01, as the workbook says: spreadsheets of old Macs */
};

/** Read them from a part; NULL: there are none. False when they are damaged. Finish them in either case. */
bool xlsx_styles_read(struct xlsx_styles *styles, const struct part *part);
void xlsx_styles_finish(struct xlsx_styles *styles);

/** The style of this number; the usual one where there is none. */
struct xlsx_style xlsx_styles_get(const struct xlsx_styles *styles, size_t number);

#endif
