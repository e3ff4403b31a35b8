#include "ui/map_move.h"

#include <math.h>

#include "ui/map_atlas.h"
#include "ui/state.h"

static void set_off(struct app *app, struct map_look to, tick length, bool drift, tick now)
{
    struct map_state *map = &app->map;
    map->look_from = map_look_at(map, now);
    map->look = to;
    map->neared = false;
    map->look_way = (struct map_way){now, app->comfort[COMFORT_QUIET] ? 0 : length, drift};
}

void map_move_to(struct app *app, struct map_look to, tick now)
{
    if (to.zoom != app->map.look.zoom) {
        app->map.open = PACK_INDEX_NONE; /* which lights gather depends on the scale */
    }
    set_off(app, to, MAP_GLIDE, false, now);
}

/** Stop where it is now. */
static void hold(struct app *app, tick now)
{
    app->map.look = map_look_at(&app->map, now);
    app->map.look_way.length = 0;
    app->map.neared = false;
}

double map_move_resist(double was, double wanted, double allowed)
{
    const double give = 0.4;
    double side = wanted < allowed ? -1 : 1;
    double from = (was - allowed) * side > 0 ? was : allowed;
    return (wanted - from) * side > 0 ? from + (wanted - from) * give : wanted;
}

bool map_move_ends(const struct gesture *gesture)
{
    return gesture->kind == GESTURE_DROP || gesture->kind == GESTURE_CANCEL;
}

static struct point before(const struct gesture *gesture)
{
    return point_make(gesture->at.x - gesture->delta.x, gesture->at.y - gesture->delta.y);
}

void map_move_pan(struct app *app, const struct gesture *gesture, tick now)
{
    const struct map_atlas *atlas = app->atlas;
    hold(app, now);
    struct map_look was = app->map.look;
    struct map_look to = map_look_pinch(&atlas->home, was, before(gesture), gesture->at, 1);
    struct map_look allowed = map_look_inside(&atlas->home, &atlas->layout, to);
    to.offset.x = map_move_resist(was.offset.x, to.offset.x, allowed.offset.x);
    to.offset.y = map_move_resist(was.offset.y, to.offset.y, allowed.offset.y);
    app->map.look = to;
}

void map_move_pinch(struct app *app, const struct gesture *gesture, tick now)
{
    hold(app, now);
    app->map.open = PACK_INDEX_NONE;
    app->map.look = map_look_pinch(&app->atlas->home, app->map.look, before(gesture), gesture->at, gesture->scale);
}

void map_move_throw(struct app *app, const struct gesture *gesture, tick now)
{
    const struct map_atlas *atlas = app->atlas;
    hold(app, now);
    struct map_look to = app->map.look;
    double scale = atlas->home.fit * to.zoom, reach = app->comfort[COMFORT_QUIET] ? 0 : MAP_DRIFT_REACH;
    to.offset.x -= gesture->velocity.x * reach / scale;
    to.offset.y -= gesture->velocity.y * reach / scale;
    set_off(app, map_look_inside(&atlas->home, &atlas->layout, to), MAP_DRIFT, true, now);
}

struct point map_move_anchor(const struct app *app)
{
    const struct map_layout *layout = &app->atlas->layout;
    struct map_sight sight = map_sight_look(&app->atlas->home, app->map.look);
    const struct map_lights *lights = &map_atlas_ask(app->atlas, &app->map, sight.scale)->lights;
    struct rect frame = rect_inset(layout->frame, -40);
    struct point sum = {0, 0};
    double count = 0;
    for (size_t g = 0; g < lights->group_count; g++) {
        struct point at = map_stage(&sight, lights->groups[g].at);
        if (rect_contains(frame, at)) {
            double weight = (double)lights->groups[g].count;
            sum = point_make(sum.x + at.x * weight, sum.y + at.y * weight);
            count += weight;
        }
    }
    return count > 0 ? point_make(sum.x / count, sum.y / count) : rect_center(layout->frame);
}

void map_move_zoom(struct app *app, struct point anchor, double factor, tick now)
{
    const struct map_atlas *atlas = app->atlas;
    struct map_look to = map_look_pinch(&atlas->home, app->map.look, anchor, anchor, factor);
    map_move_to(app, map_look_inside(&atlas->home, &atlas->layout, to), now);
}

void map_move_whole(struct app *app, tick now)
{
    map_move_to(app, (struct map_look){1, {0, 0}}, now);
}

/** The look in which `at` (turned kilometres) stands in the middle of where lights are seen. */
static struct map_look look_at(const struct map_atlas *atlas, struct point at, double zoom)
{
    struct map_look look = {fmin(fmax(zoom, 1), map_zoom_max(&atlas->home)), {0, 0}};
    struct map_sight sight = map_sight_look(&atlas->home, look);
    struct point middle = map_unstage(&sight, rect_center(atlas->layout.clear));
    look.offset = point_make(at.x - middle.x, at.y - middle.y);
    return map_look_inside(&atlas->home, &atlas->layout, look);
}

void map_move_nearer(struct app *app, struct point low, struct point high, tick now)
{
    const struct map_atlas *atlas = app->atlas;
    struct rect clear = atlas->layout.clear;
    double fit = fmin(clear.w / fmax(high.x - low.x, 1e-6), clear.h / fmax(high.y - low.y, 1e-6)) * 0.8;
    double zoom = fmax(fit / atlas->home.fit, app->map.look.zoom * 1.8);
    map_move_to(app, look_at(atlas, point_mix(low, high, 0.5), zoom), now);
    app->map.neared = true;
}

static const double fly_nearest = 6; /* no nearer than this for the sake of standing alone */

/** The least zoom from `zoom` up, in doublings, at which the light gathers with no other; `zoom` when that is too near.
 */
static double zoom_alone(const struct app *app, int project, double zoom)
{
    double most = fmin(fly_nearest, map_zoom_max(&app->atlas->home));
    for (double at = zoom; at <= most; at *= 2) {
        const struct map_answer *answer = map_atlas_ask(app->atlas, &app->map, app->atlas->home.fit * at);
        const struct map_group *group = map_group_of(&answer->lights, project);
        if (!group || group->count == 1) {
            return at;
        }
    }
    return zoom;
}

void map_move_fly(struct app *app, int project, tick now)
{
    const struct map_atlas *atlas = app->atlas;
    int place = app->pack->projects[project].place;
    if (place == PACK_INDEX_NONE) {
        return;
    }
    double zoom = zoom_alone(app, project, app->map.look.zoom);
    struct map_sight sight = map_sight_look(&atlas->home, app->map.look);
    struct point at = atlas->places[place];
    if (zoom != app->map.look.zoom || !rect_contains(atlas->layout.clear, map_stage(&sight, at))) {
        map_move_to(app, look_at(atlas, at, zoom), now);
    }
}
