#include "ui/map_home.h"

#include <math.h>

#include "base/rng.h"
#include "check.h"
#include "pack/town.h"

/** The whole map: every light is to be seen on it, and it is as large as that
 * allows. */

enum { LIGHTS_MAX = 64 };

/** A square town of 40 km, and lights in it. */
struct toy {
    struct point corners[4];
    struct pack_ring ring;
    struct pack_feature city;
    struct pack_place places[LIGHTS_MAX];
    struct pack_project projects[LIGHTS_MAX];
    struct pack pack;
};

static const double side = 0.36;

static void begin(struct toy *toy, double bearing)
{
    *toy = (struct toy){.corners = {{136, 36}, {136 + side, 36}, {136 + side, 36 + side}, {136, 36 + side}}};
    toy->ring = (struct pack_ring){toy->corners, 4, false};
    toy->city = (struct pack_feature){.kind = FEATURE_CITY, .area = true, .rings = &toy->ring, .ring_count = 1};
    toy->pack = (struct pack){.places = toy->places, .projects = toy->projects};
    toy->pack.map = (struct pack_map){
        .present = true, .bearing_wide = bearing, .bearing_tall = bearing, .features = &toy->city, .feature_count = 1};
}

static void add_light(struct toy *toy, struct point at)
{
    size_t i = toy->pack.place_count++;
    toy->places[i] = (struct pack_place){.lon = at.x, .lat = at.y};
    toy->projects[toy->pack.project_count++].place = (int)i;
}

static struct point any_place(struct rng *rng)
{
    return point_make(136 + rng_range(rng, 0.1, 0.9) * side, 36 + rng_range(rng, 0.1, 0.9) * side);
}

static bool is_free(const struct map_layout *layout, struct point at)
{
    const struct rect over[] = {layout->controls, layout->scale, layout->title, layout->notice};
    for (size_t i = 0; i < sizeof over / sizeof over[0]; i++) {
        if (rect_contains(rect_inset(over[i], 1 - MAP_LIGHT_ROOM), at)) {
            return false;
        }
    }
    return rect_contains(rect_inset(layout->frame, -2), at);
}

static bool all_free(const struct toy *toy, const struct map_layout *layout, const struct map_sight *sight)
{
    for (size_t i = 0; i < toy->pack.place_count; i++) {
        if (!is_free(layout, map_project(sight, point_make(toy->places[i].lon, toy->places[i].lat)))) {
            return false;
        }
    }
    return true;
}

/** Three lights that would stand beneath the controls, the scale or the title make the map hardly smaller. */
static void test_covered(double width, double height, int part, double bearing, uint64_t seed)
{
    struct rng rng = rng_seed(seed);
    struct toy toy;
    struct map_layout layout = map_layout_make(width, height);
    begin(&toy, bearing);
    for (int i = 0; i < 8; i++) {
        add_light(&toy, any_place(&rng));
    }
    struct map_sight before = map_sight_home(&toy.pack, &layout);
    struct town town = town_of(&toy.pack.map);
    const struct rect parts[] = {layout.controls, layout.scale, layout.title};
    for (int i = 0; i < 3; i++) {
        struct point at = rect_center(parts[part]);
        at = map_unproject(&before, point_make(at.x + rng_range(&rng, -20, 20), at.y + rng_range(&rng, -20, 20)));
        if (town_is_near(&town, at)) {
            add_light(&toy, at);
        }
    }
    struct map_sight after = map_sight_home(&toy.pack, &layout);
    double least = part == 2 ? 0.6 : width < 1.5 * height && width > height ? 0.7 : 0.78; /* as there is room */
    if (after.fit < before.fit * least) {
        fprintf(stderr, "%.0fx%.0f, part %d, bearing %.0f, seed %d: %.2f of the scale\n", width, height, part, bearing,
                (int)seed, after.fit / before.fit);
    }
    CHECK(after.fit >= before.fit * least);
    CHECK(all_free(&toy, &layout, &after));
}

/** Wherever lights are in the town, all are free; and where they already were,
 * nothing is moved. */
static void test_any(double width, double height, double bearing, uint64_t seed)
{
    struct rng rng = rng_seed(seed);
    struct toy toy;
    struct map_layout layout = map_layout_make(width, height);
    begin(&toy, bearing);
    for (int i = 0; i < 1 + rng_below(&rng, 20); i++) {
        add_light(&toy, any_place(&rng));
    }
    struct map_sight sight = map_sight_home(&toy.pack, &layout);
    CHECK(all_free(&toy, &layout, &sight));
}

/** One light with another town's numbers leaves the map as it is, and does not
 * draw its warmth away. */
static void test_far(void)
{
    struct rng rng = rng_seed(5);
    struct toy toy;
    struct map_layout layout = map_layout_make(1920, 1080);
    struct point lights[LIGHTS_MAX];
    begin(&toy, 30);
    for (int i = 0; i < 10; i++) {
        add_light(&toy, any_place(&rng));
    }
    struct map_sight before = map_sight_home(&toy.pack, &layout);
    CHECK(map_home_lights(&toy.pack, lights) == 10);
    static const struct point far[] = {{139.7, 35.7}, {136, 36 + 1.6 * 0.36}, {36.2, 36.1}};
    for (size_t i = 0; i < sizeof far / sizeof far[0]; i++) {
        add_light(&toy, far[i]);
        struct map_sight after = map_sight_home(&toy.pack, &layout);
        CHECK(after.fit == before.fit && after.home.x == before.home.x && after.home.y == before.home.y);
        CHECK(after.lon == before.lon && after.lat == before.lat);
        CHECK(map_home_lights(&toy.pack, lights) == 10);
    }
    begin(&toy, 0); /* where there are no others, they are all that can be shown */
    add_light(&toy, far[0]);
    struct map_sight sight = map_sight_home(&toy.pack, &layout);
    CHECK(map_home_lights(&toy.pack, lights) == 1 && all_free(&toy, &layout, &sight));
}

int main(void)
{
    static const double sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {2560, 1080}};
    static const double bearings[] = {0, 30, 45, 135, -100};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (size_t k = 0; k < sizeof bearings / sizeof bearings[0]; k++) {
            for (uint64_t seed = 1; seed <= 6; seed++) {
                for (int part = 0; part < 3; part++) {
                    test_covered(sizes[i][0], sizes[i][1], part, bearings[k], seed);
                }
                test_any(sizes[i][0], sizes[i][1], bearings[k], seed);
            }
        }
    }
    test_far();
    return check_result();
}
