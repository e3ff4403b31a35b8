#include "table/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/shape.h"
#include "table/value.h"

/** Owners by name, to be found quickly. */
struct named {
    const char *id;
    size_t item;
};

struct listing {
    const struct item_reader *reader;
    struct gathered_sheet *sheet;
    const struct gathered_sheet *owners; /* NULL: the document itself is the owner */
    cJSON *root;
    struct named *names; /* sorted */
    size_t name_count;
    size_t *counts;      /* of items, for each owner */
    bool orphans;        /* the owners cannot be read: nobody can say whose the rows are */
    struct arena *arena; /* what is remembered lives there */
};

static int compare_named(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = strcmp(left->id, right->id);
    return order ? order : (left->item > right->item) - (left->item < right->item);
}

static void learn_names(struct listing *listing, struct arena *arena)
{
    size_t count = listing->owners->item_count;
    listing->names = arena_array(arena, count + 1, sizeof *listing->names);
    for (size_t i = 0; i < count; i++) {
        if (listing->owners->items[i].name) {
            listing->names[listing->name_count++] = (struct named){listing->owners->items[i].name, i};
        }
    }
    qsort(listing->names, listing->name_count, sizeof *listing->names, compare_named);
}

static struct listing begin(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON *root,
                            struct arena *arena)
{
    struct listing listing = {.reader = reader, .sheet = sheet, .root = root, .arena = arena};
    size_t rows = sheet->sheet ? sheet->sheet->count : 0, owners = 1;
    if (sheet->plan->owner_heading) {
        listing.owners = &reader->gathered->sheets[sheet->plan->owner - reader->gathered->plan->sheets];
        owners = listing.owners->item_count;
    }
    if (listing.owners) {
        learn_names(&listing, arena);
    }
    sheet->items = arena_array(arena, rows + 1, sizeof *sheet->items);
    listing.counts = arena_array(arena, owners + 1, sizeof *listing.counts);
    listing.orphans = listing.owners && (listing.owners->broken || !listing.owners->sheet);
    return listing;
}

/* Owners. */

static bool find_named(const struct listing *listing, const char *id, size_t *owner)
{
    size_t low = 0, high = listing->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(listing->names[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < listing->name_count && strcmp(listing->names[low].id, id) == 0;
    *owner = found ? listing->names[low].item : 0;
    return found;
}

/** The id or the number in a cell, always written the same way; NULL: there is none, or (with what is wrong) it cannot
 * be read. In `arena`. */
static const char *read_name(struct cell cell, bool id, const struct value_problem **problem, struct arena *arena)
{
    *problem = NULL;
    cJSON *json = cell.text ? value_read(id ? LEAF_NAME : LEAF_INTEGER, cell, problem) : NULL;
    const char *name = NULL;
    if (json) {
        name = id ? arena_strdup(arena, json->valuestring) : arena_printf(arena, "%.0f", json->valuedouble);
    }
    cJSON_Delete(json);
    return name;
}

/** Whom the cell names; false also where it cannot be read, and why. */
static bool find_owner(const struct listing *listing, struct cell cell, size_t *owner,
                       const struct value_problem **problem)
{
    struct arena arena = {0};
    const char *name = read_name(cell, listing->sheet->plan->owner_by_id, problem, &arena);
    bool found = name && find_named(listing, name, owner);
    arena_finish(&arena);
    return found;
}

/** The object that owns this row; NULL after a diagnostic. */
static cJSON *owner_of(const struct listing *listing, const struct row *row, size_t *owner)
{
    const struct item_reader *reader = listing->reader;
    size_t column = listing->sheet->owner_column;
    *owner = 0;
    if (!listing->owners || listing->orphans) {
        return listing->root;
    }
    struct cell cell = row_value(row, column);
    const struct plan_sheet *plan = listing->sheet->plan;
    const struct value_problem *problem = NULL;
    if (cell.kind == CELL_EMPTY) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, column),
                 "\"%s\" is empty; write which row of the sheet \"%s\" this belongs to",
                 "「%s」が空です。「%s」のシートのどの行のものか、書いてください。", plan->owner_heading,
                 plan->owner->name);
        return NULL;
    }
    bool found = find_owner(listing, cell, owner, &problem);
    if (!found && problem) {
        item_complain(reader, row, column, problem);
        return NULL;
    }
    if (!found && listing->owners->unnamed) {
        return NULL; /* it may be the one that cannot be read */
    }
    if (!found) {
        diag_add(
            reader->diags, DIAG_ERROR, item_place(reader, row, column),
            "there is no \"%s\" on the sheet \"%s\"; correct it, add the row there, or remove this one, too",
            "「%s」は「%s」のシートにありません。直すか、そのシートに行を加えてください。消したのなら、この行も消して"
            "ください。",
            value_shown(cell, reader->arena), plan->owner->name);
        return NULL;
    }
    return listing->owners->items[*owner].json;
}

/** The list in its owner, made where it is not there; NULL after a diagnostic. */
static cJSON *list_in(const struct listing *listing, cJSON *owner, const struct row *row)
{
    cJSON *list = cJSON_GetObjectItemCaseSensitive(owner, listing->sheet->plan->key);
    if (list && !cJSON_IsArray(list)) {
        diag_add(listing->reader->diags, DIAG_ERROR, item_place(listing->reader, row, 0),
                 "the JSON column of the owner says something else of this list; remove it there, or this row",
                 "持ち主の行の JSON の列に、この一覧が別の形で書かれています。どちらかを消してください。");
        return NULL;
    }
    return list ? list : cJSON_AddArrayToObject(owner, listing->sheet->plan->key);
}

/* Rows. */

static bool is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row_value(row, i).kind != CELL_EMPTY) {
            return false;
        }
    }
    return true;
}

/** The column of what names an item. */
static size_t name_column(const struct gathered_sheet *sheet)
{
    return sheet->plan->numbered ? sheet->number_column : sheet->values[0][0];
}

/** What names an item for what it owns: its id or its number; without a column of numbers, which one it is. */
static const char *name_item(const struct listing *listing, const struct row *row)
{
    const struct gathered_sheet *sheet = listing->sheet;
    struct arena *arena = listing->arena;
    bool id = sheet->plan->kind == PLAN_LIST && strcmp(sheet->plan->leaves[0].path, "id") == 0;
    if (!id && !sheet->plan->numbered) {
        return NULL;
    }
    if (name_column(sheet) == GATHER_NOWHERE) {
        return id ? NULL : arena_printf(arena, "%zu", sheet->item_count + 1);
    }
    struct cell cell = row_value(row, name_column(sheet));
    const struct value_problem *problem = value_merged(cell);
    const char *name = problem ? NULL : read_name(cell, id, &problem, arena);
    if (problem && !id) { /* of an id it was told before */
        item_complain(listing->reader, row, name_column(sheet), problem);
    }
    listing->sheet->unnamed = listing->sheet->unnamed || problem;
    return name;
}

static void add_row(struct listing *listing, size_t index, bool *lost)
{
    const struct item_reader *reader = listing->reader;
    struct gathered_sheet *sheet = listing->sheet;
    const struct row *row = &sheet->sheet->rows[index];
    size_t owner;
    cJSON *holder = owner_of(listing, row, &owner);
    cJSON *list = holder ? list_in(listing, holder, row) : NULL;
    if (!list) {
        *lost = true;
        return;
    }
    bool text = sheet->plan->kind == PLAN_TEXTS;
    cJSON *item = text ? item_read_leaf(reader, row, 0) : item_read(reader, row);
    if (!item) {
        item_missing(reader, row, 0);
        return;
    }
    cJSON_AddItemToArray(list, item);
    sheet->items[sheet->item_count++] =
        (struct gathered_item){text ? NULL : item, index, name_item(listing, row), owner, listing->counts[owner]++};
}

/** Two items of one name. */
static void check_names(const struct listing *listing, struct arena *arena)
{
    const struct gathered_sheet *sheet = listing->sheet;
    struct named *names = arena_array(arena, sheet->item_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < sheet->item_count; i++) {
        if (sheet->items[i].name) {
            names[count++] = (struct named){sheet->items[i].name, i};
        }
    }
    qsort(names, count, sizeof *names, compare_named);
    for (size_t i = 1; i < count; i++) {
        const struct item_reader *reader = listing->reader;
        const struct row *row = &sheet->sheet->rows[sheet->items[names[i].item].row];
        if (strcmp(names[i].id, names[i - 1].id) == 0) {
            struct diag_place first =
                item_place(reader, &sheet->sheet->rows[sheet->items[names[i - 1].item].row], name_column(sheet));
            diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, name_column(sheet)),
                     "\"%s\" is used at %s, too; give each a name of its own",
                     "「%s」は %s でも使われています。それぞれ別のものにしてください。", names[i].id, first.path);
        }
    }
}

/** Owners with too few items, or too many. */
static void check_counts(const struct listing *listing)
{
    const struct item_reader *reader = listing->reader;
    const struct plan_sheet *plan = listing->sheet->plan;
    size_t count = listing->owners ? listing->owners->item_count : 1;
    for (size_t i = 0; i < count; i++) {
        const cJSON *owner = listing->owners ? listing->owners->items[i].json : listing->root;
        const cJSON *list = cJSON_GetObjectItemCaseSensitive(owner, plan->key);
        size_t items = cJSON_IsArray(list) ? (size_t)cJSON_GetArraySize(list) : plan->least;
        const struct gathered_sheet *sheet = listing->owners ? listing->owners : listing->sheet;
        const struct row *row = &sheet->sheet->rows[listing->owners ? sheet->items[i].row : 0];
        const struct item_reader there = {reader->gathered, sheet, reader->arena, reader->diags};
        if (items < plan->least) {
            diag_add(reader->diags, DIAG_ERROR, item_place(&there, row, 0),
                     "the sheet \"%s\" has too few rows for this (%zu, at least %zu); add what is missing",
                     "「%s」のシートに、これの行が足りません（%zu行、%zu行以上必要です）。書き加えてください。",
                     plan->name, items, plan->least);
        } else if (plan->upmost && items > plan->upmost) {
            diag_add(reader->diags, DIAG_ERROR, item_place(&there, row, 0),
                     "the sheet \"%s\" has too many rows for this (%zu, at most %zu); remove some",
                     "「%s」のシートに、これの行が多すぎます（%zu行、%zu行まで）。減らしてください。", plan->name,
                     items, plan->upmost);
        }
    }
}

/** Empty lists that must be there. */
static void add_empty(const struct listing *listing)
{
    size_t count = listing->owners ? listing->owners->item_count : 1;
    for (size_t i = 0; i < count; i++) {
        cJSON *owner = listing->owners ? listing->owners->items[i].json : listing->root;
        if (!cJSON_HasObjectItem(owner, listing->sheet->plan->key)) {
            cJSON_AddArrayToObject(owner, listing->sheet->plan->key);
        }
    }
}

void listing_read(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON *root, struct arena *arena)
{
    struct listing listing = begin(reader, sheet, root, arena);
    bool lost = listing.orphans || sheet->broken;
    for (size_t i = 1; sheet->sheet && !sheet->broken && i < sheet->sheet->count; i++) {
        if (!is_blank(&sheet->sheet->rows[i])) {
            add_row(&listing, i, &lost);
        }
    }
    if (sheet->plan->required) {
        add_empty(&listing);
    }
    check_names(&listing, arena);
    if (sheet->sheet && sheet->sheet->count > 0 && !lost) {
        check_counts(&listing);
    }
}

/* Shapes. */

static cJSON *read_shape(const struct item_reader *reader, const struct row *row)
{
    cJSON *whole = item_read_pieces(reader, row, COLUMN_REST);
    cJSON *geometry = item_read_pieces(reader, row, COLUMN_SHAPE);
    cJSON *kind = item_read_leaf(reader, row, 0), *name = item_read_leaf(reader, row, 1);
    if (whole && (geometry || kind || name)) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, 0),
                 "the JSON column says all of this shape already; leave its other cells empty",
                 "この図形は「" NAMES_REST "」の列に全部書かれています。ほかのセルは空にしてください。");
    } else if (!whole && !geometry) {
        diag_add(reader->diags, DIAG_ERROR, item_place(reader, row, reader->sheet->pieces[0][0]),
                 "\"%s\" is empty, so the shape is none; copy the cell, or remove the row",
                 "「%s」が空なので、図形になりません。セルを写すか、行を消してください。", NAMES_SHAPE);
    }
    if (geometry && !whole) {
        return shape_make(kind, name, geometry);
    }
    cJSON_Delete(geometry);
    cJSON_Delete(kind);
    cJSON_Delete(name);
    return whole;
}

void listing_read_shapes(const struct item_reader *reader, struct gathered_sheet *sheet, cJSON *root,
                         struct arena *arena)
{
    cJSON *shapes = cJSON_GetObjectItemCaseSensitive(root, "features");
    sheet->items = arena_array(arena, sheet->sheet->count + 1, sizeof *sheet->items);
    for (size_t i = 1; i < sheet->sheet->count && !sheet->broken; i++) {
        cJSON *shape = is_blank(&sheet->sheet->rows[i]) ? NULL : read_shape(reader, &sheet->sheet->rows[i]);
        if (shape) {
            cJSON_AddItemToArray(shapes, shape);
            sheet->items[sheet->item_count] = (struct gathered_item){shape, i, NULL, 0, sheet->item_count};
            sheet->item_count++;
        }
    }
}
