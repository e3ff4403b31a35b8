/* What stands side by side in one square of a column, and what a column shows differently. */
#include "check.h"
#include "text/vertical.h"

static void squares(void)
{
    static const struct {
        const char *text;
        size_t at, length;
    } cases[] = {
        {"約60人", 3, 2}, {"第1回", 3, 1},  {"100円", 0, 0},   {"2021年", 0, 0}, {"R7年", 1, 0}, {"3.5倍", 0, 0},
        {"5-17", 0, 0},   {"12", 0, 2},     {"7", 0, 1},       {"え!?", 3, 2},   {"え!!", 3, 2}, {"え!", 3, 0},
        {"え!!!", 3, 0},  {"what!?", 4, 0}, {"約60 人", 3, 2}, {"60％", 0, 2},   {"人", 0, 0},   {"é12", 2, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t got = vertical_square_at(cases[i].text, strlen(cases[i].text), cases[i].at);
        if (got != cases[i].length) {
            fprintf(stderr, "%s at %zu: %zu\n", cases[i].text, cases[i].at, got);
        }
        CHECK(got == cases[i].length);
    }
}

static void whole_runs(void)
{
    static const struct {
        const char *text;
        bool square;
    } cases[] = {{"1", true},  {"60", true},  {"100", false}, {"", false},  {"!?", true},
                 {"!", false}, {"6a", false}, {"6!", false},  {"人", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(vertical_is_square(cases[i].text, strlen(cases[i].text)) == cases[i].square);
    }
}

static void shown(void)
{
    CHECK(vertical_shown("灯!", 4, 3) == 0xFF01);
    CHECK(vertical_shown("灯?", 4, 3) == 0xFF1F);
    CHECK(vertical_shown("灯!!!", 6, 5) == 0xFF01);
    CHECK(vertical_shown("Hi!", 3, 2) == '!');
    CHECK(vertical_shown("Hi!!!", 5, 4) == '!');
    CHECK(vertical_shown("a", 1, 0) == 'a');
}

int main(void)
{
    squares();
    whole_runs();
    shown();
    return check_result();
}
