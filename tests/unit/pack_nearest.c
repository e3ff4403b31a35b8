#include "pack/nearest.h"

#include "check.h"

static void test_distance(void)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } cases[] = {
        {"", "", 0},           {"", "abc", 3},           {"title", "title", 0}, {"tittle", "title", 1},
        {"titel", "title", 1}, {"tile", "title", 1},     {"litle", "title", 1}, {"kitten", "sitting", 3},
        {"abcd", "badc", 2},   {"places", "project", 5}, {"ほし", "ほたし", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(nearest_distance(cases[i].a, cases[i].b) == cases[i].distance);
        CHECK(nearest_distance(cases[i].b, cases[i].a) == cases[i].distance);
    }
}

/** Names come from files, so no length may do harm. */
static void test_long(void)
{
    char a[1000] = {0}, b[1000] = {0};
    memset(a, 'a', sizeof a - 1);
    memset(b, 'b', sizeof b - 1);
    CHECK(nearest_distance(a, a) == 0);
    CHECK(nearest_distance(a, b) == 64);
    CHECK(nearest_distance(a, "") == 64);
    const char *known = "text";
    CHECK(nearest_find(a, &known, 1) == NULL);
}

static void test_find(void)
{
    static const char *const known[] = {"title", "text", "subtitle", "id", "group"};
    static const struct {
        const char *word, *wanted;
    } cases[] = {{"titel", "title"}, {"subtitel", "subtitle"}, {"test", "text"},
                 {"grup", "group"},  {"memo", NULL},           {"", NULL},
                 {"xy", NULL},       {"タイトル", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *found = nearest_find(cases[i].word, known, sizeof known / sizeof known[0]);
        CHECK_TEXT(found ? found : "-", cases[i].wanted ? cases[i].wanted : "-");
    }
    CHECK(nearest_find("title", known, 0) == NULL);
}

int main(void)
{
    test_distance();
    test_long();
    test_find();
    return check_result();
}
