#ifndef STAGE_TURNED_H
#define STAGE_TURNED_H

#include "stage/pen.h"
#include "stage/resample.h"

/**
 * Put a sheet on the pen's target, turned and scaled: `from_px` leads from `area` (content pixels) into it. As strong
 * as `opacity`, 0 to 255.
 *
 * Most of a card is paper of one colour: where the pixels around a place are all alike, nothing needs to be blended of
 * them. The sheet is looked at in squares for that.
 */
void turned_put(struct pen *pen, const struct texture *sheet, struct affine from_px, int opacity, struct px_rect area);

#endif
