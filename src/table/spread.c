#include "table/spread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "table/shape.h"
#include "table/value.h"

enum { PIECES_MAX = BOOK_COLUMNS_MAX / 3, PATH_MAX_BYTES = 200 };

/** A sheet while it is filled. Its columns are there once its document is. */
struct filling {
    struct sheet *sheet;
    struct column *columns;
    size_t column_count;
    struct cell *cells; /* the row that is made */
};

struct spreading {
    const struct plan *plan;
    const struct print *print;
    struct book *book;
    struct arena arena;
    struct filling fillings[PLAN_SHEETS_MAX]; /* of the plan's sheets */
    int pieces, needed;                       /* columns for a long JSON: that there are, that there should be */
    bool full;                                /* the book took no more */
    struct strbuf text;                       /* of the value that is written */
};

static struct filling *filling_of(struct spreading *s, const struct plan_sheet *sheet)
{
    return &s->fillings[sheet - s->plan->sheets];
}

/* Cells of the row that is made. */

static void put(struct spreading *s, struct filling *filling, size_t column, enum cell_kind kind, const char *text,
                size_t size)
{
    s->full = s->full || !book_put(s->book, &filling->cells[column], kind, text, size);
}

/** The first column of this kind (and leaf). */
static size_t column_of(const struct filling *filling, enum column_kind kind, size_t leaf)
{
    size_t i = 0;
    while (i < filling->column_count && (filling->columns[i].kind != kind || filling->columns[i].leaf != leaf)) {
        i++;
    }
    REQUIRE(i < filling->column_count);
    return i;
}

/** The bytes of the next piece of a long text: whole code points. */
static size_t piece_size(const char *text, size_t size)
{
    size_t end = size < BOOK_CELL_BYTES ? size : BOOK_CELL_BYTES;
    while (end < size && end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80) {
        end--;
    }
    return end;
}

/** Put JSON into as many columns as it needs. */
static void put_json(struct spreading *s, struct filling *filling, enum column_kind kind, const cJSON *json)
{
    struct strbuf text = {0};
    print_compact(&text, json);
    size_t first = column_of(filling, kind, 0);
    int piece = 0;
    for (size_t at = 0; at < text.size; piece++) {
        size_t part = piece_size(text.text + at, text.size - at);
        if (piece < s->pieces) {
            put(s, filling, first + (size_t)piece, CELL_TEXT, text.text + at, part);
        }
        at += part;
    }
    s->needed = piece > s->needed ? piece : s->needed;
    strbuf_finish(&text);
}

/** The made row becomes one of the sheet; its cells are empty again. */
static void end_row(struct spreading *s, struct filling *filling)
{
    size_t count = filling->column_count;
    while (count > 0 && filling->cells[count - 1].kind == CELL_EMPTY) {
        count--;
    }
    struct row *row = book_add_row(s->book, filling->sheet, count, (int)filling->sheet->count + 1);
    if (row && count > 0) {
        memcpy(row->cells, filling->cells, count * sizeof *row->cells);
    }
    memset(filling->cells, 0, filling->column_count * sizeof *filling->cells);
    s->full = s->full || !row;
}

/* Values. */

/** Where a leaf stands in an item: the objects on the way, and the value; NULL: it is not there. */
struct found {
    cJSON *on_the_way[4];
    size_t depth;
    cJSON *value;
};

static struct found find_leaf(cJSON *item, const char *path)
{
    struct found found = {.value = item};
    for (const char *key = path; *key && found.value;) {
        char name[PATH_MAX_BYTES];
        size_t size = strcspn(key, "/");
        REQUIRE(size < sizeof name && found.depth < sizeof found.on_the_way / sizeof found.on_the_way[0]);
        memcpy(name, key, size);
        name[size] = '\0';
        key += size + (key[size] == '/' ? 1 : 0);
        found.on_the_way[found.depth++] = found.value;
        found.value = cJSON_IsObject(found.value) ? cJSON_GetObjectItemCaseSensitive(found.value, name) : NULL;
    }
    return found;
}

/** Take a value out, and every object on the way that is empty then. */
static void remove_leaf(struct found found)
{
    cJSON *gone = found.value;
    while (found.depth > 0) {
        cJSON *holder = found.on_the_way[--found.depth];
        cJSON_Delete(cJSON_DetachItemViaPointer(holder, gone));
        if (holder->child) {
            return;
        }
        gone = holder;
        if (found.depth == 0) {
            return;
        }
    }
}

/** The language of a text's member, or PLAN_COMMON: it is none of the pack's. */
static int language_of(const struct print *print, const char *key)
{
    for (size_t i = 0; i < print->language_count; i++) {
        if (strcmp(print->languages[i], key) == 0) {
            return (int)i;
        }
    }
    return PLAN_COMMON;
}

/** A text whose every language has a column. */
static bool is_text(const struct print *print, const cJSON *text)
{
    if (!cJSON_IsObject(text) || !text->child) {
        return value_is_plain(text);
    }
    for (const cJSON *member = text->child; member; member = member->next) {
        if (language_of(print, member->string) == PLAN_COMMON || !value_is_plain(member)) {
            return false;
        }
    }
    return true;
}

/** Put a text into the columns from `first`, that of all languages, on. */
static void put_text(struct spreading *s, struct filling *filling, size_t first, const cJSON *text)
{
    if (cJSON_IsString(text)) {
        put(s, filling, first, CELL_TEXT, text->valuestring, strlen(text->valuestring));
        return;
    }
    for (const cJSON *member = text->child; member; member = member->next) {
        size_t column = first + 1 + (size_t)language_of(s->print, member->string);
        put(s, filling, column, CELL_TEXT, member->valuestring, strlen(member->valuestring));
    }
}

/** Put a value into the columns from `first` on; false when it has to stay JSON. */
static bool put_leaf(struct spreading *s, struct filling *filling, size_t first, const struct leaf *leaf,
                     const cJSON *json)
{
    if (leaf->kind == LEAF_TEXT) {
        bool text = is_text(s->print, json);
        if (text) {
            put_text(s, filling, first, json);
        }
        return text;
    }
    enum cell_kind kind;
    strbuf_clear(&s->text);
    if (!value_write(leaf->kind, json, &s->text, &kind)) {
        return false;
    }
    if (s->text.size > 0) {
        put(s, filling, first, kind, s->text.text, s->text.size);
    }
    return true;
}

/** Put a leaf of an item, and take it out of that. */
static void move_leaf(struct spreading *s, struct filling *filling, size_t first, const struct leaf *leaf, cJSON *item)
{
    struct found found = find_leaf(item, leaf->path);
    if (found.value && put_leaf(s, filling, first, leaf, found.value)) {
        remove_leaf(found);
    }
}

/* Rows. */

static void move_lists(struct spreading *s, const struct plan_sheet *owner, const char *name, cJSON *item);

static void put_owner(struct spreading *s, struct filling *filling, const char *name)
{
    if (name) {
        put(s, filling, column_of(filling, COLUMN_OWNER, 0), CELL_TEXT, name, strlen(name));
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
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        move_leaf(s, filling, column_of(filling, COLUMN_VALUE, i), &sheet->leaves[i], item);
    }
    move_lists(s, sheet, kept, item);
    if (item->child) {
        put_json(s, filling, COLUMN_REST, item);
    }
    end_row(s, filling);
    free(kept);
}

/** A list that its sheet can hold: one of objects, or of texts. */
static bool is_movable(const struct spreading *s, const struct plan_sheet *sheet, const cJSON *list)
{
    if (!cJSON_IsArray(list) || (!list->child && !sheet->required)) {
        return false;
    }
    for (const cJSON *item = list->child; item; item = item->next) {
        if (sheet->kind == PLAN_TEXTS ? !is_text(s->print, item) : !cJSON_IsObject(item)) {
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
        put_text(s, filling, column_of(filling, COLUMN_VALUE, 0), item);
        end_row(s, filling);
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
        size_t part = piece_size(text.text + at, text.size - at);
        const char *key = plan_piece(name, piece, &s->arena);
        put(s, filling, 0, CELL_TEXT, key, strlen(key));
        put(s, filling, 1, CELL_TEXT, text.text + at, part);
        end_row(s, filling);
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
        put(s, filling, 0, CELL_TEXT, heading, strlen(heading));
        move_leaf(s, filling, 1, &sheet->leaves[i], root);
        end_row(s, filling);
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
    if (!shape_is_ordinary(shape, s->print)) {
        put_json(s, filling, COLUMN_REST, shape);
        end_row(s, filling);
        return;
    }
    cJSON *copy = cJSON_Duplicate(shape, true);
    REQUIRE(copy);
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        move_leaf(s, filling, column_of(filling, COLUMN_VALUE, i), &sheet->leaves[i], copy);
    }
    put_json(s, filling, COLUMN_SHAPE, cJSON_GetObjectItemCaseSensitive(copy, "geometry"));
    end_row(s, filling);
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
    struct sheet *sheet = book_add_sheet(s->book, NAMES_GUIDE);
    for (int i = 0; i < NAMES_GUIDE_LINES; i++) {
        struct row *row = book_add_row(s->book, sheet, 1, i + 1);
        book_put(s->book, &row->cells[0], CELL_TEXT, names_guide[i], strlen(names_guide[i]));
    }
}

static void begin_sheet(struct spreading *s, const struct plan_sheet *sheet)
{
    struct filling *filling = filling_of(s, sheet);
    filling->sheet = book_add_sheet(s->book, sheet->name);
    filling->columns = plan_columns(sheet, s->print, s->pieces, &filling->column_count, &s->arena);
    filling->cells = arena_array(&s->arena, filling->column_count, sizeof *filling->cells);
    REQUIRE(filling->sheet);
    for (size_t i = 0; i < filling->column_count; i++) {
        const char *heading = plan_heading(sheet, filling->columns[i], s->print, &s->arena);
        put(s, filling, i, CELL_TEXT, heading, strlen(heading));
    }
    end_row(s, filling);
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
    bool text = column.kind == COLUMN_VALUE && plan->kind != PLAN_OBJECT && s->print->language_count > 0 &&
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
    for (size_t i = 0; i < s->book->count; i++) {
        struct sheet *sheet = &s->book->sheets[i];
        bool empty = false;
        for (size_t k = 0; k < s->plan->count; k++) {
            empty = empty || (s->fillings[k].sheet == sheet && s->plan->sheets[k].leaf_count == 0 && sheet->count <= 1);
        }
        if (empty) {
            free(sheet->rows);
        } else {
            s->book->sheets[kept++] = *sheet;
        }
    }
    s->book->count = kept;
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
        struct spreading s = {
            .plan = plan, .print = &documents->print, .book = book, .pieces = pieces, .needed = pieces};
        spread_once(&s, documents);
        bool full = s.full;
        int needed = s.needed;
        strbuf_finish(&s.text);
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
