#include "table/headings.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/item.h"
#include "table/origin.h"

/** A column that a sheet can have, by its heading. */
struct known {
    struct column column;
    const char *heading; /* folded */
    const char *name;
    bool seen;
};

static void set(struct gathered_sheet *sheet, struct column column, size_t at)
{
    switch (column.kind) {
    case COLUMN_OWNER:
        sheet->owner_column = at;
        return;
    case COLUMN_NUMBER:
        sheet->number_column = at;
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
    sheet->owner_column = sheet->number_column = sheet->key_column = GATHER_NOWHERE;
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
        known[i] = (struct known){columns[i], names_fold(heading, arena), heading, false};
    }
    qsort(known, *count, sizeof *known, compare_known);
    return known;
}

static struct known *find(struct known *known, size_t count, const char *heading, struct arena *arena)
{
    struct known wanted = {.heading = names_fold(heading, arena)};
    return bsearch(&wanted, known, count, sizeof *known, compare_known);
}

/** What one sheet's first row says. */
struct reading {
    const struct gathered *gathered;
    struct gathered_sheet *sheet;
    const struct row *row;
    struct known *known;
    size_t count;
    size_t unknown; /* headings that say nothing to us */
    bool unread;    /* one cannot be read: it may be any */
    struct arena *arena;
    struct diags *diags;
};

static struct diag_place place_at(const struct reading *reading, size_t column)
{
    return origin_cell(reading->gathered->book, reading->sheet->sheet->name, reading->row->number, column,
                       reading->arena);
}

static void meet(struct reading *reading, size_t at)
{
    const struct item_reader reader = {reading->gathered, reading->sheet, reading->arena, reading->diags};
    const char *heading = item_text(&reader, reading->row, at);
    if (!heading) {
        reading->unread = true;
        return;
    }
    struct known *column = find(reading->known, reading->count, heading, reading->arena);
    if (!column) {
        reading->unknown++;
        diag_add(reading->diags, DIAG_WARNING, place_at(reading, at),
                 "\"%s\" is no heading of this sheet, so its column is ignored; correct it or remove the column",
                 "「%s」という見出しはこのシートにないので、この列は使いません。直すか、列を消してください。", heading);
    } else if (column->seen) {
        diag_add(reading->diags, DIAG_ERROR, place_at(reading, at),
                 "the heading \"%s\" is there twice; remove one of the columns",
                 "「%s」という見出しの列が二つあります。どちらかを消してください。", heading);
    } else {
        column->seen = true;
        set(reading->sheet, column->column, at);
    }
}

/** The row has some heading of this sheet. */
static bool has_headings(const struct reading *reading)
{
    for (size_t at = 0; at < reading->row->count; at++) {
        struct cell cell = row_value(reading->row, at);
        if (cell.kind == CELL_TEXT && find(reading->known, reading->count, cell.text, reading->arena)) {
            return true;
        }
    }
    return false;
}

/** A heading that such a sheet always has. */
static const char *example(const struct reading *reading)
{
    const struct plan_sheet *plan = reading->sheet->plan;
    struct column column = {.kind = COLUMN_VALUE, .language = PLAN_COMMON};
    if (plan->kind == PLAN_OBJECT) {
        column.kind = COLUMN_KEY;
    } else if (plan->leaves[0].kind == LEAF_TEXT && reading->gathered->print.language_count > 0) {
        column.language = 0;
    }
    return plan_heading(plan, column, &reading->gathered->print, reading->arena);
}

/** Values that stand below no heading, once a column. */
static void warn_headless(const struct reading *reading)
{
    const struct sheet *sheet = reading->sheet->sheet;
    size_t columns = 0;
    for (size_t i = 1; i < sheet->count; i++) {
        for (size_t at = columns; at < sheet->rows[i].count; at++) {
            bool headless = row_value(reading->row, at).kind == CELL_EMPTY;
            if (headless && row_value(&sheet->rows[i], at).kind != CELL_EMPTY) {
                diag_add(reading->diags, DIAG_WARNING,
                         origin_cell(reading->gathered->book, sheet->name, sheet->rows[i].number, at, reading->arena),
                         "this column has no heading, so it is ignored; write one above it, or remove it",
                         "この列には見出しがないので、使いません。見出しを書くか、列を消してください。");
                columns = at + 1;
            }
        }
    }
}

/** Some text of the sheet has a column for this language. */
static bool uses_language(const struct reading *reading, int language)
{
    for (size_t i = 0; i < reading->count; i++) {
        const struct column *column = &reading->known[i].column;
        if (reading->known[i].seen && column->kind == COLUMN_VALUE && column->language == language) {
            return true;
        }
    }
    return false;
}

/** Whether a column that is not there is missed: `*must`, always, or only where another heading says nothing to us. */
static bool is_missed(const struct reading *reading, struct column column, bool *must)
{
    const struct plan_sheet *plan = reading->sheet->plan;
    const struct leaf *leaf = &plan->leaves[column.leaf];
    bool text = plan->kind != PLAN_OBJECT && leaf->kind == LEAF_TEXT;
    switch (column.kind) {
    case COLUMN_OWNER:
    case COLUMN_KEY:
        *must = true;
        return true;
    case COLUMN_VALUE:
        *must = column.language == (text ? 0 : PLAN_COMMON) && (plan->kind == PLAN_OBJECT || leaf->required);
        return text ? column.language != PLAN_COMMON && (*must || uses_language(reading, column.language))
                    : column.language == PLAN_COMMON || uses_language(reading, column.language);
    case COLUMN_SHAPE:
        *must = false;
        return column.piece == 0;
    case COLUMN_NUMBER:
    case COLUMN_REST:
    case COLUMN_KIND_COUNT:
        break;
    }
    return false;
}

static void miss_column(const struct reading *reading, const struct known *known, bool must)
{
    if (must || reading->unknown > 0) {
        diag_add(reading->diags, DIAG_ERROR, place_at(reading, 0),
                 "the column \"%s\" is missing; has its heading been changed? Put it back, with empty cells if "
                 "there is nothing to say",
                 "「%s」の列がありません。見出しを変えていませんか。もとの見出しにしてください（書くことがなければ、"
                 "空のままの列でかまいません）。",
                 known->name);
        return;
    }
    diag_add(
        reading->diags, DIAG_WARNING, place_at(reading, 0),
        "there is no column \"%s\", so nothing of it is in the pack any more; if it should be, put the column back",
        "「%s」の列がないので、この列の中身は全部「なし」になります。消したのでなければ、列をもとにもどしてください。",
        known->name);
}

static void miss(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        bool must = false;
        const struct known *known = &reading->known[i];
        if (!known->seen && is_missed(reading, known->column, &must)) {
            miss_column(reading, known, must);
        }
    }
}

void headings_read(const struct gathered *gathered, struct gathered_sheet *sheet, struct arena *arena,
                   struct diags *diags)
{
    const struct row *row = sheet->sheet->count ? &sheet->sheet->rows[0] : &(struct row){.count = 0, .number = 1};
    struct reading reading = {.gathered = gathered, .sheet = sheet, .row = row, .arena = arena, .diags = diags};
    size_t pieces = row->count + 1;
    reading.known = learn(gathered, sheet->plan, pieces, &reading.count, arena);
    forget(sheet, pieces, arena);
    if (!has_headings(&reading)) {
        diag_add(diags, DIAG_ERROR, place_at(&reading, 0),
                 "these are no headings (such as \"%s\"); put them back into the first row",
                 "1行目が見出し（「%s」など）ではありません。見出しを1行目にもどしてください。", example(&reading));
        return;
    }
    for (size_t at = 0; at < row->count; at++) {
        if (row_value(row, at).kind != CELL_EMPTY) {
            meet(&reading, at);
        }
    }
    warn_headless(&reading);
    if (!reading.unread) {
        miss(&reading);
    }
}
