#include "pack/goals.h"

#include "check.h"
#include "pack/pack.h"

/** A number can be read on every goal's colour; white only where it reads well. */
static void test_colors(void)
{
    struct color white = color_rgb(0xFFFFFF), ink = color_rgb(0x1D1A17);
    for (int goal = 1; goal <= PACK_GOALS; goal++) {
        struct color text = goal_text_color(goal);
        CHECK(color_equal(text, white) || color_equal(text, ink));
        CHECK(color_contrast(goal_color(goal), text) >= 4.5);
        for (int other = 1; other < goal; other++) {
            CHECK(!color_equal(goal_color(goal), goal_color(other)));
        }
    }
    CHECK(color_equal(goal_color(1), color_rgb(0xE5243B)));
    CHECK(color_equal(goal_color(17), color_rgb(0x19486A)));
    CHECK(color_equal(goal_text_color(16), white) && color_equal(goal_text_color(15), ink));
}

static void test_names(void)
{
    static const struct {
        int goal;
        const char *tag, *name;
    } cases[] = {
        {1, "ja", "貧困《ひんこん》をなくそう"},
        {11, "ja-JP", "住《す》み続《つづ》けられるまちづくりを"},
        {1, "en", "No Poverty"},
        {17, "en-GB", "Partnerships for the Goals"},
        {13, "fr", "Climate Action"},
        {13, "jam", "Climate Action"},
        {13, "", "Climate Action"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_TEXT(goal_name(cases[i].goal, cases[i].tag), cases[i].name);
    }
}

int main(void)
{
    test_colors();
    test_names();
    return check_result();
}
