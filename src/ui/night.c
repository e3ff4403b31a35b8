#include "ui/night.h"

#include <math.h>

#include "base/rng.h"

/** The colours of the night. With high contrast it is nearly black, and the town does not glow behind the words. */
struct palette {
    uint32_t sky[5], ridge[2], hills;
    double stars, glow; /* how bright these are */
};

static const struct palette palettes[CONTRAST_COUNT] = {
    [CONTRAST_USUAL] = {{0x050818, 0x0C1438, 0x2A2257, 0x5C3360, 0x8A4A55}, {0x1B2150, 0x161B44}, 0x0A1234, 1, 1},
    [CONTRAST_HIGH] = {{0x000000, 0x02030A, 0x0A0820, 0x120C22, 0x180E1E}, {0x0C0F2A, 0x080A20}, 0x05081A, 0.5, 0},
};

static void draw_sky(struct view *view)
{
    /* From the zenith to the town's glow. */
    static const double stops[] = {0, 0.42, 0.72, 0.86, 1};
    struct draw_brush sky = {.kind = BRUSH_LINEAR, .to = point_make(0, view->height)};
    for (int i = 0; i < 5; i++) {
        brush_stop(&sky, stops[i], color_rgb(palettes[view->contrast].sky[i]));
    }
    draw_box(view->list, rect_make(0, 0, view->width, view->height), 0, sky);
}

static void draw_stars(struct view *view)
{
    enum { STARS = 150 };
    struct draw_mote stars[STARS];
    struct rng rng = rng_seed(7);
    for (int i = 0; i < STARS; i++) {
        double depth = rng_range(&rng, 0, 1);
        struct color tone =
            color_mix(view_tint(view, TINT_WASHI), view_tint(view, TINT_GOLD_BRIGHT), rng_range(&rng, 0, 1));
        stars[i] = (struct draw_mote){
            .at = point_make(rng_range(&rng, 0, view->width), view->height * 0.72 * depth),
            .radius = rng_range(&rng, 0.7, 2.3),
            .color = color_fade(tone, rng_range(&rng, 0.15, 0.75) * (1 - 0.6 * depth) * palettes[view->contrast].stars),
        };
    }
    draw_motes(view->list, stars, STARS);
}

/** The glow of the town on the lower sky. */
static void draw_glow_of_town(struct view *view, double lamps)
{
    struct point middle = point_make(view->width / 2, view->height * 0.8);
    draw_glow(view->list, middle, fmin(view->width * 0.55, view->height * 0.75),
              color_fade(color_rgb(0xC9767A), (0.16 + 0.14 * lamps) * palettes[view->contrast].glow), BLEND_ADD);
}

/** Heights of the ridge as parts of its highest peak, evenly spaced. */
static const double far_ridge[] = {0.28, 0.58, 0.36, 0.78, 0.44, 0.86, 0.52, 0.74, 0.46, 1.0, 0.50, 0.80, 0.42, 0.90};

static void draw_ridge(struct view *view, double base, double tallest, struct color top, struct color foot)
{
    size_t count = sizeof far_ridge / sizeof far_ridge[0];
    struct path *path = path_create(view->arena);
    path_move(path, 0, view->height);
    for (size_t i = 0; i < count; i++) {
        double x = view->width * (double)i / (double)(count - 1);
        path_line(path, x, base - tallest * far_ridge[i]);
    }
    path_line(path, view->width, view->height);
    path_close(path);
    draw_fill(view->list, path, brush_linear(point_make(0, base - tallest), point_make(0, base), top, foot));
}

static void draw_hills(struct view *view, double base, double rise, struct color color)
{
    double w = view->width;
    struct path *path = path_create(view->arena);
    path_move(path, 0, base);
    path_cubic(path, w * 0.12, base - rise, w * 0.25, base - rise * 0.9, w * 0.4, base - rise * 0.1);
    path_cubic(path, w * 0.55, base - rise * 1.3, w * 0.68, base - rise * 0.8, w * 0.82, base + rise * 0.2);
    path_cubic(path, w * 0.9, base + rise * 0.3, w * 0.96, base - rise * 0.5, w, base - rise * 0.9);
    path_line(path, w, view->height);
    path_line(path, 0, view->height);
    path_close(path);
    draw_fill(view->list, path, brush_solid(color));
}

struct house {
    double x, width, eaves, height;
};

/** A town house: walls, and a tiled roof whose eaves turn up a little. */
static void add_house(struct path *path, const struct house *house, double ground)
{
    double left = house->x, right = house->x + house->width, mid = (left + right) / 2;
    double wall = ground - house->height, ridge = wall - house->eaves;
    double over = house->width * 0.1;
    path_move(path, left, ground);
    path_line(path, left, wall);
    path_line(path, left - over, wall - 5);
    path_quad(path, mid - house->width * 0.16, wall - house->eaves * 0.35, mid, ridge);
    path_quad(path, mid + house->width * 0.16, wall - house->eaves * 0.35, right + over, wall - 5);
    path_line(path, right, wall);
    path_line(path, right, ground);
    path_close(path);
}

static void draw_windows(struct view *view, const struct house *house, struct rng *rng, double ground, double lamps)
{
    int count = rng_below(rng, 3);
    double size = 17;
    double y = ground - house->height + 26;
    for (int i = 0; i < count; i++) {
        double x = house->x + house->width * rng_range(rng, 0.18, 0.7);
        double burn = rng_range(rng, 0.2, 1) * (0.12 + 0.88 * lamps);
        draw_box(view->list, rect_make(x, y, size, size * 1.15), 2, brush_solid(color_fade(color_rgb(0xF0B860), burn)));
    }
}

static void draw_roofs(struct view *view, double lamps)
{
    struct rng rng = rng_seed(2021);
    double ground = view->height + 10;
    enum { HOUSES_MAX = 64 };
    struct house houses[HOUSES_MAX];
    int count = 0;
    struct path *path = path_create(view->arena);
    for (double x = -30; x < view->width && count < HOUSES_MAX; count++) {
        double width = rng_range(&rng, 86, 150);
        houses[count] = (struct house){x, width, rng_range(&rng, 20, 52), rng_range(&rng, 120, 160)};
        add_house(path, &houses[count], ground);
        x += width + rng_range(&rng, -2, 12);
    }
    struct draw_brush dark = brush_linear(
        point_make(0, ground - 210), point_make(0, ground),
        color_mix(color_rgb(0x0A1030), view_tint(view, TINT_NIGHT), 0.55 + 0.3 * lamps), view_tint(view, TINT_NIGHT));
    draw_fill(view->list, path, dark);
    for (int i = 0; i < count; i++) {
        draw_windows(view, &houses[i], &rng, ground, lamps);
    }
}

void night_draw(struct view *view, double lamps, double opacity)
{
    const struct palette *palette = &palettes[view->contrast];
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_layer_begin(view->list, all, affine_identity(), opacity, LAYER_OPAQUE);
    draw_sky(view);
    draw_stars(view);
    draw_glow_of_town(view, lamps);
    double base = view->tall ? view->height * 0.86 : view->height * 0.79;
    double tallest = view->tall ? view->height * 0.075 : view->height * 0.17;
    draw_ridge(view, base, tallest, color_rgb(palette->ridge[0]), color_rgb(palette->ridge[1]));
    draw_hills(view, view->height - (view->tall ? 215 : 190), 44, color_rgb(palette->hills));
    draw_roofs(view, lamps);
    draw_layer_end(view->list);
}
