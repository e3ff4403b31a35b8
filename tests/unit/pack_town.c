#include "pack/town.h"

#include "check.h"

static struct point city_points[] = {{136.5, 36.4}, {136.9, 36.4}, {136.9, 36.6}, {136.5, 36.6}};
static struct point sea_points[] = {{135, 35}, {138, 35}, {138, 38}, {135, 38}};
static struct pack_ring city_ring = {city_points, 4, false}, sea_ring = {sea_points, 4, false};

/** Twice the box of the city: half its longer side on every side. */
static void test_city(void)
{
    struct pack_feature features[] = {
        {.kind = FEATURE_SEA, .area = true, .rings = &sea_ring, .ring_count = 1},
        {.kind = FEATURE_CITY, .area = true, .rings = &city_ring, .ring_count = 1},
    };
    struct pack_map map = {.features = features, .feature_count = 2};
    struct town town = town_of(&map);
    static const struct {
        struct point place;
        bool near;
    } cases[] = {
        {{136.7, 36.5}, true},   {{136.31, 36.5}, true},  {{136.29, 36.5}, false}, {{137.09, 36.79}, true},
        {{137.11, 36.5}, false}, {{136.7, 36.81}, false}, {{136.7, 36.19}, false}, {{139.7, 35.7}, false},
    };
    CHECK(town.known);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(town_is_near(&town, cases[i].place) == cases[i].near);
    }
}

/** Without a city all shapes are the town; without shapes every place is. */
static void test_others(void)
{
    struct pack_feature sea = {.kind = FEATURE_SEA, .area = true, .rings = &sea_ring, .ring_count = 1};
    struct town town = town_of(&(struct pack_map){.features = &sea, .feature_count = 1});
    CHECK(town.known && town_is_near(&town, (struct point){133.6, 35}) &&
          !town_is_near(&town, (struct point){133.4, 35}));
    town = town_of(&(struct pack_map){.feature_count = 0});
    CHECK(!town.known && town_is_near(&town, (struct point){0, 0}));
}

int main(void)
{
    test_city();
    test_others();
    return check_result();
}
