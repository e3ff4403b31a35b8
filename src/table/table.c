#include "table/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "table/container.h"
#include "table/gather.h"
#include "table/origin.h"
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
