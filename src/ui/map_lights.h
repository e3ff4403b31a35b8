#ifndef UI_MAP_LIGHTS_H
#define UI_MAP_LIGHTS_H

#include "ui/map_atlas.h"

/** All lights, faint ones and lit ones, but for those on the ring. */
void map_lights_draw(struct view *view, const struct map_sight *sight, const struct map_answer *answer);
/** The ring, if one is open: before a shade over everything drawn so far. */
void map_ring_draw(struct view *view, const struct map_sight *sight, const struct map_answer *answer);

/** Where every light that can be seen stands on the stage, with the room it takes, for what must not touch it. Lives in
 * the view's arena. */
struct map_lamp {
    struct point at;
    double radius;
    const struct map_group *group;
};
struct map_lamp *map_lamps(struct view *view, const struct map_sight *sight, const struct map_answer *answer,
                           size_t *count);

#endif
