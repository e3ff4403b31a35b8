#include "table/book.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

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
    *cell = (struct cell){kind, arena_copy(&book->arena, text, size), cell->note};
    return true;
}

/** A copy of a text, counted. */
static const char *keep(struct book *book, const char *text)
{
    book->bytes += text ? strlen(text) : 0;
    return text ? arena_strdup(&book->arena, text) : NULL;
}

bool book_put_note(struct book *book, struct cell *cell, struct cell_note note)
{
    struct cell_note *kept = arena_alloc(&book->arena, sizeof *kept);
    *kept = (struct cell_note){keep(book, note.shown), keep(book, note.range), keep(book, note.struck)};
    cell->note = kept;
    book->bytes += sizeof *kept;
    return book->bytes <= BOOK_BYTES_MAX;
}

void book_add_note(struct sheet *sheet, struct sheet_note note)
{
    sheet->notes = array_grow(sheet->notes, sheet->note_count, &sheet->note_room, sizeof *sheet->notes);
    sheet->notes[sheet->note_count++] = note;
}

bool book_widen_row(struct book *book, struct row *row, size_t count)
{
    if (count <= row->count) {
        return true;
    }
    if (count > BOOK_COLUMNS_MAX || book->cells + count > BOOK_CELLS_MAX) {
        return false;
    }
    struct cell *cells = arena_array(&book->arena, count, sizeof *cells);
    if (row->count > 0) {
        memcpy(cells, row->cells, row->count * sizeof *cells);
    }
    book->cells += count;
    row->cells = cells;
    row->count = count;
    return true;
}

struct cell row_cell(const struct row *row, size_t column)
{
    return column < row->count ? row->cells[column] : (struct cell){.kind = CELL_EMPTY};
}

/** Blanks, and what takes no room. */
static bool is_blank(uint32_t code)
{
    return code <= ' ' || code == 0xA0 || code == 0x3000 || code == 0xFEFF || code == 0x2060 ||
           (code >= 0x2000 && code <= 0x200B);
}

static bool is_all_blank(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        if (!is_blank(utf8_next(text, size, &at))) {
            return false;
        }
    }
    return true;
}

struct cell row_value(const struct row *row, size_t column)
{
    struct cell cell = row_cell(row, column);
    bool empty = cell.kind == CELL_TEXT && is_all_blank(cell.text);
    return empty ? (struct cell){.kind = CELL_EMPTY, .note = cell.note} : cell;
}

void book_finish(struct book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        free(book->sheets[i].rows);
        free(book->sheets[i].notes);
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

/** The column and the row of a reference such as AB12; a column beyond any is BOOK_COLUMNS_MAX. */
static bool read_reference(const char **at, size_t *column, int *row)
{
    size_t letters = 0;
    char *end;
    for (; **at >= 'A' && **at <= 'Z'; ++*at) {
        letters = letters > BOOK_COLUMNS_MAX ? letters : letters * 26 + (size_t)(**at - 'A') + 1;
    }
    long number = strtol(*at, &end, 10);
    bool good = letters > 0 && end != *at && number >= 1 && number <= INT_MAX;
    *column = letters > BOOK_COLUMNS_MAX ? BOOK_COLUMNS_MAX : letters - 1;
    *row = good ? (int)number : 0;
    *at = end;
    return good;
}

bool book_range_read(const char *text, struct range *range)
{
    if (!read_reference(&text, &range->first_column, &range->first_row)) {
        return false;
    }
    range->last_column = range->first_column;
    range->last_row = range->first_row;
    if (*text == ':') {
        text++;
        return read_reference(&text, &range->last_column, &range->last_row) && !*text &&
               range->last_column >= range->first_column && range->last_row >= range->first_row;
    }
    return !*text;
}
