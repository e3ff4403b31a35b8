#ifndef UI_MAP_PRINT_H
#define UI_MAP_PRINT_H

#include "ui/map_project.h"

/** What is printed on the map: title, notice, north and scale. Lights go beneath it, the ring stands above. */
void map_print_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight);

#endif
