#include "table/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/plain.h"
#include "table/container.h"
#include "table/gather.h"
#include "table/origin.h"
#include "table/record.h"
#include "table/spread.h"

struct table {
    struct plan plan;
    struct book book;
    struct gathered gathered;
};

static void *create(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory) {
        BUG("out of memory");
    }
    return memory;
}

/* To a spreadsheet. */

/** Every file has the same bytes here and there. */
static bool says_all(const struct documents *documents, const struct gathered *gathered)
{
    bool same = documents->count == gathered->count;
    for (size_t i = 0; i < documents->count && same; i++) {
        struct strbuf here = {0}, there = {0};
        const struct document *document = &documents->items[i];
        print_document(&here, &documents->print, document->source.tree, document->shape);
        gathered_print(gathered, &gathered->documents[i], &there);
        same = strcmp(document->name, gathered->documents[i].name) == 0 && strcmp(here.text, there.text) == 0;
        strbuf_finish(&here);
        strbuf_finish(&there);
    }
    return same;
}

/** Nothing was lost on the way. */
static bool is_whole(const struct documents *documents, const struct plan *plan, const struct book *book)
{
    struct gathered *gathered = create(sizeof *gathered);
    struct diags unheard = {.count = 0};
    bool whole = gather_book(gathered, plan, book, &unheard) && says_all(documents, gathered);
    gathered_finish(gathered);
    free(gathered);
    diag_finish(&unheard);
    return whole;
}

static bool spread(struct book *book, const struct documents *documents, const struct plan *plan, const char *folder,
                   struct diags *diags)
{
    struct diag_place place = {.file = folder};
    book->folder = !container_is_file(book->path);
    if (!spread_pack(documents, plan, book)) {
        diag_add(diags, DIAG_ERROR, place, "the pack is too large for a table; leave it as JSON",
                 "パックが大きすぎて、表にできません。JSON のまま使ってください。");
        return false;
    }
    if (!is_whole(documents, plan, book)) {
        diag_add(diags, DIAG_ERROR, place,
                 "a table cannot hold all that this pack says; first correct what `machiakari check` tells",
                 "この中身は、そのままでは表にできません。先に machiakari check の問題を直してください。");
        return false;
    }
    if (!book->folder) {
        record_add(book, plan);
    }
    return true;
}

bool table_spread(struct book *book, const char *folder, struct diags *diags)
{
    struct documents *documents = create(sizeof *documents);
    struct plan *plan = create(sizeof *plan);
    plan_make(plan);
    bool done = documents_open(documents, folder, diags) && spread(book, documents, plan, folder, diags);
    plan_finish(plan);
    documents_finish(documents);
    free(plan);
    free(documents);
    return done;
}

/* Back. */

struct table *table_read(const char *path, struct diags *diags)
{
    struct table *table = create(sizeof *table);
    plan_make(&table->plan);
    table->book.path = arena_strdup(&table->plan.arena, path);
    if (container_read(&table->book, diags)) {
        gather_book(&table->gathered, &table->plan, &table->book, diags);
    }
    if (table->gathered.whole) {
        return table;
    }
    table_destroy(table);
    return NULL;
}

void table_destroy(struct table *table)
{
    if (table) {
        gathered_finish(&table->gathered);
        book_finish(&table->book);
        plan_finish(&table->plan);
        free(table);
    }
}

const char *table_summary(const struct table *table, struct arena *arena)
{
    const char *summary = "";
    for (size_t i = 0; i < table->plan.count; i++) {
        const struct gathered_sheet *sheet = &table->gathered.sheets[i];
        bool list = sheet->plan->kind == PLAN_LIST && sheet->plan->owner->kind == PLAN_OBJECT;
        if (list && sheet->item_count > 0) {
            summary =
                arena_printf(arena, "%s%s%s %zu", summary, *summary ? "、" : "", sheet->plan->name, sheet->item_count);
        }
    }
    return summary;
}

size_t table_file_count(const struct table *table)
{
    return table->gathered.count;
}

const char *table_file(const struct table *table, size_t index, struct strbuf *out)
{
    REQUIRE(index < table->gathered.count);
    const struct gathered_document *document = &table->gathered.documents[index];
    gathered_print(&table->gathered, document, out);
    return document->name;
}

void table_retell(const struct table *table, const char *folder, const char *told, const struct diags *found,
                  struct diags *diags)
{
    origin_retell(&table->gathered, folder, told, found, diags);
}

/* What was changed. */

/** A pack as a book without guide or file; false when it cannot be read. */
static bool open_book(struct book *book, struct documents *documents, const struct plan *plan, const char *folder)
{
    struct diags unheard = {.count = 0};
    bool good = documents_open(documents, folder, &unheard) && spread_pack(documents, plan, book);
    diag_finish(&unheard);
    return good;
}

/** The row of the table that was read which is known by this name; its headings' when there is none. */
static int row_number(const struct plan_sheet *plan, const struct sheet *sheet, const char *name)
{
    struct arena arena = {0};
    int number = sheet->rows[0].number;
    for (size_t i = 1; name && i < sheet->count && number == sheet->rows[0].number; i++) {
        bool found = strcmp(changes_row(plan, sheet, i, &arena), name) == 0;
        number = found ? sheet->rows[i].number : number;
    }
    arena_finish(&arena);
    return number;
}

/** The cell of a change in the table that was read; without a heading the beginning of its row. */
static struct diag_place change_place(const struct table *table, const struct change *change, struct arena *arena)
{
    for (size_t i = 0; i < table->plan.count; i++) {
        const struct sheet *sheet = table->gathered.sheets[i].sheet;
        if (!sheet || strcmp(table->plan.sheets[i].name, change->sheet) != 0) {
            continue;
        }
        size_t column = 0;
        for (size_t k = 0; change->heading && k < sheet->rows[0].count; k++) {
            struct cell cell = row_value(&sheet->rows[0], k);
            column = cell.kind == CELL_TEXT && names_same(cell.text, change->heading) ? k : column;
        }
        int row = row_number(&table->plan.sheets[i], sheet, change->row);
        return origin_cell(&table->book, sheet->name, row, column, arena);
    }
    return (struct diag_place){.file = table->book.path};
}

static void warn_of_sorted(const struct table *table, const struct change *change, struct diags *diags)
{
    struct arena arena = {0};
    diag_add(
        diags, DIAG_WARNING, change_place(table, change, &arena),
        "in the column \"%s\" the texts of %zu rows changed places, and nothing else did; was this column sorted "
        "alone? Then undo that, or sort all columns together",
        "「%s」の列だけ、%zu行の中身が入れかわりました。この列だけを並べかえていませんか。そうなら、もとにもどすか、"
        "すべての列をいっしょに並べかえてください。",
        change->heading, change->count);
    arena_finish(&arena);
}

/* What somebody else changed since the table was made. */

#define ANEW_EN "export the pack anew and put your changes there, or import with --set-back if that is meant"
#define ANEW_JA                                                                                                        \
    "もういちど export して、その表に直しを書き写してください（もどしてよければ、--set-back を付けて取りこみます）。"

enum { UNDOINGS_TOLD = 20, UNDONE_TEXT = 30 };

/** The beginning of a text; a dash for none. */
static const char *begin_of(const char *text, struct arena *arena)
{
    return text && *text ? plain_text(arena, text, UNDONE_TEXT) : "-";
}

static void complain_of_undoing(const struct table *table, const struct change *change, struct diags *diags)
{
    struct arena arena = {0};
    struct diag_place place = change_place(table, change, &arena);
    if (change->kind == CHANGE_CELL) {
        diag_add(diags, DIAG_ERROR, place,
                 "since this table was made, somebody wrote \"%s\" here, and the table would set it back to "
                 "\"%s\"; " ANEW_EN,
                 "この表を書き出したあとで、だれかがここを「%s」に変えました。取りこむと「%"
                 "s」にもどってしまいます。" ANEW_JA,
                 begin_of(change->old, &arena), begin_of(change->now, &arena));
    } else if (change->kind == CHANGE_ADDED) {
        diag_add(
            diags, DIAG_ERROR, place,
            "since this table was made, somebody removed the row \"%s\", and the table would bring it back; " ANEW_EN,
            "この表を書き出したあとで、だれかが「%"
            "s」の行を消しました。取りこむと、その行がもどってしまいます。" ANEW_JA,
            change->row);
    } else {
        diag_add(
            diags, DIAG_ERROR, place,
            "since this table was made, somebody added the row \"%s\", and the table would remove it; " ANEW_EN,
            "この表を書き出したあとで、だれかが「%s」の行を足しました。取りこむと、その行が消えてしまいます。" ANEW_JA,
            change->row);
    }
    arena_finish(&arena);
}

/** Another pack was never what the table was made of. */
static bool is_other_pack(const struct table *table, const struct changes *changes)
{
    const char *pack = plan_find(&table->plan, "pack")->name;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (strcmp(change->sheet, pack) == 0 && change->row && strcmp(change->row, "id") == 0) {
            return true;
        }
    }
    return false;
}

static void find_undoings(const struct table *table, const struct changes *changes, struct diags *diags)
{
    struct arena arena = {0};
    struct record record;
    bool known = record_read(&record, &table->book, &arena) && !is_other_pack(table, changes);
    size_t count = 0;
    for (size_t i = 0; i < changes->count && known; i++) {
        bool undoing = record_is_undoing(&record, &changes->items[i]);
        if (undoing && count++ < UNDOINGS_TOLD) {
            complain_of_undoing(table, &changes->items[i], diags);
        }
    }
    if (count > UNDOINGS_TOLD) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = table->book.path},
                 "%zu more changes of somebody else would be lost; " ANEW_EN,
                 "このほかにも%zuか所、ほかの人の直しが失われます。" ANEW_JA, count - UNDOINGS_TOLD);
    }
    arena_finish(&arena);
}

void table_compare(const struct table *table, const char *before, const char *after, bool set_back,
                   struct changes *changes, struct diags *diags)
{
    struct documents *documents[2] = {create(sizeof **documents), create(sizeof **documents)};
    struct book *books[2] = {create(sizeof **books), create(sizeof **books)};
    bool good = open_book(books[0], documents[0], &table->plan, before) &&
                open_book(books[1], documents[1], &table->plan, after);
    if (good) {
        changes_find(changes, &table->plan, books[0], books[1]);
    }
    for (size_t i = 0; i < changes->count; i++) {
        if (changes->items[i].kind == CHANGE_SORTED) {
            warn_of_sorted(table, &changes->items[i], diags);
        }
    }
    if (!set_back) {
        find_undoings(table, changes, diags);
    }
    for (size_t i = 0; i < 2; i++) {
        book_finish(books[i]);
        documents_finish(documents[i]);
        free(books[i]);
        free(documents[i]);
    }
}
