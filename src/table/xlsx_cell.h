#ifndef TABLE_XLSX_CELL_H
#define TABLE_XLSX_CELL_H

#include "table/book.h"
#include "table/xlsx_parts.h"
#include "table/xlsx_styles.h"

enum xlsx_result { XLSX_OK, XLSX_DAMAGED, XLSX_LARGE };
enum { XLSX_TYPE_BYTES = 16 };

/** One cell of a sheet (ECMA-376 part 1, 18.3.1.4) while its elements are read. Start from zero. */
struct xlsx_cell {
    char type[XLSX_TYPE_BYTES];
    struct xlsx_style style;
    bool has_formula, has_value, has_object;
    bool in_value, in_formula;
    struct strbuf value;   /* <v> */
    struct strbuf formula; /* <f>, or its beginning */
    struct strbuf range;   /* of an array formula, which its other cells do not have; empty: it is none */
    struct xlsx_text text; /* <is> */
};

void xlsx_cell_begin(struct xlsx_cell *cell, const char *const *attributes, const struct xlsx_styles *styles);
/** Tell of each element, and of each piece of text. */
void xlsx_cell_element(struct xlsx_cell *cell, const char *element, const char *const *attributes);
void xlsx_cell_element_end(struct xlsx_cell *cell, const char *element);
void xlsx_cell_add(struct xlsx_cell *cell, const char *bytes, size_t size);
void xlsx_cell_finish(struct xlsx_cell *cell);

/** What the cell holds, in the book; nothing and no note when it only has a format. */
enum xlsx_result xlsx_cell_read(struct xlsx_cell *cell, struct book *book, const struct xlsx_strings *strings,
                                bool since_1904, struct cell *out);

#endif
