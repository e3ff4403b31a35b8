#include "ui/map_project.h"

#include <math.h>

#include "base/ease.h"
#include "ui/dock.h"
#include "ui/map_atlas.h"
#include "ui/state.h"

static const double gap = THEME_GAP;
static const double scale_width = 276, scale_height = 78;

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
        rect_make(left + MAP_LIGHT_ROOM, top + 40, right - left - 2 * MAP_LIGHT_ROOM, layout.notice.y - 50 - top - 40);
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
    layout.frame = rect_make(edge + MAP_LIGHT_ROOM, frame_top + 10, inner - 2 * MAP_LIGHT_ROOM,
                             layout.sections.y - MAP_LIGHT_ROOM - frame_top - 10);
    /* On a short stage the city's mountains run on beneath the list. */
    double city_bottom = fmax(layout.sections.y + band, frame_top + 700);
    layout.city = rect_make(edge, frame_top, inner, city_bottom - frame_top);
    return layout;
}

/** The part of the frame beside which nothing stands. */
static struct rect clear_frame(const struct map_layout *layout)
{
    double top = fmax(layout->title.y + layout->title.h + MAP_LIGHT_ROOM, layout->frame.y);
    bool row = layout->controls.w > layout->controls.h;
    double right = (row ? layout->goals.x + layout->goals.w : layout->controls.x) - MAP_LIGHT_ROOM;
    double bottom = fmin(layout->scale.y, row ? layout->controls.y : layout->scale.y) - MAP_LIGHT_ROOM;
    return rect_make(layout->frame.x, top, fmax(right - layout->frame.x, 80), fmax(bottom - top, 80));
}

struct map_layout map_layout_make(double width, double height)
{
    struct map_layout layout = height > width ? lay_tall(width, height) : lay_wide(width, height);
    layout.clear = clear_frame(&layout);
    return layout;
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
    double south = (sight->lat - degrees.y) * MAP_KM_A_DEGREE;
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
    return point_make(sight->lon + east / sight->squeeze, sight->lat - south / MAP_KM_A_DEGREE);
}

double map_zoom_max(const struct map_sight *sight)
{
    return fmax(4, MAP_FINEST / sight->fit);
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
