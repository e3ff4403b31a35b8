#ifndef TABLE_ITEM_H
#define TABLE_ITEM_H

#include "base/strbuf.h"
#include "table/gather.h"
#include "table/value.h"

/** One row of a spreadsheet as values of JSON. */

/** Where values are read, and what is said about them. All borrowed. */
struct item_reader {
    const struct gathered *gathered;
    const struct gathered_sheet *sheet;
    struct arena *arena; /* for words of diagnostics */
    struct diags *diags;
};

/** The place of a cell, for diag_add; the first column where there is no such column. */
struct diag_place item_place(const struct item_reader *reader, const struct row *row, size_t column);

/** Complain of a cell; what is wrong with merged cells is told once, at the first of them. */
void item_complain(const struct item_reader *reader, const struct row *row, size_t column,
                   const struct value_problem *problem);
/** The text in a cell that says alone what its row is; NULL when it is empty, or after diagnostics. */
const char *item_text(const struct item_reader *reader, const struct row *row, size_t column);
/** A piece of JSON in a cell, "" where there is none; it may be nothing but blanks. */
const char *item_piece(const struct item_reader *reader, const struct row *row, size_t column);

/** The value of a leaf in this row, owned by the caller; NULL when its cells are empty, JSON's null after diagnostics.
 */
cJSON *item_read_leaf(const struct item_reader *reader, const struct row *row, size_t leaf);

/** Every leaf of a row as an object, and what its JSON column adds; with an error for what must be there and is not. */
cJSON *item_read(const struct item_reader *reader, const struct row *row);

/** Put a value at a path of keys in an object, making objects on the way. The value is taken over. */
void item_set(cJSON *object, const char *path, cJSON *value);
/** The value at a path of keys, or NULL. */
const cJSON *item_get(const cJSON *object, const char *path);
/** Add to an object what another (taken over) has and it has not. */
void item_merge(cJSON *object, cJSON *more);

/** The JSON in the cells of these columns, put together. NULL when they are empty, or after diagnostics. */
cJSON *item_read_pieces(const struct item_reader *reader, const struct row *row, enum column_kind kind);
/** JSON that began in this cell; NULL after diagnostics. */
cJSON *item_parse(const struct item_reader *reader, const struct row *row, size_t column, const struct strbuf *text);

/** Complain that a leaf is empty. */
void item_missing(const struct item_reader *reader, const struct row *row, size_t leaf);

#endif
