#ifndef UI_MAP_RING_H
#define UI_MAP_RING_H

#include "ui/map_gather.h"

/**
 * A gathered light opens into a ring around its place: each of its lights by itself, or, when they are more than a ring
 * can hold, parts of about equal size that open in the same way. So nothing is more than a few touches away.
 */
enum { MAP_RING_MAX = 32 }; /* a ring bears so many lights at most, fewer where the stage has less room */

#define MAP_RING_APART 96.0 /* so far apart in stage units */

/** One light of a ring: members `first .. first + count - 1` of the open part of the group. */
struct map_slot {
    size_t first, count;
};

/** What is open. */
struct map_ring {
    const struct map_group *group; /* NULL: nothing */
    const int *members;            /* of the open part */
    size_t count;
    size_t slots;
};

/** Where a ring may stand. */
struct rect map_ring_area(const struct map_layout *layout);
/** True when that is where the zoom buttons and the sections stand, since a short stage has no other room: these lie
 * beneath the ring then. */
bool map_ring_covers(const struct map_layout *layout);
/** How many lights a ring has room for there. */
size_t map_ring_most(const struct map_layout *layout);

/** The ring that the state has open among these lights. */
struct map_ring map_ring_of(const struct map_lights *lights, const struct map_state *map,
                            const struct map_layout *layout);
/** What slot `index` of the ring bears. */
struct map_slot map_ring_slot(const struct map_ring *ring, size_t index);

/** Place `index` of a ring of `count` around 0, 0, in stage units. */
struct point map_ring_place(size_t index, size_t count);
/** How far the lights of such a ring stand from its middle at most. */
double map_ring_reach(size_t count);

/** A project's light on the stage: on the ring that is open, or with its group. False when it is not lit or has no
 * place. */
bool map_ring_light(const struct map_lights *lights, const struct map_state *map, const struct map_layout *layout,
                    const struct map_sight *sight, int project, struct point *out);

#endif
