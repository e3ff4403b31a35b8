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
};

struct workbook {
    struct arena arena;
    struct listed sheets[BOOK_SHEETS_MAX];
    size_t count;
    bool too_many;
};

static void begin_workbook(void *user, const char *element, const char *const *attributes)
{
    struct workbook *workbook = user;
    const char *name = xml_attribute(attributes, "name"), *relation = xml_attribute(attributes, "id");
    if (strcmp(element, "sheet") != 0 || !name || !relation) {
        return;
    }
    if (workbook->count == BOOK_SHEETS_MAX) {
        workbook->too_many = true;
        return;
    }
    workbook->sheets[workbook->count++] =
        (struct listed){arena_strdup(&workbook->arena, name), arena_strdup(&workbook->arena, relation)};
}

static void end_nothing(void *user, const char *element)
{
    (void)user;
    (void)element;
}

/** Where a relation leads. */
struct relations {
    struct arena arena;
    const char *wanted, *target;
};

static void begin_relations(void *user, const char *element, const char *const *attributes)
{
    struct relations *relations = user;
    const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
    if (strcmp(element, "Relationship") == 0 && id && target && strcmp(id, relations->wanted) == 0) {
        relations->target = arena_strdup(&relations->arena, target);
    }
}

/** The part that a relation of the workbook leads to, or NULL. */
static const struct part *follow(const struct parts *parts, const char *relation)
{
    const struct part *list = parts_find(parts, "xl/_rels/workbook.xml.rels");
    struct relations relations = {.wanted = relation};
    const struct part *part = NULL;
    struct xml_reader reader = {&relations, begin_relations, end_nothing, NULL, NULL};
    if (list && xml_read(&reader, list->bytes, list->size) && relations.target) {
        const char *target = relations.target;
        part = parts_find(parts, *target == '/' ? target + 1 : arena_printf(&relations.arena, "xl/%s", target));
    }
    arena_finish(&relations.arena);
    return part;
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

static bool read_sheets(struct book *book, const struct parts *parts, const struct workbook *workbook,
                        const struct xlsx_strings *strings, const struct xlsx_styles *styles, struct diags *diags)
{
    if (workbook->too_many) {
        return fail_size(book, diags);
    }
    for (size_t i = 0; i < workbook->count; i++) {
        const struct part *part = follow(parts, workbook->sheets[i].relation);
        struct sheet *sheet = book_add_sheet(book, workbook->sheets[i].name);
        enum xlsx_result result = part ? xlsx_sheet_read(book, sheet, part, strings, styles) : XLSX_DAMAGED;
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
    bool read =
        (read_workbook(parts, &workbook) && xlsx_strings_read(&strings, parts) && xlsx_styles_read(&styles, parts)) ||
        fail(book, diags);
    read = read && read_sheets(book, parts, &workbook, &strings, &styles, diags);
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
