#include "table/spread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/filling.h"
#include "table/shape.h"
#include "table/value.h"

enum { PIECES_MAX = BOOK_COLUMNS_MAX / 3 };

struct spreading {
    const struct plan *plan;
    struct filler filler;
    struct arena arena;
    struct filling fillings[PLAN_SHEETS_MAX]; /* of the plan's sheets */
};

static struct filling *filling_of(struct spreading *s, const struct plan_sheet *sheet)
{
    return &s->fillings[sheet - s->plan->sheets];
}

/* Rows. */

static void move_lists(struct spreading *s, const struct plan_sheet *owner, const char *name, cJSON *item);

static void put_owner(struct spreading *s, struct filling *filling, const char *name)
{
    if (name) {
        filling_put(&s->filler, filling, filling_column(filling, COLUMN_OWNER, 0), CELL_TEXT, name, strlen(name));
    }
}

/** What names an item for what it owns; NULL when nothing does. */
static const char *name_item(const struct plan_sheet *sheet, const cJSON *item, size_t index, char number[16])
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(item, "id");
    if (strcmp(sheet->leaves[0].path, "id") == 0) {
        return value_is_plain(id) ? id->valuestring : NULL;
    }
    snprintf(number, 16, "%zu", index + 1);
    return number;
}

/** A row for an item, which is taken apart. */
static void move_item(struct spreading *s, const struct plan_sheet *sheet, const char *owner, size_t index, cJSON *item)
{
    struct filling *filling = filling_of(s, sheet);
    char number[16];
    const char *name = name_item(sheet, item, index, number);
    char *kept = name ? strdup(name) : NULL;
    put_owner(s, filling, owner);
    if (sheet->numbered) {
        filling_put(&s->filler, filling, filling_column(filling, COLUMN_NUMBER, 0), CELL_NUMBER, name, strlen(name));
    }
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        filling_move_leaf(&s->filler, filling, filling_column(filling, COLUMN_VALUE, i), &sheet->leaves[i], item);
    }
    move_lists(s, sheet, kept, item);
    if (item->child) {
        filling_put_json(&s->filler, filling, COLUMN_REST, item);
    }
    filling_end_row(&s->filler, filling);
    free(kept);
}

/** A list that its sheet can hold: one of objects, or of texts. */
static bool is_movable(const struct spreading *s, const struct plan_sheet *sheet, const cJSON *list)
{
    if (!cJSON_IsArray(list) || (!list->child && !sheet->required)) {
        return false;
    }
    for (const cJSON *item = list->child; item; item = item->next) {
        if (sheet->kind == PLAN_TEXTS ? !filling_is_text(s->filler.print, item) : !cJSON_IsObject(item)) {
            return false;
        }
    }
    return true;
}

static void move_list(struct spreading *s, const struct plan_sheet *sheet, const char *owner, cJSON *list)
{
    struct filling *filling = filling_of(s, sheet);
    size_t index = 0;
    for (cJSON *item = list->child; item; item = item->next, index++) {
        if (sheet->kind == PLAN_LIST) {
            move_item(s, sheet, owner, index, item);
            continue;
        }
        put_owner(s, filling, owner);
        filling_put_text(&s->filler, filling, filling_column(filling, COLUMN_VALUE, 0), item);
        filling_end_row(&s->filler, filling);
    }
}

/** Every list of an item goes to its own sheet. */
static void move_lists(struct spreading *s, const struct plan_sheet *owner, const char *name, cJSON *item)
{
    for (size_t i = 0; i < s->plan->count; i++) {
        const struct plan_sheet *sheet = &s->plan->sheets[i];
        if (sheet->owner != owner || sheet->kind == PLAN_SHAPES || (sheet->owner_heading && !name)) {
            continue;
        }
        cJSON *list = cJSON_GetObjectItemCaseSensitive(item, sheet->key);
        if (list && is_movable(s, sheet, list)) {
            move_list(s, sheet, sheet->owner_heading ? name : NULL, list);
            cJSON_Delete(cJSON_DetachItemViaPointer(item, list));
        }
    }
}

/** Rows of JSON, at the end of a sheet with a row for each value. */
static void put_rest_rows(struct spreading *s, struct filling *filling, const char *name, const cJSON *json)
{
    struct strbuf text = {0};
    print_compact(&text, json);
    int piece = 0;
    for (size_t at = 0; at < text.size; piece++) {
        size_t part = filling_piece(text.text + at, text.size - at);
        const char *key = plan_piece(name, piece, &s->arena);
        filling_put(&s->filler, filling, 0, CELL_TEXT, key, strlen(key));
        filling_put(&s->filler, filling, 1, CELL_TEXT, text.text + at, part);
        filling_end_row(&s->filler, filling);
        at += part;
    }
    strbuf_finish(&text);
}

/** A document's own values, each a row; what it owns is taken out. */
static void move_object(struct spreading *s, const struct plan_sheet *sheet, cJSON *root)
{
    struct filling *filling = filling_of(s, sheet);
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        const char *heading = sheet->leaves[i].heading;
        filling_put(&s->filler, filling, 0, CELL_TEXT, heading, strlen(heading));
        filling_move_leaf(&s->filler, filling, 1, &sheet->leaves[i], root);
        filling_end_row(&s->filler, filling);
    }
    move_lists(s, sheet, NULL, root);
    if (root->child) {
        put_rest_rows(s, filling, NAMES_REST, root);
    }
}

/* The map's shapes. */

static void move_shape(struct spreading *s, const struct plan_sheet *sheet, const cJSON *shape)
{
    struct filling *filling = filling_of(s, sheet);
    if (!shape_is_ordinary(shape, s->filler.print)) {
        filling_put_json(&s->filler, filling, COLUMN_REST, shape);
        filling_end_row(&s->filler, filling);
        return;
    }
    cJSON *copy = cJSON_Duplicate(shape, true);
    REQUIRE(copy);
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        filling_move_leaf(&s->filler, filling, filling_column(filling, COLUMN_VALUE, i), &sheet->leaves[i], copy);
    }
    filling_put_json(&s->filler, filling, COLUMN_SHAPE, cJSON_GetObjectItemCaseSensitive(copy, "geometry"));
    filling_end_row(&s->filler, filling);
    cJSON_Delete(copy);
}

static void move_geography(struct spreading *s, const struct plan_sheet *sheet, const cJSON *root)
{
    const cJSON *shapes = cJSON_GetObjectItemCaseSensitive(root, "features");
    cJSON *rest = cJSON_Duplicate(root, true);
    REQUIRE(rest);
    if (cJSON_IsArray(shapes)) {
        for (const cJSON *shape = shapes->child; shape; shape = shape->next) {
            move_shape(s, sheet, shape);
        }
        cJSON_ReplaceItemInObjectCaseSensitive(rest, "features", cJSON_CreateArray());
    }
    if (!shape_is_frame(rest)) {
        put_rest_rows(s, filling_of(s, sheet->owner), NAMES_MORE_REST, rest);
    }
    cJSON_Delete(rest);
}

/* Sheets. */

static void add_guide(struct spreading *s)
{
    struct sheet *sheet = book_add_sheet(s->filler.book, NAMES_GUIDE);
    for (int i = 0; i < NAMES_GUIDE_LINES; i++) {
        struct row *row = book_add_row(s->filler.book, sheet, 1, i + 1);
        book_put(s->filler.book, &row->cells[0], CELL_TEXT, names_guide[i], strlen(names_guide[i]));
    }
}

static void begin_sheet(struct spreading *s, const struct plan_sheet *sheet)
{
    struct filling *filling = filling_of(s, sheet);
    filling->sheet = book_add_sheet(s->filler.book, sheet->name);
    filling->columns = plan_columns(sheet, s->filler.print, s->filler.pieces, &filling->column_count, &s->arena);
    filling->cells = arena_array(&s->arena, filling->column_count, sizeof *filling->cells);
    REQUIRE(filling->sheet);
    for (size_t i = 0; i < filling->column_count; i++) {
        const char *heading = plan_heading(sheet, filling->columns[i], s->filler.print, &s->arena);
        filling_put(&s->filler, filling, i, CELL_TEXT, heading, strlen(heading));
    }
    filling_end_row(&s->filler, filling);
}

static void move_document(struct spreading *s, const struct document *document)
{
    const struct plan_sheet *sheet = plan_find(s->plan, document->key);
    if (sheet->kind == PLAN_SHAPES) {
        move_geography(s, sheet, document->source.tree);
        return;
    }
    cJSON *root = cJSON_Duplicate(document->source.tree, true);
    REQUIRE(root);
    move_object(s, sheet, root);
    cJSON_Delete(root);
}

/** Only headings: what they may be about is not there. */
static bool is_used(const struct sheet *sheet, size_t column)
{
    for (size_t i = 1; i < sheet->count; i++) {
        if (row_cell(&sheet->rows[i], column).kind != CELL_EMPTY) {
            return true;
        }
    }
    return false;
}

/** A column for the unusual is there only when it is used. */
static bool is_wanted(const struct spreading *s, const struct plan_sheet *plan, const struct filling *filling,
                      size_t at)
{
    struct column column = filling->columns[at];
    bool text = column.kind == COLUMN_VALUE && plan->kind != PLAN_OBJECT && s->filler.print->language_count > 0 &&
                plan->leaves[column.leaf].kind == LEAF_TEXT && column.language == PLAN_COMMON;
    bool unusual = text || column.kind == COLUMN_REST || (column.kind == COLUMN_SHAPE && column.piece > 0);
    return !unusual || is_used(filling->sheet, at);
}

static void drop_columns(const struct spreading *s, const struct plan_sheet *plan, const struct filling *filling)
{
    size_t kept = 0;
    for (size_t at = 0; at < filling->column_count; at++) {
        if (!is_wanted(s, plan, filling, at)) {
            continue;
        }
        for (size_t i = 0; i < filling->sheet->count; i++) {
            struct row *row = &filling->sheet->rows[i];
            if (kept < row->count) {
                row->cells[kept] = row_cell(row, at);
            }
        }
        kept++;
    }
    for (size_t i = 0; i < filling->sheet->count; i++) {
        struct row *row = &filling->sheet->rows[i];
        row->count = row->count < kept ? row->count : kept;
    }
}

/** A sheet for a document that has only lists is there only when it has something to say. */
static void drop_empty_sheets(const struct spreading *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->filler.book->count; i++) {
        struct sheet *sheet = &s->filler.book->sheets[i];
        bool empty = false;
        for (size_t k = 0; k < s->plan->count; k++) {
            empty = empty || (s->fillings[k].sheet == sheet && s->plan->sheets[k].leaf_count == 0 && sheet->count <= 1);
        }
        if (empty) {
            free(sheet->rows);
        } else {
            s->filler.book->sheets[kept++] = *sheet;
        }
    }
    s->filler.book->count = kept;
}

static void spread_once(struct spreading *s, const struct documents *documents)
{
    add_guide(s);
    for (size_t i = 0; i < s->plan->count; i++) {
        for (size_t k = 0; k < documents->count; k++) {
            if (strcmp(documents->items[k].key, s->plan->sheets[i].document) == 0) {
                begin_sheet(s, &s->plan->sheets[i]);
            }
        }
    }
    for (size_t k = 0; k < documents->count; k++) {
        move_document(s, &documents->items[k]);
    }
    for (size_t i = 0; i < s->plan->count; i++) {
        if (s->fillings[i].sheet) {
            drop_columns(s, &s->plan->sheets[i], &s->fillings[i]);
        }
    }
    drop_empty_sheets(s);
}

bool spread_pack(const struct documents *documents, const struct plan *plan, struct book *book)
{
    int pieces = 1;
    for (;;) {
        struct spreading s = {.plan = plan};
        s.filler = (struct filler){.print = &documents->print, .book = book, .pieces = pieces, .needed = pieces};
        spread_once(&s, documents);
        bool full = s.filler.full;
        int needed = s.filler.needed;
        strbuf_finish(&s.filler.text);
        arena_finish(&s.arena);
        if (full || needed <= pieces) {
            return !full;
        }
        if (needed > PIECES_MAX) {
            return false;
        }
        pieces = needed;
        book_finish(book);
    }
}
