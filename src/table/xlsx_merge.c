#include "table/xlsx_merge.h"

#include <string.h>

/** The index of the first row from this number on. */
static size_t first_row(const struct sheet *sheet, int number)
{
    size_t low = 0, high = sheet->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->rows[middle].number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/** Take so many cells from what may be looked at. */
static bool take(size_t *budget, size_t cells)
{
    bool left = *budget >= cells;
    *budget -= left ? cells : *budget;
    return left;
}

static struct range clip(struct range range)
{
    range.last_column = range.last_column < BOOK_COLUMNS_MAX ? range.last_column : BOOK_COLUMNS_MAX - 1;
    return range;
}

/** Something stands in the row beside this column. */
static bool says_more(const struct row *row, size_t column)
{
    for (size_t i = 0; i < row->count; i++) {
        if (i != column && row_value(row, i).kind != CELL_EMPTY) {
            return true;
        }
    }
    return false;
}

/** Give every cell below the first one its value. */
static bool fill(struct book *book, struct sheet *sheet, struct range range, struct cell value, size_t *budget)
{
    size_t column = range.first_column;
    for (size_t i = first_row(sheet, range.first_row); i < sheet->count; i++) {
        struct row *row = &sheet->rows[i];
        if (row->number > range.last_row) {
            break;
        }
        bool more = says_more(row, column);
        if (!take(budget, row->count + 1) || (more && !book_widen_row(book, row, column + 1))) {
            return false;
        }
        if (column < row->count) {
            row->cells[column] = more || row->number == range.first_row ? value : (struct cell){.kind = CELL_EMPTY};
        }
    }
    return true;
}

/** Make every cell the same; `only_empty`: of those that are empty. Without a text they become empty. */
static bool mark(struct book *book, struct sheet *sheet, struct range range, struct cell mark, bool only_empty,
                 size_t *budget)
{
    for (size_t i = first_row(sheet, range.first_row); i < sheet->count; i++) {
        struct row *row = &sheet->rows[i];
        if (row->number > range.last_row) {
            break;
        }
        if (!take(budget, range.last_column - range.first_column + 1) ||
            (mark.text && !book_widen_row(book, row, range.last_column + 1))) {
            return false;
        }
        for (size_t k = range.first_column; k <= range.last_column && k < row->count; k++) {
            row->cells[k] = only_empty && row->cells[k].kind != CELL_EMPTY ? row->cells[k] : mark;
        }
    }
    return true;
}

/** The value with a note of the range it is for. */
static bool note_range(struct book *book, struct cell *cell, const char *range)
{
    struct cell_note note = cell->note ? *cell->note : (struct cell_note){0};
    note.range = range;
    return book_put_note(book, cell, note);
}

bool xlsx_merge(struct book *book, struct sheet *sheet, struct range range, const char *text, size_t *budget)
{
    range = clip(range);
    bool one = range.first_row == range.last_row && range.first_column == range.last_column;
    size_t first = first_row(sheet, range.first_row);
    if (one || sheet->count == 0 || range.first_column >= BOOK_COLUMNS_MAX) {
        return true;
    }
    bool there = first < sheet->count && sheet->rows[first].number == range.first_row;
    struct cell value = {.kind = CELL_EMPTY};
    if (there) {
        value = row_value(&sheet->rows[first], range.first_column);
    }
    if (value.kind == CELL_EMPTY) {
        struct row *row = there && range.first_column < sheet->rows[first].count ? &sheet->rows[first] : NULL;
        bool cleared = mark(book, sheet, range, (struct cell){.kind = CELL_EMPTY}, false, budget);
        if (row) {
            row->cells[range.first_column].note = value.note;
        }
        return cleared;
    }
    bool below = range.first_column == range.last_column && range.first_row > sheet->rows[0].number;
    if (below) {
        return note_range(book, &value, text) && fill(book, sheet, range, value, budget);
    }
    struct cell merged = {.kind = CELL_EMPTY};
    return book_put(book, &merged, CELL_MERGED, text, strlen(text)) && mark(book, sheet, range, merged, false, budget);
}

bool xlsx_merge_uncalculated(struct book *book, struct sheet *sheet, struct range range, const char *formula,
                             size_t *budget)
{
    struct cell cell = {.kind = CELL_EMPTY};
    return book_put(book, &cell, CELL_UNCALCULATED, formula, strlen(formula)) &&
           mark(book, sheet, clip(range), cell, true, budget);
}
