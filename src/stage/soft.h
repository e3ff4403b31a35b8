#ifndef STAGE_SOFT_H
#define STAGE_SOFT_H

#include "stage/raster.h"

/* Soft shapes as coverage. All sizes in pixels. */

/** A light that fades quadratically to nothing at `radius`; the mask is soft_glow_area(radius), around 0, 0. */
void soft_glow(struct mask *mask, double radius);
struct px_rect soft_glow_area(double radius);

/**
 * A rounded box of w x h pixels, its edges faded over `blur` to both sides; the mask covers soft_box_area.
 * The middle of a large box is filled in, only its corners are computed. Out of memory aborts.
 */
void soft_box(struct mask *mask, int w, int h, double radius, double blur);
/** The box's top left is 0, 0. */
struct px_rect soft_box_area(int w, int h, double blur);

/** A disc with a clean edge, for motes of a few pixels; a disc below one pixel grows dim, not small. */
void soft_disc(struct mask *mask, struct point center, double radius);
struct px_rect soft_disc_area(struct point center, double radius);

#endif
