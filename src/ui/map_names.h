#ifndef UI_MAP_NAMES_H
#define UI_MAP_NAMES_H

#include "ui/map_project.h"

/** The names on the map: water and places. A name that would touch a light, a control or another name is left out. */
void map_names_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight);

#endif
