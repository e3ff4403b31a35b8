/* Every part of the format has a place in a spreadsheet, with a Japanese name that no other has. */
#include "check.h"
#include "pack/print.h"
#include "table/plan.h"

static int is_japanese(const char *text)
{
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c >= 0x80) {
            return 1;
        }
    }
    return strcmp(text, "id") == 0;
}

static void check_names(const struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        CHECK(is_japanese(plan->sheets[i].name));
        CHECK(!names_same(plan->sheets[i].name, NAMES_GUIDE));
        /* What spreadsheets take as the name of a sheet, and file systems as that of a file. */
        CHECK(strlen(plan->sheets[i].name) <= 3 * 31 && !strpbrk(plan->sheets[i].name, "[]:*?/\\"));
        for (size_t k = 0; k < i; k++) {
            CHECK(!names_same(plan->sheets[i].name, plan->sheets[k].name));
        }
    }
}

static void check_headings(const struct plan_sheet *sheet)
{
    const struct print print = {.languages = {"ja", "ja-easy", "en"}, .language_count = 3};
    struct arena arena = {0};
    size_t count;
    struct column *columns = plan_columns(sheet, &print, 3, &count, &arena);
    for (size_t i = 0; i < sheet->leaf_count; i++) {
        const char *name = sheet->leaves[i].heading, *part = name;
        for (const char *end = strstr(part, "："); part; end = part ? strstr(part, "：") : NULL) {
            const char *word = end ? arena_copy(&arena, part, (size_t)(end - part)) : part;
            if (!is_japanese(word)) {
                fprintf(stderr, "%s: %s has no Japanese name\n", sheet->path, sheet->leaves[i].path);
            }
            CHECK(is_japanese(word));
            part = end ? end + strlen("：") : NULL;
        }
        for (size_t k = 0; k < i; k++) {
            CHECK(!names_same(name, sheet->leaves[k].heading));
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            CHECK(!names_same(plan_heading(sheet, columns[i], &print, &arena),
                              plan_heading(sheet, columns[k], &print, &arena)));
        }
    }
    arena_finish(&arena);
}

/** An owner comes before what it owns, and its rows can be named. */
static void check_owners(const struct plan *plan, const struct plan_sheet *sheet)
{
    CHECK((sheet->owner == NULL) == (sheet->kind == PLAN_OBJECT));
    CHECK(!sheet->owner || (sheet->owner >= plan->sheets && sheet->owner < sheet));
    if (sheet->owner && sheet->owner->kind != PLAN_OBJECT) {
        CHECK(sheet->owner_heading && is_japanese(sheet->owner_heading));
        CHECK(sheet->owner->owner->kind == PLAN_OBJECT);
    }
}

int main(void)
{
    struct plan *plan = malloc(sizeof *plan);
    plan_make(plan);
    check_names(plan);
    for (size_t i = 0; i < plan->count; i++) {
        check_headings(&plan->sheets[i]);
        check_owners(plan, &plan->sheets[i]);
    }
    CHECK_TEXT(plan_find(plan, "voices/voices/speakers")->name, "声の話し手");
    CHECK_TEXT(plan_find(plan, "voices/voices/speakers")->owner_heading, "声（id）");
    CHECK_TEXT(plan_find(plan, "credits/groups/lines")->owner_heading, "出典（番号）");
    CHECK(!plan_find(plan, "voices/voices/nothing"));
    plan_finish(plan);
    free(plan);
    return check_result();
}
