#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/parts.h"
#include "table/xlsx.h"
#include "table/xlsx_relations.h"
#include "table/xlsx_sheet.h"
#include "table/xml.h"

/** A sheet as the workbook names it. */
struct listed {
    const char *name, *relation;
    const struct part *part; /* where the relation leads; NULL: to nothing */
    bool hidden;
};

struct workbook {
    struct arena arena;
    const struct part *part;
    struct xlsx_relations relations;
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
    const char *state = xml_attribute(attributes, "state");
    workbook->sheets[workbook->count++] = (struct listed){.name = arena_strdup(&workbook->arena, name),
                                                          .relation = arena_strdup(&workbook->arena, relation),
                                                          .hidden = state && strcmp(state, "visible") != 0};
}

static void end_nothing(void *user, const char *element)
{
    (void)user;
    (void)element;
}

/** Find every sheet's part. No part is two sheets: it would be read over and over, and a small file hold us up. */
static bool find_sheets(const struct parts *parts, struct workbook *workbook)
{
    bool good = xlsx_relations_read(&workbook->relations, parts, workbook->part->name);
    for (size_t i = 0; i < workbook->count && good; i++) {
        struct listed *sheet = &workbook->sheets[i];
        sheet->part = xlsx_relations_by_id(&workbook->relations, parts, sheet->relation);
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

/** The workbook lies where the file's own relations say, or else where everybody puts it. */
static bool find_workbook(const struct parts *parts, struct workbook *workbook)
{
    struct xlsx_relations relations = {.count = 0};
    bool good = xlsx_relations_read(&relations, parts, "");
    workbook->part = xlsx_relations_by_kind(&relations, parts, "officeDocument");
    workbook->part = workbook->part ? workbook->part : parts_find(parts, "xl/workbook.xml");
    xlsx_relations_finish(&relations);
    return good && workbook->part;
}

static bool read_workbook(const struct parts *parts, struct workbook *workbook)
{
    struct xml_reader reader = {workbook, begin_workbook, end_nothing, NULL, NULL};
    return find_workbook(parts, workbook) && xml_read(&reader, workbook->part->bytes, workbook->part->size) &&
           workbook->count > 0;
}

/** What lies on a sheet without standing in a cell. */
static bool read_drawing(struct sheet *sheet, const struct parts *parts, const struct part *part, const char *drawing)
{
    struct xlsx_relations relations = {.count = 0};
    bool good = xlsx_relations_read(&relations, parts, part->name);
    const struct part *drawn = xlsx_relations_by_id(&relations, parts, drawing);
    good = good && (!drawn || xlsx_drawing_read(sheet, drawn));
    xlsx_relations_finish(&relations);
    return good;
}

static bool read_sheets(struct book *book, const struct parts *parts, const struct workbook *workbook,
                        const struct xlsx_strings *strings, const struct xlsx_styles *styles, struct diags *diags)
{
    if (workbook->too_many) {
        return fail_size(book, diags);
    }
    for (size_t i = 0; i < workbook->count; i++) {
        const struct listed *listed = &workbook->sheets[i];
        struct sheet *sheet = book_add_sheet(book, listed->name);
        const char *drawing = NULL;
        sheet->hidden = listed->hidden;
        enum xlsx_result result = xlsx_sheet_read(book, sheet, listed->part, strings, styles, &drawing);
        if (result == XLSX_OK && drawing && !read_drawing(sheet, parts, listed->part, drawing)) {
            result = XLSX_DAMAGED;
        }
        if (result != XLSX_OK) {
            return result == XLSX_LARGE ? fail_size(book, diags) : fail(book, diags);
        }
    }
    return true;
}

/** What all sheets share, by its kind, or else where everybody puts it. */
static const struct part *find_shared(const struct parts *parts, const struct workbook *workbook, const char *kind,
                                      const char *name)
{
    const struct part *part = xlsx_relations_by_kind(&workbook->relations, parts, kind);
    return part ? part : parts_find(parts, name);
}

static bool read_parts(struct book *book, const struct parts *parts, struct diags *diags)
{
    struct workbook workbook = {.count = 0};
    struct xlsx_strings strings = {.count = 0};
    struct xlsx_styles styles = {.count = 0};
    bool read = (read_workbook(parts, &workbook) && find_sheets(parts, &workbook) &&
                 xlsx_strings_read(&strings, find_shared(parts, &workbook, "sharedStrings", "xl/sharedStrings.xml")) &&
                 xlsx_styles_read(&styles, find_shared(parts, &workbook, "styles", "xl/styles.xml"))) ||
                fail(book, diags);
    styles.since_1904 = workbook.since_1904;
    read = read && read_sheets(book, parts, &workbook, &strings, &styles, diags);
    xlsx_styles_finish(&styles);
    xlsx_strings_finish(&strings);
    xlsx_relations_finish(&workbook.relations);
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
