#include "ui/map_home.h"

#include <math.h>

#include "pack/town.h"

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

/** The places of all projects, or of those that lie in the town. */
static size_t find_places(const struct pack *pack, const struct town *town, struct point *out)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        if (place != PACK_INDEX_NONE) {
            struct point at = point_make(pack->places[place].lon, pack->places[place].lat);
            out[count] = at;
            count += !town || town_is_near(town, at) ? 1 : 0;
        }
    }
    return count;
}

size_t map_home_lights(const struct pack *pack, struct point *out)
{
    struct town town = town_of(&pack->map);
    size_t near = find_places(pack, &town, out);
    return near > 0 ? near : find_places(pack, NULL, out);
}

/** The lights that are to be seen, on their way to the stage. */
struct lights {
    struct point *at; /* first in degrees, then in turned kilometres */
    size_t count;
    size_t last; /* the one that was last found in the wrong place: most likely it
                    is again */
};

/** The middle of the projection: the city's, or that of whatever there is. */
static struct rect middle_of(const struct pack *pack, const struct lights *lights)
{
    struct bounds bounds = no_bounds;
    add_features(&bounds, pack, true);
    for (size_t i = 0; i < lights->count; i++) {
        bounds_add(&bounds, lights->at[i]);
    }
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

/** Turn them all; the box that holds them. */
static struct rect turn_lights(struct lights *lights, const struct map_sight *sight)
{
    struct bounds bounds = no_bounds;
    for (size_t i = 0; i < lights->count; i++) {
        lights->at[i] = map_turned(sight, lights->at[i]);
        bounds_add(&bounds, lights->at[i]);
    }
    return bounds_rect(bounds);
}

/** Move the range low..low+size by the least that brings it into a range that
 * holds it. */
static double push_inside(double low, double size, double to, double room)
{
    return low < to ? to - low : low + size > to + room ? to + room - low - size : 0;
}

/** The largest scale at which the city fits its box and all lights fit `frame`.
 */
static double scale_for(const struct map_sight *sight, const struct map_layout *layout, struct rect lights,
                        struct rect frame)
{
    struct rect content = sight->content;
    double fit = fmin(layout->city.w / fmax(content.w, 1e-3), layout->city.h / fmax(content.h, 1e-3));
    fit = fmin(fit, fmin(frame.w / fmax(lights.w, 1e-3), frame.h / fmax(lights.h, 1e-3)));
    return fmin(fit, MAP_FINEST);
}

/** At this scale: the city in the middle of its box, or as near as leaves every
 * light in `frame`. */
static void place_whole(struct map_sight *sight, const struct map_layout *layout, struct rect lights, struct rect frame,
                        double scale)
{
    sight->fit = sight->scale = scale;
    sight->middle = rect_center(layout->city);
    sight->home = sight->center = rect_center(sight->content);
    struct point corner = map_stage(sight, point_make(lights.x, lights.y));
    sight->home.x -= push_inside(corner.x, lights.w * scale, frame.x, frame.w) / scale;
    sight->home.y -= push_inside(corner.y, lights.h * scale, frame.y, frame.h) / scale;
    sight->center = sight->home;
}

/** True when a light stands where it can be seen: within the frame, and beneath
 * nothing of the screen. */
static bool is_clear(const struct map_layout *layout, struct point at)
{
    const struct rect over[] = {layout->controls, layout->scale, layout->title, layout->notice};
    for (size_t i = 0; i < sizeof over / sizeof over[0]; i++) {
        if (rect_contains(rect_inset(over[i], 1 - MAP_LIGHT_ROOM), at)) {
            return false;
        }
    }
    return rect_contains(rect_inset(layout->frame, -1), at);
}

static bool all_clear(struct lights *lights, const struct map_layout *layout, const struct map_sight *sight)
{
    for (size_t i = 0; i < lights->count; i++) {
        size_t k = (lights->last + i) % lights->count;
        if (!is_clear(layout, map_stage(sight, lights->at[k]))) {
            lights->last = k;
            return false;
        }
    }
    return true;
}

enum { SCALE_STEPS = 20, MOVE_STEPS = 10, WAYS = 16 };
/** A step aside, and how far the city may leave its box for it, in units. */
static const double move_step = 14, leeway = 16;

/** The city is still where it should be. */
static bool is_in_place(const struct map_sight *sight, const struct map_layout *layout)
{
    struct rect content = sight->content;
    struct point corner = map_stage(sight, point_make(content.x, content.y));
    struct rect stage = rect_make(corner.x, corner.y, content.w * sight->scale, content.h * sight->scale);
    return rect_holds(rect_inset(layout->city, -leeway), stage);
}

/** Move the map aside by as little as brings all lights into the clear; false when that cannot be done. */
static bool move_clear(struct map_sight *sight, const struct map_layout *layout, struct lights *lights)
{
    struct point start = sight->home;
    for (int step = 0; step <= MOVE_STEPS; step++) {
        for (int way = 0; way < (step ? WAYS : 1); way++) {
            double angle = 2 * M_PI * way / WAYS, aside = step * move_step / sight->scale;
            sight->home = sight->center = point_make(start.x + aside * cos(angle), start.y + aside * sin(angle));
            if ((step == 0 || is_in_place(sight, layout)) && all_clear(lights, layout, sight)) {
                return true;
            }
        }
    }
    sight->home = sight->center = start;
    return false;
}

/** What shows everything, as large as can be. In the clear part of the frame
 * alone there is always room. */
static void fit_whole(struct map_sight *sight, const struct map_layout *layout, struct lights *lights, struct rect box)
{
    double most = scale_for(sight, layout, box, layout->frame), least = scale_for(sight, layout, box, layout->clear);
    for (int step = 0; step < SCALE_STEPS; step++) {
        place_whole(sight, layout, box, layout->frame, most + (least - most) * step / SCALE_STEPS);
        if (move_clear(sight, layout, lights)) {
            return;
        }
    }
    place_whole(sight, layout, box, layout->clear, least);
}

struct map_sight map_sight_home(const struct pack *pack, const struct map_layout *layout)
{
    struct map_sight sight = {.zoom = 1};
    struct arena arena = {0};
    struct lights lights = {.at = arena_array(&arena, pack->project_count + 1, sizeof *lights.at)};
    lights.count = map_home_lights(pack, lights.at);
    struct bounds sheet = no_bounds;
    add_features(&sheet, pack, false);
    sight.sheet = bounds_rect(sheet);
    struct point middle = rect_center(middle_of(pack, &lights));
    sight.lon = middle.x;
    sight.lat = middle.y;
    sight.squeeze = MAP_KM_A_DEGREE * fmax(cos(middle.y * M_PI / 180), 0.01);
    double bearing = (layout->tall ? pack->map.bearing_tall : pack->map.bearing_wide) * M_PI / 180;
    sight.turn_cos = cos(bearing);
    sight.turn_sin = sin(bearing);
    struct rect box = turn_lights(&lights, &sight);
    struct bounds content = no_bounds;
    add_turned_city(&content, pack, &sight);
    struct rect city = bounds_rect(content);
    sight.content = city.w > 0 ? rect_join(city, rect_inset(box, -0.01)) : rect_inset(box, -0.5);
    fit_whole(&sight, layout, &lights, box);
    arena_finish(&arena);
    return sight;
}
