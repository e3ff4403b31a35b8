#ifndef UI_MAP_GATHER_H
#define UI_MAP_GATHER_H

#include "ui/map_project.h"

/**
 * The lights of the map.
 *
 * Lights at one place, or too close together to be touched apart, gather into one that bears their number. Which
 * lights gather depends on the scale alone, so that moving the map changes nothing.
 */

/** Lit projects that stand together: `members[first_member ...]` of the lights, by their number. */
struct map_group {
    struct point at;        /* turned kilometres: the place where most of them are */
    struct point low, high; /* the corners of what holds the true place of each */
    double room;            /* kilometres to the next group; HUGE_VAL when none is near */
    int first;              /* lowest project of all: the group's name */
    size_t first_member, count;
};

struct map_lights {
    struct map_group *groups;
    size_t group_count;
    int *members;
    int *group_of; /* of each project; PACK_INDEX_NONE when it is not lit or has no place */
};

#define MAP_GATHER 70.0 /* groups stand at least so far apart, in stage units */

/** True when the project answers to what is asked (goal and section). */
bool map_is_lit(const struct map_state *map, const struct pack *pack, int project);

/**
 * Gather what is lit into groups at least `apart` kilometres from one another. `places` are the pack's places in
 * turned kilometres. Lives in the arena.
 */
struct map_lights map_gather(struct arena *arena, const struct pack *pack, const struct point *places,
                             const struct map_state *map, double apart);

/** Which of the points to keep so that none is nearer than `apart` to another: writes their indexes to `kept` (room for
 * `count`), in their order, and returns how many. */
size_t map_thin(struct arena *arena, const struct point *points, size_t count, double apart, size_t *kept);

/** The group with this project, or NULL. */
const struct map_group *map_group_of(const struct map_lights *lights, int project);

#endif
