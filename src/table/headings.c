#include "table/headings.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/origin.h"

/** A column that a sheet can have, by its heading. */
struct known {
    struct column column;
    const char *heading; /* folded */
    bool seen;
};

static void set(struct gathered_sheet *sheet, struct column column, size_t at)
{
    switch (column.kind) {
    case COLUMN_OWNER:
        sheet->owner_column = at;
        return;
    case COLUMN_KEY:
        sheet->key_column = at;
        return;
    case COLUMN_VALUE:
        sheet->values[column.leaf][1 + column.language] = at;
        return;
    case COLUMN_SHAPE:
    case COLUMN_REST:
        sheet->pieces[column.kind == COLUMN_REST][column.piece] = at;
        return;
    case COLUMN_KIND_COUNT:
        break;
    }
    BUG("no such kind of column");
}

static void forget(struct gathered_sheet *sheet, size_t pieces, struct arena *arena)
{
    sheet->owner_column = sheet->key_column = GATHER_NOWHERE;
    sheet->values = arena_array(arena, PLAN_LEAVES_MAX, sizeof *sheet->values);
    for (size_t i = 0; i < PLAN_LEAVES_MAX; i++) {
        for (size_t k = 0; k < 1 + PACK_LANGUAGES_MAX; k++) {
            sheet->values[i][k] = GATHER_NOWHERE;
        }
    }
    for (size_t kind = 0; kind < 2; kind++) {
        sheet->pieces[kind] = arena_array(arena, pieces, sizeof *sheet->pieces[kind]);
        sheet->piece_count[kind] = pieces;
        for (size_t i = 0; i < pieces; i++) {
            sheet->pieces[kind][i] = GATHER_NOWHERE;
        }
    }
}

static int compare_known(const void *a, const void *b)
{
    const struct known *left = a, *right = b;
    return strcmp(left->heading, right->heading);
}

/** Every column that the sheet can have, by heading. */
static struct known *learn(const struct gathered *gathered, const struct plan_sheet *plan, size_t pieces, size_t *count,
                           struct arena *arena)
{
    struct column *columns = plan_columns(plan, &gathered->print, (int)pieces, count, arena);
    struct known *known = arena_array(arena, *count + 1, sizeof *known);
    for (size_t i = 0; i < *count; i++) {
        const char *heading = plan_heading(plan, columns[i], &gathered->print, arena);
        known[i] = (struct known){columns[i], names_fold(heading, arena), false};
    }
    qsort(known, *count, sizeof *known, compare_known);
    return known;
}

static struct known *find(struct known *known, size_t count, const char *heading, struct arena *arena)
{
    struct known wanted = {.heading = names_fold(heading, arena)};
    return bsearch(&wanted, known, count, sizeof *known, compare_known);
}

void headings_read(const struct gathered *gathered, struct gathered_sheet *sheet, struct arena *arena,
                   struct diags *diags)
{
    const struct row *row = sheet->sheet->count ? &sheet->sheet->rows[0] : &(struct row){.count = 0};
    size_t count = 0, pieces = row->count + 1;
    struct known *known = learn(gathered, sheet->plan, pieces, &count, arena);
    forget(sheet, pieces, arena);
    for (size_t at = 0; at < row->count; at++) {
        struct cell cell = row->cells[at];
        struct known *column = cell.text ? find(known, count, cell.text, arena) : NULL;
        struct diag_place place = origin_cell(gathered->book, sheet->sheet->name, row->number, at, arena);
        if (column && column->seen) {
            diag_add(diags, DIAG_ERROR, place, "the heading \"%s\" is there twice; remove one of the columns",
                     "「%s」という見出しの列が二つあります。どちらかを消してください。", cell.text);
        } else if (column) {
            column->seen = true;
            set(sheet, column->column, at);
        } else if (cell.text) {
            diag_add(diags, DIAG_WARNING, place,
                     "\"%s\" is no heading of this sheet, so its column is ignored; correct it or remove the column",
                     "「%s」という見出しはこのシートにないので、この列は使いません。直すか、列を消してください。",
                     cell.text);
        }
    }
}
