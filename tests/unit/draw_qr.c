/* QR codes: the marks a reader looks for stand where they must, and what cannot be encoded is refused. */
#include "check.h"
#include "draw/qr.h"

static struct draw_list list;

/** True when the dark path covers the point. */
static bool dark_at(double x, double y)
{
    const struct path *path = list.commands[1].path.path;
    for (size_t i = 0; i + 3 < path->point_count; i += 4) {
        struct point a = path->points[i], c = path->points[i + 2];
        if (rect_contains(rect_make(a.x, a.y, c.x - a.x, c.y - a.y), point_make(x, y))) {
            return true;
        }
    }
    return false;
}

/** The modules of a symbol drawn in a box of `side`, found from its own bounds: the quiet zone is four wide. */
static double modules_of(double side, struct rect box)
{
    struct rect dark = path_bounds(list.commands[1].path.path);
    double module = dark.x - box.x;
    CHECK_NEAR(dark.y - box.y, module, 1e-6);
    CHECK_NEAR(dark.w + 2 * module, side, 1e-6);
    return side / (module / 4);
}

/** The finder pattern whose top left module is mx, my: dark ring, light ring, dark centre. */
static void check_finder(struct rect box, double module, int mx, int my)
{
    for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 7; x++) {
            bool ring = x == 0 || y == 0 || x == 6 || y == 6;
            bool center = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            double px = box.x + (mx + x + 4.5) * module, py = box.y + (my + y + 4.5) * module;
            CHECK(dark_at(px, py) == (ring || center));
        }
    }
}

static void draws(const char *content, int least_modules)
{
    struct rect box = rect_make(100, 200, 330, 330);
    draw_begin(&list, 1920, 1080);
    CHECK(qr_draw(&list, content, box));
    CHECK(list.count == 2);
    double modules = modules_of(box.w, box);
    CHECK_NEAR(modules, round(modules), 1e-6);
    int width = (int)lround(modules) - 8;
    CHECK(width >= least_modules && width % 4 == 1); /* 21, 25, 29 ... */
    double module = box.w / modules;
    check_finder(box, module, 0, 0);
    check_finder(box, module, width - 7, 0);
    check_finder(box, module, 0, width - 7);
    for (int i = 8; i < width - 8; i++) { /* the timing pattern alternates */
        CHECK(dark_at(box.x + (i + 4.5) * module, box.y + (6 + 4.5) * module) == (i % 2 == 0));
    }
    CHECK(list.commands[0].path.brush.stops[0].color.r == 255);
    struct rect white = path_bounds(list.commands[0].path.path);
    CHECK_NEAR(white.x, box.x, 1e-9);
    CHECK_NEAR(white.w, box.w, 1e-9);
}

static void refuses(const char *content)
{
    draw_begin(&list, 1920, 1080);
    CHECK(!qr_draw(&list, content, rect_make(0, 0, 100, 100)));
    CHECK(list.count == 0);
}

int main(void)
{
    char longest[502];
    memset(longest, 'a', sizeof longest);
    longest[500] = '\0';
    draws("a", 21);
    draws("https://www4.city.kanazawa.lg.jp/", 25);
    draws("mailto:kyodo@example.jp", 25);
    draws(longest, 81);
    longest[500] = 'a';
    longest[501] = '\0';
    refuses(longest);
    refuses("");
    refuses("灯り");
    draw_finish(&list);
    return check_result();
}
