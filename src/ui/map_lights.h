#ifndef UI_MAP_LIGHTS_H
#define UI_MAP_LIGHTS_H

#include "ui/map_gather.h"

/** All lights, faint ones and lit ones, but for those on the ring. */
void map_lights_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight,
                     const struct map_lights *lights);
/** The ring, if one is open: before a shade over everything drawn so far. */
void map_ring_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight,
                   const struct map_lights *lights);

#endif
