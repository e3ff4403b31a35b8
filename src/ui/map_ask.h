#ifndef UI_MAP_ASK_H
#define UI_MAP_ASK_H

#include "ui/map_project.h"

/** What can be asked of the map: the 17 goals, and the sections. */
void map_ask_draw(struct view *view, const struct map_layout *layout);

#endif
