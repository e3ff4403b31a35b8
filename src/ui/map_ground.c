#include <math.h>

#include "ui/map_names.h"
#include "ui/map_project.h"
#include "ui/state.h"

static const uint32_t land_near = 0x121A44, land_far = 0x0B1030;
static const uint32_t sea_near = 0x0C2A57, sea_deep = 0x041030;
static const uint32_t city_near = 0x20377A, city_far = 0x2B2860;
static const uint32_t water_fill = 0x12335F, water_line = 0x79A6E2;
static const uint32_t border = 0x8896D8;

/** How far beyond the known geography coasts and seas are drawn on, in kilometres. */
static const double beyond = 60;

/** The geography ends at the edge of its sheet; a ring's points there are cuts, not coast. */
static bool on_edge(const struct map_sight *sight, struct point p)
{
    struct rect s = sight->sheet;
    const double near = 1e-4;
    return p.x - s.x < near || s.x + s.w - p.x < near || p.y - s.y < near || s.y + s.h - p.y < near;
}

/** A corner of the sheet, pushed far out. */
static struct point pushed_out(const struct map_sight *sight, struct point p)
{
    struct point center = rect_center(sight->sheet), at = map_turned(sight, p), from = map_turned(sight, center);
    double d = fmax(point_distance(at, from), 1e-6), far = 3 * beyond / d;
    return map_stage(sight, point_make(at.x + (at.x - from.x) * far, at.y + (at.y - from.y) * far));
}

/** Where a line that runs from `inner` to the edge at `p` would run on to. */
static struct point run_on(const struct map_sight *sight, struct point inner, struct point p)
{
    struct point a = map_turned(sight, inner), b = map_turned(sight, p);
    double d = fmax(point_distance(a, b), 1e-6);
    return map_stage(sight, point_make(b.x + (b.x - a.x) / d * beyond, b.y + (b.y - a.y) / d * beyond));
}

static void add_point(struct path *path, struct point p, bool *started)
{
    if (*started) {
        path_line(path, p.x, p.y);
    } else {
        path_move(path, p.x, p.y);
    }
    *started = true;
}

/** A ring whose cuts are drawn on beyond the sheet, so that no straight edge shows. */
static void add_open_ring(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    size_t n = ring->count;
    const size_t back = n > 12 ? 4 : 1;
    for (size_t i = 0; i < n; i++) {
        struct point p = ring->points[i], before = ring->points[(i + n - 1) % n], after = ring->points[(i + 1) % n];
        if (!on_edge(sight, p)) {
            add_point(path, map_project(sight, p), &started);
        } else if (!on_edge(sight, before)) {
            add_point(path, map_project(sight, p), &started);
            add_point(path, run_on(sight, ring->points[(i + n - back) % n], p), &started);
        } else if (!on_edge(sight, after)) {
            add_point(path, run_on(sight, ring->points[(i + back) % n], p), &started);
            add_point(path, map_project(sight, p), &started);
        } else {
            add_point(path, pushed_out(sight, p), &started);
        }
    }
    if (started) {
        path_close(path);
    }
}

/** The outline without the cuts at the sheet's edge. */
static void add_shore(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    size_t n = ring->count;
    for (size_t i = 0; i <= n; i++) {
        struct point p = ring->points[i % n], before = ring->points[(i + n - 1) % n];
        bool cut = on_edge(sight, p) && on_edge(sight, before);
        if (cut) {
            started = false;
        }
        add_point(path, map_project(sight, p), &started);
    }
}

static void add_ring(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    for (size_t i = 0; i < ring->count; i++) {
        add_point(path, map_project(sight, ring->points[i]), &started);
    }
    if (started) {
        path_close(path);
    }
}

/** A river through its points, without corners (Catmull-Rom). */
static void add_river(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    size_t n = ring->count;
    if (n < 2) {
        return;
    }
    struct point a = map_project(sight, ring->points[0]);
    path_move(path, a.x, a.y);
    for (size_t i = 0; i + 1 < n; i++) {
        struct point p0 = map_project(sight, ring->points[i ? i - 1 : 0]), p1 = map_project(sight, ring->points[i]);
        struct point p2 = map_project(sight, ring->points[i + 1]);
        struct point p3 = map_project(sight, ring->points[i + 2 < n ? i + 2 : n - 1]);
        path_cubic(path, p1.x + (p2.x - p0.x) / 6, p1.y + (p2.y - p0.y) / 6, p2.x - (p3.x - p1.x) / 6,
                   p2.y - (p3.y - p1.y) / 6, p2.x, p2.y);
    }
}

typedef void add_function(struct path *path, const struct map_sight *sight, const struct pack_ring *ring);

/** Every feature of a kind as one path, with or without its areas. NULL when there is none. */
static const struct path *collect(struct view *view, const struct map_sight *sight, enum pack_feature_kind kind,
                                  add_function *add)
{
    struct path *path = path_create(view->arena);
    for (size_t i = 0; i < view->pack->map.feature_count; i++) {
        const struct pack_feature *feature = &view->pack->map.features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            if (feature->rings[r].count > 1) {
                add(path, sight, &feature->rings[r]);
            }
        }
    }
    return path->verb_count ? path : NULL;
}

struct soft_stroke {
    double width, opacity;
};

/** Strokes of growing width and falling strength: a line that shines. */
static void shine(struct view *view, const struct path *path, struct color color, const struct soft_stroke *strokes,
                  size_t count)
{
    for (size_t i = 0; i < count; i++) {
        draw_stroke(view->list, path, strokes[i].width, brush_solid(color_fade(color, strokes[i].opacity)));
    }
}

/** The middle of a feature's first ring on the stage. */
static struct point feature_middle(const struct map_sight *sight, const struct pack_feature *feature)
{
    struct point sum = {0, 0};
    const struct pack_ring *ring = &feature->rings[0];
    for (size_t i = 0; i < ring->count; i++) {
        struct point p = map_project(sight, ring->points[i]);
        sum = point_make(sum.x + p.x / (double)ring->count, sum.y + p.y / (double)ring->count);
    }
    return sum;
}

/** The sea darkens away from the town. */
static struct draw_brush sea_brush(struct view *view, const struct map_sight *sight)
{
    struct point town = map_stage(sight, sight->home), far = point_make(0, 0);
    for (size_t i = 0; i < view->pack->map.feature_count; i++) {
        const struct pack_feature *feature = &view->pack->map.features[i];
        if (feature->kind == FEATURE_SEA && feature->ring_count) {
            far = feature_middle(sight, feature);
            break;
        }
    }
    struct draw_brush brush = {
        .kind = BRUSH_LINEAR, .from = point_mix(town, far, 0.55), .to = point_mix(town, far, 1.5)};
    brush_stop(&brush, 0, color_rgb(sea_near));
    brush_stop(&brush, 1, color_rgb(sea_deep));
    return brush;
}

static void draw_sea(struct view *view, const struct map_sight *sight)
{
    static const struct soft_stroke glow[] = {{64, 0.035}, {38, 0.05}, {20, 0.07}, {8, 0.1}, {2, 0.45}};
    const struct path *sea = collect(view, sight, FEATURE_SEA, add_open_ring);
    const struct path *shore = collect(view, sight, FEATURE_SEA, add_shore);
    if (sea && shore) {
        draw_path(view->list, (struct draw_path){.path = sea, .even_odd = true, .brush = sea_brush(view, sight)});
        shine(view, shore, color_rgb(0x4F86D0), glow, sizeof glow / sizeof glow[0]);
    }
}

/** Borders of the neighbours: hairlines that are lost in the night before the geography ends. */
static void draw_neighbours(struct view *view, const struct map_sight *sight)
{
    const struct path *borders = collect(view, sight, FEATURE_NEIGHBOUR, add_shore);
    if (!borders) {
        return;
    }
    struct point center = map_project(sight, rect_center(sight->sheet));
    double reach = fmin(sight->sheet.w * sight->squeeze, sight->sheet.h * 111.2) / 2 * sight->scale;
    struct draw_brush brush = {.kind = BRUSH_RADIAL, .from = center, .radius = reach * 1.08};
    brush_stop(&brush, 0, color_fade(color_rgb(border), 0.34));
    brush_stop(&brush, 0.7, color_fade(color_rgb(border), 0.26));
    brush_stop(&brush, 1, color_fade(color_rgb(border), 0));
    draw_stroke(view->list, borders, 1.4, brush);
}

static void draw_city(struct view *view, const struct map_sight *sight)
{
    const struct path *city = collect(view, sight, FEATURE_CITY, add_ring);
    if (!city) {
        return;
    }
    struct rect box = path_bounds(city);
    struct draw_brush brush = {.kind = BRUSH_LINEAR,
                               .from = point_make(box.x, box.y + box.h * 0.2),
                               .to = point_make(box.x + box.w, box.y + box.h * 0.8)};
    brush_stop(&brush, 0, color_rgb(city_near));
    brush_stop(&brush, 1, color_rgb(city_far));
    draw_path(view->list, (struct draw_path){.path = city, .even_odd = true, .brush = brush});
}

static void draw_outline(struct view *view, const struct map_sight *sight)
{
    static const struct soft_stroke gold[] = {{34, 0.035}, {22, 0.05}, {13, 0.09}, {7, 0.16}, {2.6, 0.95}};
    const struct path *city = collect(view, sight, FEATURE_CITY, add_ring);
    if (city) {
        shine(view, city, view_tint(view, TINT_GOLD), gold, sizeof gold / sizeof gold[0]);
    }
}

static void draw_waters(struct view *view, const struct map_sight *sight)
{
    double width = 4.2 * pow(sight->zoom, 0.4);
    const struct soft_stroke river[] = {{width * 3.2, 0.1}, {width, 0.85}};
    const struct path *lakes = collect(view, sight, FEATURE_LAKE, add_ring);
    const struct path *rivers = collect(view, sight, FEATURE_RIVER, add_river);
    if (rivers) {
        shine(view, rivers, color_rgb(water_line), river, 2);
    }
    if (lakes) {
        draw_path(view->list, (struct draw_path){.path = lakes, .brush = brush_solid(color_rgb(water_fill))});
        draw_stroke(view->list, lakes, 2, brush_solid(color_fade(color_rgb(water_line), 0.8)));
    }
}

static void draw_railways(struct view *view, const struct map_sight *sight)
{
    const struct path *rails = collect(view, sight, FEATURE_RAILWAY, add_river);
    if (rails) {
        draw_stroke(view->list, rails, 2, brush_solid(color_fade(view_tint(view, TINT_MIST), 0.35)));
    }
}

/** The warmth of the town where most lights are. */
static void draw_warmth(struct view *view, const struct map_sight *sight)
{
    struct point sum = {0, 0};
    double count = 0;
    for (size_t i = 0; i < view->pack->project_count; i++) {
        int place = view->pack->projects[i].place;
        if (place != PACK_INDEX_NONE) {
            struct point p =
                map_turned(sight, point_make(view->pack->places[place].lon, view->pack->places[place].lat));
            sum = point_make(sum.x + p.x, sum.y + p.y);
            count++;
        }
    }
    if (count > 0) {
        struct point at = map_stage(sight, point_make(sum.x / count, sum.y / count));
        draw_glow(view->list, at, fmin(sight->content.h * 0.34 * sight->scale, view->height * 1.5),
                  color_fade(color_rgb(0xC9767A), 0.2), BLEND_ADD);
    }
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

void map_draw_ground(struct view *view)
{
    struct map_layout layout = map_layout_make(view->width, view->height);
    struct map_sight sight = map_sight_now(view->app, view->now);
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_layer_begin(view->list, all, affine_identity(), 1, LAYER_OPAQUE);
    draw_box(view->list, all, 0,
             brush_linear(point_make(0, 0), point_make(view->width, view->height), color_rgb(land_near),
                          color_rgb(land_far)));
    draw_sea(view, &sight);
    draw_neighbours(view, &sight);
    draw_city(view, &sight);
    draw_warmth(view, &sight);
    draw_railways(view, &sight);
    draw_waters(view, &sight);
    draw_outline(view, &sight);
    map_names_draw(view, &layout, &sight);
    draw_night(view);
    draw_layer_end(view->list);
}
