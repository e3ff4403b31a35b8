#include "table/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bug.h"
#include "table/xlsx_merge.h"
#include "table/xml.h"

enum { ROWS_MAX = 1048576, NOTES_MAX = 200 };

/** A range that is applied at the end. */
struct ranged {
    struct range range;
    const char *text;
    bool formula; /* whose results are missing; else its cells are merged */
};

struct reading {
    struct book *book;
    struct sheet *sheet;
    const struct xlsx_strings *strings;
    const struct xlsx_styles *styles;
    struct cell cells[BOOK_COLUMNS_MAX];
    size_t count;          /* of the row, up to its last cell with something */
    struct xlsx_cell cell; /* that is read */
    size_t column;         /* of it */
    int row;               /* number */
    bool hidden;
    struct sheet_note hidden_rows;
    const char *drawing;
    struct ranged *ranges; /* owned */
    size_t range_count, range_room;
    enum xlsx_result result;
};

static void fail(struct reading *reading, enum xlsx_result result)
{
    reading->result = reading->result == XLSX_OK ? result : reading->result;
}

/** The column of a reference such as AB12; BOOK_COLUMNS_MAX when it is none, or beyond. */
static size_t column_of(const char *reference)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= BOOK_COLUMNS_MAX; reference++) {
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    }
    return column >= 1 && column <= BOOK_COLUMNS_MAX ? column - 1 : BOOK_COLUMNS_MAX;
}

static bool is_true(const char *const *attributes, const char *name)
{
    const char *value = xml_attribute(attributes, name);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* Beginnings. */

static void begin_row(struct reading *reading, const char *const *attributes)
{
    const char *number = xml_attribute(attributes, "r");
    long row = number ? strtol(number, NULL, 10) : reading->row + 1;
    if (row <= reading->row || row > ROWS_MAX) {
        fail(reading, XLSX_DAMAGED);
        return;
    }
    reading->row = (int)row;
    reading->hidden = is_true(attributes, "hidden");
    reading->count = reading->column = 0;
}

static void add_range(struct reading *reading, const char *text, bool formula)
{
    struct ranged ranged = {.formula = formula};
    if (!text || !book_range_read(text, &ranged.range)) {
        return;
    }
    ranged.text = arena_strdup(&reading->book->arena, text);
    reading->ranges = array_grow(reading->ranges, reading->range_count, &reading->range_room, sizeof *reading->ranges);
    reading->ranges[reading->range_count++] = ranged;
}

static void begin_column(struct reading *reading, const char *const *attributes)
{
    const char *least = xml_attribute(attributes, "min"), *most = xml_attribute(attributes, "max");
    long from = least ? strtol(least, NULL, 10) : 0, to = most ? strtol(most, NULL, 10) : 0;
    if (is_true(attributes, "hidden") && from >= 1 && from <= BOOK_COLUMNS_MAX && to >= from &&
        reading->sheet->note_count < NOTES_MAX) {
        size_t last = to < BOOK_COLUMNS_MAX ? (size_t)to - 1 : BOOK_COLUMNS_MAX - 1;
        book_add_note(reading->sheet, (struct sheet_note){SHEET_HIDDEN_COLUMNS, {1, 1, (size_t)from - 1, last}, 1});
    }
}

static void begin(void *user, const char *element, const char *const *attributes)
{
    struct reading *reading = user;
    xlsx_cell_element(&reading->cell, element, attributes);
    if (strcmp(element, "row") == 0) {
        begin_row(reading, attributes);
    } else if (strcmp(element, "c") == 0) {
        const char *reference = xml_attribute(attributes, "r");
        reading->column = reference ? column_of(reference) : reading->column;
        xlsx_cell_begin(&reading->cell, attributes, reading->styles);
    } else if (strcmp(element, "col") == 0) {
        begin_column(reading, attributes);
    } else if (strcmp(element, "mergeCell") == 0) {
        add_range(reading, xml_attribute(attributes, "ref"), false);
    } else if (strcmp(element, "drawing") == 0 && xml_attribute(attributes, "id")) {
        reading->drawing = arena_strdup(&reading->book->arena, xml_attribute(attributes, "id"));
    }
}

/* Ends. */

static void end_cell(struct reading *reading)
{
    struct cell cell = {.kind = CELL_EMPTY};
    enum xlsx_result result =
        xlsx_cell_read(&reading->cell, reading->book, reading->strings, reading->styles->since_1904, &cell);
    bool something = cell.kind != CELL_EMPTY || cell.note;
    if (result != XLSX_OK || (something && reading->column >= BOOK_COLUMNS_MAX)) {
        fail(reading, result != XLSX_OK ? result : XLSX_LARGE);
        return;
    }
    if (cell.kind == CELL_UNCALCULATED && reading->cell.range.size > 0) {
        add_range(reading, reading->cell.range.text, true);
    }
    if (something) {
        /* What lies between was left by an earlier row. */
        for (size_t i = reading->count; i < reading->column; i++) {
            reading->cells[i] = (struct cell){.kind = CELL_EMPTY};
        }
        reading->cells[reading->column] = cell;
        reading->count = reading->column + 1 > reading->count ? reading->column + 1 : reading->count;
    }
    reading->column++;
}

static void note_hidden(struct reading *reading)
{
    struct sheet_note *note = &reading->hidden_rows;
    note->range.first_row = note->count ? note->range.first_row : reading->row;
    note->range.last_row = reading->row;
    note->count++;
}

static void end_row(struct reading *reading)
{
    if (reading->count == 0) {
        return;
    }
    struct row *row = book_add_row(reading->book, reading->sheet, reading->count, reading->row);
    if (!row) {
        fail(reading, XLSX_LARGE);
        return;
    }
    memcpy(row->cells, reading->cells, reading->count * sizeof *row->cells);
    if (reading->hidden) {
        note_hidden(reading);
    }
}

static void end(void *user, const char *element)
{
    struct reading *reading = user;
    xlsx_cell_element_end(&reading->cell, element);
    if (strcmp(element, "c") == 0) {
        end_cell(reading);
    } else if (strcmp(element, "row") == 0) {
        end_row(reading);
    }
}

static void add(void *user, const char *bytes, size_t size)
{
    struct reading *reading = user;
    xlsx_cell_add(&reading->cell, bytes, size);
}

static bool is_over(void *user)
{
    const struct reading *reading = user;
    return reading->result != XLSX_OK;
}

/** What ranges say of the cells in them. */
static void apply_ranges(struct reading *reading)
{
    size_t budget = XLSX_MERGE_BUDGET;
    bool good = true;
    for (size_t i = 0; i < reading->range_count && good; i++) {
        const struct ranged *ranged = &reading->ranges[i];
        good = ranged->formula ? xlsx_merge_uncalculated(reading->book, reading->sheet, ranged->range, "=…", &budget)
                               : xlsx_merge(reading->book, reading->sheet, ranged->range, ranged->text, &budget);
    }
    if (!good) {
        fail(reading, XLSX_LARGE);
    }
}

static void finish(struct reading *reading)
{
    apply_ranges(reading);
    reading->hidden_rows.kind = SHEET_HIDDEN_ROWS;
    if (reading->hidden_rows.count > 0) {
        book_add_note(reading->sheet, reading->hidden_rows);
    }
    xlsx_cell_finish(&reading->cell);
    free(reading->ranges);
}

enum xlsx_result xlsx_sheet_read(struct book *book, struct sheet *sheet, const struct part *part,
                                 const struct xlsx_strings *strings, const struct xlsx_styles *styles,
                                 const char **drawing)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) {
        BUG("out of memory");
    }
    *reading = (struct reading){.book = book, .sheet = sheet, .strings = strings, .styles = styles};
    struct xml_reader reader = {reading, begin, end, add, is_over};
    bool read = xml_read(&reader, part->bytes, part->size);
    finish(reading);
    enum xlsx_result result = reading->result != XLSX_OK ? reading->result : read ? XLSX_OK : XLSX_DAMAGED;
    *drawing = reading->drawing;
    free(reading);
    return result;
}
