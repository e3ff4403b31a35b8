#ifndef UI_MAP_GATHER_H
#define UI_MAP_GATHER_H

#include "ui/map_project.h"

/**
 * The lights of the map.
 *
 * Lights at one place, or too close together to be touched apart, gather into one that bears their number. Which
 * lights gather depends on the scale alone, so that moving the map changes nothing. A gathered light opens into a
 * ring around its place.
 */

/** Lit projects that stand together: `members[first_member ...]` of the lights. */
struct map_group {
    struct point at;
    int first; /* lowest project of all: the group's name */
    size_t first_member, count;
};

struct map_lights {
    struct map_group *groups;
    size_t group_count;
    int *members;
};

/** A ring shows so many lights at most; the list beside it shows all. */
enum { MAP_RING_MAX = 32 };

#define MAP_GATHER 70.0     /* groups stand at least so far apart, in stage units */
#define MAP_RING_APART 96.0 /* and the lights of a ring */

/** True when the project answers to what is asked (goal and section). */
bool map_is_lit(const struct map_state *map, const struct pack *pack, int project);

/** Gather what is lit. Lives in the arena. */
struct map_lights map_gather(struct arena *arena, const struct pack *pack, const struct map_state *map,
                             const struct map_sight *sight);
/** The group with this project, or NULL. */
const struct map_group *map_group_of(const struct map_lights *lights, int project);

/** Place `index` of a ring of `count` around 0, 0. */
struct point map_ring_place(size_t index, size_t count);
/** How far the lights of such a ring stand from its middle at most. */
double map_ring_reach(size_t count);

/** A project's light on the stage: on the ring that is open, or with its group. False when it is not lit or has no
 * place. */
bool map_gather_light(const struct map_lights *lights, const struct map_state *map, int project, struct point *out);

#endif
