#ifndef STAGE_TURN_H
#define STAGE_TURN_H

#include <stdint.h>

#include "base/geom.h"
#include "stage/paint.h"

/**
 * A picture turned on the glass by 0, 90, 180 or 270 degrees clockwise, for displays that hang on their side.
 * Only the damaged rectangles are turned, on their way to the glass.
 */

/** Where a rectangle of a picture of this size lies on the glass. */
struct px_rect turn_rect(struct px_rect r, int width, int height, int degrees);

/** The place on the picture under a place on the glass, both as 0..1 of their sides. */
struct point turn_back(struct point glass, int degrees);

/**
 * Copy rectangle `r` of a picture of this size, turned, into `out`, which holds just this rectangle
 * as it lies on the glass, row after row. `stride` is in bytes.
 */
void turn_copy(const uint32_t *pixels, int stride, struct px_rect r, int degrees, uint32_t *out);

#endif
