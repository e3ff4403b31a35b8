#include "stage_canvas.h"

static struct draw_text run(const char *text, bool vertical)
{
    return (struct draw_text){.origin = vertical ? point_make(100, 20) : point_make(20, 100),
                              .face = FACE_GOTHIC,
                              .size = 32,
                              .color = canvas_white(),
                              .vertical = vertical,
                              .language = "ja",
                              .text = text,
                              .bounds = vertical ? rect_make(80, 16, 40, 170) : rect_make(16, 68, 170, 44)};
}

static void paint(struct canvas *c, struct draw_text text)
{
    draw_text(canvas_begin(c), text);
    canvas_paint(c);
}

static void test_ink_is_inside(void)
{
    for (int vertical = 0; vertical < 2; vertical++) {
        struct canvas c;
        canvas_init(&c, 200, 200, 1);
        struct draw_text text = run("灯りをとも", vertical);
        paint(&c, text);
        double all = canvas_ink(&c, 0, 0, 200, 200);
        struct rect b = text.bounds;
        CHECK(all > 300);
        CHECK(canvas_ink(&c, (int)b.x, (int)b.y, (int)b.w, (int)b.h) == all);
        /* All five characters are there: each square of an em has its share. */
        for (int i = 0; i < 5; i++) {
            double ink = vertical ? canvas_ink(&c, 84, 20 + 32 * i, 32, 32) : canvas_ink(&c, 20 + 32 * i, 72, 32, 36);
            CHECK(ink > 40);
        }
        canvas_finish(&c);
    }
}

/** Bounds that are too small cut: what a list does not tell is never left on the picture. */
static void test_bounds_cut(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    struct draw_text text = run("灯灯灯灯", false);
    text.bounds = rect_make(40, 80, 30, 20);
    paint(&c, text);
    double all = canvas_ink(&c, 0, 0, 200, 200);
    CHECK(all > 50 && canvas_ink(&c, 39, 79, 32, 22) == all);
    canvas_finish(&c);
}

/** Latin in a column lies on its side: higher than it is wide. */
static void test_latin_turns(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    paint(&c, run("llll", true));
    double upper = canvas_ink(&c, 84, 20, 32, 16), lower = canvas_ink(&c, 84, 120, 32, 60);
    CHECK(upper > 20 && lower == 0);
    bool wide = false;
    for (int y = 20; y < 60; y++) {
        wide = wide || canvas_ink(&c, 84, y, 32, 1) > 12; /* the l's stem lies across the column */
    }
    CHECK(wide);
    canvas_finish(&c);
}

/** Twice the scale is the same letter with four times the ink, and a fourth of a pixel moves it by that much. */
static void test_size_and_place(void)
{
    struct canvas small, large;
    canvas_init(&small, 200, 200, 1);
    canvas_init(&large, 200, 200, 2);
    paint(&small, run("永", false));
    paint(&large, run("永", false));
    double ink = canvas_ink(&small, 0, 0, 200, 200);
    CHECK_NEAR(canvas_ink(&large, 0, 0, 400, 400), 4 * ink, ink * 0.03);
    struct draw_text moved = run("永", false);
    moved.origin.x += 0.5;
    paint(&small, moved);
    CHECK_NEAR(canvas_ink(&small, 0, 0, 200, 200), ink, ink * 0.01);
    canvas_finish(&small);
    canvas_finish(&large);
}

static void test_tracking(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    struct draw_text text = run("口口", false);
    text.tracking = 20;
    paint(&c, text);
    CHECK(canvas_ink(&c, 52, 60, 20, 60) == 0 && canvas_ink(&c, 72, 60, 32, 60) > 30);
    canvas_finish(&c);
}

static void test_color_and_fade(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    struct draw_text text = run("■", false);
    text.color = color_fade(color_rgb(0xFF8000), 0.5);
    paint(&c, text);
    CHECK_NEAR(canvas_at(&c, 36, 88) >> 16, 128, 1);
    CHECK_NEAR(canvas_at(&c, 36, 88) >> 8 & 0xFF, 64, 1);
    canvas_finish(&c);
}

/** Pixels that are far from grey. */
static int count_colored(const struct canvas *c, int x, int y, int w, int h)
{
    int count = 0;
    for (int j = y; j < y + h; j++) {
        for (int i = x; i < x + w; i++) {
            unsigned pixel = canvas_at(c, i, j);
            int red = pixel >> 16 & 0xFF, green = pixel >> 8 & 0xFF, blue = pixel & 0xFF;
            count += abs(red - green) > 50 || abs(green - blue) > 50 || abs(blue - red) > 50 ? 1 : 0;
        }
    }
    return count;
}

/** An emoji keeps its colours whatever the text's is, stands in its square among the letters, and fades with them. */
static void test_emoji(void)
{
    for (int vertical = 0; vertical < 2; vertical++) {
        struct canvas c;
        canvas_init(&c, 200, 200, 1);
        struct draw_text text = run("灯🎉灯", vertical);
        paint(&c, text);
        int x = vertical ? 84 : 52, y = vertical ? 52 : 72;
        CHECK(count_colored(&c, x, y, 32, 34) > 200);
        CHECK(count_colored(&c, 0, 0, 200, 200) == count_colored(&c, x - 2, y - 2, 36, 38));
        CHECK(canvas_ink(&c, vertical ? 84 : 20, vertical ? 20 : 72, 32, 36) > 40);
        double ink = canvas_ink(&c, x, y, 32, 34);
        text.color = color_fade(text.color, 0.5);
        paint(&c, text);
        CHECK_NEAR(canvas_ink(&c, x, y, 32, 34), ink / 2, ink * 0.03);
        text.bounds = rect_make(0, 0, 10, 10);
        paint(&c, text);
        CHECK(canvas_ink(&c, 0, 0, 200, 200) == 0);
        canvas_finish(&c);
    }
}

int main(void)
{
    test_ink_is_inside();
    test_bounds_cut();
    test_latin_turns();
    test_size_and_place();
    test_tracking();
    test_color_and_fade();
    test_emoji();
    return check_result();
}
