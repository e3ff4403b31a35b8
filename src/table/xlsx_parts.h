#ifndef TABLE_XLSX_PARTS_H
#define TABLE_XLSX_PARTS_H

#include "base/strbuf.h"
#include "table/parts.h"

/** What the sheets of an .xlsx share: its strings, and which of its styles show a number as a date. */

/** Texts of <t>, put together from pieces; what stands in <rPh> (readings) is left out. */
struct xlsx_text {
    struct strbuf text;
    bool in_text;
    int in_reading; /* how deep */
};

/** Tell of each element; whoever uses it clears `text`. */
void xlsx_text_begin(struct xlsx_text *text, const char *element);
void xlsx_text_end(struct xlsx_text *text, const char *element);
void xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t size);
/** Put every _xHHHH_ back to what it stands for (ECMA-376 part 1, 22.4.2.4), in place. */
void xlsx_text_unescape(struct strbuf *text);

/** Start from zero. */
struct xlsx_strings {
    struct arena arena;
    const char **items; /* owned */
    size_t count, room;
    struct xlsx_text text; /* that is read */
};

/** False when they are damaged; without any there are none. Finish them in either case. */
bool xlsx_strings_read(struct xlsx_strings *strings, const struct parts *parts);
void xlsx_strings_finish(struct xlsx_strings *strings);

/** Start from zero. */
struct xlsx_styles {
    bool *dates; /* owned; by index of the style */
    size_t count, room;
    int *formats; /* owned: numbers of own formats that show a date */
    size_t format_count, format_room;
    bool in_cells;
    bool since_1904; /* dates count from 1904-01-01, as the workbook says: spreadsheets of old Macs */
};

bool xlsx_styles_read(struct xlsx_styles *styles, const struct parts *parts);
void xlsx_styles_finish(struct xlsx_styles *styles);

/** True when a number format (ECMA-376 part 1, 18.8.31) shows a day or a time. */
bool xlsx_is_date_format(const char *code);

#endif
