#include "base/color.h"

#include "check.h"

static void test_parse(void)
{
    static const struct {
        const char *text;
        bool good;
        uint32_t rgb;
    } cases[] = {
        {"#050818", true, 0x050818},
        {"#ffFFff", true, 0xFFFFFF},
        {"#000000", true, 0},
        {"050818", false, 0},
        {"#05081", false, 0},
        {"#0508180", false, 0},
        {"#05081g", false, 0},
        {"", false, 0},
        {"#", false, 0},
        {"# 12345", false, 0},
        {"#-12345", false, 0},
        {"red", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct color color = {1, 2, 3, 4};
        CHECK(color_parse(cases[i].text, &color) == cases[i].good);
        CHECK(color_equal(color, cases[i].good ? color_rgb(cases[i].rgb) : (struct color){1, 2, 3, 4}));
    }
}

static void test_mix(void)
{
    struct color black = color_rgb(0), white = color_rgb(0xFFFFFF);
    CHECK(color_equal(color_rgb(0x123456), (struct color){0x12, 0x34, 0x56, 255}));
    CHECK(color_equal(color_mix(black, white, 0), black));
    CHECK(color_equal(color_mix(black, white, 1), white));
    CHECK(color_equal(color_mix(black, white, -1), black));
    CHECK(color_equal(color_mix(black, white, 2), white));
    CHECK(color_equal(color_mix(black, white, 0.5), (struct color){128, 128, 128, 255}));
    CHECK(color_equal(color_mix(white, (struct color){255, 255, 255, 0}, 0.2), (struct color){255, 255, 255, 204}));
    CHECK(color_fade(white, 0.5).a == 128 && color_fade(white, -1).a == 0 && color_fade(white, 3).a == 255);
    CHECK(color_fade(color_fade(white, 0.5), 0.5).a == 64);
    CHECK(!color_equal(black, color_fade(black, 0.5)));
}

/** Values of the WCAG formula, computed by hand. */
static void test_contrast(void)
{
    struct color black = color_rgb(0), white = color_rgb(0xFFFFFF);
    CHECK_NEAR(color_contrast(black, white), 21, 1e-9);
    CHECK_NEAR(color_contrast(white, black), 21, 1e-9);
    CHECK_NEAR(color_contrast(white, white), 1, 1e-9);
    CHECK_NEAR(color_contrast(color_rgb(0x777777), white), 4.478, 0.001);
    CHECK_NEAR(color_contrast(color_rgb(0xFF0000), white), 3.998, 0.001);
}

int main(void)
{
    test_parse();
    test_mix();
    test_contrast();
    return check_result();
}
