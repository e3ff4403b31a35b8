/*
 * Whatever calls itself a spreadsheet - an .xlsx, the XML in one, CSV files: it is read or refused with a reason, and
 * what is read is JSON that can be printed, or is told by its cell.
 *
 * The first byte says what the others are: z an archive; x the name of a sheet and the XML of it, of strings, of styles
 * and of a drawing, with a form feed between them; c CSV files, each with its name in the first line.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "table/charset.h"
#include "table/csv.h"
#include "table/gather.h"
#include "table/origin.h"
#include "table/parts.h"
#include "table/xlsx.h"
#include "table/xlsx_sheet.h"

/** The bytes up to the next form feed; `*at` is behind it then. */
static struct part cut(const char *bytes, size_t size, size_t *at, const char *name)
{
    size_t start = *at;
    const char *end = start < size ? memchr(bytes + start, '\f', size - start) : NULL;
    size_t length = end ? (size_t)(end - bytes) - start : size - start;
    *at = end ? start + length + 1 : size;
    struct strbuf copy = {0};
    strbuf_puts(&copy, "");
    strbuf_add(&copy, bytes + start, length);
    return (struct part){name, copy.text, copy.size};
}

static void read_xml(struct book *book, const char *bytes, size_t size)
{
    struct parts *parts = calloc(1, sizeof *parts);
    REQUIRE(parts);
    size_t at = 0;
    struct part name = cut(bytes, size, &at, "name"), sheet = cut(bytes, size, &at, "sheet");
    parts->items[parts->count++] = cut(bytes, size, &at, "strings");
    parts->items[parts->count++] = cut(bytes, size, &at, "styles");
    struct part drawn = cut(bytes, size, &at, "drawing");
    const char *drawing;
    struct xlsx_strings strings = {.count = 0};
    struct xlsx_styles styles = {.count = 0};
    if (utf8_valid(name.bytes, name.size) && xlsx_strings_read(&strings, &parts->items[0]) &&
        xlsx_styles_read(&styles, &parts->items[1])) {
        struct sheet *read = book_add_sheet(book, name.bytes);
        xlsx_sheet_read(book, read, &sheet, &strings, &styles, &drawing);
        xlsx_drawing_read(read, &drawn);
    }
    xlsx_styles_finish(&styles);
    xlsx_strings_finish(&strings);
    parts_finish(parts);
    free(parts);
    free(name.bytes);
    free(sheet.bytes);
    free(drawn.bytes);
}

static void read_csv(struct book *book, const char *bytes, size_t size, struct diags *diags)
{
    book->folder = true;
    for (size_t at = 0; at < size && book->count < BOOK_SHEETS_MAX;) {
        struct part file = cut(bytes, size, &at, "file");
        struct strbuf text = {0};
        char *line = memchr(file.bytes, '\n', file.size);
        if (line && charset_decode("file", line + 1, file.size - (size_t)(line + 1 - file.bytes), &text, diags)) {
            *line = '\0';
            if (utf8_valid(file.bytes, strlen(file.bytes))) {
                csv_read(book, file.bytes, text.text, text.size, diags);
            }
        }
        strbuf_finish(&text);
        free(file.bytes);
    }
}

/** Whatever is read is JSON; every value of it comes from a cell that is there. */
static void gather(const struct book *book, struct diags *diags)
{
    struct gathered *gathered = calloc(1, sizeof *gathered);
    struct plan *plan = calloc(1, sizeof *plan);
    struct strbuf text = {0};
    struct arena arena = {0};
    REQUIRE(gathered && plan);
    plan_make(plan);
    size_t errors = diags->errors;
    bool good = gather_book(gathered, plan, book, diags);
    REQUIRE(good == (diags->errors == errors));
    for (size_t i = 0; i < gathered->count; i++) {
        static const char *const paths[] = {"",           "/projects/0/title/ja", "/voices/1/speakers/0/name",
                                            "/nothing/7", "/doors/map",           "/features/0/properties/name"};
        struct diag_place place;
        for (size_t k = 0; k < sizeof paths / sizeof paths[0]; k++) {
            origin_find(gathered, &gathered->documents[i], paths[k], &place, &arena);
        }
        gathered_print(gathered, &gathered->documents[i], &text);
        REQUIRE(utf8_valid(text.text, text.size));
    }
    strbuf_finish(&text);
    arena_finish(&arena);
    gathered_finish(gathered);
    plan_finish(plan);
    free(gathered);
    free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    struct book book = {.path = "book"};
    struct diags diags = {.count = 0};
    const char *bytes = size ? (const char *)input + 1 : "";
    if (size && input[0] == 'z') {
        bool read = xlsx_read(&book, bytes, size - 1, &diags);
        REQUIRE(read == (diags.errors == 0));
    } else if (size && input[0] == 'x') {
        read_xml(&book, bytes, size - 1);
    } else if (size && input[0] == 'c') {
        read_csv(&book, bytes, size - 1, &diags);
    }
    gather(&book, &diags);
    book_finish(&book);
    diag_finish(&diags);
    return 0;
}
