/* What a workbook keeps of its pack tells what somebody else changed there from what the workbook changes. */
#include "check.h"
#include "table/plan.h"
#include "table/record.h"

enum { COLUMNS = 3, ROWS_MAX = 5 };

struct texts {
    const char *cells[ROWS_MAX][COLUMNS]; /* a row without its first cell is none */
};

static void fill(struct book *book, const char *name, const struct texts *texts)
{
    struct sheet *sheet = book_add_sheet(book, name);
    for (int i = 0; i < ROWS_MAX && texts->cells[i][0]; i++) {
        struct row *row = book_add_row(book, sheet, COLUMNS, i + 1);
        for (size_t k = 0; k < COLUMNS; k++) {
            const char *text = texts->cells[i][k];
            CHECK(!text || book_put(book, &row->cells[k], CELL_TEXT, text, strlen(text)));
        }
    }
}

static const struct texts exported = {
    {{"id", "題（ja）", "題（en）"}, {"a", "いろ", "colour"}, {"b", "にぼ", NULL}, {"c", "へと", "gate"}}};

/** The changes that undo somebody's, a line each: of a pack that says `pack` now, by a table that says `table`. */
static void check_undoings(const struct plan *plan, const char *sheet, const struct texts *pack,
                           const struct texts *table, const char *wanted)
{
    struct book made = {.path = "a.xlsx"}, old = {.path = "b.xlsx"}, now = {.path = "c.xlsx"};
    struct changes changes = {.count = 0};
    struct record record;
    struct arena arena = {0};
    struct strbuf got = {0};
    fill(&made, sheet, &exported);
    fill(&old, sheet, pack);
    fill(&now, sheet, table);
    record_add(&made, plan);
    CHECK(made.count == 2 && made.sheets[1].hidden && record_read(&record, &made, &arena));
    changes_find(&changes, plan, &old, &now);
    for (size_t i = 0; i < changes.count; i++) {
        const struct change *change = &changes.items[i];
        if (record_is_undoing(&record, change)) {
            strbuf_printf(&got, "%d %s %s\n", (int)change->kind, change->row, change->heading ? change->heading : "-");
        }
    }
    CHECK_TEXT(strbuf_text(&got), wanted);
    strbuf_finish(&got);
    arena_finish(&arena);
    changes_finish(&changes);
    book_finish(&made);
    book_finish(&old);
    book_finish(&now);
}

static void test_cells(const struct plan *plan)
{
    const struct texts mine = {
        {{"id", "題（ja）", "題（en）"}, {"a", "いろ", "colour"}, {"b", "にぼ", "mine"}, {"c", "へと", "gate"}}};
    const struct texts theirs = {
        {{"id", "題（ja）", "題（en）"}, {"a", "いろは", "colour"}, {"b", "にぼ", "theirs"}, {"c", "へと", NULL}}};
    check_undoings(plan, "プロジェクト", &exported, &mine, "");
    check_undoings(plan, "プロジェクト", &mine, &mine, "");
    /* What both changed is told as a change of the table. */
    check_undoings(plan, "プロジェクト", &theirs, &mine, "0 a 題（ja）\n0 c 題（en）\n");
    /* Somebody filled in what was empty. */
    check_undoings(plan, "プロジェクト", &theirs, &exported, "0 a 題（ja）\n0 b 題（en）\n0 c 題（en）\n");
    /* As another program stores it. */
    check_undoings(
        plan, "プロジェクト",
        &(struct texts){
            {{"id", "題（ja）", "題（en）"}, {"a", "いろ", "colour"}, {"b", "ほか", NULL}, {"c", "へと", "gate"}}},
        &(struct texts){{{"id", "題（ja）", "題（en）"},
                         {"a", "いろ", "colour"},
                         {"b", "にほ\xE3\x82\x99", NULL},
                         {"c", "へと", "gate"}}},
        "0 b 題（ja）\n");
}

static void test_rows(const struct plan *plan)
{
    const struct texts fewer = {{{"id", "題（ja）", "題（en）"}, {"a", "いろ", "colour"}, {"c", "へと", "gate"}}};
    const struct texts more = {{{"id", "題（ja）", "題（en）"},
                                {"a", "いろ", "colour"},
                                {"b", "にぼ", NULL},
                                {"d", "ちり", "dust"},
                                {"c", "へと", "gate"}}};
    check_undoings(plan, "プロジェクト", &fewer, &exported, "1 b -\n"); /* comes back */
    check_undoings(plan, "プロジェクト", &more, &exported, "2 d -\n");  /* would go */
    check_undoings(plan, "プロジェクト", &exported, &fewer, "");
    check_undoings(plan, "プロジェクト", &exported, &more, "");
}

/** What is no record says nothing, and hurts nobody. */
static void test_damaged(const struct plan *plan)
{
    static const char *const damaged[] = {"", "0123", "0123456789abcdex", "－１２３４５６７８９０１２３４５"};
    struct record record;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++) {
        struct book book = {.path = "a.xlsx"};
        fill(&book, NAMES_RECORD, &(struct texts){{{"控え"}, {damaged[i]}}});
        CHECK(!record_read(&record, &book, &arena));
        book_finish(&book);
    }
    struct book folder = {.path = "a", .folder = true}, none = {.path = "b.xlsx"};
    fill(&folder, "プロジェクト", &exported);
    record_add(&folder, plan);
    CHECK(!record_read(&record, &folder, &arena) && !record_read(&record, &none, &arena));
    book_finish(&folder);
    arena_finish(&arena);
}

int main(void)
{
    struct plan *plan = calloc(1, sizeof *plan);
    plan_make(plan);
    test_cells(plan);
    test_rows(plan);
    test_damaged(plan);
    plan_finish(plan);
    free(plan);
    return check_result();
}
