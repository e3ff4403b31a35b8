#include "table/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/headings.h"
#include "table/item.h"
#include "table/languages.h"
#include "table/listing.h"
#include "table/object.h"
#include "table/origin.h"
#include "table/remarks.h"
#include "table/shape.h"
#include "table/sheet_names.h"

/** What the reading of one book shares. */
struct gathering {
    struct gathered *out;
    struct diags *diags;
    struct arena arena; /* until its end */
};

static struct gathered_sheet *sheet_named(const struct gathering *g, const char *path)
{
    const struct plan *plan = g->out->plan;
    return &g->out->sheets[plan_find(plan, path) - plan->sheets];
}

static struct item_reader reader_of(struct gathering *g, const struct gathered_sheet *sheet)
{
    return (struct item_reader){g->out, sheet, &g->arena, g->diags};
}

/* Which sheet is which. */

static void complain_two(struct gathering *g, const struct sheet *sheet, const struct sheet *first, const char *ours)
{
    struct diag_place place = origin_cell(g->out->book, sheet->name, 1, 0, &g->arena);
    if (names_same(sheet->name, first->name)) {
        diag_add(g->diags, DIAG_ERROR, place, "there are two sheets \"%s\"; remove one",
                 "「%s」というシートが二つあります。どちらかを消してください。", sheet->name);
        return;
    }
    diag_add(g->diags, DIAG_ERROR, place, "\"%s\" and \"%s\" are both the sheet \"%s\"; remove the older one",
             "「%s」と「%s」は、どちらも「%s」のシートです。古いほうを消してください。", sheet->name, first->name,
             ours);
}

/** A sheet that is called exactly as one of ours. */
static bool meet_same(struct gathering *g, const struct sheet *sheet)
{
    struct gathered *out = g->out;
    for (size_t i = 0; i < out->plan->count; i++) {
        if (!names_same(sheet->name, out->plan->sheets[i].name)) {
            continue;
        }
        if (out->sheets[i].sheet) {
            complain_two(g, sheet, out->sheets[i].sheet, out->plan->sheets[i].name);
        } else {
            out->sheets[i].sheet = sheet;
        }
        return true;
    }
    return names_same(sheet->name, NAMES_GUIDE) || names_same(sheet->name, NAMES_RECORD);
}

/** Of the sheets of ours, the one that this is a copy of, or whose name stands in its name; NULL: none. */
static struct gathered_sheet *find_like(struct gathering *g, const char *name, enum sheet_likeness *likeness)
{
    for (size_t i = 0; i < g->out->plan->count; i++) {
        *likeness = sheet_names_compare(name, g->out->plan->sheets[i].name, &g->arena);
        if (*likeness != SHEET_OTHER) {
            return &g->out->sheets[i];
        }
    }
    return NULL;
}

/** A sheet of another name: in a folder every file counts, in a workbook a copy beside its original does not. */
static void meet_like(struct gathering *g, const struct sheet *sheet)
{
    struct gathered *out = g->out;
    enum sheet_likeness likeness;
    struct gathered_sheet *ours = find_like(g, sheet->name, &likeness);
    struct diag_place place = origin_cell(out->book, sheet->name, 1, 0, &g->arena);
    if (ours && ours->sheet && (out->book->folder || !names_same(ours->sheet->name, ours->plan->name))) {
        complain_two(g, sheet, ours->sheet, ours->plan->name);
    } else if (ours && ours->sheet) {
        diag_add(g->diags, DIAG_WARNING, place,
                 "\"%s\" is ignored, since there is the sheet \"%s\"; remove the one that is not needed",
                 "「%s」は使いません（「%s」のシートを使います）。いらないほうを消してください。", sheet->name,
                 ours->sheet->name);
    } else if (ours) {
        ours->sheet = sheet;
        if (likeness == SHEET_COPY && !out->book->folder) {
            diag_add(g->diags, DIAG_WARNING, place, "\"%s\" is read as the sheet \"%s\"; rename it if that is right",
                     "「%s」を「%s」のシートとして読みます。それでよければ、名前を直してください。", sheet->name,
                     ours->plan->name);
        }
    } else if (sheet->count > 0 && sheet_names_compare(sheet->name, NAMES_GUIDE, &g->arena) == SHEET_OTHER) {
        diag_add(g->diags, DIAG_WARNING, place,
                 "a pack has no sheet \"%s\", so it is ignored; correct its name or remove it",
                 "「%s」というシートはパックにないので、使いません。名前を直すか、消してください。", sheet->name);
    }
}

/** False when this is no spreadsheet of a pack. */
static bool meet_sheets(struct gathering *g)
{
    for (size_t i = 0; i < g->out->plan->count; i++) {
        g->out->sheets[i].plan = &g->out->plan->sheets[i];
    }
    bool same[BOOK_SHEETS_MAX] = {false};
    for (size_t i = 0; i < g->out->book->count; i++) {
        same[i] = meet_same(g, &g->out->book->sheets[i]);
    }
    for (size_t i = 0; i < g->out->book->count; i++) {
        if (!same[i]) {
            meet_like(g, &g->out->book->sheets[i]);
        }
    }
    const struct gathered_sheet *pack = sheet_named(g, "pack");
    if (!pack->sheet || pack->sheet->count == 0) {
        diag_add(g->diags, DIAG_ERROR, (struct diag_place){.file = g->out->book->path},
                 "this has no sheet \"%s\", so it is no spreadsheet of a pack; make one with: machiakari export",
                 "「%s」のシートがないので、パックの表ではありません。machiakari export で作った表を使ってください。",
                 pack->plan->name);
        return false;
    }
    return true;
}

/** True when some sheet of this document is there. */
static bool has_sheets(const struct gathering *g, const char *document)
{
    for (size_t i = 0; i < g->out->plan->count; i++) {
        const struct gathered_sheet *sheet = &g->out->sheets[i];
        if (sheet->sheet && strcmp(sheet->plan->document, document) == 0) {
            return true;
        }
    }
    return false;
}

static cJSON *read_object(struct gathering *g, struct gathered_sheet *sheet, cJSON **more)
{
    const struct item_reader reader = reader_of(g, sheet);
    return object_read(&reader, sheet, more, &g->out->arena);
}

static void read_headings(struct gathering *g)
{
    for (size_t i = 0; i < g->out->plan->count; i++) {
        struct gathered_sheet *sheet = &g->out->sheets[i];
        size_t errors = g->diags->errors;
        if (!sheet->sheet) {
            continue;
        }
        headings_read(g->out, sheet, &g->out->arena, g->diags);
        sheet->broken = g->diags->errors > errors;
        if (!sheet->broken) {
            remarks_tell(g->out, sheet, &g->arena, g->diags);
        }
    }
}

/* Documents. */

/** Whether every sheet of a document is there; else complains. */
static bool has_all_sheets(struct gathering *g, const char *document)
{
    bool all = true;
    for (size_t i = 0; i < g->out->plan->count; i++) {
        const struct gathered_sheet *sheet = &g->out->sheets[i];
        bool needed = sheet->plan->kind != PLAN_OBJECT || sheet->plan->leaf_count > 0;
        if (sheet->sheet || !needed || strcmp(sheet->plan->document, document) != 0) {
            continue;
        }
        diag_add(
            g->diags, DIAG_ERROR, (struct diag_place){.file = g->out->book->path},
            "the sheet \"%s\" is missing; has its name been changed? If there is nothing on it, leave its headings",
            "「%s」のシートがありません。名前を変えたか、消していませんか。中身をなくすときは、見出しの行だけを残して"
            "ください。",
            sheet->plan->name);
        g->out->whole = all = false;
    }
    return all;
}

static struct gathered_document *add_document(struct gathering *g, const char *key, const char *name, cJSON *tree)
{
    struct gathered *out = g->out;
    REQUIRE(out->count < DOCUMENTS_MAX);
    for (size_t i = 0; i < out->count; i++) {
        if (strcmp(out->documents[i].name, name) == 0) {
            diag_add(g->diags, DIAG_ERROR, (struct diag_place){.file = out->book->path},
                     "two files of the pack are called \"%s\"; give each a name of its own",
                     "パックの二つのファイルが、どちらも「%s」という名前です。別の名前にしてください。", name);
            out->whole = false;
        }
    }
    struct gathered_document *document = &out->documents[out->count++];
    *document = (struct gathered_document){key, arena_strdup(&out->arena, name), tree};
    return document;
}

/** The name that `holder`, which stands on `sheet`, gives to a file at this path. Where it gives none although its
 * sheets are there, it gets one. NULL: it is not to be written. */
static const char *name_of(struct gathering *g, cJSON *holder, const char *sheet, const char *path, const char *key,
                           const char *otherwise)
{
    const cJSON *name = item_get(holder, path);
    if (!name && !has_sheets(g, key)) {
        return NULL;
    }
    if (!name && sheet_named(g, sheet)->broken) {
        return otherwise;
    }
    if (!name) {
        diag_add(g->diags, DIAG_WARNING, (struct diag_place){.file = g->out->book->path},
                 "there are sheets for a file that the pack does not list; it is listed as %s now",
                 "パックの一覧にないファイルのシートがあるので、%s として一覧に加えます。", otherwise);
        item_set(holder, path, cJSON_CreateString(otherwise));
        return otherwise;
    }
    return cJSON_IsString(name) && file_name_is_safe(name->valuestring) ? name->valuestring : NULL;
}

static void gather_geography(struct gathering *g, cJSON *map, cJSON *frame)
{
    struct gathered_sheet *sheet = sheet_named(g, "geography");
    const char *name = name_of(g, map, "map", "geography", "geography", "geography.geojson");
    if (!name || !has_all_sheets(g, "geography")) {
        cJSON_Delete(frame);
        return;
    }
    if (!cJSON_IsArray(cJSON_GetObjectItemCaseSensitive(frame, "features"))) {
        cJSON_Delete(frame);
        frame = shape_make_frame();
    }
    const struct item_reader reader = reader_of(g, sheet);
    listing_read_shapes(&reader, sheet, frame, &g->out->arena);
    add_document(g, "geography", name, frame);
}

/** A document and all its lists. `*more`: as object_read says. */
static cJSON *gather_document(struct gathering *g, const char *key, const char *name, cJSON **more)
{
    struct gathered *out = g->out;
    cJSON *root = read_object(g, sheet_named(g, key), more);
    add_document(g, key, name, root);
    for (size_t i = 0; i < out->plan->count; i++) {
        struct gathered_sheet *sheet = &out->sheets[i];
        bool list = sheet->plan->kind == PLAN_LIST || sheet->plan->kind == PLAN_TEXTS;
        if (!list || strcmp(sheet->plan->document, key) != 0) {
            continue;
        }
        const struct item_reader reader = reader_of(g, sheet);
        listing_read(&reader, sheet, root, &out->arena);
    }
    return root;
}

static void gather_part(struct gathering *g, cJSON *pack, const char *key)
{
    const char *path = arena_printf(&g->arena, "files/%s", key);
    const char *name = name_of(g, pack, "pack", path, key, arena_printf(&g->arena, "%s.json", key));
    if (!name || !has_all_sheets(g, key)) {
        return;
    }
    cJSON *more, *root = gather_document(g, key, name, &more);
    if (strcmp(key, "map") == 0) {
        gather_geography(g, root, more);
    } else {
        cJSON_Delete(more);
    }
}

static void gather_documents(struct gathering *g)
{
    cJSON *more, *pack = gather_document(g, "pack", "pack.json", &more);
    cJSON_Delete(more);
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        gather_part(g, pack, layout_parts[i].key);
    }
}

bool gather_book(struct gathered *gathered, const struct plan *plan, const struct book *book, struct diags *diags)
{
    struct gathering g = {.out = gathered, .diags = diags};
    size_t errors = diags->errors;
    gathered->plan = plan;
    gathered->book = book;
    if (meet_sheets(&g)) {
        struct gathered_sheet *pack = sheet_named(&g, "pack");
        const struct item_reader reader = reader_of(&g, pack);
        languages_read(&reader, gathered, pack);
        read_headings(&g);
        gathered->whole = diags->errors == errors;
        gather_documents(&g);
    }
    arena_finish(&g.arena);
    return diags->errors == errors;
}

void gathered_finish(struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->count; i++) {
        cJSON_Delete(gathered->documents[i].tree);
    }
    arena_finish(&gathered->arena);
}

void gathered_print(const struct gathered *gathered, const struct gathered_document *document, struct strbuf *out)
{
    print_document(out, &gathered->print, document->tree, plan_shape(document->key));
}
