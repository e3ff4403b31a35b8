#ifndef UI_MAP_SCROLL_H
#define UI_MAP_SCROLL_H

#include "ui/map_project.h"

/** How the list beside the map is scrolled. */

/** Back to its first row, at once: it lists something else now. */
void map_scroll_top(struct app *app);
/** A page on (`forth`) or back, from row to row. */
void map_scroll_page(struct app *app, bool forth, tick now);
/** A finger drags the list, lets it go or is taken back. */
void map_scroll_drag(struct app *app, const struct gesture *gesture, tick now);
/** Bring a project's row into view; nothing moves when all of it is, or when it is not in the list. */
void map_scroll_follow(struct app *app, int project, tick now);

#endif
