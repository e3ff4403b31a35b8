#ifndef STAGE_SOFT_H
#define STAGE_SOFT_H

#include "stage/raster.h"

/* Soft shapes as coverage. All sizes in pixels; a mask that is only a part equals that part of the whole. */

/** A light that fades quadratically to nothing at `radius`. */
void soft_glow(struct mask *mask, struct point center, double radius);
struct px_rect soft_glow_area(struct point center, double radius);

/** A rounded box, its top left at 0, 0, its edges faded over `blur` to both sides. */
struct soft_box {
    int w, h, blur;
    double radius; /* of the corners */
};

/** Out of memory aborts. */
void soft_box(struct mask *mask, const struct soft_box *box);
struct px_rect soft_box_area(const struct soft_box *box);
/** The smallest box with the same rim: a larger one is only longer, its middle row and column repeat. */
struct soft_box soft_box_small(const struct soft_box *box);

/** A disc with a clean edge, for motes of a few pixels; a disc below one pixel grows dim, not small. */
void soft_disc(struct mask *mask, struct point center, double radius);
struct px_rect soft_disc_area(struct point center, double radius);

#endif
