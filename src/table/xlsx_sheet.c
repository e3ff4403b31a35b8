#include "table/xlsx_sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "pack/print.h"
#include "table/xml.h"

/* From 1899-12-30, which a cell's days count from, to 1904-01-01. */
enum { ROWS_MAX = 1048576, TYPE_BYTES = 16, DAYS_TO_1904 = 1462 };

struct reading {
    struct book *book;
    struct sheet *sheet;
    const struct xlsx_strings *strings;
    const struct xlsx_styles *styles;
    struct cell cells[BOOK_COLUMNS_MAX];
    size_t count;  /* of the row, up to its last cell with something */
    size_t column; /* of the cell that is read */
    int row;       /* number */
    char type[TYPE_BYTES];
    size_t style;
    struct strbuf value;   /* <v> */
    struct xlsx_text text; /* <is> */
    bool in_value;
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

static void begin_row(struct reading *reading, const char *const *attributes)
{
    const char *number = xml_attribute(attributes, "r");
    long row = number ? strtol(number, NULL, 10) : reading->row + 1;
    if (row <= reading->row || row > ROWS_MAX) {
        fail(reading, XLSX_DAMAGED);
        return;
    }
    reading->row = (int)row;
    reading->count = reading->column = 0;
}

static void begin_cell(struct reading *reading, const char *const *attributes)
{
    const char *reference = xml_attribute(attributes, "r"), *type = xml_attribute(attributes, "t");
    const char *style = xml_attribute(attributes, "s");
    reading->column = reference ? column_of(reference) : reading->column;
    reading->style = style ? strtoul(style, NULL, 10) : 0;
    snprintf(reading->type, sizeof reading->type, "%s", type ? type : "n");
    strbuf_clear(&reading->value);
    strbuf_clear(&reading->text.text);
}

static void begin(void *user, const char *element, const char *const *attributes)
{
    struct reading *reading = user;
    xlsx_text_begin(&reading->text, element);
    reading->in_value = strcmp(element, "v") == 0;
    if (strcmp(element, "row") == 0) {
        begin_row(reading, attributes);
    } else if (strcmp(element, "c") == 0) {
        begin_cell(reading, attributes);
    }
}

static void put(struct reading *reading, enum cell_kind kind, const char *text)
{
    if (*text == '\0') {
        return;
    }
    if (reading->column >= BOOK_COLUMNS_MAX ||
        !book_put(reading->book, &reading->cells[reading->column], kind, text, strlen(text))) {
        fail(reading, XLSX_LARGE);
        return;
    }
    /* What lies between was left by an earlier row. */
    for (size_t i = reading->count; i < reading->column; i++) {
        reading->cells[i] = (struct cell){CELL_EMPTY, NULL};
    }
    reading->count = reading->column + 1 > reading->count ? reading->column + 1 : reading->count;
}

static void put_number(struct reading *reading)
{
    const char *text = strbuf_text(&reading->value);
    struct strbuf number = {0};
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value)) {
        fail(reading, XLSX_DAMAGED);
        return;
    }
    bool date = reading->style < reading->styles->count && reading->styles->dates[reading->style];
    print_number(&number, date && reading->styles->since_1904 ? value + DAYS_TO_1904 : value);
    put(reading, date ? CELL_DAY : CELL_NUMBER, number.text);
    strbuf_finish(&number);
}

static void put_shared(struct reading *reading)
{
    size_t index = strtoul(strbuf_text(&reading->value), NULL, 10);
    if (index >= reading->strings->count) {
        fail(reading, XLSX_DAMAGED);
    } else {
        put(reading, CELL_TEXT, reading->strings->items[index]);
    }
}

static void put_text(struct reading *reading, struct strbuf *text)
{
    xlsx_text_unescape(text);
    put(reading, CELL_TEXT, strbuf_text(text));
}

static void end_cell(struct reading *reading)
{
    const char *type = reading->type;
    if (strcmp(type, "inlineStr") == 0) {
        put_text(reading, &reading->text.text);
    } else if (reading->value.size == 0) {
        /* Only a format. */
    } else if (strcmp(type, "s") == 0) {
        put_shared(reading);
    } else if (strcmp(type, "n") == 0) {
        put_number(reading);
    } else if (strcmp(type, "b") == 0) {
        put(reading, CELL_TRUTH, reading->value.text);
    } else if (strcmp(type, "e") == 0) {
        put(reading, CELL_BROKEN, reading->value.text);
    } else {
        put_text(reading, &reading->value);
    }
    reading->column++;
}

static void end_row(struct reading *reading)
{
    if (reading->count == 0) {
        return;
    }
    struct row *row = book_add_row(reading->book, reading->sheet, reading->count, reading->row);
    if (row) {
        memcpy(row->cells, reading->cells, reading->count * sizeof *row->cells);
    } else {
        fail(reading, XLSX_LARGE);
    }
}

static void end(void *user, const char *element)
{
    struct reading *reading = user;
    xlsx_text_end(&reading->text, element);
    reading->in_value = false;
    if (strcmp(element, "c") == 0) {
        end_cell(reading);
    } else if (strcmp(element, "row") == 0) {
        end_row(reading);
    }
}

static void add(void *user, const char *bytes, size_t size)
{
    struct reading *reading = user;
    xlsx_text_add(&reading->text, bytes, size);
    if (reading->in_value) {
        strbuf_add(&reading->value, bytes, size);
    }
}

static bool is_over(void *user)
{
    const struct reading *reading = user;
    return reading->result != XLSX_OK;
}

enum xlsx_result xlsx_sheet_read(struct book *book, struct sheet *sheet, const struct part *part,
                                 const struct xlsx_strings *strings, const struct xlsx_styles *styles)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) {
        BUG("out of memory");
    }
    *reading = (struct reading){.book = book, .sheet = sheet, .strings = strings, .styles = styles};
    struct xml_reader reader = {reading, begin, end, add, is_over};
    bool read = xml_read(&reader, part->bytes, part->size);
    enum xlsx_result result = reading->result != XLSX_OK ? reading->result : read ? XLSX_OK : XLSX_DAMAGED;
    strbuf_finish(&reading->value);
    strbuf_finish(&reading->text.text);
    free(reading);
    return result;
}
