#ifndef UI_MAP_HOME_H
#define UI_MAP_HOME_H

#include "ui/map_project.h"

/**
 * The whole map: the city fills its part of the screen, and every light is to
 * be seen. Where a light would stand beneath something of the screen, the map
 * is moved aside, and only if that does not help made smaller, by as little as
 * does. Lights that are not the town's (pack/town.h) count for nothing here,
 * unless there are no others.
 */

/** The sight of the whole map, on a stage laid out so. Reads all of the
 * geography: map_atlas.h keeps it. */
struct map_sight map_sight_home(const struct pack *pack, const struct map_layout *layout);

/** The places of the projects whose lights count, in degrees, as many as
 * projects at most; returns how many. */
size_t map_home_lights(const struct pack *pack, struct point *out);

#endif
