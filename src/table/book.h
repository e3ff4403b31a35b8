#ifndef TABLE_BOOK_H
#define TABLE_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** A spreadsheet in memory: sheets of rows of cells, whatever container it came from or goes to. */

/** Beyond these a spreadsheet is refused. */
enum {
    BOOK_SHEETS_MAX = 64,
    BOOK_COLUMNS_MAX = 2048,
    BOOK_ROWS_MAX = 200 * 1000,
    BOOK_CELLS_MAX = 4 * 1000 * 1000, /* places in rows, empty ones counted */
    BOOK_CELL_BYTES = 30 * 1000,      /* of a cell that we write: spreadsheets hold 32,767 characters in one */
};
#define BOOK_BYTES_MAX ((size_t)128 * 1024 * 1024) /* of all texts */

enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_NUMBER, /* `text` is the number as JSON would write it */
    CELL_DAY,    /* likewise: a number that the spreadsheet shows as a date; days since 1899-12-30 */
    CELL_TRUTH,  /* `text` is "1" or "0" */
    CELL_BROKEN, /* a formula that failed; `text` is its error */
    CELL_KIND_COUNT
};

struct cell {
    enum cell_kind kind;
    const char *text; /* NULL when empty */
};

struct row {
    struct cell *cells;
    size_t count; /* what is beyond it is empty */
    int number;   /* as the spreadsheet counts: from 1 */
};

struct sheet {
    const char *name;
    struct row *rows; /* owned; from the top */
    size_t count, room;
};

/** Start from zero. */
struct book {
    struct arena arena; /* owns every cell and text */
    const char *path;   /* borrowed: where it lies, for diagnostics */
    bool folder;        /* of CSV files, a sheet each */
    struct sheet sheets[BOOK_SHEETS_MAX];
    size_t count;
    size_t cells, bytes; /* so far */
};

/** Add an empty sheet; NULL when there are BOOK_SHEETS_MAX. The name is copied. */
struct sheet *book_add_sheet(struct book *book, const char *name);
/** Add an empty row below the others, of `count` cells. NULL beyond the limits. */
struct row *book_add_row(struct book *book, struct sheet *sheet, size_t count, int number);
/** Put a copy of `text` into a cell that is empty. False beyond the limits. */
bool book_put(struct book *book, struct cell *cell, enum cell_kind kind, const char *text, size_t size);
/** The cell in this column (from 0); an empty one where the row ends before. */
struct cell row_cell(const struct row *row, size_t column);
void book_finish(struct book *book);

/** The name that spreadsheets give to a column (from 0): A, B ... Z, AA. */
const char *book_column_name(size_t column, char name[8]);

#endif
