#include "table/plan.h"

#include <string.h>

#include "base/bug.h"

/** Where leaves are gathered, and how far down. */
struct gathering_leaves {
    struct plan *plan;
    struct plan_sheet *sheet;
    const char *path, *heading; /* so far; "" at the item */
    bool required;
};

static const char *join(struct arena *arena, const char *before, const char *between, const char *after)
{
    return *before ? arena_printf(arena, "%s%s%s", before, between, after) : after;
}

static const char *name_of(const struct plan_sheet *sheet, const char *key)
{
    const char *name = names_key(sheet->path, key);
    return name ? name : key;
}

static void add_leaf(const struct gathering_leaves *at, enum leaf_kind kind, const char *key, bool required)
{
    struct plan_sheet *sheet = at->sheet;
    struct arena *arena = &at->plan->arena;
    REQUIRE(sheet->leaf_count < PLAN_LEAVES_MAX);
    sheet->leaves[sheet->leaf_count++] =
        (struct leaf){kind, join(arena, at->path, "/", key), join(arena, at->heading, "：", name_of(sheet, key)),
                      at->required && required};
}

static void add_files(const struct gathering_leaves *at)
{
    struct gathering_leaves inner = *at;
    inner.path = join(&at->plan->arena, at->path, "/", "files");
    inner.heading = join(&at->plan->arena, at->heading, "：", name_of(at->sheet, "files"));
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        add_leaf(&inner, LEAF_STRING, layout_parts[i].key, false);
    }
}

/** What code of its own reads. */
static void add_elsewhere(const struct gathering_leaves *at, const struct field *field)
{
    static const struct {
        const char *key;
        enum leaf_kind kind;
    } known[] = {{"format", LEAF_INTEGER}, {"languages", LEAF_WORDS}, {"geography", LEAF_STRING}};
    if (strcmp(field->key, "files") == 0) {
        add_files(at);
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].key, field->key) == 0) {
            add_leaf(at, known[i].kind, field->key, field->required);
            return;
        }
    }
    BUG("a value of pack.json has no place in a spreadsheet");
}

static void add_leaves(const struct gathering_leaves *at, const struct shape *shape);

static void add_inner(const struct gathering_leaves *at, const struct field *field)
{
    struct arena *arena = &at->plan->arena;
    struct gathering_leaves inner = {
        .plan = at->plan,
        .sheet = at->sheet,
        .path = join(arena, at->path, "/", field->key),
        .heading = join(arena, at->heading, "：", name_of(at->sheet, field->key)),
        /* A picture that is not there needs no credit. */
        .required = at->required && field->required,
    };
    add_leaves(&inner, field->shape);
}

static bool is_list(const struct field *field)
{
    return field->kind == FIELD_LIST || field->kind == FIELD_TEXTS;
}

/** How the value of a field that stands in one place is written. */
static enum leaf_kind leaf_of(enum field_kind kind)
{
    switch (kind) {
    case FIELD_ID:
    case FIELD_ACCENT:
    case FIELD_MAIL:
    case FIELD_REF:
        return LEAF_NAME;
    case FIELD_FILE:
        return LEAF_STRING;
    case FIELD_PHONE:
        return LEAF_PHONE;
    case FIELD_DATE:
        return LEAF_DAY;
    case FIELD_TEXT:
    case FIELD_QUOTATION:
        return LEAF_TEXT;
    case FIELD_BOOL:
        return LEAF_TRUTH;
    case FIELD_INTEGER:
        return LEAF_INTEGER;
    case FIELD_NUMBER:
        return LEAF_NUMBER;
    case FIELD_GOALS:
        return LEAF_GOALS;
    case FIELD_LANGUAGE: /* these are of settings, which no spreadsheet holds */
    case FIELD_PATH:
    case FIELD_PIN:
    case FIELD_ELSEWHERE: /* and these stand in more places than one */
    case FIELD_PICTURE:
    case FIELD_OBJECT:
    case FIELD_LIST:
    case FIELD_TEXTS:
    case FIELD_KIND_COUNT:
        break;
    }
    BUG("no field of one value");
}

static void add_field(const struct gathering_leaves *at, const struct field *field)
{
    if (field->kind == FIELD_ELSEWHERE) {
        add_elsewhere(at, field);
    } else if (field->kind == FIELD_PICTURE || field->kind == FIELD_OBJECT) {
        add_inner(at, field);
    } else if (!is_list(field)) { /* a list is a sheet of its own */
        add_leaf(at, leaf_of(field->kind), field->key, field->required);
    }
}

static void add_leaves(const struct gathering_leaves *at, const struct shape *shape)
{
    for (size_t i = 0; i < shape->count; i++) {
        add_field(at, &shape->fields[i]);
    }
}

static struct plan_sheet *add_sheet(struct plan *plan, enum plan_kind kind, const char *document, const char *path)
{
    REQUIRE(plan->count < PLAN_SHEETS_MAX);
    struct plan_sheet *sheet = &plan->sheets[plan->count++];
    const char *name = names_sheet(path);
    *sheet = (struct plan_sheet){.kind = kind, .path = path, .name = name ? name : path, .document = document};
    return sheet;
}

static bool has_id(const struct plan_sheet *sheet)
{
    return sheet->leaf_count > 0 && strcmp(sheet->leaves[0].path, "id") == 0;
}

static bool has_lists(const struct shape *shape)
{
    size_t i = 0;
    while (i < shape->count && !is_list(&shape->fields[i])) {
        i++;
    }
    return i < shape->count;
}

static void add_lists(struct plan *plan, const struct plan_sheet *owner, const struct shape *shape);

static void add_list(struct plan *plan, const struct plan_sheet *owner, const struct field *field)
{
    struct arena *arena = &plan->arena;
    bool texts = field->kind == FIELD_TEXTS;
    struct plan_sheet *sheet = add_sheet(plan, texts ? PLAN_TEXTS : PLAN_LIST, owner->document,
                                         arena_printf(arena, "%s/%s", owner->path, field->key));
    sheet->key = field->key;
    sheet->required = field->required;
    sheet->least = field->least;
    sheet->upmost = field->upmost;
    sheet->owner = owner;
    if (owner->kind != PLAN_OBJECT) {
        sheet->owner_by_id = has_id(owner);
        sheet->owner_heading = arena_printf(arena, "%s（%s）", owner->name, sheet->owner_by_id ? "id" : "番号");
    }
    struct gathering_leaves at = {.plan = plan, .sheet = sheet, .path = "", .heading = "", .required = true};
    if (texts) {
        sheet->leaves[sheet->leaf_count++] = (struct leaf){LEAF_TEXT, "", names_key(sheet->path, "text"), true};
    } else {
        add_leaves(&at, field->shape);
        sheet->numbered = !has_id(sheet) && has_lists(field->shape);
        add_lists(plan, sheet, field->shape);
    }
}

/** A list may stand in the items of another, but not in an object of its own in there: the format has none. */
static void add_lists(struct plan *plan, const struct plan_sheet *owner, const struct shape *shape)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (is_list(&shape->fields[i])) {
            add_list(plan, owner, &shape->fields[i]);
        }
    }
}

static struct plan_sheet *add_document(struct plan *plan, const char *key, const struct shape *shape)
{
    struct plan_sheet *sheet = add_sheet(plan, PLAN_OBJECT, key, key);
    struct gathering_leaves at = {.plan = plan, .sheet = sheet, .path = "", .heading = "", .required = true};
    add_leaves(&at, shape);
    add_lists(plan, sheet, shape);
    return sheet;
}

static void add_shapes(struct plan *plan, const struct plan_sheet *map)
{
    struct plan_sheet *sheet = add_sheet(plan, PLAN_SHAPES, "geography", "geography");
    struct gathering_leaves at = {.plan = plan, .sheet = sheet, .path = "properties", .heading = "", .required = false};
    sheet->key = "features";
    sheet->owner = map;
    add_leaf(&at, LEAF_STRING, "kind", false);
    add_leaf(&at, LEAF_TEXT, "name", false);
}

void plan_make(struct plan *plan)
{
    *plan = (struct plan){.count = 0};
    add_document(plan, "pack", &layout_pack);
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        const struct plan_sheet *sheet = add_document(plan, layout_parts[i].key, layout_parts[i].shape);
        if (strcmp(layout_parts[i].key, "map") == 0) {
            add_shapes(plan, sheet);
        }
    }
}

void plan_finish(struct plan *plan)
{
    arena_finish(&plan->arena);
}

const struct plan_sheet *plan_find(const struct plan *plan, const char *path)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (strcmp(plan->sheets[i].path, path) == 0) {
            return &plan->sheets[i];
        }
    }
    return NULL;
}

const struct shape *plan_shape(const char *document)
{
    if (strcmp(document, "pack") == 0) {
        return &layout_pack;
    }
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        if (strcmp(document, layout_parts[i].key) == 0) {
            return layout_parts[i].shape;
        }
    }
    return NULL;
}

/* Columns. */

const char *plan_piece(const char *name, int piece, struct arena *arena)
{
    return piece == 0 ? name : arena_printf(arena, "%s%d", name, piece + 1);
}

const char *plan_heading(const struct plan_sheet *sheet, struct column column, const struct print *print,
                         struct arena *arena)
{
    const char *language = column.language == PLAN_COMMON ? NAMES_COMMON : print->languages[column.language];
    const struct leaf *leaf = &sheet->leaves[column.leaf];
    switch (column.kind) {
    case COLUMN_OWNER:
        return sheet->owner_heading;
    case COLUMN_NUMBER:
        return NAMES_NUMBER;
    case COLUMN_KEY:
        return NAMES_KEY;
    case COLUMN_VALUE:
        if (sheet->kind == PLAN_OBJECT) {
            return language;
        }
        return leaf->kind == LEAF_TEXT ? arena_printf(arena, "%s（%s）", leaf->heading, language) : leaf->heading;
    case COLUMN_SHAPE:
        return plan_piece(NAMES_SHAPE, column.piece, arena);
    case COLUMN_REST:
        return plan_piece(NAMES_REST, column.piece, arena);
    case COLUMN_KIND_COUNT:
        break;
    }
    BUG("no such kind of column");
}

/** Of a text: one for all languages, and one for each. */
static size_t add_languages(struct column *columns, size_t count, size_t leaf, bool text, const struct print *print)
{
    columns[count++] = (struct column){.kind = COLUMN_VALUE, .leaf = leaf, .language = PLAN_COMMON};
    for (size_t i = 0; text && i < print->language_count; i++) {
        columns[count++] = (struct column){.kind = COLUMN_VALUE, .leaf = leaf, .language = (int)i};
    }
    return count;
}

struct column *plan_columns(const struct plan_sheet *sheet, const struct print *print, int pieces, size_t *count,
                            struct arena *arena)
{
    size_t most = 2 + (sheet->leaf_count + 1) * (1 + PACK_LANGUAGES_MAX) + 2 * (size_t)pieces, n = 0;
    struct column *columns = arena_array(arena, most, sizeof *columns);
    if (sheet->kind == PLAN_OBJECT) {
        columns[n++] = (struct column){.kind = COLUMN_KEY};
        *count = add_languages(columns, n, 0, true, print);
        return columns;
    }
    if (sheet->owner_heading) {
        columns[n++] = (struct column){.kind = COLUMN_OWNER};
    }
    if (sheet->numbered) {
        columns[n++] = (struct column){.kind = COLUMN_NUMBER};
    }
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        n = add_languages(columns, n, i, sheet->leaves[i].kind == LEAF_TEXT, print);
    }
    for (int i = 0; sheet->kind == PLAN_SHAPES && i < pieces; i++) {
        columns[n++] = (struct column){.kind = COLUMN_SHAPE, .piece = i};
    }
    for (int i = 0; sheet->kind != PLAN_TEXTS && i < pieces; i++) {
        columns[n++] = (struct column){.kind = COLUMN_REST, .piece = i};
    }
    *count = n;
    return columns;
}
