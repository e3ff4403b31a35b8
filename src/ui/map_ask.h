#ifndef UI_MAP_ASK_H
#define UI_MAP_ASK_H

#include "ui/map_project.h"

/** What can be asked of the map: the 17 goals, */
void map_ask_goals(struct view *view, const struct map_layout *layout);
/** and the sections. */
void map_ask_sections(struct view *view, const struct map_layout *layout);
/** Where each section's pill stands, in the view's arena: with many sections beyond their place in the layout. */
const struct rect *map_ask_pills(struct view *view, const struct map_layout *layout);

#endif
