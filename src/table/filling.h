#ifndef TABLE_FILLING_H
#define TABLE_FILLING_H

#include "base/strbuf.h"
#include "pack/print.h"
#include "table/book.h"
#include "table/plan.h"

/** Rows of a spreadsheet, filled with values of JSON. */

/** What all sheets of a book share while they are filled. */
struct filler {
    const struct print *print; /* borrowed */
    struct book *book;         /* borrowed */
    int pieces, needed;        /* columns for a long JSON: that there are, that there should be */
    bool full;                 /* the book took no more */
    struct strbuf text;        /* owned: of the value that is written */
};

/** A sheet while it is filled. */
struct filling {
    struct sheet *sheet; /* NULL: its document is not there */
    struct column *columns;
    size_t column_count;
    struct cell *cells; /* the row that is made, a cell for each column */
};

/** Put a copy of a text into a column of the row that is made. */
void filling_put(struct filler *filler, struct filling *filling, size_t column, enum cell_kind kind, const char *text,
                 size_t size);
/** The first column of this kind (and leaf), which there is. */
size_t filling_column(const struct filling *filling, enum column_kind kind, size_t leaf);
/** The bytes of the next piece of a long text: whole code points that a cell holds. */
size_t filling_piece(const char *text, size_t size);
/** Put JSON into as many columns as it needs; `needed` grows where there are too few. */
void filling_put_json(struct filler *filler, struct filling *filling, enum column_kind kind, const cJSON *json);
/** The made row becomes one of the sheet; its cells are empty again. */
void filling_end_row(struct filler *filler, struct filling *filling);

/** A text whose every language has a column. */
bool filling_is_text(const struct print *print, const cJSON *text);
/** Put such a text into the columns from `first`, that of all languages, on. */
void filling_put_text(struct filler *filler, struct filling *filling, size_t first, const cJSON *text);
/** Put a leaf of an item into the columns from `first` on, and take it out of the item, with every object on the way
 * that is empty then; it stays there when it has to stay JSON. */
void filling_move_leaf(struct filler *filler, struct filling *filling, size_t first, const struct leaf *leaf,
                       cJSON *item);

#endif
