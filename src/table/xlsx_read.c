#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/parts.h"
#include "table/xlsx.h"
#include "table/xlsx_parts.h"
#include "table/xlsx_sheet.h"
#include "table/xml.h"

/** A sheet as the workbook names it. */
struct listed {
    const char *name, *relation;
    const char *target;      /* where the relation leads; NULL: nowhere */
    const struct part *part; /* what lies there; NULL: nothing */
};

struct workbook {
    struct arena arena;
    struct listed sheets[BOOK_SHEETS_MAX];
    size_t count;
    bool too_many;
    bool since_1904;
};

static void begin_workbook(void *user, const char *element, const char *const *attributes)
{
    struct workbook *workbook = user;
    const char *name = xml_attribute(attributes, "name"), *relation = xml_attribute(attributes, "id");
    if (strcmp(element, "workbookPr") == 0) {
        const char *since_1904 = xml_attribute(attributes, "date1904");
        workbook->since_1904 = since_1904 && (strcmp(since_1904, "1") == 0 || strcmp(since_1904, "true") == 0);
    }
    if (strcmp(element, "sheet") != 0 || !name || !relation) {
        return;
    }
    if (workbook->count == BOOK_SHEETS_MAX) {
        workbook->too_many = true;
        return;
    }
    workbook->sheets[workbook->count++] = (struct listed){.name = arena_strdup(&workbook->arena, name),
                                                          .relation = arena_strdup(&workbook->arena, relation)};
}

static void end_nothing(void *user, const char *element)
{
    (void)user;
    (void)element;
}

static void begin_relations(void *user, const char *element, const char *const *attributes)
{
    struct workbook *workbook = user;
    const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
    if (strcmp(element, "Relationship") != 0 || !id || !target) {
        return;
    }
    for (size_t i = 0; i < workbook->count; i++) {
        struct listed *sheet = &workbook->sheets[i];
        if (!sheet->target && strcmp(sheet->relation, id) == 0) {
            sheet->target = arena_strdup(&workbook->arena, target);
        }
    }
}

/** The part that a relation of the workbook leads to, or NULL. */
static const struct part *follow(const struct parts *parts, struct workbook *workbook, const char *target)
{
    if (!target) {
        return NULL;
    }
    return parts_find(parts, *target == '/' ? target + 1 : arena_printf(&workbook->arena, "xl/%s", target));
}

/** Find every sheet's part. No part is two sheets: it would be read over and over, and a small file hold us up. */
static bool read_relations(const struct parts *parts, struct workbook *workbook)
{
    const struct part *list = parts_find(parts, "xl/_rels/workbook.xml.rels");
    struct xml_reader reader = {workbook, begin_relations, end_nothing, NULL, NULL};
    bool good = list && xml_read(&reader, list->bytes, list->size);
    for (size_t i = 0; i < workbook->count && good; i++) {
        struct listed *sheet = &workbook->sheets[i];
        sheet->part = follow(parts, workbook, sheet->target);
        good = sheet->part;
        for (size_t k = 0; k < i; k++) {
            good = good && workbook->sheets[k].part != sheet->part;
        }
    }
    return good;
}

static bool fail(const struct book *book, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, (struct diag_place){.file = book->path},
             "this .xlsx is damaged; open it in a spreadsheet program and save it anew",
             ".xlsx の中が壊れています。表計算ソフトで開いて、保存しなおしてください。");
    return false;
}

static bool fail_size(const struct book *book, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, (struct diag_place){.file = book->path},
             "the spreadsheet has more sheets, rows or columns than a pack can have; make it smaller",
             "シート、行、列のどれかが多すぎます。小さくしてください。");
    return false;
}

static bool read_workbook(const struct parts *parts, struct workbook *workbook)
{
    const struct part *part = parts_find(parts, "xl/workbook.xml");
    struct xml_reader reader = {workbook, begin_workbook, end_nothing, NULL, NULL};
    return part && xml_read(&reader, part->bytes, part->size) && workbook->count > 0;
}

static bool read_sheets(struct book *book, const struct workbook *workbook, const struct xlsx_strings *strings,
                        const struct xlsx_styles *styles, struct diags *diags)
{
    if (workbook->too_many) {
        return fail_size(book, diags);
    }
    for (size_t i = 0; i < workbook->count; i++) {
        const struct listed *listed = &workbook->sheets[i];
        struct sheet *sheet = book_add_sheet(book, listed->name);
        enum xlsx_result result = xlsx_sheet_read(book, sheet, listed->part, strings, styles);
        if (result != XLSX_OK) {
            return result == XLSX_LARGE ? fail_size(book, diags) : fail(book, diags);
        }
    }
    return true;
}

static bool read_parts(struct book *book, const struct parts *parts, struct diags *diags)
{
    struct workbook workbook = {.count = 0};
    struct xlsx_strings strings = {.count = 0};
    struct xlsx_styles styles = {.count = 0};
    bool read = (read_workbook(parts, &workbook) && read_relations(parts, &workbook) &&
                 xlsx_strings_read(&strings, parts) && xlsx_styles_read(&styles, parts)) ||
                fail(book, diags);
    styles.since_1904 = workbook.since_1904;
    read = read && read_sheets(book, &workbook, &strings, &styles, diags);
    xlsx_styles_finish(&styles);
    xlsx_strings_finish(&strings);
    arena_finish(&workbook.arena);
    return read;
}

bool xlsx_read(struct book *book, const char *bytes, size_t size, struct diags *diags)
{
    struct parts *parts = calloc(1, sizeof *parts);
    if (!parts) {
        BUG("out of memory");
    }
    bool read = parts_read(parts, book->path, bytes, size, diags) && read_parts(book, parts, diags);
    parts_finish(parts);
    free(parts);
    return read;
}
