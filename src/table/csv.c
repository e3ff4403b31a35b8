#include "table/csv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "table/origin.h"

static bool is_guarded(char first)
{
    return first != '\0' && strchr("=+-@'", first);
}

static void write_cell(struct strbuf *out, struct cell cell)
{
    const char *text = cell.text ? cell.text : "";
    const char *guard = cell.kind == CELL_TEXT && is_guarded(*text) ? "'" : "";
    if (!strpbrk(text, ",\"\r\n;\t") && strcmp(text, "") != 0 && *text != ' ' && text[strlen(text) - 1] != ' ') {
        strbuf_printf(out, "%s%s", guard, text);
        return;
    }
    if (!cell.text) {
        return;
    }
    strbuf_printf(out, "\"%s", guard);
    for (const char *c = text; *c; c++) {
        strbuf_add(out, c, 1);
        strbuf_puts(out, *c == '"' ? "\"" : "");
    }
    strbuf_puts(out, "\"");
}

void csv_write(const struct sheet *sheet, struct strbuf *out)
{
    size_t columns = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        columns = sheet->rows[i].count > columns ? sheet->rows[i].count : columns;
    }
    strbuf_puts(out, "");
    for (size_t i = 0; i < sheet->count; i++) {
        for (size_t k = 0; k < columns; k++) {
            strbuf_puts(out, k == 0 ? "" : ",");
            write_cell(out, row_cell(&sheet->rows[i], k));
        }
        strbuf_puts(out, "\r\n");
    }
}

/* Reading. */

struct reading {
    struct book *book;
    struct sheet *sheet;
    struct diags *diags;
    const char *text;
    size_t size, at;
    char separator;
    struct strbuf cell;
    struct cell *cells; /* owned: of this row */
    size_t count, room;
    int row; /* number */
};

/** What stands between the cells of the first line. */
static char find_separator(const char *text, size_t size)
{
    static const char signs[] = ",\t;";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < size && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
        const char *sign = text[i] ? strchr(signs, text[i]) : NULL;
        quoted = quoted != (text[i] == '"');
        if (sign && !quoted) {
            counts[sign - signs]++;
        }
    }
    for (size_t i = 1; i < 3; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return signs[best];
}

/** The bytes of a first line that only says what stands between cells, "sep=;"; 0: there is none. */
static size_t read_separator_line(const char *text, size_t size, char *separator)
{
    size_t quote = size > 0 && *text == '"' ? 1 : 0, at = quote + strlen("sep=");
    if (size <= at || strncasecmp(text + quote, "sep=", strlen("sep=")) != 0 || (signed char)text[at] < '\t' ||
        strchr("\r\n\"", text[at])) {
        return 0;
    }
    char sign = text[at++];
    if (quote && (at == size || text[at++] != '"')) {
        return 0;
    }
    size_t end = at;
    end += end < size && text[end] == '\r' ? 1 : 0;
    end += end < size && text[end] == '\n' ? 1 : 0;
    if (end == at && end < size) {
        return 0;
    }
    *separator = sign;
    return end;
}

/** Some programs put a byte order mark before another one. */
static size_t marks_size(const char *text, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t at = 0;
    while (size - at >= strlen(mark) && strncmp(text + at, mark, strlen(mark)) == 0) {
        at += strlen(mark);
    }
    return at;
}

static bool fail(struct reading *reading, const char *english, const char *japanese)
{
    struct arena arena = {0};
    diag_add_ready(reading->diags, DIAG_ERROR,
                   origin_cell(reading->book, reading->sheet->name, reading->row, reading->count, &arena), english,
                   japanese);
    arena_finish(&arena);
    return false;
}

static bool fail_large(struct reading *reading)
{
    return fail(reading, "the table is too large for a pack; make it smaller",
                "表が大きすぎます。小さくしてください。");
}

/** At the end of a line or of the file. */
static bool at_end(const struct reading *reading)
{
    return reading->at == reading->size || reading->text[reading->at] == '\n' || reading->text[reading->at] == '\r';
}

static bool read_quoted(struct reading *reading)
{
    for (reading->at++; reading->at < reading->size; reading->at++) {
        char c = reading->text[reading->at];
        if (c == '"' && reading->at + 1 < reading->size && reading->text[reading->at + 1] == '"') {
            reading->at++;
        } else if (c == '"') {
            reading->at++;
            return at_end(reading) || reading->text[reading->at] == reading->separator ||
                   fail(reading, "behind the closing \" of a cell a comma is missing; save the table anew",
                        "セルを閉じる \" のあとに、コンマがありません。表計算ソフトで保存しなおしてください。");
        }
        strbuf_add(&reading->cell, &c, 1);
    }
    return fail(reading, "the \" that opens this cell is never closed; the file may be cut off",
                "このセルの \" が閉じていません。ファイルが途中で切れているかもしれません。");
}

static void read_plain(struct reading *reading)
{
    size_t start = reading->at;
    while (!at_end(reading) && reading->text[reading->at] != reading->separator) {
        reading->at++;
    }
    strbuf_add(&reading->cell, reading->text + start, reading->at - start);
}

/** The cell's text is whole: it goes to the row. */
static bool keep_cell(struct reading *reading)
{
    const char *text = strbuf_text(&reading->cell);
    size_t size = reading->cell.size;
    if (size > 1 && *text == '\'' && is_guarded(text[1])) {
        text++;
        size--;
    }
    reading->cells = array_grow(reading->cells, reading->count, &reading->room, sizeof *reading->cells);
    struct cell *cell = &reading->cells[reading->count];
    *cell = (struct cell){.kind = CELL_EMPTY};
    bool kept = size == 0 || book_put(reading->book, cell, CELL_TEXT, text, size);
    reading->count++;
    return (kept && reading->count <= BOOK_COLUMNS_MAX) || fail_large(reading);
}

static bool read_row(struct reading *reading)
{
    for (;;) {
        strbuf_clear(&reading->cell);
        bool quoted = reading->at < reading->size && reading->text[reading->at] == '"';
        if (quoted && !read_quoted(reading)) {
            return false;
        }
        if (!quoted) {
            read_plain(reading);
        }
        if (!keep_cell(reading)) {
            return false;
        }
        if (at_end(reading)) {
            return true;
        }
        reading->at++; /* the separator */
    }
}

static bool end_row(struct reading *reading)
{
    while (reading->count > 0 && reading->cells[reading->count - 1].kind == CELL_EMPTY) {
        reading->count--;
    }
    if (reading->count > 0) {
        struct row *row = book_add_row(reading->book, reading->sheet, reading->count, reading->row);
        if (!row) {
            return fail_large(reading);
        }
        memcpy(row->cells, reading->cells, reading->count * sizeof *row->cells);
    }
    reading->count = 0;
    reading->row++;
    if (reading->at < reading->size && reading->text[reading->at] == '\r') {
        reading->at++;
    }
    if (reading->at < reading->size && reading->text[reading->at] == '\n') {
        reading->at++;
    }
    return true;
}

bool csv_read(struct book *book, const char *name, const char *text, size_t size, struct diags *diags)
{
    struct reading reading = {.book = book, .diags = diags, .text = text, .size = size, .row = 1};
    struct sheet nameless = {.name = name};
    reading.at = marks_size(text, size);
    reading.separator = find_separator(text + reading.at, size - reading.at);
    reading.at += read_separator_line(text + reading.at, size - reading.at, &reading.separator);
    reading.sheet = book_add_sheet(book, name);
    bool good = reading.sheet;
    if (!good) {
        reading.sheet = &nameless;
        fail_large(&reading);
    } else if (memchr(text, '\0', size)) {
        good = fail(&reading, "this is no table of text: it holds bytes of 0",
                    "文字の表ではありません（0 のバイトがあります）。");
    }
    while (good && reading.at < size) {
        good = read_row(&reading) && end_row(&reading);
    }
    strbuf_finish(&reading.cell);
    free(reading.cells);
    return good;
}
