#include "ui/map_project.h"

#include <math.h>

#include "base/ease.h"
#include "ui/dock.h"
#include "ui/map_atlas.h"
#include "ui/state.h"

static const double km_a_degree = 111.2; /* of latitude */
static const double finest = 200;        /* units a kilometre at the largest zoom */
static const double gap = THEME_GAP;
static const double scale_width = 276, scale_height = 78;
static const double light_room = 56; /* from a light's middle to what must not touch it */

/** Three buttons, one above the other, `right` and `bottom` their corner. */
static struct rect controls_at(double right, double bottom)
{
    double h = 3 * THEME_TARGET + 2 * gap;
    return rect_make(right - THEME_TARGET, bottom - h, THEME_TARGET, h);
}

static void lay_goals(struct map_layout *layout, double x, double bottom, double width)
{
    bool one = !layout->tall && (width - 16 * gap) / 17 >= THEME_TARGET;
    layout->goal_columns = one ? 17 : 9;
    layout->goal_rows = one ? 1 : 2;
    layout->goal_all = !one;
    double h = layout->goal_rows * THEME_TARGET + (layout->goal_rows - 1) * gap;
    layout->goals = rect_make(x, bottom - h, width, h);
}

/** The same side by side, where the stage is short. */
static struct rect controls_in_row(double right, double bottom)
{
    double w = 3 * THEME_TARGET + 2 * gap;
    return rect_make(right - w, bottom - THEME_TARGET, w, THEME_TARGET);
}

static struct map_layout lay_wide(double width, double height)
{
    struct map_layout layout = {.tall = false};
    double edge = 56, top = 44, column = 340;
    lay_goals(&layout, edge, height - dock_height(false) - 16, width - 2 * edge);
    double bottom = layout.goals.y - 20;
    double list_width = fmin(fmax(width * 0.25, 380), 520);
    layout.title = rect_make(edge, top, column + 40, 176); /* no wider: beyond it lies the coast */
    layout.sections = rect_make(edge, top + 176, column, bottom - top - 176);
    layout.list = rect_make(width - edge - list_width, top + 8, list_width, bottom - top - 8);
    layout.controls = controls_at(layout.list.x - 24, bottom);
    double left = edge + column, right = layout.list.x;
    double notice_width = layout.controls.x - 24 - (left + 24);
    double notice_height = ceil(1400 / fmax(notice_width, 200)) * 34;
    layout.notice = rect_make(left + 24, bottom - notice_height, notice_width, notice_height);
    layout.scale = rect_make(left + 10, layout.notice.y - 8 - scale_height, scale_width, scale_height);
    layout.frame =
        rect_make(left + light_room, top + 40, right - left - 2 * light_room, layout.notice.y - 50 - top - 40);
    double city_left = right - left < 720 ? left - column * 0.45 : left + 14;
    layout.city = rect_make(city_left, top + 6, right - 24 - city_left, layout.notice.y - 8 - top - 6);
    return layout;
}

static struct map_layout lay_tall(double width, double height)
{
    struct map_layout layout = {.tall = true};
    double edge = 40, top = 44, inner = width - 2 * edge;
    lay_goals(&layout, edge, height - dock_height(true) - 16, inner);
    double list_height = fmin(fmax(height * 0.2, 356), 420);
    layout.title = rect_make(edge, top, inner * 0.55, 190);
    layout.notice = rect_make(edge + inner * 0.57, top + 10, inner * 0.43, 140);
    layout.list = rect_make(edge, layout.goals.y - gap - 4 - list_height, inner, list_height);
    double band = 2 * THEME_TARGET + gap;
    layout.sections = rect_make(edge, layout.list.y - gap - 4 - band, inner, band);
    layout.controls = (height < THEME_SHORT ? controls_in_row : controls_at)(width - edge, layout.sections.y - 24);
    layout.scale = rect_make(edge - 14, layout.sections.y - 18 - scale_height, scale_width, scale_height);
    double frame_top = top + 170;
    layout.frame = rect_make(edge + light_room, frame_top + 10, inner - 2 * light_room,
                             layout.sections.y - light_room - frame_top - 10);
    /* On a short stage the city's mountains run on beneath the list. */
    double city_bottom = fmax(layout.sections.y + band, frame_top + 700);
    layout.city = rect_make(edge, frame_top, inner, city_bottom - frame_top);
    return layout;
}

/** The part of the frame beside which nothing stands. */
static struct rect clear_frame(const struct map_layout *layout)
{
    double top = fmax(layout->title.y + layout->title.h + light_room, layout->frame.y);
    bool row = layout->controls.w > layout->controls.h;
    double right = (row ? layout->goals.x + layout->goals.w : layout->controls.x) - light_room;
    double bottom = fmin(layout->scale.y, row ? layout->controls.y : layout->scale.y) - light_room;
    return rect_make(layout->frame.x, top, fmax(right - layout->frame.x, 80), fmax(bottom - top, 80));
}

struct map_layout map_layout_make(double width, double height)
{
    struct map_layout layout = height > width ? lay_tall(width, height) : lay_wide(width, height);
    layout.clear = clear_frame(&layout);
    return layout;
}

/** A box that grows with each point. */
struct bounds {
    struct point low, high;
};

static const struct bounds no_bounds = {{HUGE_VAL, HUGE_VAL}, {-HUGE_VAL, -HUGE_VAL}};

static void bounds_add(struct bounds *bounds, struct point p)
{
    bounds->low = point_make(fmin(bounds->low.x, p.x), fmin(bounds->low.y, p.y));
    bounds->high = point_make(fmax(bounds->high.x, p.x), fmax(bounds->high.y, p.y));
}

static struct rect bounds_rect(struct bounds b)
{
    if (b.low.x > b.high.x) {
        return rect_make(0, 0, 0, 0);
    }
    return rect_make(b.low.x, b.low.y, b.high.x - b.low.x, b.high.y - b.low.y);
}

static void add_features(struct bounds *bounds, const struct pack *pack, bool only_city)
{
    for (size_t i = 0; i < pack->map.feature_count; i++) {
        const struct pack_feature *feature = &pack->map.features[i];
        for (size_t r = 0; r < feature->ring_count && (!only_city || feature->kind == FEATURE_CITY); r++) {
            for (size_t p = 0; p < feature->rings[r].count; p++) {
                bounds_add(bounds, feature->rings[r].points[p]);
            }
        }
    }
}

static bool project_place(const struct pack *pack, size_t project, struct point *out)
{
    int place = pack->projects[project].place;
    if (place == PACK_INDEX_NONE) {
        return false;
    }
    *out = point_make(pack->places[place].lon, pack->places[place].lat);
    return true;
}

static void add_projects(struct bounds *bounds, const struct pack *pack)
{
    struct point at;
    for (size_t i = 0; i < pack->project_count; i++) {
        if (project_place(pack, i, &at)) {
            bounds_add(bounds, at);
        }
    }
}

/** The middle of the projection: the city's, or that of whatever there is. */
static struct rect middle_of(const struct pack *pack)
{
    struct bounds bounds = no_bounds;
    add_features(&bounds, pack, true);
    add_projects(&bounds, pack);
    if (bounds.low.x > bounds.high.x) {
        add_features(&bounds, pack, false);
    }
    return bounds_rect(bounds);
}

static void add_turned_city(struct bounds *bounds, const struct pack *pack, const struct map_sight *sight)
{
    for (size_t i = 0; i < pack->map.feature_count; i++) {
        const struct pack_feature *feature = &pack->map.features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == FEATURE_CITY; r++) {
            for (size_t p = 0; p < feature->rings[r].count; p++) {
                bounds_add(bounds, map_turned(sight, feature->rings[r].points[p]));
            }
        }
    }
}

static struct rect turned_lights(const struct pack *pack, const struct map_sight *sight)
{
    struct bounds bounds = no_bounds;
    struct point at;
    for (size_t i = 0; i < pack->project_count; i++) {
        if (project_place(pack, i, &at)) {
            bounds_add(&bounds, map_turned(sight, at));
        }
    }
    return bounds_rect(bounds);
}

/** Move the range low..low+size by the least that brings it into a range that holds it. */
static double push_inside(double low, double size, double to, double room)
{
    return low < to ? to - low : low + size > to + room ? to + room - low - size : 0;
}

/** The scale and middle at which the city fills its box and every light stands in `frame`. */
static void fit_whole(struct map_sight *sight, const struct map_layout *layout, struct rect lights, struct rect frame)
{
    struct rect content = sight->content;
    double fit = fmin(layout->city.w / fmax(content.w, 1e-3), layout->city.h / fmax(content.h, 1e-3));
    fit = fmin(fit, fmin(frame.w / fmax(lights.w, 1e-3), frame.h / fmax(lights.h, 1e-3)));
    sight->fit = sight->scale = fmin(fit, finest);
    sight->middle = rect_center(layout->city);
    sight->home = sight->center = rect_center(content);
    struct point corner = map_stage(sight, point_make(lights.x, lights.y));
    sight->home.x -= push_inside(corner.x, lights.w * sight->fit, frame.x, frame.w) / sight->fit;
    sight->home.y -= push_inside(corner.y, lights.h * sight->fit, frame.y, frame.h) / sight->fit;
    sight->center = sight->home;
}

/** True when some light would stand beneath something of the screen. */
static bool lights_covered(const struct pack *pack, const struct map_layout *layout, const struct map_sight *sight)
{
    const struct rect over[] = {layout->controls, layout->scale, layout->title, layout->notice};
    struct point at;
    for (size_t i = 0; i < pack->project_count; i++) {
        for (size_t k = 0; project_place(pack, i, &at) && k < sizeof over / sizeof over[0]; k++) {
            if (rect_contains(rect_inset(over[k], -light_room), map_project(sight, at))) {
                return true;
            }
        }
    }
    return false;
}

struct map_sight map_sight_home(const struct pack *pack, const struct map_layout *layout)
{
    struct map_sight sight = {.zoom = 1};
    struct bounds sheet = no_bounds;
    add_features(&sheet, pack, false);
    sight.sheet = bounds_rect(sheet);
    struct point middle = rect_center(middle_of(pack));
    sight.lon = middle.x;
    sight.lat = middle.y;
    sight.squeeze = km_a_degree * fmax(cos(middle.y * M_PI / 180), 0.01);
    double bearing = (layout->tall ? pack->map.bearing_tall : pack->map.bearing_wide) * M_PI / 180;
    sight.turn_cos = cos(bearing);
    sight.turn_sin = sin(bearing);
    struct rect lights = turned_lights(pack, &sight);
    struct bounds content = no_bounds;
    add_turned_city(&content, pack, &sight);
    struct rect city = bounds_rect(content);
    sight.content = city.w > 0 ? rect_join(city, rect_inset(lights, -0.01)) : rect_inset(lights, -0.5);
    fit_whole(&sight, layout, lights, layout->frame);
    if (lights_covered(pack, layout, &sight)) {
        fit_whole(&sight, layout, lights, layout->clear);
    }
    return sight;
}

struct map_sight map_sight_look(const struct map_sight *home, struct map_look look)
{
    struct map_sight sight = *home;
    sight.zoom = look.zoom;
    sight.scale = sight.fit * look.zoom;
    sight.center = point_make(sight.home.x + look.offset.x, sight.home.y + look.offset.y);
    return sight;
}

struct map_sight map_sight_now(const struct app *app, tick now)
{
    return map_sight_look(&app->atlas->home, map_look_at(&app->map, now));
}

struct point map_turned(const struct map_sight *sight, struct point degrees)
{
    double east = (degrees.x - sight->lon) * sight->squeeze;
    double south = (sight->lat - degrees.y) * km_a_degree;
    return point_make(east * sight->turn_cos + south * sight->turn_sin,
                      south * sight->turn_cos - east * sight->turn_sin);
}

struct point map_stage(const struct map_sight *sight, struct point turned)
{
    return point_make(sight->middle.x + (turned.x - sight->center.x) * sight->scale,
                      sight->middle.y + (turned.y - sight->center.y) * sight->scale);
}

struct point map_unstage(const struct map_sight *sight, struct point stage)
{
    return point_make(sight->center.x + (stage.x - sight->middle.x) / sight->scale,
                      sight->center.y + (stage.y - sight->middle.y) / sight->scale);
}

struct point map_project(const struct map_sight *sight, struct point degrees)
{
    return map_stage(sight, map_turned(sight, degrees));
}

struct point map_unproject(const struct map_sight *sight, struct point stage)
{
    struct point turned = map_unstage(sight, stage);
    double east = turned.x * sight->turn_cos - turned.y * sight->turn_sin;
    double south = turned.y * sight->turn_cos + turned.x * sight->turn_sin;
    return point_make(sight->lon + east / sight->squeeze, sight->lat - south / km_a_degree);
}

double map_zoom_max(const struct map_sight *sight)
{
    return fmax(4, finest / sight->fit);
}

/** The nearest to `at` within the middles at which the content still fills `seen`; home is always allowed. */
static double inside(double at, double home, double low, double size, double seen)
{
    double slack = seen * 0.2;
    double first = fmin(low + seen / 2 - slack, home), last = fmax(low + size - seen / 2 + slack, home);
    return fmin(fmax(at, first), last);
}

struct map_look map_look_inside(const struct map_sight *sight, const struct map_layout *layout, struct map_look look)
{
    double zoom = fmin(fmax(look.zoom, 1), map_zoom_max(sight));
    double scale = sight->fit * zoom;
    struct rect content = sight->content;
    double x = inside(sight->home.x + look.offset.x, sight->home.x, content.x, content.w, layout->city.w / scale);
    double y = inside(sight->home.y + look.offset.y, sight->home.y, content.y, content.h, layout->city.h / scale);
    return (struct map_look){zoom, point_make(x - sight->home.x, y - sight->home.y)};
}

struct map_look map_look_pinch(const struct map_sight *sight, struct map_look look, struct point before,
                               struct point after, double scale)
{
    double zoom = fmin(fmax(look.zoom * scale, 1), map_zoom_max(sight));
    double was = sight->fit * look.zoom, is = sight->fit * zoom;
    struct point middle = sight->middle;
    return (struct map_look){zoom, point_make(look.offset.x + (before.x - middle.x) / was - (after.x - middle.x) / is,
                                              look.offset.y + (before.y - middle.y) / was - (after.y - middle.y) / is)};
}

double map_way_at(const struct map_way *way, tick now)
{
    double t = ease_progress(now, way->start, way->length);
    static const double steep = 5.5;
    return way->drift ? (1 - exp(-steep * t)) / (1 - exp(-steep)) : ease_in_out(t);
}

/** How far along a zoom is: what does not move while the scale changes stands still on the stage, too. */
static double zoom_part(double from, double to, double now)
{
    return fabs(1 / from - 1 / to) < 1e-9 ? -1 : (1 / from - 1 / now) / (1 / from - 1 / to);
}

struct map_look map_look_at(const struct map_state *map, tick now)
{
    double t = map_way_at(&map->look_way, now);
    if (t >= 1) {
        return map->look;
    }
    struct map_look from = map->look_from, to = map->look;
    double zoom = from.zoom * pow(to.zoom / from.zoom, t);
    double part = zoom_part(from.zoom, to.zoom, zoom);
    return (struct map_look){zoom, point_mix(from.offset, to.offset, part < 0 ? t : part)};
}

double map_scroll_at(const struct map_state *map, tick now)
{
    return ease_mix(map->scroll_from, map->scroll, map_way_at(&map->scroll_way, now));
}
