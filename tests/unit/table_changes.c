/* What a table changes in a pack is told in the table's words; a column that was sorted alone is found. */
#include "check.h"
#include "table/changes.h"
#include "table/plan.h"

enum { COLUMNS = 4, ROWS_MAX = 6 };

struct texts {
    const char *cells[ROWS_MAX][COLUMNS]; /* of プロジェクト; a row without an id is none */
};

static void fill(struct book *book, const struct texts *texts)
{
    struct sheet *sheet = book_add_sheet(book, "プロジェクト");
    for (int i = 0; i < ROWS_MAX && texts->cells[i][0]; i++) {
        struct row *row = book_add_row(book, sheet, COLUMNS, i + 1);
        for (size_t k = 0; k < COLUMNS; k++) {
            const char *text = texts->cells[i][k];
            CHECK(!text || book_put(book, &row->cells[k], CELL_TEXT, text, strlen(text)));
        }
    }
}

static const struct texts before = {{{"id", "題（ja）", "題（en）", "場所"},
                                     {"a", "いろ", "colour", "hill"},
                                     {"b", "にぼ", "light", NULL},
                                     {"c", "へと", "gate", NULL},
                                     {"d", "ちり", "dust", "harbour"}}};

/** All changes, a line each. */
static void check_changes(const struct plan *plan, const struct texts *after, const char *wanted)
{
    struct book old = {.path = "a.xlsx"}, now = {.path = "b.xlsx"};
    struct changes changes = {.count = 0};
    struct strbuf got = {0};
    fill(&old, &before);
    fill(&now, after);
    changes_find(&changes, plan, &old, &now);
    for (size_t i = 0; i < changes.count; i++) {
        static const char *const kinds[CHANGE_KIND_COUNT] = {"cell", "added", "removed", "sorted"};
        const struct change *change = &changes.items[i];
        CHECK_TEXT(change->sheet, "プロジェクト");
        strbuf_printf(&got, "%s %s %s %s>%s %zu\n", kinds[change->kind], change->row ? change->row : "-",
                      change->heading ? change->heading : "-", change->old ? change->old : "",
                      change->now ? change->now : "", change->count);
    }
    CHECK_TEXT(strbuf_text(&got), wanted);
    strbuf_finish(&got);
    changes_finish(&changes);
    book_finish(&old);
    book_finish(&now);
}

int main(void)
{
    struct plan *plan = calloc(1, sizeof *plan);
    plan_make(plan);
    check_changes(plan, &before, "");
    /* As a Mac stores it. */
    check_changes(plan,
                  &(struct texts){{{"id", "題（ja）", "題（en）", "場所"},
                                   {"a", "いろ", "colour", "hill"},
                                   {"b", "にほ\xE3\x82\x99", "light", NULL},
                                   {"c", "へと", "gate", NULL},
                                   {"d", "ちり", "dust", "harbour"}}},
                  "");
    /* Rows in another order are no change here; a text is. */
    check_changes(plan,
                  &(struct texts){{{"id", "題（ja）", "題（en）", "場所"},
                                   {"d", "ちり", "dust", NULL},
                                   {"a", "いろは", "colour", "hill"},
                                   {"b", "にぼ", "light", NULL},
                                   {"c", "へと", "gate", NULL}}},
                  "cell a 題（ja） いろ>いろは 0\ncell d 場所 harbour> 0\n");
    check_changes(plan,
                  &(struct texts){{{"id", "題（ja）", "題（en）", "場所"},
                                   {"a", "いろ", "colour", "hill"},
                                   {"e", "ぬる", "coat", NULL},
                                   {"c", "へと", "gate", NULL},
                                   {"d", "ちり", "dust", "harbour"}}},
                  "added e - > 0\nremoved b - > 0\n");
    /* Two texts that changed places may be meant so; three or more are a column that was sorted alone. */
    check_changes(plan,
                  &(struct texts){{{"id", "題（ja）", "題（en）", "場所"},
                                   {"a", "にぼ", "colour", "hill"},
                                   {"b", "いろ", "light", NULL},
                                   {"c", "へと", "gate", NULL},
                                   {"d", "ちり", "dust", "harbour"}}},
                  "cell a 題（ja） いろ>にぼ 0\ncell b 題（ja） にぼ>いろ 0\n");
    check_changes(plan,
                  &(struct texts){{{"id", "題（ja）", "題（en）", "場所"},
                                   {"a", "ちり", "colour", "hill"},
                                   {"b", "にぼ", "light", NULL},
                                   {"c", "いろ", "gate", NULL},
                                   {"d", "へと", "dust", "harbour"}}},
                  "sorted - 題（ja） > 3\n");
    /* A column that is gone. */
    check_changes(
        plan,
        &(struct texts){{{"id", "題（ja）", "場所", NULL},
                         {"a", "いろ", "hill", NULL},
                         {"b", "にぼ", NULL, NULL},
                         {"c", "へと", NULL, NULL},
                         {"d", "ちり", "harbour", NULL}}},
        "cell a 題（en） colour> 0\ncell b 題（en） light> 0\ncell c 題（en） gate> 0\ncell d 題（en） dust> 0\n");
    plan_finish(plan);
    free(plan);
    return check_result();
}
