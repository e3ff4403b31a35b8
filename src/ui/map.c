#include "ui/map.h"

#include <math.h>
#include <string.h>

#include "ui/map_ask.h"
#include "ui/map_atlas.h"
#include "ui/map_lights.h"
#include "ui/map_list.h"
#include "ui/map_move.h"
#include "ui/map_print.h"
#include "ui/map_ring.h"
#include "ui/map_scroll.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double zoom_step = 1.8;
static const double double_tap_zoom = 2.2;
static const tick double_tap_within = TICK_MS(400);
static const double double_tap_near = 70;

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

/** Zoom buttons and sections beneath an open ring: to be seen, not to be touched. */
static void draw_covered(struct view *view, const struct map_layout *layout)
{
    size_t hits = view->list->hit_count;
    draw_controls(view, layout);
    map_ask_sections(view, layout);
    view->list->hit_count = hits;
}

void map_draw(struct view *view)
{
    const struct map_state *map = &view->app->map;
    const struct map_layout *layout = &view->app->atlas->layout;
    struct map_sight sight = map_sight_now(view->app, view->now);
    view_moves(view, map->look_way.start + map->look_way.length);
    draw_hit(view->list, rect_make(0, 0, view->width, view->height), target_make(TARGET_MAP_GROUND, 0),
             HIT_TAP | HIT_DRAG_X | HIT_DRAG_Y | HIT_PINCH);
    const struct map_answer *answer = map_atlas_ask(view->app->atlas, map, sight.scale);
    map_lights_draw(view, &sight, answer);
    map_print_draw(view, layout, &sight);
    if (map->open != PACK_INDEX_NONE && map_ring_covers(layout)) {
        draw_covered(view, layout);
        map_ring_draw(view, &sight, answer);
    } else {
        map_ring_draw(view, &sight, answer);
        draw_controls(view, layout);
        map_ask_sections(view, layout);
    }
    map_ask_goals(view, layout);
    map_list_draw(view, layout);
}

/* Asking */

/** The map as it will look once it rests, and what it is asked. */
static const struct map_lights *rest(const struct app *app, struct map_sight *sight)
{
    *sight = map_sight_look(&app->atlas->home, app->map.look);
    return &map_atlas_ask(app->atlas, &app->map, sight->scale)->lights;
}

/** True when some light that answers is not seen where the map looks. */
static bool answers_out_of_view(const struct app *app)
{
    struct map_sight sight;
    const struct map_lights *lights = rest(app, &sight);
    struct rect frame = rect_inset(app->atlas->layout.frame, -20);
    for (size_t g = 0; g < lights->group_count; g++) {
        if (!rect_contains(frame, map_stage(&sight, lights->groups[g].at))) {
            return true;
        }
    }
    return false;
}

static void ask(struct app *app, int goal, int section, tick now)
{
    app->map.goal = goal;
    app->map.section = section;
    app->map.asked = now;
    app->map.open = PACK_INDEX_NONE;
    map_scroll_top(app);
    if (answers_out_of_view(app)) {
        map_move_whole(app, now);
    }
}

void map_ask_goal(struct app *app, int goal, tick now)
{
    ask(app, goal, PACK_INDEX_NONE, now);
}

static double push(double at, double reach, double low, double size)
{
    if (2 * reach >= size) {
        return low + size / 2 - at;
    }
    return at - reach < low ? low + reach - at : at + reach > low + size ? low + size - reach - at : 0;
}

/** Move the map so that a ring about `at` is wholly seen. */
static void make_room(struct app *app, const struct map_sight *sight, struct point at, size_t slots, tick now)
{
    struct rect area = map_ring_area(&app->atlas->layout);
    double reach = map_ring_reach(slots) + 50;
    double dx = push(at.x, reach, area.x, area.w), dy = push(at.y, reach, area.y, area.h);
    if (dx != 0 || dy != 0) {
        struct map_look to = app->map.look;
        to.offset = point_make(to.offset.x - dx / sight->scale, to.offset.y - dy / sight->scale);
        map_move_to(app, to, now);
    }
}

static void open_ring(struct app *app, size_t from, size_t count, tick now)
{
    struct map_sight sight;
    const struct map_lights *lights = rest(app, &sight);
    app->map.open_from = from;
    app->map.open_count = count;
    app->map.opened = now;
    map_scroll_top(app);
    struct map_ring ring = map_ring_of(lights, &app->map, &app->atlas->layout);
    if (ring.group) {
        make_room(app, &sight, map_stage(&sight, ring.group->at), ring.slots, now);
    }
}

static bool is_spread(const struct map_group *group)
{
    return group->high.x > group->low.x || group->high.y > group->low.y;
}

/**
 * A gathered light opens into a ring. More than a ring holds part by themselves where the map looks closer; but only
 * once on the way, so that no light is farther than four touches from the whole map: then the ring opens part by part.
 */
static void open_cluster(struct app *app, int first, tick now)
{
    struct map_sight sight;
    const struct map_lights *lights = rest(app, &sight);
    const struct map_group *group = map_group_of(lights, first);
    if (!group || group->count < 2) {
        return;
    }
    bool closer = app->map.look.zoom * 1.01 < map_zoom_max(&app->atlas->home) && !app->map.neared;
    if (group->count > map_ring_most(&app->atlas->layout) && is_spread(group) && closer) {
        map_move_nearer(app, group->low, group->high, now);
        return;
    }
    app->map.open = group->first;
    open_ring(app, 0, 0, now);
}

/** A part of a ring opens into a ring of its own. */
static void open_part(struct app *app, size_t index, tick now)
{
    struct map_sight sight;
    struct map_ring ring = map_ring_of(rest(app, &sight), &app->map, &app->atlas->layout);
    if (ring.group && index < ring.slots) {
        struct map_slot slot = map_ring_slot(&ring, index);
        size_t before = app->map.open_count ? app->map.open_from : 0;
        open_ring(app, before + slot.first, slot.count, now);
    }
}

static void close_ring(struct app *app)
{
    if (app->map.open != PACK_INDEX_NONE) {
        app->map.open = PACK_INDEX_NONE;
        map_scroll_top(app);
    }
}

bool map_light_at(const struct app *app, int project, struct point *out)
{
    if (app->width <= 0 || app->height <= 0 || !app->pack->map.present) {
        return false;
    }
    struct map_sight sight;
    const struct map_lights *lights = rest(app, &sight);
    struct point at;
    bool found = map_ring_light(lights, &app->map, &app->atlas->layout, &sight, project, &at);
    int place = app->pack->projects[project].place;
    if (!found && place != PACK_INDEX_NONE) {
        at = map_stage(&sight, app->atlas->places[place]);
        found = true;
    }
    const struct map_layout *layout = &app->atlas->layout;
    struct rect stage = rect_make(0, 0, app->width, layout->goals.y);
    if (!found || !rect_contains(stage, at) || rect_contains(layout->list, at)) {
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

/** The list follows to what is touched on the map, */
static void tap_light(struct app *app, const struct gesture *gesture, int project, tick now)
{
    map_scroll_follow(app, project, now);
    open_card(app, project, gesture->at, now);
}

/** and the map flies to what is touched in the list. */
static void tap_row(struct app *app, const struct gesture *gesture, int project, tick now)
{
    map_move_fly(app, project, now);
    open_card(app, project, gesture->at, now);
}

/** The second of two taps at one place looks closer there; the first has done nothing but close what was open. */
static void tap_ground(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_state *map = &app->map;
    bool second = map->tapped > 0 && now - map->tapped <= double_tap_within &&
                  point_distance(map->tapped_at, gesture->at) <= double_tap_near;
    map->tapped = second ? 0 : now;
    map->tapped_at = gesture->at;
    close_ring(app);
    if (second) {
        map_move_zoom(app, gesture->at, double_tap_zoom, now);
    }
}

/* The screen */

static void tap(struct app *app, const struct gesture *gesture, tick now)
{
    struct map_state *map = &app->map;
    int number = target_number(gesture->target);
    switch ((int)target_kind(gesture->target)) {
    case TARGET_MAP_GROUND:
        tap_ground(app, gesture, now);
        return;
    case TARGET_MAP_LIGHT:
        tap_light(app, gesture, number, now);
        return;
    case TARGET_MAP_ROW:
        tap_row(app, gesture, number, now);
        return;
    case TARGET_MAP_CLUSTER:
        open_cluster(app, number, now);
        return;
    case TARGET_MAP_PART:
        open_part(app, (size_t)number, now);
        return;
    case TARGET_MAP_GOAL:
        ask(app, number == map->goal ? 0 : number, number == 0 ? PACK_INDEX_NONE : map->section, now);
        return;
    case TARGET_MAP_SECTION:
        ask(app, map->goal, number == map->section ? PACK_INDEX_NONE : number, now);
        return;
    case TARGET_MAP_ZOOM_IN:
        map_move_zoom(app, map_move_anchor(app), zoom_step, now);
        return;
    case TARGET_MAP_ZOOM_OUT:
        map_move_zoom(app, map_move_anchor(app), 1 / zoom_step, now);
        return;
    case TARGET_MAP_WHOLE:
        map_move_whole(app, now);
        return;
    case TARGET_MAP_PAGE:
        map_scroll_page(app, number == 1, now);
        return;
    default:
        return;
    }
}

static bool is_ground(uint64_t target)
{
    return target_kind(target) == TARGET_MAP_GROUND;
}

void map_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    enum target_kind kind = target_kind(gesture->target);
    if (gesture->kind == GESTURE_TAP) {
        tap(app, gesture, now);
    } else if (kind == TARGET_MAP_LIST || kind == TARGET_MAP_ROW) {
        map_scroll_drag(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && gesture->kind == GESTURE_DRAG) {
        map_move_pan(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && gesture->kind == GESTURE_PINCH) {
        map_move_pinch(app, gesture, now);
    } else if (kind == TARGET_MAP_GROUND && map_move_ends(gesture) && !gesture_drags(&app->gesture, is_ground)) {
        /* When one of several fingers lifts, nothing moves beneath the others. */
        map_move_throw(app, gesture, now);
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
