#ifndef PACK_TOWN_H
#define PACK_TOWN_H

#include "base/geom.h"
#include "pack/pack.h"

/**
 * The town on its map: a box of degrees around the city's shapes, or around all where none is the city's. A place that
 * lies beyond twice that box is not the town's: most likely its numbers are wrong, and no map can show both.
 */
struct town {
    bool known; /* false: there are no shapes, and every place is as good as another */
    struct point low, high;
};

struct town town_of(const struct pack_map *map);

/** True when the place (degrees) lies within twice the box, as wide on all sides as half its longer side. */
bool town_is_near(const struct town *town, struct point place);

#endif
