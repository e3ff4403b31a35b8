#ifndef UI_MAP_LIGHTS_H
#define UI_MAP_LIGHTS_H

#include "ui/map_gather.h"

/** All lights, faint ones and lit ones, and the ring if one is open. */
void map_lights_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight);

#endif
