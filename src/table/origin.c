#include "table/origin.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

struct diag_place origin_cell(const struct book *book, const char *sheet, int row, size_t column, struct arena *arena)
{
    char letters[8];
    struct diag_place place = {.line = row, .column = (int)column + 1};
    place.file = book->folder ? arena_printf(arena, "%s/%s.csv", book->path, sheet) : book->path;
    place.path = arena_printf(arena, "%s!%s%d", sheet, book_column_name(column, letters), row);
    return place;
}

/** A walk from the root of a document along a JSON path. */
struct walk {
    const struct gathered *gathered;
    const struct gathered_sheet *sheet;
    size_t item;      /* of the sheet, when it is no PLAN_OBJECT */
    const char *rest; /* of the path: nothing, or keys with a / before each */
};

/** True when `rest` begins with `/key`; what follows is then left. */
static bool take_key(const char **rest, const char *key)
{
    size_t size = strlen(key);
    if (**rest != '/' || strncmp(*rest + 1, key, size) != 0 || ((*rest)[1 + size] && (*rest)[1 + size] != '/')) {
        return false;
    }
    *rest += 1 + size;
    return true;
}

/** The next part as a number; false when it is none. */
static bool take_index(const char **rest, size_t *index)
{
    char *end;
    if (**rest != '/' || (*rest)[1] < '0' || (*rest)[1] > '9') {
        return false;
    }
    *index = strtoul(*rest + 1, &end, 10);
    *rest = end;
    return true;
}

static bool find_item(const struct gathered_sheet *sheet, size_t owner, size_t ordinal, size_t *item)
{
    for (size_t i = 0; i < sheet->item_count; i++) {
        if (sheet->items[i].owner == owner && sheet->items[i].ordinal == ordinal) {
            *item = i;
            return true;
        }
    }
    return false;
}

/** Into a list of what the walk has reached; false when the path goes elsewhere. */
static bool enter_list(struct walk *walk)
{
    for (size_t i = 0; i < walk->gathered->plan->count; i++) {
        const struct gathered_sheet *sheet = &walk->gathered->sheets[i];
        const char *rest = walk->rest;
        size_t index, item;
        size_t owner = walk->sheet->plan->kind == PLAN_OBJECT ? 0 : walk->item;
        bool here = sheet->sheet && (sheet->plan->owner == walk->sheet->plan) && take_key(&rest, sheet->plan->key);
        if (here && take_index(&rest, &index) && find_item(sheet, owner, index, &item)) {
            *walk = (struct walk){walk->gathered, sheet, item, rest};
            return true;
        }
    }
    return false;
}

/** Whether `path` (a leaf's) leads to where the walk goes on, or beyond; `*rest` is what follows it. */
static bool leads_there(const char *path, const char *rest, const char **after)
{
    size_t size = strlen(path), left = strlen(rest);
    *after = "";
    if (size == 0) {
        *after = rest;
        return true;
    }
    if (left > 0 && left - 1 < size) {
        return strncmp(path, rest + 1, left - 1) == 0 && path[left - 1] == '/';
    }
    if (left == 0 || strncmp(path, rest + 1, size) != 0 || (rest[1 + size] && rest[1 + size] != '/')) {
        return false;
    }
    *after = rest + 1 + size;
    return true;
}

static size_t column_of(const struct walk *walk, size_t leaf, const char *after)
{
    const size_t *columns = walk->sheet->values[walk->sheet->plan->kind == PLAN_OBJECT ? 0 : leaf];
    const struct print *print = &walk->gathered->print;
    for (size_t i = 0; i < print->language_count; i++) {
        const char *rest = after;
        if (take_key(&rest, print->languages[i]) && columns[1 + i] != GATHER_NOWHERE) {
            return columns[1 + i];
        }
    }
    if (columns[0] != GATHER_NOWHERE) {
        return columns[0];
    }
    return columns[1] != GATHER_NOWHERE ? columns[1] : 0;
}

/** The row of the walk: of its item, or of one of the values that stand below each other. */
static size_t row_of(const struct walk *walk, size_t leaf)
{
    return walk->sheet->plan->kind == PLAN_OBJECT ? walk->sheet->items[leaf].row : walk->sheet->items[walk->item].row;
}

/** As far as the path leads into the document; its sheet may not be there. */
static struct walk walk_to(const struct gathered *gathered, const struct gathered_document *document, const char *path)
{
    const struct plan_sheet *plan = plan_find(gathered->plan, document->key);
    struct walk walk = {.gathered = gathered, .sheet = &gathered->sheets[plan - gathered->plan->sheets], .rest = path};
    if (plan->kind == PLAN_SHAPES) {
        /* Its list belongs to the map's sheet. */
        walk.sheet = &gathered->sheets[plan->owner - gathered->plan->sheets];
    }
    while (enter_list(&walk)) {
    }
    return walk;
}

/** The leaf that the walk comes to, and what of the path follows it; the sheet's count when it comes to none. */
static size_t leaf_of(const struct walk *walk, const char **after)
{
    size_t i = 0;
    *after = walk->rest;
    while (i < walk->sheet->plan->leaf_count && !leads_there(walk->sheet->plan->leaves[i].path, walk->rest, after)) {
        i++;
    }
    return i;
}

/** A cell of the book. */
struct spot {
    const struct sheet *sheet;
    size_t row, column; /* from 0; the row may be none of the sheet's */
};

static bool find_spot(const struct gathered *gathered, const struct gathered_document *document, const char *path,
                      struct spot *spot)
{
    struct walk walk = walk_to(gathered, document, path);
    const char *after;
    if (!walk.sheet->sheet) {
        return false;
    }
    size_t leaf = leaf_of(&walk, &after);
    size_t row = walk.sheet->plan->kind == PLAN_OBJECT ? 0 : walk.sheet->items[walk.item].row;
    *spot = (struct spot){walk.sheet->sheet, row, 0};
    if (leaf < walk.sheet->plan->leaf_count) {
        spot->row = row_of(&walk, leaf);
        spot->column = column_of(&walk, leaf, after);
    }
    return true;
}

static struct diag_place place_of(const struct gathered *gathered, struct spot spot, struct arena *arena)
{
    const struct sheet *sheet = spot.sheet;
    int row = spot.row < sheet->count ? sheet->rows[spot.row].number : 1;
    return origin_cell(gathered->book, sheet->name, row, spot.column, arena);
}

/** Where problems with a cell are told: of merged cells at the first. */
static struct diag_place blamed_place(const struct gathered *gathered, struct spot spot, struct arena *arena)
{
    struct range range;
    const struct sheet *sheet = spot.sheet;
    struct cell cell = {.kind = CELL_EMPTY};
    if (spot.row < sheet->count) {
        cell = row_cell(&sheet->rows[spot.row], spot.column);
    }
    const char *text = cell.kind == CELL_MERGED ? cell.text : cell.note ? cell.note->range : NULL;
    if (!text || !book_range_read(text, &range)) {
        return place_of(gathered, spot, arena);
    }
    return origin_cell(gathered->book, sheet->name, range.first_row, range.first_column, arena);
}

bool origin_find(const struct gathered *gathered, const struct gathered_document *document, const char *path,
                 struct diag_place *place, struct arena *arena)
{
    struct spot spot;
    bool found = find_spot(gathered, document, path, &spot);
    if (found) {
        *place = place_of(gathered, spot, arena);
    }
    return found;
}

const char *origin_heading(const struct gathered *gathered, const struct gathered_document *document, const char *path)
{
    struct walk walk = walk_to(gathered, document, path);
    const char *after;
    size_t leaf = leaf_of(&walk, &after);
    return leaf < walk.sheet->plan->leaf_count ? walk.sheet->plan->leaves[leaf].heading : NULL;
}

/** The document of the book that a problem is about, or NULL. */
static const struct gathered_document *document_of(const struct gathered *gathered, const char *name)
{
    for (size_t i = 0; i < gathered->count; i++) {
        if (strcmp(gathered->documents[i].name, name) == 0) {
            return &gathered->documents[i];
        }
    }
    return NULL;
}

/** One of the first `count` diagnostics is an error of this cell. */
static bool is_blamed(const struct diags *diags, size_t count, struct diag_place place)
{
    for (size_t i = 0; i < count && i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->severity == DIAG_ERROR && diag->place.path && strcmp(diag->place.path, place.path) == 0 &&
            strcmp(diag->place.file, place.file) == 0) {
            return true;
        }
    }
    return false;
}

/** Tell a problem of a document by its cell; where no sheet says it, as one of the file `told`. */
static void retell(const struct gathered *gathered, const struct gathered_document *document, const char *told,
                   const struct diag *diag, size_t before, struct diags *diags)
{
    struct arena arena = {0};
    struct diag_place place = diag->place;
    const char *path = place.path ? place.path : "", *lacks = diag->lacks;
    path = lacks ? arena_printf(&arena, "%s/%s", path, lacks) : path;
    const char *heading = lacks ? origin_heading(gathered, document, path) : NULL;
    struct spot spot;
    bool cell = find_spot(gathered, document, path, &spot);
    if (cell) {
        place = place_of(gathered, spot, &arena);
    } else {
        place.file = told;
    }
    if (cell && diag->severity == DIAG_ERROR && is_blamed(diags, before, blamed_place(gathered, spot, &arena))) {
        /* It follows from what was told. */
    } else if (heading) {
        diag_add(diags, diag->severity, place, "\"%s\" is empty; write it", "「%s」が空です。書いてください。",
                 heading);
    } else {
        diag_add_ready(diags, diag->severity, place, diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
    }
    arena_finish(&arena);
}

void origin_retell(const struct gathered *gathered, const char *folder, const char *told, const struct diags *found,
                   struct diags *diags)
{
    struct arena arena = {0};
    size_t size = strlen(folder), before = diags->count;
    for (size_t i = 0; i < found->count; i++) {
        const struct diag *diag = &found->items[i];
        struct diag_place place = diag->place;
        bool inside = place.file && strncmp(place.file, folder, size) == 0;
        const char *name = inside ? place.file + size + (place.file[size] == '/' ? 1 : 0) : "";
        const struct gathered_document *document = inside ? document_of(gathered, name) : NULL;
        if (inside) {
            place.file = *name ? arena_printf(&arena, "%s/%s", told, name) : told;
        }
        if (document) {
            retell(gathered, document, place.file, diag, before, diags);
            continue;
        }
        diag_add_ready(diags, diag->severity, place, diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
    }
    arena_finish(&arena);
}
