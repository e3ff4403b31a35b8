#include "ui/map_lights.h"

#include <math.h>

#include "base/ease.h"
#include "pack/goals.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double single_radius = 19;
static const double group_radius = 31;
static const tick lamp_arrival = TICK_MS(420);
static const tick ask_length = TICK_MS(420);
static const tick ring_length = TICK_MS(320);

/** What the parts of this drawing share. */
struct lamps {
    struct view *view;
    const struct map_layout *layout;
    const struct map_sight *sight;
    struct map_lights lights;
    const struct map_group *ring; /* the group that is open, or NULL */
};

static struct point place_at(const struct lamps *lamps, int place)
{
    const struct pack_place *p = &lamps->view->pack->places[place];
    return map_project(lamps->sight, point_make(p->lon, p->lat));
}

static bool in_view(const struct lamps *lamps, struct point at)
{
    return at.x > -60 && at.y > -60 && at.x < lamps->view->width + 60 && at.y < lamps->view->height + 60;
}

/** Every project's true place as a faint point; it stays when the light gathers with others or is not lit. */
static void draw_places(const struct lamps *lamps)
{
    struct view *view = lamps->view;
    const struct pack *pack = view->pack;
    bool *seen = arena_array(view->arena, pack->place_count + 1, sizeof *seen);
    struct draw_mote *motes = arena_array(view->arena, pack->place_count + 1, sizeof *motes);
    size_t count = 0;
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        if (place == PACK_INDEX_NONE || seen[place] || !in_view(lamps, place_at(lamps, place))) {
            continue;
        }
        seen[place] = true;
        struct color color =
            pack->projects[i].goal_count ? goal_color(pack->projects[i].goals[0]) : view_tint(view, TINT_WARM);
        motes[count++] = (struct draw_mote){place_at(lamps, place), 6.5,
                                            color_fade(color_mix(color, view_tint(view, TINT_MIST), 0.35), 0.6)};
    }
    draw_motes(view->list, motes, count);
}

/** How brightly a project burns for what visitors lit tonight. */
static double glow_of(const struct view *view, int project)
{
    return 0.25 + 0.75 * (1 - exp(-(double)view->app->lights[project] / 3));
}

static void draw_halo(struct view *view, struct point at, double radius, struct color color)
{
    draw_disc(view->list, at, radius * 2.25, color_fade(color, 0.15));
    draw_disc(view->list, at, radius * 1.6, color_fade(color, 0.22));
}

static struct color main_color(const struct view *view, const struct pack_project *project)
{
    return project->goal_count ? goal_color(project->goals[0]) : view_tint(view, TINT_WARM);
}

static void draw_single(struct view *view, int project, struct point at, double radius)
{
    const struct pack_project *p = &view->pack->projects[project];
    uint64_t target = target_make(TARGET_MAP_LIGHT, project);
    bool pressed = view_pressed(view, target);
    draw_halo(view, at, radius * (pressed ? 1.2 : 1), main_color(view, p));
    widget_light(view, at, radius * (pressed ? 1.15 : 1), p->goals, p->goal_count,
                 pressed ? 1 : glow_of(view, project));
}

/** The different main goals of a group's projects, at most `max`. */
static size_t group_goals(const struct lamps *lamps, const struct map_group *group, int *goals, size_t max)
{
    bool seen[PACK_GOALS + 1] = {false};
    size_t count = 0;
    for (size_t i = 0; i < group->count && count < max; i++) {
        const struct pack_project *p = &lamps->view->pack->projects[lamps->lights.members[group->first_member + i]];
        if (p->goal_count && !seen[p->goals[0]]) {
            seen[p->goals[0]] = true;
            goals[count++] = p->goals[0];
        }
    }
    return count;
}

/** Several lights as one, with their number in its heart. */
static void draw_gathered(const struct lamps *lamps, const struct map_group *group, double scale)
{
    enum { PARTS_MAX = 6 };
    struct view *view = lamps->view;
    int goals[PARTS_MAX];
    size_t goal_count = group_goals(lamps, group, goals, PARTS_MAX);
    uint64_t target = target_make(TARGET_MAP_CLUSTER, group->first);
    bool pressed = view_pressed(view, target);
    double radius = (group_radius + (group->count > 99 ? 8 : 0)) * scale * (pressed ? 1.12 : 1);
    draw_halo(view, group->at, radius * 0.95, view_tint(view, TINT_WARM));
    widget_light(view, group->at, radius, goals, goal_count, pressed ? 1 : 0.6);
    draw_disc(view->list, group->at, radius * 0.69, view_tint(view, TINT_WASHI));
    struct text_style style = view_style(view, TYPE_HEADING, view_tint(view, TINT_INK));
    style.size = view_size(view, group->count > 99 ? 24 : 28);
    style.leading = 1;
    double size = 2 * radius * 0.69;
    if (scale > 0.8) {
        view_center(view, &style, arena_printf(view->arena, "%zu", group->count),
                    rect_around(group->at, size + 8, size));
    }
}

static void touch_group(const struct lamps *lamps, const struct map_group *group)
{
    struct rect area = rect_around(group->at, THEME_TARGET, THEME_TARGET);
    enum target_kind kind = group->count > 1 ? TARGET_MAP_CLUSTER : TARGET_MAP_LIGHT;
    draw_hit(lamps->view->list, area, target_make(kind, group->first), HIT_TAP);
}

/** Lights come one after the other when the screen does, and grow a little when they answer. */
static double lamp_scale(const struct lamps *lamps, size_t group)
{
    struct view *view = lamps->view;
    tick delay = TICK_MS(200) + (tick)(group < 20 ? group : 20) * TICK_MS(28);
    double came = view_arrival(view, delay, lamp_arrival);
    double asked = view->quiet ? 1 : ease_progress(view->now, view->app->map.asked, ask_length);
    view_moves(view, view->app->map.asked + ask_length);
    return ease_out_back(came) * (0.6 + 0.4 * ease_out_back(asked));
}

static void draw_groups(const struct lamps *lamps)
{
    for (size_t g = 0; g < lamps->lights.group_count; g++) {
        const struct map_group *group = &lamps->lights.groups[g];
        double scale = lamp_scale(lamps, g);
        if (!in_view(lamps, group->at) || group == lamps->ring || scale <= 0.05) {
            continue;
        }
        if (group->count > 1) {
            draw_gathered(lamps, group, scale);
        } else {
            draw_single(lamps->view, group->first, group->at, single_radius * scale);
        }
        touch_group(lamps, group);
    }
}

/** Yukitsuri over the map: what answers is held by ropes from one point. */
static void draw_threads(const struct lamps *lamps)
{
    struct view *view = lamps->view;
    const struct map_state *map = &view->app->map;
    if (map->goal == 0 && map->section == PACK_INDEX_NONE) {
        return;
    }
    double t = view->quiet ? 1 : ease_out(ease_progress(view->now, map->asked, ask_length));
    const struct map_layout *layout = lamps->layout;
    struct point apex = layout->tall ? point_make(view->width / 2, layout->city.y - 10)
                                     : point_make(layout->city.x + layout->city.w * 0.52, -40);
    struct path *path = path_create(view->arena);
    for (size_t g = 0; g < lamps->lights.group_count; g++) {
        struct point end = point_mix(apex, lamps->lights.groups[g].at, t), middle = point_mix(apex, end, 0.55);
        path_move(path, apex.x, apex.y);
        path_quad(path, middle.x, middle.y + 10, end.x, end.y);
    }
    struct color gold = view_tint(view, TINT_GOLD);
    if (lamps->lights.group_count > 0) {
        draw_stroke(view->list, path, 6, brush_solid(color_fade(gold, 0.1)));
        draw_stroke(view->list, path, 1.8, brush_solid(color_fade(gold, 0.75)));
    }
    if (layout->tall && lamps->lights.group_count > 0) {
        draw_glow(view->list, apex, 50, color_fade(view_tint(view, TINT_WARM), 0.35), BLEND_ADD);
        draw_disc(view->list, apex, 7, view_tint(view, TINT_GOLD_BRIGHT));
    }
}

/** The true place of what stands on the ring. */
static void mark_place(struct view *view, struct point at)
{
    struct path *ring = path_create(view->arena);
    path_circle(ring, at, 13);
    draw_stroke(view->list, ring, 2.5, brush_solid(view_tint(view, TINT_GOLD_BRIGHT)));
    draw_disc(view->list, at, 5, view_tint(view, TINT_WASHI));
}

static void draw_ring(const struct lamps *lamps)
{
    const struct map_group *group = lamps->ring;
    struct view *view = lamps->view;
    if (!group) {
        return;
    }
    double t = view->quiet ? 1 : ease_out(ease_progress(view->now, view->app->map.opened, ring_length));
    view_moves(view, view->app->map.opened + ring_length);
    size_t shown = group->count < MAP_RING_MAX ? group->count : MAP_RING_MAX;
    double reach = map_ring_reach(shown) + 64;
    draw_box(view->list, rect_make(0, 0, view->width, view->height), 0,
             brush_solid(color_fade(view_tint(view, TINT_NIGHT), 0.62 * t)));
    draw_glow(view->list, group->at, reach * 1.3, color_fade(view_tint(view, TINT_WARM), 0.2 * t), BLEND_ADD);
    struct path *threads = path_create(view->arena);
    const int *members = lamps->lights.members + group->first_member;
    for (size_t i = 0; i < shown; i++) {
        struct point true_place = place_at(lamps, view->pack->projects[members[i]].place);
        struct point place = map_ring_place(i, shown);
        path_move(threads, true_place.x, true_place.y);
        path_line(threads, group->at.x + place.x * t, group->at.y + place.y * t);
    }
    draw_stroke(view->list, threads, 1.8, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.7)));
    for (size_t i = 0; i < shown; i++) {
        mark_place(view, place_at(lamps, view->pack->projects[members[i]].place));
    }
    for (size_t i = 0; i < shown; i++) {
        struct point place = map_ring_place(i, shown);
        struct point at = point_make(group->at.x + place.x * t, group->at.y + place.y * t);
        draw_single(view, members[i], at, 24);
        draw_hit(view->list, rect_around(at, THEME_TARGET, THEME_TARGET), target_make(TARGET_MAP_LIGHT, members[i]),
                 HIT_TAP);
    }
}

static struct lamps lamps_of(struct view *view, const struct map_layout *layout, const struct map_sight *sight,
                             const struct map_lights *lights)
{
    int open = view->app->map.open;
    const struct map_group *group = open == PACK_INDEX_NONE ? NULL : map_group_of(lights, open);
    return (struct lamps){.view = view,
                          .layout = layout,
                          .sight = sight,
                          .lights = *lights,
                          .ring = group && group->count > 1 && group->first == open ? group : NULL};
}

void map_lights_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight,
                     const struct map_lights *lights)
{
    struct lamps lamps = lamps_of(view, layout, sight, lights);
    draw_places(&lamps);
    draw_threads(&lamps);
    draw_groups(&lamps);
}

void map_ring_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight,
                   const struct map_lights *lights)
{
    struct lamps lamps = lamps_of(view, layout, sight, lights);
    draw_ring(&lamps);
}
