#ifndef STAGE_SHAPES_H
#define STAGE_SHAPES_H

#include "stage/pen.h"

/* One function for each kind of command that leaves paint. `bounds` (content pixels) is never left. */

/** Where a command can leave paint, in content pixels. */
struct px_rect shape_bounds(const struct draw_command *command, double scale);

/** The same of one mote. */
struct px_rect shape_mote_bounds(const struct draw_mote *mote, double scale);

/** True when every pixel of `area` is hidden by the path, an opaque rectangle: what lies below need not be painted. */
bool shape_hides(const struct draw_path *path, double scale, struct px_rect area);

/**
 * The pixels in the middle of a sheet of paper: an upright rectangle with round corners, filled with opaque colours,
 * surely hides them. Empty for everything else, and where it would be small.
 */
struct px_rect shape_hidden(const struct draw_path *path, double scale);

void shape_paint_path(struct pen *pen, const struct draw_path *path, struct px_rect bounds);
void shape_paint_shadow(struct pen *pen, const struct draw_shadow *shadow, struct px_rect bounds);
void shape_paint_glow(struct pen *pen, const struct draw_glow *glow, struct px_rect bounds);
void shape_paint_motes(struct pen *pen, const struct draw_motes *motes, struct px_rect bounds);
void shape_paint_text(struct pen *pen, const struct draw_text *text, struct px_rect bounds);

#endif
