#include "base/diag.h"

#include "check.h"

static void test_lines(void)
{
    static const struct {
        struct diag_place place;
        const char *wanted;
    } cases[] = {
        {{"a.json", 14, 16, "/projects/3"}, "a.json:14:16: error: /projects/3: goal 18 of 17"},
        {{"a.json", 14, 0, "/projects/3"}, "a.json:14: error: /projects/3: goal 18 of 17"},
        {{"a.json", 0, 16, ""}, "a.json: error: goal 18 of 17"},
        {{"a.json", 1, 1, NULL}, "a.json:1:1: error: goal 18 of 17"},
        {{NULL, 1, 1, "/x"}, "error: /x: goal 18 of 17"},
        {{0}, "error: goal 18 of 17"},
        {{"a\nb", 1, 2, "/\x1b[2J"}, "a?b:1:2: error: /?[2J: goal 18 of 17"},
    };
    struct diags diags = {0};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        diag_add(&diags, DIAG_ERROR, cases[i].place, "goal %d of %d", "%d（%d まで）", 18, 17);
        CHECK(diags.count == i + 1 && diags.errors == i + 1 && diags.warnings == 0);
        CHECK_TEXT(diag_line(&diags.items[i], DIAG_ENGLISH, &arena), cases[i].wanted);
    }
    CHECK_TEXT(diag_line(&diags.items[0], DIAG_JAPANESE, &arena), "a.json:14:16: error: /projects/3: 18（17 まで）");
    arena_finish(&arena);
    diag_finish(&diags);
    CHECK(diags.count == 0 && diags.items == NULL && diags.errors == 0);
    diag_finish(&diags);
}

/** Nothing points back to the caller's memory. */
static void test_copies(void)
{
    struct diags diags = {0};
    char file[] = "a.json", path[] = "/x", detail[] = "kept";
    diag_add(&diags, DIAG_WARNING, (struct diag_place){file, 1, 2, path}, "%s", "「%s」", detail);
    memset(file, '#', sizeof file - 1);
    memset(path, '#', sizeof path - 1);
    memset(detail, '#', sizeof detail - 1);
    CHECK_TEXT(diags.items[0].place.file, "a.json");
    CHECK_TEXT(diags.items[0].place.path, "/x");
    CHECK_TEXT(diags.items[0].message[DIAG_ENGLISH], "kept");
    CHECK_TEXT(diags.items[0].message[DIAG_JAPANESE], "「kept」");
    CHECK(diags.errors == 0 && diags.warnings == 1 && diags.items[0].severity == DIAG_WARNING);
    diag_finish(&diags);
}

static void test_many(void)
{
    struct diags diags = {0};
    for (int i = 0; i < DIAG_MAX + 7; i++) {
        diag_add(&diags, i % 2 ? DIAG_WARNING : DIAG_ERROR, (struct diag_place){.line = i}, "%d", "%d", i);
    }
    CHECK(diags.count == DIAG_MAX && diags.left_out == 7);
    CHECK(diags.errors + diags.warnings == DIAG_MAX + 7 && diags.errors == diags.warnings + 1);
    CHECK_TEXT(diags.items[DIAG_MAX - 1].message[DIAG_ENGLISH], "1006");
    CHECK_TEXT(diags.items[DIAG_MAX - 5].message[DIAG_ENGLISH], "998");
    CHECK(diags.listed_warnings == DIAG_MAX / 2 - 4);
    diag_finish(&diags);
}

/** Warnings without end do not hide the error that comes last; once all are errors, nothing has room. */
static void test_room(void)
{
    struct diags diags = {0};
    for (int i = 0; i < DIAG_MAX; i++) {
        CHECK(diag_has_room(&diags, DIAG_WARNING) && diag_has_room(&diags, DIAG_ERROR));
        diag_add(&diags, DIAG_WARNING, (struct diag_place){.line = i}, "w", "w");
    }
    CHECK(!diag_has_room(&diags, DIAG_WARNING) && diag_has_room(&diags, DIAG_ERROR));
    for (int i = 0; i < DIAG_MAX; i++) {
        diag_add(&diags, DIAG_ERROR, (struct diag_place){.line = i}, "e%d", "e%d", i);
        CHECK(diags.count == DIAG_MAX && diags.left_out == (size_t)i + 1);
    }
    CHECK(!diag_has_room(&diags, DIAG_WARNING) && !diag_has_room(&diags, DIAG_ERROR) && diags.listed_warnings == 0);
    CHECK_TEXT(diags.items[0].message[DIAG_ENGLISH], "e0");
    CHECK_TEXT(diags.items[DIAG_MAX - 1].message[DIAG_ENGLISH], "e999");
    diag_finish(&diags);
}

int main(void)
{
    test_lines();
    test_copies();
    test_many();
    test_room();
    CHECK_TEXT(diag_severity_word(DIAG_ERROR, DIAG_ENGLISH), "error");
    CHECK_TEXT(diag_severity_word(DIAG_WARNING, DIAG_ENGLISH), "warning");
    CHECK_TEXT(diag_severity_word(DIAG_ERROR, DIAG_JAPANESE), "エラー");
    CHECK_TEXT(diag_severity_word(DIAG_WARNING, DIAG_JAPANESE), "警告");
    return check_result();
}
