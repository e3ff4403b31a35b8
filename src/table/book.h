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
    /* What nobody can read as the value that people see there: */
    CELL_UNSHOWN,      /* a number (or text), and in the note the format, of which we cannot say how it looks */
    CELL_UNCALCULATED, /* a formula without its result; `text` is the formula */
    CELL_OBJECT,       /* a picture or the like; `text` is what stands there for programs that do not know it */
    CELL_MERGED,       /* one of merged cells whose value cannot be each one's; `text` is their range */
    CELL_KIND_COUNT
};

/** What is rarely to be said of a cell; each NULL where there is nothing. */
struct cell_note {
    const char
        *shown; /* CELL_NUMBER: how the spreadsheet shows it, where that is not `text`; CELL_UNSHOWN: the format */
    const char *range;  /* "C3:C5": its value is that of these merged cells */
    const char *struck; /* what is struck through in it, and no part of `text` */
};

struct cell {
    enum cell_kind kind;
    const char *text;             /* NULL when empty */
    const struct cell_note *note; /* NULL: there is nothing to say */
};

/** Rows and columns, the last included. */
struct range {
    int first_row, last_row;          /* from 1 */
    size_t first_column, last_column; /* from 0 */
};

enum sheet_note_kind {
    SHEET_HIDDEN_ROWS, /* `range`: from the first to the last; `count` of them, which hold something */
    SHEET_HIDDEN_COLUMNS,
    SHEET_PICTURE, /* pasted, its corner in `range` */
    SHEET_DRAWING, /* likewise: a shape, a text box, a chart */
    SHEET_NOTE_KIND_COUNT
};

/** Something of a sheet that is in no cell. */
struct sheet_note {
    enum sheet_note_kind kind;
    struct range range;
    int count;
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
    bool hidden;              /* nobody sees it, unless they look for it */
    struct sheet_note *notes; /* owned */
    size_t note_count, note_room;
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
/** Note something about a cell; the note's texts are copied. False beyond the limits. */
bool book_put_note(struct book *book, struct cell *cell, struct cell_note note);
/** Note something about a sheet. */
void book_add_note(struct sheet *sheet, struct sheet_note note);
/** Make a row of the book so long; its new cells are empty. False beyond the limits. */
bool book_widen_row(struct book *book, struct row *row, size_t count);
/** The cell in this column (from 0), as it stands there; an empty one where the row ends before. */
struct cell row_cell(const struct row *row, size_t column);
/** The same as people see it: one that holds nothing but blanks is empty. */
struct cell row_value(const struct row *row, size_t column);
void book_finish(struct book *book);

/** The name that spreadsheets give to a column (from 0): A, B ... Z, AA. */
const char *book_column_name(size_t column, char name[8]);
/** Read "C3:C5", or "C3" as a range of one cell. False when it is none. */
bool book_range_read(const char *text, struct range *range);

#endif
