#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/state.h"

/** One frame of the show: the night, the map's ground, the ropes, the screens that go and come, the dock, what lies
 * above. */

/**
 * Draw it into `list` (begun here). `warned`: since when the idle question stands, TICK_NEVER: it does not;
 * `attract`: when the show would go back to attract. Returns when the frame will look different.
 */
tick frame_draw(struct app *app, tick now, tick warned, tick attract, struct draw_list *list);

/** The ropes as they stand at a moment. */
struct rope_pose frame_pose(const struct app *app, tick now);

#endif
