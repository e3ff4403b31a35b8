#include "table/book.h"

#include <stdlib.h>

#include "base/array.h"

struct sheet *book_add_sheet(struct book *book, const char *name)
{
    if (book->count == BOOK_SHEETS_MAX) {
        return NULL;
    }
    struct sheet *sheet = &book->sheets[book->count++];
    *sheet = (struct sheet){.name = arena_strdup(&book->arena, name)};
    return sheet;
}

struct row *book_add_row(struct book *book, struct sheet *sheet, size_t count, int number)
{
    if (sheet->count == BOOK_ROWS_MAX || count > BOOK_COLUMNS_MAX || book->cells + count > BOOK_CELLS_MAX) {
        return NULL;
    }
    sheet->rows = array_grow(sheet->rows, sheet->count, &sheet->room, sizeof *sheet->rows);
    book->cells += count;
    struct row *row = &sheet->rows[sheet->count++];
    *row = (struct row){arena_array(&book->arena, count, sizeof(struct cell)), count, number};
    return row;
}

bool book_put(struct book *book, struct cell *cell, enum cell_kind kind, const char *text, size_t size)
{
    if (size > BOOK_BYTES_MAX - book->bytes) {
        return false;
    }
    book->bytes += size;
    *cell = (struct cell){kind, arena_copy(&book->arena, text, size)};
    return true;
}

struct cell row_cell(const struct row *row, size_t column)
{
    return column < row->count ? row->cells[column] : (struct cell){CELL_EMPTY, NULL};
}

void book_finish(struct book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        free(book->sheets[i].rows);
    }
    arena_finish(&book->arena);
    *book = (struct book){.count = 0};
}

const char *book_column_name(size_t column, char name[8])
{
    char letters[8];
    size_t count = 0, at = 0;
    for (size_t rest = column + 1; rest > 0 && count < 7; rest = (rest - 1) / 26) {
        letters[count++] = (char)('A' + (rest - 1) % 26);
    }
    while (count > 0) {
        name[at++] = letters[--count];
    }
    name[at] = '\0';
    return name;
}
