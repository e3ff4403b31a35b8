#include "pack/town.h"

#include <math.h>

static void grow(struct town *town, struct point p)
{
    town->low = point_make(fmin(town->low.x, p.x), fmin(town->low.y, p.y));
    town->high = point_make(fmax(town->high.x, p.x), fmax(town->high.y, p.y));
}

/** The box of the city's shapes, or of all. */
static struct town box_of(const struct pack_map *map, bool city)
{
    struct town town = {.low = {HUGE_VAL, HUGE_VAL}, .high = {-HUGE_VAL, -HUGE_VAL}};
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && (!city || feature->kind == FEATURE_CITY); r++) {
            for (size_t p = 0; p < feature->rings[r].count; p++) {
                grow(&town, feature->rings[r].points[p]);
            }
        }
    }
    town.known = town.low.x <= town.high.x;
    return town;
}

struct town town_of(const struct pack_map *map)
{
    struct town city = box_of(map, true);
    return city.known ? city : box_of(map, false);
}

bool town_is_near(const struct town *town, struct point place)
{
    double beyond = fmax(town->high.x - town->low.x, town->high.y - town->low.y) / 2;
    return !town->known || (place.x >= town->low.x - beyond && place.x <= town->high.x + beyond &&
                            place.y >= town->low.y - beyond && place.y <= town->high.y + beyond);
}
