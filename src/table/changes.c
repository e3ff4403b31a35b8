#include "table/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/form.h"
#include "table/plan.h"

/* So many texts must have changed places before somebody is asked whether a column was sorted alone. */
enum { SORTED_LEAST = 3 };

/** A sheet before and after. */
struct pair {
    struct changes *changes;
    const struct plan_sheet *plan;
    const struct sheet *old, *now;
    bool named;    /* its rows have ids, or are values of their own */
    size_t *rows;  /* of each row after: its index before, 0: it is new */
    size_t column; /* of the names, after */
    struct arena arena;
};

static void add(struct pair *pair, struct change change)
{
    struct changes *changes = pair->changes;
    struct arena *arena = &changes->arena;
    change.sheet = pair->plan->name;
    change.row = change.row ? arena_strdup(arena, change.row) : NULL;
    change.heading = change.heading ? arena_strdup(arena, change.heading) : NULL;
    change.old = change.old ? arena_strdup(arena, change.old) : NULL;
    change.now = change.now ? arena_strdup(arena, change.now) : NULL;
    changes->items = array_grow(changes->items, changes->count, &changes->room, sizeof *changes->items);
    changes->items[changes->count++] = change;
}

static const char *text_at(const struct sheet *sheet, size_t row, size_t column)
{
    struct cell cell = row_cell(&sheet->rows[row], column);
    return cell.text ? cell.text : "";
}

/** The column of this heading; the sheet's width where there is none. */
static size_t column_named(const struct sheet *sheet, const char *heading)
{
    size_t i = 0;
    while (i < sheet->rows[0].count && strcmp(text_at(sheet, 0, i), heading) != 0) {
        i++;
    }
    return i;
}

static bool has_id(const struct plan_sheet *plan)
{
    return plan->kind == PLAN_LIST && strcmp(plan->leaves[0].path, "id") == 0;
}

const char *changes_row(const struct plan_sheet *plan, const struct sheet *sheet, size_t row, struct arena *arena)
{
    bool named = has_id(plan) || plan->kind == PLAN_OBJECT;
    const char *name =
        named ? text_at(sheet, row, has_id(plan) ? column_named(sheet, plan->leaves[0].heading) : 0) : "";
    return *name ? name : arena_printf(arena, "%d", sheet->rows[row].number);
}

static const char *row_name(struct pair *pair, const struct sheet *sheet, size_t row)
{
    return changes_row(pair->plan, sheet, row, &pair->arena);
}

/* Rows. */

static bool is_row(const struct pair *pair, size_t old, size_t now, size_t old_column)
{
    return strcmp(text_at(pair->old, old, old_column), text_at(pair->now, now, pair->column)) == 0;
}

/** Which row is which: by its name, or else by its place. */
static void match_rows(struct pair *pair)
{
    size_t column = column_named(pair->old, text_at(pair->now, 0, pair->column)), next = 1;
    for (size_t i = 1; i < pair->now->count; i++) {
        size_t found = 0;
        if (!pair->named) {
            found = i < pair->old->count ? i : 0;
        }
        /* Mostly they are in the same order. */
        for (size_t k = 0; k + 1 < pair->old->count && pair->named && found == 0; k++) {
            size_t row = (next - 1 + k) % (pair->old->count - 1) + 1;
            found = is_row(pair, row, i, column) ? row : 0;
        }
        pair->rows[i] = found;
        next = found ? found + 1 : next;
    }
}

static void find_rows(struct pair *pair)
{
    bool *kept = arena_array(&pair->arena, pair->old->count + 1, sizeof *kept);
    for (size_t i = 1; i < pair->now->count; i++) {
        kept[pair->rows[i]] = true;
        if (pair->rows[i] == 0) {
            add(pair, (struct change){.kind = CHANGE_ADDED, .row = row_name(pair, pair->now, i)});
        }
    }
    for (size_t i = 1; i < pair->old->count; i++) {
        if (!kept[i]) {
            add(pair, (struct change){.kind = CHANGE_REMOVED, .row = row_name(pair, pair->old, i)});
        }
    }
}

/* Columns. */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The texts of a column that differ, before and after, are the same ones in another order. */
static bool is_sorted(const char **old, const char **now, size_t count)
{
    qsort(old, count, sizeof *old, compare_texts);
    qsort(now, count, sizeof *now, compare_texts);
    size_t i = 0;
    while (i < count && strcmp(old[i], now[i]) == 0) {
        i++;
    }
    return i == count && count >= SORTED_LEAST;
}

/** Whether a cell says the same, however its letters are stored: a Mac takes them apart. */
static bool says_same(struct pair *pair, const char *old, const char *now)
{
    return strcmp(old, now) == 0 || strcmp(form_composed(old, &pair->arena), form_composed(now, &pair->arena)) == 0;
}

/** One column, which one of the two may lack (its width). */
static void find_cells(struct pair *pair, const char *heading, size_t old_column, size_t now_column)
{
    const char **old = arena_array(&pair->arena, pair->now->count, sizeof *old);
    const char **now = arena_array(&pair->arena, pair->now->count, sizeof *now);
    size_t count = 0;
    for (size_t i = 1; i < pair->now->count; i++) {
        size_t row = pair->rows[i];
        if (row && !says_same(pair, text_at(pair->old, row, old_column), text_at(pair->now, i, now_column))) {
            old[count] = text_at(pair->old, row, old_column);
            now[count++] = text_at(pair->now, i, now_column);
        }
    }
    if (pair->named && is_sorted(old, now, count)) {
        add(pair, (struct change){.kind = CHANGE_SORTED, .heading = heading, .count = count});
        return;
    }
    for (size_t i = 1; i < pair->now->count; i++) {
        size_t row = pair->rows[i];
        const char *before = row ? text_at(pair->old, row, old_column) : "", *after = text_at(pair->now, i, now_column);
        if (row && !says_same(pair, before, after)) {
            add(pair, (struct change){.kind = CHANGE_CELL,
                                      .row = row_name(pair, pair->now, i),
                                      .heading = heading,
                                      .old = before,
                                      .now = after});
        }
    }
}

static void find_columns(struct pair *pair)
{
    for (size_t i = 0; i < pair->now->rows[0].count; i++) {
        const char *heading = text_at(pair->now, 0, i);
        find_cells(pair, heading, column_named(pair->old, heading), i);
    }
    for (size_t i = 0; i < pair->old->rows[0].count; i++) {
        const char *heading = text_at(pair->old, 0, i);
        if (column_named(pair->now, heading) == pair->now->rows[0].count) {
            find_cells(pair, heading, i, pair->now->rows[0].count);
        }
    }
}

static const struct sheet *sheet_named(const struct book *book, const char *name)
{
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->sheets[i].name, name) == 0 && book->sheets[i].count > 0) {
            return &book->sheets[i];
        }
    }
    return NULL;
}

void changes_find(struct changes *changes, const struct plan *plan, const struct book *before, const struct book *after)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct plan_sheet *sheet = &plan->sheets[i];
        struct pair pair = {.changes = changes,
                            .plan = sheet,
                            .old = sheet_named(before, sheet->name),
                            .now = sheet_named(after, sheet->name)};
        bool id = has_id(sheet);
        if (!pair.old || !pair.now) {
            continue;
        }
        pair.named = id || sheet->kind == PLAN_OBJECT;
        pair.column = id ? column_named(pair.now, sheet->leaves[0].heading) : 0;
        pair.rows = arena_array(&pair.arena, pair.now->count, sizeof *pair.rows);
        match_rows(&pair);
        find_rows(&pair);
        find_columns(&pair);
        arena_finish(&pair.arena);
    }
}

void changes_finish(struct changes *changes)
{
    free(changes->items);
    arena_finish(&changes->arena);
}
