#include "ui/map_lights.h"

#include <math.h>

#include "base/ease.h"
#include "pack/goals.h"
#include "ui/map_ring.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double single_radius = 19;
static const double large_radius = 40; /* of a light that is looked at closely, and on a ring */
static const double group_radius = 31;
static const double mark_radius = 6.5;
static const double ring_strength = 0.45; /* of the glow of lights that stand side by side */
static const tick lamp_arrival = TICK_MS(420);
static const tick ask_length = TICK_MS(420);
static const tick ring_length = TICK_MS(320);

/** What the parts of this drawing share. */
struct lamps {
    struct view *view;
    const struct map_layout *layout;
    const struct map_sight *sight;
    const struct map_lights *lights;
    struct map_ring ring;
};

static struct point place_at(const struct lamps *lamps, int project)
{
    return map_stage(lamps->sight, lamps->view->app->atlas->places[lamps->view->pack->projects[project].place]);
}

static bool in_view(const struct view *view, struct point at)
{
    return at.x > -60 && at.y > -60 && at.x < view->width + 60 && at.y < view->height + 60;
}

static struct color main_color(const struct view *view, const struct pack_project *project)
{
    return project->goal_count ? goal_color(project->goals[0]) : view_tint(view, TINT_WARM);
}

/** Every project's true place as a faint point; it stays when the light gathers with others or is not lit. */
static void draw_marks(const struct lamps *lamps, const struct map_answer *answer)
{
    struct view *view = lamps->view;
    struct draw_mote *motes = arena_array(view->arena, answer->mark_count + 1, sizeof *motes);
    size_t count = 0;
    for (size_t i = 0; i < answer->mark_count; i++) {
        struct point at = map_stage(lamps->sight, answer->marks[i].at);
        if (in_view(view, at)) {
            struct color color = main_color(view, &view->pack->projects[answer->marks[i].project]);
            color = color_fade(color_mix(color, view_tint(view, TINT_MIST), 0.35), 0.6);
            motes[count++] = (struct draw_mote){at, mark_radius, color};
        }
    }
    draw_motes(view->list, motes, count);
}

/** The closer one looks, the larger lights are, where they have room for it. */
static double lamp_radius(const struct map_sight *sight, const struct map_group *group)
{
    if (group->count > 1) {
        return group_radius + (group->count > 99 ? 8 : 0);
    }
    double closer = fmin(fmax((sight->zoom - 1.6) / 2.4, 0), 1);
    double room = group->room * sight->scale * 0.42;
    return fmax(fmin(ease_mix(single_radius, large_radius, closer), room), single_radius);
}

/** Where lights stand close together each glows less, or the night would drown in their light. */
static double lamp_glow(const struct map_sight *sight, const struct map_group *group)
{
    return fmin(fmax((group->room * sight->scale - 30) / 80, 0.4), 1);
}

/** How brightly a light burns for what visitors lit tonight: each of its projects counts. */
static double glow_of(const struct view *view, const int *members, size_t count)
{
    double lit = 0;
    for (size_t i = 0; i < count; i++) {
        lit += view->app->lights[members[i]];
    }
    return 0.25 + 0.75 * (1 - exp(-lit / 3));
}

static void draw_halo(struct view *view, struct point at, double radius, struct color color)
{
    draw_disc(view->list, at, radius * 2.25, color_fade(color, 0.15));
    draw_disc(view->list, at, radius * 1.6, color_fade(color, 0.22));
}

static void draw_single(struct view *view, int project, struct point at, double radius, double strength)
{
    const struct pack_project *p = &view->pack->projects[project];
    bool pressed = view_pressed(view, target_make(TARGET_MAP_LIGHT, project));
    draw_halo(view, at, radius * (pressed ? 1.2 : 1), color_fade(main_color(view, p), strength));
    widget_light(view, at, radius * (pressed ? 1.15 : 1), p->goals, p->goal_count,
                 pressed ? 1 : glow_of(view, &project, 1) * strength);
}

/** The different main goals of some projects, at most `max`. */
static size_t main_goals(const struct pack *pack, const int *members, size_t count, int *goals, size_t max)
{
    bool seen[PACK_GOALS + 1] = {false};
    size_t found = 0;
    for (size_t i = 0; i < count && found < max; i++) {
        const struct pack_project *p = &pack->projects[members[i]];
        if (p->goal_count && !seen[p->goals[0]]) {
            seen[p->goals[0]] = true;
            goals[found++] = p->goals[0];
        }
    }
    return found;
}

/** Several lights as one. */
struct bunch {
    const int *members;
    size_t count;
    struct point at;
    double radius;
    double strength; /* of its glow */
    uint64_t target;
};

/** With their number in its heart. */
static void draw_bunch(struct view *view, const struct bunch *bunch)
{
    enum { PARTS_MAX = 6 };
    int goals[PARTS_MAX];
    size_t goal_count = main_goals(view->pack, bunch->members, bunch->count, goals, PARTS_MAX);
    bool pressed = view_pressed(view, bunch->target);
    double radius = bunch->radius * (pressed ? 1.12 : 1), heart = radius * 0.69;
    draw_halo(view, bunch->at, radius * 0.95, color_fade(view_tint(view, TINT_WARM), bunch->strength));
    widget_light(view, bunch->at, radius, goals, goal_count,
                 pressed ? 1 : glow_of(view, bunch->members, bunch->count) * bunch->strength);
    draw_disc(view->list, bunch->at, heart, view_tint(view, TINT_WASHI));
    struct text_style style = view_style(view, TYPE_HEADING, view_tint(view, TINT_INK));
    style.size = view_size(view, bunch->count > 99 ? 24 : 28);
    style.leading = 1;
    if (radius > group_radius * 0.8) {
        view_center(view, &style, arena_printf(view->arena, "%zu", bunch->count),
                    rect_around(bunch->at, 2 * heart + 8, 2 * heart));
    }
}

static void draw_group(const struct lamps *lamps, const struct map_group *group, double scale)
{
    struct view *view = lamps->view;
    struct point at = map_stage(lamps->sight, group->at);
    double radius = lamp_radius(lamps->sight, group) * scale, strength = lamp_glow(lamps->sight, group);
    uint64_t target = target_make(group->count > 1 ? TARGET_MAP_CLUSTER : TARGET_MAP_LIGHT, group->first);
    if (group->count > 1) {
        draw_bunch(view, &(struct bunch){lamps->lights->members + group->first_member, group->count, at, radius,
                                         strength, target});
    } else {
        draw_single(view, group->first, at, radius, strength);
    }
    draw_hit(view->list, rect_around(at, THEME_TARGET, THEME_TARGET), target, HIT_TAP);
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
    size_t shown = 0;
    for (size_t g = 0; g < lamps->lights->group_count; g++) {
        const struct map_group *group = &lamps->lights->groups[g];
        if (!in_view(lamps->view, map_stage(lamps->sight, group->at)) || group == lamps->ring.group) {
            continue;
        }
        double scale = lamp_scale(lamps, shown++);
        if (scale > 0.05) {
            draw_group(lamps, group, scale);
        }
    }
}

enum { THREADS_MAX = 60 }; /* ropes of a tree; the lights most projects have come first */

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
    size_t threads = lamps->lights->group_count < THREADS_MAX ? lamps->lights->group_count : THREADS_MAX;
    for (size_t g = 0; g < threads; g++) {
        struct point end = point_mix(apex, map_stage(lamps->sight, lamps->lights->groups[g].at), t),
                     middle = point_mix(apex, end, 0.55);
        path_move(path, apex.x, apex.y);
        path_quad(path, middle.x, middle.y + 10, end.x, end.y);
    }
    struct color gold = view_tint(view, TINT_GOLD);
    if (lamps->lights->group_count > 0) {
        draw_stroke(view->list, path, 6, brush_solid(color_fade(gold, 0.1)));
        draw_stroke(view->list, path, 1.8, brush_solid(color_fade(gold, 0.75)));
    }
    if (layout->tall && lamps->lights->group_count > 0) {
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

/** A light of the ring: a project by itself, or a part of them. */
static void draw_slot(const struct lamps *lamps, size_t index, struct point at)
{
    struct view *view = lamps->view;
    struct map_slot slot = map_ring_slot(&lamps->ring, index);
    const int *members = lamps->ring.members + slot.first;
    uint64_t target =
        slot.count > 1 ? target_make(TARGET_MAP_PART, (int)index) : target_make(TARGET_MAP_LIGHT, members[0]);
    if (slot.count > 1) {
        draw_bunch(view, &(struct bunch){members, slot.count, at, large_radius, ring_strength, target});
    } else {
        draw_single(view, members[0], at, large_radius, ring_strength);
    }
    draw_hit(view->list, rect_around(at, THEME_TARGET, THEME_TARGET), target, HIT_TAP);
}

static void draw_ring(const struct lamps *lamps)
{
    const struct map_ring *ring = &lamps->ring;
    struct view *view = lamps->view;
    if (!ring->group) {
        return;
    }
    double t = view->quiet ? 1 : ease_out(ease_progress(view->now, view->app->map.opened, ring_length));
    view_moves(view, view->app->map.opened + ring_length);
    struct point middle = map_stage(lamps->sight, ring->group->at);
    draw_box(view->list, rect_make(0, 0, view->width, view->height), 0,
             brush_solid(color_fade(view_tint(view, TINT_NIGHT), 0.62 * t)));
    draw_glow(view->list, middle, (map_ring_reach(ring->slots) + 64) * 1.3,
              color_fade(view_tint(view, TINT_WARM), 0.2 * t), BLEND_ADD);
    struct point at[MAP_RING_MAX];
    struct path *threads = path_create(view->arena);
    for (size_t i = 0; i < ring->slots; i++) {
        struct point place = map_ring_place(i, ring->slots);
        struct point from = place_at(lamps, ring->members[map_ring_slot(ring, i).first]);
        at[i] = point_make(middle.x + place.x * t, middle.y + place.y * t);
        path_move(threads, from.x, from.y);
        path_line(threads, at[i].x, at[i].y);
    }
    draw_stroke(view->list, threads, 1.8, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.7)));
    for (size_t i = 0; i < ring->slots; i++) {
        mark_place(view, place_at(lamps, ring->members[map_ring_slot(ring, i).first]));
    }
    for (size_t i = 0; i < ring->slots; i++) {
        draw_slot(lamps, i, at[i]);
    }
}

static struct lamps lamps_of(struct view *view, const struct map_sight *sight, const struct map_answer *answer)
{
    return (struct lamps){.view = view,
                          .layout = &view->app->atlas->layout,
                          .sight = sight,
                          .lights = &answer->lights,
                          .ring = map_ring_of(&answer->lights, &view->app->map, &view->app->atlas->layout)};
}

void map_lights_draw(struct view *view, const struct map_sight *sight, const struct map_answer *answer)
{
    struct lamps lamps = lamps_of(view, sight, answer);
    draw_marks(&lamps, answer);
    draw_threads(&lamps);
    draw_groups(&lamps);
}

void map_ring_draw(struct view *view, const struct map_sight *sight, const struct map_answer *answer)
{
    struct lamps lamps = lamps_of(view, sight, answer);
    draw_ring(&lamps);
}

struct map_lamp *map_lamps(struct view *view, const struct map_sight *sight, const struct map_answer *answer,
                           size_t *count)
{
    const struct map_lights *lights = &answer->lights;
    struct map_lamp *lamps = arena_array(view->arena, lights->group_count + 1, sizeof *lamps);
    *count = 0;
    for (size_t g = 0; g < lights->group_count; g++) {
        struct point at = map_stage(sight, lights->groups[g].at);
        if (in_view(view, at)) {
            lamps[(*count)++] = (struct map_lamp){at, lamp_radius(sight, &lights->groups[g]), &lights->groups[g]};
        }
    }
    return lamps;
}
