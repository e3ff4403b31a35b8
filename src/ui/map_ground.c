#include <math.h>

#include "ui/map_names.h"
#include "ui/map_paper.h"
#include "ui/state.h"
#include "ui/target.h"

/*
 * The ground is two late layers in kilometres: all of the map, coarse, and above it what is seen and a margin, as
 * fine as the display. Their content stays the same while the map is panned, so that frames only move a picture.
 */

static const uint32_t land_near = 0x121A44, land_far = 0x0B1030;
static const uint32_t sea_near = 0x0C2A57, sea_deep = 0x041030;
static const uint32_t city_near = 0x20377A, city_far = 0x2B2860;
static const uint32_t water_fill = 0x12335F, water_line = 0x79A6E2;
static const uint32_t border = 0x8896D8;

/** One of the two layers. */
struct print {
    struct view *view;
    const struct map_paper *paper;
    const struct map_sight *sight;
    double scale;    /* units a kilometre, which the widths of lines are meant for */
    double density;  /* units a kilometre of its picture */
    struct rect box; /* turned kilometres */
};

struct soft_stroke {
    double width, opacity;
};

static void stroke(const struct print *print, const struct path *path, double width, struct draw_brush brush)
{
    draw_stroke(print->view->list, path, width / print->scale, brush);
}

/** Strokes of growing width and falling strength: a line that shines. */
static void shine(const struct print *print, const struct path *path, struct color color,
                  const struct soft_stroke *strokes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        stroke(print, path, strokes[i].width, brush_solid(color_fade(color, strokes[i].opacity)));
    }
}

/** Where a corner of the stage lies when the whole map shows. */
static struct point home_corner(const struct print *print, double x, double y)
{
    const struct map_sight *sight = print->sight;
    return point_make(sight->home.x + (x - sight->middle.x) / sight->fit,
                      sight->home.y + (y - sight->middle.y) / sight->fit);
}

enum { CELLS = 8 }; /* across the stage, by which prints grow */

/** Whole cells around the middle of the map, so many that no print has more. */
static double land_reach(double home, double stage, double fit, double scale)
{
    const double stages = 1.5; /* seen of the whole map, and beside it */
    double cell = stage / CELLS / scale;
    return ceil((fabs(home) + stages * stage / fit) / cell) * cell;
}

static struct rect all_land(const struct print *print)
{
    const struct map_sight *sight = print->sight;
    double x = land_reach(sight->home.x, print->view->width, sight->fit, print->density);
    double y = land_reach(sight->home.y, print->view->height, sight->fit, print->density);
    return rect_make(-x, -y, 2 * x, 2 * y);
}

/** The land darkens towards the mountains. All of it, whatever is printed of it: so a print can take over what the last
 * one has of the same place. */
static void print_land(const struct print *print)
{
    struct point first = home_corner(print, 0, 0), last = home_corner(print, print->view->width, print->view->height);
    draw_box(print->view->list, all_land(print), 0,
             brush_linear(first, last, color_rgb(land_near), color_rgb(land_far)));
}

/** The sea darkens away from the town. */
static void print_sea(const struct print *print)
{
    static const struct soft_stroke glow[] = {{64, 0.035}, {38, 0.05}, {20, 0.07}, {8, 0.1}, {2, 0.45}};
    struct point town = print->sight->home, far = print->paper->sea_middle;
    if (!print->paper->sea || !print->paper->shore) {
        return;
    }
    struct draw_brush brush = {
        .kind = BRUSH_LINEAR, .from = point_mix(town, far, 0.55), .to = point_mix(town, far, 1.5)};
    brush_stop(&brush, 0, color_rgb(sea_near));
    brush_stop(&brush, 1, color_rgb(sea_deep));
    draw_path(print->view->list, (struct draw_path){.path = print->paper->sea, .brush = brush});
    shine(print, print->paper->shore, color_rgb(0x4F86D0), glow, sizeof glow / sizeof glow[0]);
}

/** Borders of the neighbours: hairlines that are lost in the night before the geography ends. */
static void print_neighbours(const struct print *print)
{
    const struct map_sight *sight = print->sight;
    if (!print->paper->borders) {
        return;
    }
    double reach = fmin(sight->sheet.w * sight->squeeze, sight->sheet.h * 111.2) / 2;
    struct draw_brush brush = {
        .kind = BRUSH_RADIAL, .from = map_turned(sight, rect_center(sight->sheet)), .radius = reach * 1.08};
    brush_stop(&brush, 0, color_fade(color_rgb(border), 0.34));
    brush_stop(&brush, 0.7, color_fade(color_rgb(border), 0.26));
    brush_stop(&brush, 1, color_fade(color_rgb(border), 0));
    stroke(print, print->paper->borders, 1.4, brush);
}

static void print_city(const struct print *print)
{
    if (!print->paper->city) {
        return;
    }
    struct rect box = path_bounds(print->paper->city);
    struct draw_brush brush = {.kind = BRUSH_LINEAR,
                               .from = point_make(box.x, box.y + box.h * 0.2),
                               .to = point_make(box.x + box.w, box.y + box.h * 0.8)};
    brush_stop(&brush, 0, color_rgb(city_near));
    brush_stop(&brush, 1, color_rgb(city_far));
    draw_path(print->view->list, (struct draw_path){.path = print->paper->city, .brush = brush});
}

/** The warmth of the town where most lights are. */
static void print_warmth(const struct print *print)
{
    if (print->paper->lit) {
        double radius = fmin(print->sight->content.h * 0.34, print->view->height * 1.5 / print->scale);
        draw_glow(print->view->list, print->paper->lamp_middle, radius, color_fade(color_rgb(0xC9767A), 0.2),
                  BLEND_ADD);
    }
}

static void print_waters(const struct print *print)
{
    const struct path *rivers = print->paper->rivers, *lakes = print->paper->lakes;
    double width = 4.2 * pow(print->scale / print->sight->fit, 0.4);
    const struct soft_stroke river[] = {{width * 3.2, 0.1}, {width, 0.85}};
    if (rivers) {
        shine(print, rivers, color_rgb(water_line), river, 2);
    }
    if (lakes && print->paper->banks) {
        struct draw_brush fill = brush_solid(color_rgb(water_fill));
        draw_path(print->view->list, (struct draw_path){.path = lakes, .brush = fill});
        stroke(print, print->paper->banks, 2, brush_solid(color_fade(color_rgb(water_line), 0.8)));
    }
}

static void print_lines(const struct print *print)
{
    static const struct soft_stroke gold[] = {{34, 0.035}, {22, 0.05}, {13, 0.09}, {7, 0.16}, {2.6, 0.95}};
    if (print->paper->rails) {
        stroke(print, print->paper->rails, 2, brush_solid(color_fade(view_tint(print->view, TINT_MIST), 0.35)));
    }
    print_waters(print);
    if (print->paper->walls) {
        shine(print, print->paper->walls, view_tint(print->view, TINT_GOLD), gold, sizeof gold / sizeof gold[0]);
    }
}

static void print_layer(const struct print *print, uint64_t name, bool shown)
{
    const struct map_sight *sight = print->sight;
    struct affine way = affine_scale(sight->scale, sight->scale);
    way.x0 = sight->middle.x - sight->center.x * sight->scale;
    way.y0 = sight->middle.y - sight->center.y * sight->scale;
    draw_late_begin(print->view->list, name, print->box, way, print->density, shown);
    print_land(print);
    print_sea(print);
    print_neighbours(print);
    print_city(print);
    print_warmth(print);
    print_lines(print);
    draw_layer_end(print->view->list);
}

/* What is printed, and how fine. */

/** What is seen at a scale with this in the middle, in turned kilometres. */
static struct rect seen_from(const struct view *view, const struct map_sight *sight, double scale, struct point center)
{
    return rect_make(center.x - sight->middle.x / scale, center.y - sight->middle.y / scale, view->width / scale,
                     view->height / scale);
}

/** A span of whole cells around `low`..`low + size`, with half a cell to spare on both sides. */
static void snap(double *low, double *size, double cell)
{
    double first = floor(*low / cell - 0.5), count = ceil(*size / cell - 1e-6) + 2;
    *low = first * cell;
    *size = count * cell;
}

/** What is to be printed around what is seen: so much that it need not change for each step of a pan. */
static struct rect printed_around(const struct view *view, double scale, struct rect seen)
{
    snap(&seen.x, &seen.w, view->width / CELLS / scale);
    snap(&seen.y, &seen.h, view->height / CELLS / scale);
    return seen;
}

/** True while two fingers scale the map, to no known end. */
static bool pinched(const struct app *app)
{
    int fingers = 0;
    for (size_t i = 0; i < GESTURE_FINGERS_MAX; i++) {
        const struct gesture_finger *finger = &app->gesture.fingers[i];
        fingers += finger->down && finger->target == target_make(TARGET_MAP_GROUND, 0);
    }
    return fingers > 1;
}

/** The print for a look serves as long as it holds all that is seen, and lines are not twice as wide as they should be
 * there, or half. */
static bool print_look(struct print *print, struct map_look look)
{
    const struct map_sight *sight = print->sight;
    double scale = sight->fit * look.zoom;
    struct rect seen = seen_from(print->view, sight, sight->scale, sight->center);
    struct point center = point_make(sight->home.x + look.offset.x, sight->home.y + look.offset.y);
    bool same = scale == sight->scale; /* panned: around what is seen now, wherever it ends */
    print->box = printed_around(print->view, scale, same ? seen : seen_from(print->view, sight, scale, center));
    print->scale = print->density = scale;
    return rect_holds(print->box, seen) && sight->scale <= scale * 2 && sight->scale >= scale / 2;
}

/** What is seen, at the scale the map comes to rest at, or comes from, or else at one near the scale of now that serves
 * for a while. */
static struct print fine_print(const struct print *common)
{
    struct print print = *common;
    const struct map_state *map = &print.view->app->map;
    const struct map_sight *sight = print.sight;
    if (!pinched(print.view->app) && (print_look(&print, map->look) || print_look(&print, map->look_from))) {
        return print;
    }
    print.scale = print.density = sight->fit * exp2(round(2 * log2(sight->scale / sight->fit)) / 2);
    print.box = printed_around(print.view, print.scale, seen_from(print.view, sight, sight->scale, sight->center));
    return print;
}

/** All that can be seen, as for the whole map but half as fine. */
static struct print coarse_print(const struct print *common)
{
    struct print print = *common;
    const struct map_sight *sight = print.sight;
    struct rect home = seen_from(print.view, sight, sight->fit, sight->home);
    print.box = rect_make(home.x - home.w * 0.4, home.y - home.h * 0.4, home.w * 1.8, home.h * 1.8);
    print.scale = sight->fit;
    print.density = sight->fit / 2;
    return print;
}

static void print_ground(struct view *view, const struct map_sight *sight, bool shown)
{
    const struct print common = {.view = view, .paper = view->app->paper, .sight = sight};
    const struct print coarse = coarse_print(&common), fine = fine_print(&common);
    print_layer(&coarse, common.paper->name | 1, shown);
    print_layer(&fine, common.paper->name & ~(uint64_t)1, shown);
}

/** The night closes in where words stand. */
static void draw_night(struct view *view)
{
    struct color night = view_tint(view, TINT_NIGHT), none = color_fade(night, 0);
    double top = view->tall ? 300 : 150;
    draw_box(view->list, rect_make(0, 0, view->width, top), 0,
             brush_linear(point_make(0, 0), point_make(0, top), color_fade(night, view->tall ? 0.8 : 0.55), none));
    if (!view->tall) {
        double side = 620;
        draw_box(view->list, rect_make(0, 0, side, view->height), 0,
                 brush_linear(point_make(60, 0), point_make(side, 0), color_fade(night, 0.6), none));
    }
    double foot = view->height * (view->tall ? 0.3 : 0.24);
    draw_box(
        view->list, rect_make(0, view->height - foot, view->width, foot), 0,
        brush_linear(point_make(0, view->height - foot), point_make(0, view->height), none, color_fade(night, 0.75)));
}

void map_unroll(struct app *app)
{
    const struct map_sight *home = &app->atlas->home;
    if (!map_paper_fits(app->paper, app->pack, home)) {
        map_paper_destroy(app->paper);
        app->paper = map_paper_create(app->pack, home);
    }
}

void map_draw_ground(struct view *view)
{
    struct map_sight sight = map_sight_now(view->app, view->now);
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_layer_begin(view->list, all, affine_identity(), 1, LAYER_OPAQUE);
    draw_box(view->list, all, 0, brush_solid(color_rgb(land_near))); /* where nothing is printed */
    print_ground(view, &sight, true);
    map_names_draw(view, &view->app->atlas->layout, &sight);
    draw_night(view);
    draw_layer_end(view->list);
}

void map_draw_ahead(struct view *view)
{
    struct map_sight sight = map_sight_now(view->app, view->now);
    print_ground(view, &sight, false);
}
