#include "ui/map.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "ui/card_parts.h"
#include "ui/map_ask.h"
#include "ui/map_lights.h"
#include "ui/map_list.h"
#include "ui/map_print.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const tick glide_length = TICK_MS(320);
static const tick drift_length = TICK_MS(1300);
static const double drift_reach = 0.235; /* seconds of its speed that a thrown thing still goes on */
static const double zoom_step = 1.8;

/* Drawing */

static void draw_controls(struct view *view, const struct map_layout *layout)
{
    static const enum icon icons[] = {ICON_PLUS, ICON_MINUS, ICON_WHOLE};
    static const enum target_kind targets[] = {TARGET_MAP_ZOOM_IN, TARGET_MAP_ZOOM_OUT, TARGET_MAP_WHOLE};
    for (int i = 0; i < 3; i++) {
        bool row = layout->controls.w > layout->controls.h;
        double along = i * (THEME_TARGET + THEME_GAP);
        struct point at = point_make(layout->controls.x + THEME_TARGET / 2 + (row ? along : 0),
                                     layout->controls.y + THEME_TARGET / 2 + (row ? 0 : along));
        widget_round(view, at, THEME_TARGET / 2, icons[i], target_make(targets[i], 0));
    }
}

void map_draw(struct view *view)
{
    const struct map_state *map = &view->app->map;
    struct map_layout layout = map_layout_make(view->width, view->height);
    struct map_sight sight = map_sight_now(view->app, &layout, view->now);
    view_moves(view, map->look_way.start + map->look_way.length);
    draw_hit(view->list, rect_make(0, 0, view->width, view->height), target_make(TARGET_MAP_GROUND, 0),
             HIT_TAP | HIT_DRAG_X | HIT_DRAG_Y | HIT_PINCH);
    struct map_lights lights = map_gather(view->arena, view->pack, map, &sight);
    map_lights_draw(view, &layout, &sight, &lights);
    map_print_draw(view, &layout, &sight);
    map_ring_draw(view, &layout, &sight, &lights);
    draw_controls(view, &layout);
    map_ask_draw(view, &layout);
    map_list_draw(view, &layout);
}

/* Moving */

static struct map_sight home_sight(const struct app *app, const struct map_layout *layout)
{
    return map_sight_make(app->pack, layout, (struct map_look){1, {0, 0}});
}

/** Move to a look from wherever a movement has come to; quiet motion is there at once. */
static void move_to(struct app *app, struct map_look to, tick length, bool drift, tick now)
{
    struct map_state *map = &app->map;
    map->look_from = map_look_at(map, now);
    map->look = to;
    map->look_way = (struct map_way){now, app->comfort[COMFORT_QUIET] ? 0 : length, drift};
}

/** Stop where it is now. */
static void hold(struct app *app, tick now)
{
    app->map.look = map_look_at(&app->map, now);
    app->map.look_way.length = 0;
}

/**
 * Beyond the end a finger moves things only part of the way, and back again all of it. Only what lies beyond counts, so
 * that the same way in one step or in many leads to the same place.
 */
static double resist(double was, double wanted, double allowed)
{
    const double give = 0.4;
    double side = wanted < allowed ? -1 : 1;
    double from = (was - allowed) * side > 0 ? was : allowed;
    return (wanted - from) * side > 0 ? from + (wanted - from) * give : wanted;
}

static void pan(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = home_sight(app, &layout);
    hold(app, now);
    struct map_look was = app->map.look;
    struct point before = point_make(gesture->at.x - gesture->delta.x, gesture->at.y - gesture->delta.y);
    struct map_look to = map_look_pinch(&sight, was, before, gesture->at, 1);
    struct map_look allowed = map_look_inside(&sight, &layout, to);
    to.offset.x = resist(was.offset.x, to.offset.x, allowed.offset.x);
    to.offset.y = resist(was.offset.y, to.offset.y, allowed.offset.y);
    app->map.look = to;
}

static void pinch(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = home_sight(app, &layout);
    hold(app, now);
    app->map.open = PACK_INDEX_NONE; /* which lights gather depends on the scale */
    struct point before = point_make(gesture->at.x - gesture->delta.x, gesture->at.y - gesture->delta.y);
    app->map.look = map_look_pinch(&sight, app->map.look, before, gesture->at, gesture->scale);
}

/** Let go: it drifts on, and back onto the map. */
static void throw_map(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = home_sight(app, &layout);
    hold(app, now);
    struct map_look to = app->map.look;
    double scale = sight.fit * to.zoom, reach = app->comfort[COMFORT_QUIET] ? 0 : drift_reach;
    to.offset.x -= gesture->velocity.x * reach / scale;
    to.offset.y -= gesture->velocity.y * reach / scale;
    move_to(app, map_look_inside(&sight, &layout, to), drift_length, true, now);
}

/** What a zoom button zooms about: the lights that are in view, so that they stay in view; else the middle. */
static struct point zoom_anchor(const struct app *app, const struct map_layout *layout, const struct map_sight *sight)
{
    struct arena arena = {0};
    struct map_lights lights = map_gather(&arena, app->pack, &app->map, sight);
    struct point sum = {0, 0};
    double count = 0;
    for (size_t g = 0; g < lights.group_count; g++) {
        if (rect_contains(rect_inset(layout->frame, -40), lights.groups[g].at)) {
            double weight = (double)lights.groups[g].count;
            sum = point_make(sum.x + lights.groups[g].at.x * weight, sum.y + lights.groups[g].at.y * weight);
            count += weight;
        }
    }
    arena_finish(&arena);
    return count > 0 ? point_make(sum.x / count, sum.y / count) : rect_center(layout->frame);
}

static void zoom(struct app *app, double factor, tick now)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = map_sight_make(app->pack, &layout, app->map.look);
    struct point anchor = zoom_anchor(app, &layout, &sight);
    struct map_look to = map_look_pinch(&sight, app->map.look, anchor, anchor, factor);
    app->map.open = PACK_INDEX_NONE;
    move_to(app, map_look_inside(&sight, &layout, to), glide_length, false, now);
}

static void show_whole(struct app *app, tick now)
{
    app->map.open = PACK_INDEX_NONE;
    move_to(app, (struct map_look){1, {0, 0}}, glide_length, false, now);
}

/* Asking */

static void scroll_to(struct app *app, double to, tick length, bool drift, tick now)
{
    struct map_state *map = &app->map;
    map->scroll_from = map_scroll_at(map, now);
    map->scroll = to;
    map->scroll_way = (struct map_way){now, app->comfort[COMFORT_QUIET] ? 0 : length, drift};
}

static void list_to_top(struct app *app)
{
    app->map.scroll = app->map.scroll_from = 0;
    app->map.scroll_way = (struct map_way){0};
}

/** True when some light that answers is not seen where the map looks. */
static bool answers_out_of_view(const struct app *app)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = map_sight_make(app->pack, &layout, app->map.look);
    struct arena arena = {0};
    struct map_lights lights = map_gather(&arena, app->pack, &app->map, &sight);
    bool out = false;
    for (size_t g = 0; g < lights.group_count; g++) {
        out = out || !rect_contains(rect_inset(layout.frame, -20), lights.groups[g].at);
    }
    arena_finish(&arena);
    return out;
}

static void ask(struct app *app, int goal, int section, tick now)
{
    app->map.goal = goal;
    app->map.section = section;
    app->map.asked = now;
    app->map.open = PACK_INDEX_NONE;
    list_to_top(app);
    if (answers_out_of_view(app)) {
        show_whole(app, now);
    }
}

void map_ask_goal(struct app *app, int goal, tick now)
{
    ask(app, goal, PACK_INDEX_NONE, now);
}

/** Where a ring may stand. */
static struct rect ring_area(const struct map_layout *layout)
{
    if (layout->tall) {
        double top = layout->title.y + layout->title.h + 10;
        bool row = layout->controls.w > layout->controls.h;
        double right = row ? layout->goals.x + layout->goals.w + 20 : layout->controls.x - 20;
        double bottom = row ? layout->controls.y : layout->sections.y;
        return rect_make(20, top, right - 20, bottom - 10 - top);
    }
    double left = layout->sections.x + layout->sections.w + 10;
    return rect_make(left, 16, layout->list.x - 10 - left, layout->goals.y - 26);
}

static double push(double at, double reach, double low, double size)
{
    if (2 * reach >= size) {
        return low + size / 2 - at;
    }
    return at - reach < low ? low + reach - at : at + reach > low + size ? low + size - reach - at : 0;
}

/** Move the map so that a ring about `at` is wholly seen. */
static void make_room(struct app *app, const struct map_layout *layout, const struct map_sight *sight, struct point at,
                      size_t count, tick now)
{
    struct rect area = ring_area(layout);
    double reach = map_ring_reach(count) + 50;
    double dx = push(at.x, reach, area.x, area.w), dy = push(at.y, reach, area.y, area.h);
    if (dx != 0 || dy != 0) {
        struct map_look to = app->map.look;
        to.offset = point_make(to.offset.x - dx / sight->scale, to.offset.y - dy / sight->scale);
        move_to(app, to, glide_length, false, now);
    }
}

static void open_cluster(struct app *app, int first, tick now)
{
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = map_sight_make(app->pack, &layout, app->map.look);
    struct arena arena = {0};
    struct map_lights lights = map_gather(&arena, app->pack, &app->map, &sight);
    const struct map_group *group = map_group_of(&lights, first);
    if (group && group->count > MAP_RING_MAX && app->map.look.zoom * 1.01 < map_zoom_max(&sight)) {
        struct map_look to = map_look_pinch(&sight, app->map.look, group->at, rect_center(layout.frame), 2.4);
        move_to(app, to, glide_length, false, now); /* too many for a ring: nearer, they part */
    } else if (group && group->count > 1) {
        app->map.open = group->first;
        app->map.opened = now;
        list_to_top(app);
        make_room(app, &layout, &sight, group->at, group->count < MAP_RING_MAX ? group->count : MAP_RING_MAX, now);
    }
    arena_finish(&arena);
}

static void close_ring(struct app *app)
{
    if (app->map.open != PACK_INDEX_NONE) {
        app->map.open = PACK_INDEX_NONE;
        list_to_top(app);
    }
}

bool map_light_at(const struct app *app, int project, struct point *out)
{
    if (app->width <= 0 || app->height <= 0 || !app->pack->map.present) {
        return false;
    }
    struct map_layout layout = map_layout_make(app->width, app->height);
    struct map_sight sight = map_sight_make(app->pack, &layout, app->map.look);
    struct arena arena = {0};
    struct map_lights lights = map_gather(&arena, app->pack, &app->map, &sight);
    struct point at;
    bool found = map_gather_light(&lights, &app->map, project, &at);
    arena_finish(&arena);
    int place = app->pack->projects[project].place;
    if (!found && place != PACK_INDEX_NONE) {
        at = map_project(&sight, point_make(app->pack->places[place].lon, app->pack->places[place].lat));
        found = true;
    }
    struct rect stage = rect_make(0, 0, app->width, layout.goals.y);
    if (!found || !rect_contains(stage, at) || rect_contains(layout.list, at)) {
        return false;
    }
    *out = at;
    return true;
}

static void open_card(struct app *app, int project, struct point touched, tick now)
{
    struct point origin = touched;
    map_light_at(app, project, &origin);
    app_open_card(app, project, origin, now);
}

/* The list */

static struct map_list measure_list(const struct app *app, struct arena *arena, tick now)
{
    struct view view = card_measure_view(app, arena, now);
    struct map_layout layout = map_layout_make(app->width, app->height);
    return map_list_make(&view, &layout);
}

static void turn_page(struct app *app, bool forth, tick now)
{
    struct arena arena = {0};
    struct map_list list = measure_list(app, &arena, now);
    scroll_to(app, map_list_page(&list, app->map.scroll, forth), glide_length, false, now);
    arena_finish(&arena);
}

/** A drag that was taken back has no velocity, but what it pulled beyond its end has to go back, too. */
static bool ends_drag(const struct gesture *gesture)
{
    return gesture->kind == GESTURE_DROP || gesture->kind == GESTURE_CANCEL;
}

static void drag_list(struct app *app, const struct gesture *gesture, tick now)
{
    struct arena arena = {0};
    double max = measure_list(app, &arena, now).max;
    arena_finish(&arena);
    double to = map_scroll_at(&app->map, now);
    if (gesture->kind == GESTURE_DRAG) {
        double wanted = to - gesture->delta.y;
        scroll_to(app, resist(to, wanted, fmin(fmax(wanted, 0), max)), 0, false, now);
    } else if (ends_drag(gesture)) {
        to -= app->comfort[COMFORT_QUIET] ? 0 : gesture->velocity.y * drift_reach;
        scroll_to(app, fmin(fmax(to, 0), max), drift_length, true, now);
    }
}

/* The screen */

static void tap(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_state *map = &app->map;
    int number = target_number(gesture->target);
    switch ((int)target_kind(gesture->target)) {
    case TARGET_MAP_GROUND:
        close_ring(app);
        return;
    case TARGET_MAP_LIGHT:
    case TARGET_MAP_ROW:
        open_card(app, number, gesture->at, now);
        return;
    case TARGET_MAP_CLUSTER:
        open_cluster(app, number, now);
        return;
    case TARGET_MAP_GOAL:
        ask(app, number == map->goal ? 0 : number, number == 0 ? PACK_INDEX_NONE : map->section, now);
        return;
    case TARGET_MAP_SECTION:
        ask(app, map->goal, number == map->section ? PACK_INDEX_NONE : number, now);
        return;
    case TARGET_MAP_ZOOM_IN:
        zoom(app, zoom_step, now);
        return;
    case TARGET_MAP_ZOOM_OUT:
        zoom(app, 1 / zoom_step, now);
        return;
    case TARGET_MAP_WHOLE:
        show_whole(app, now);
        return;
    case TARGET_MAP_PAGE:
        turn_page(app, number == 1, now);
        return;
    default:
        return;
    }
}

void map_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    enum target_kind kind = target_kind(gesture->target);
    if (gesture->kind == GESTURE_TAP) {
        tap(app, gesture, now);
    } else if (kind == TARGET_MAP_LIST || kind == TARGET_MAP_ROW) {
        drag_list(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && gesture->kind == GESTURE_DRAG) {
        pan(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && gesture->kind == GESTURE_PINCH) {
        pinch(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && ends_drag(gesture)) {
        throw_map(app, gesture, now);
    }
}

void map_enter(struct app *app, tick now)
{
    app->map = (struct map_state){.look = {1, {0, 0}},
                                  .look_from = {1, {0, 0}},
                                  .section = PACK_INDEX_NONE,
                                  .asked = now - TICK_S(60),
                                  .open = PACK_INDEX_NONE};
}
