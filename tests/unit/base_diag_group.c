#include "base/diag_group.h"

#include "check.h"

static void warn(struct diags *diags, const char *file, int line, const char *path, const char *what)
{
    diag_add(diags, DIAG_WARNING, (struct diag_place){file, line, 7, path}, "%s is missing", "%sがありません。", what);
}

/** The lines that people read, one below the other. */
static const char *lines_of(const struct diags *diags, enum diag_language language, struct arena *arena)
{
    size_t count = 0;
    const struct diag_group *groups = diag_group(diags, arena, &count);
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        all = arena_printf(arena, "%s%s\n", all, diag_group_line(&groups[i], language, arena));
    }
    return all;
}

static void test_often(void)
{
    struct diags diags = {0};
    struct arena arena = {0};
    warn(&diags, "/a/p.json", 3, "/projects/0/title", "en");
    warn(&diags, "/a/p.json", 4, "/projects/1/title", "uk");
    warn(&diags, "/a/p.json", 9, "/projects/1/title", "en");
    warn(&diags, "/a/v.json", 2, "", "en");
    diag_add(&diags, DIAG_ERROR, (struct diag_place){"/a/v.json", 5, 1, "/x"}, "en is missing", "enがありません。");
    warn(&diags, "/a/v.json", 8, "/voices/3/text", "en");
    CHECK_TEXT(lines_of(&diags, DIAG_ENGLISH, &arena),
               "/a/p.json:3:7: warning: /projects/0/title: en is missing"
               " (the same at 4 places: here, p.json:9 /projects/1/title, v.json:2 and so on)\n"
               "/a/p.json:4:7: warning: /projects/1/title: uk is missing\n"
               "/a/v.json:5:1: error: /x: en is missing\n");
    arena_finish(&arena);
    diag_finish(&diags);
}

/** A cell says where it is by itself. */
static void test_cells(void)
{
    struct diags diags = {0};
    struct arena arena = {0};
    static const char *const cells[] = {"声!B2", "声!B3", "場所!C9", "場所!C10"};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        warn(&diags, "t.xlsx", 2, cells[i], "訳");
    }
    CHECK_TEXT(lines_of(&diags, DIAG_JAPANESE, &arena), "t.xlsx:2:7: warning: 声!B2: 訳がありません。"
                                                        "（同じことが4か所：ここのほか、声!B3、場所!C9 など）\n");
    arena_finish(&arena);
    diag_finish(&diags);
}

/** What is told a few times, or must be mended in any case, is told each time. */
static void test_seldom(void)
{
    struct diags diags = {0};
    struct arena arena = {0};
    size_t count = 1;
    CHECK(diag_group(&diags, &arena, &count) == NULL && count == 0);
    for (int i = 0; i < DIAG_GROUP_PLACES; i++) {
        warn(&diags, "a", i, NULL, "en");
    }
    for (int i = 0; i < 2 * DIAG_GROUP_PLACES; i++) {
        diag_add(&diags, DIAG_ERROR, (struct diag_place){.file = "a"}, "empty", "空です。");
    }
    const struct diag_group *groups = diag_group(&diags, &arena, &count);
    CHECK(count == diags.count);
    for (size_t i = 0; i < count; i++) {
        CHECK(groups[i].count == 1 && groups[i].places[0] == &diags.items[i]);
    }
    arena_finish(&arena);
    diag_finish(&diags);
}

int main(void)
{
    test_often();
    test_cells();
    test_seldom();
    return check_result();
}
