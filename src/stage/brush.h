#ifndef STAGE_BRUSH_H
#define STAGE_BRUSH_H

#include "stage/pen.h"

/** Paint `area` (content pixels) with the brush, through `mask` (its first pixel at mask_at), or all of it when NULL.
 */
void brush_put(struct pen *pen, const struct draw_brush *brush, enum draw_blend blend, pixman_image_t *mask,
               struct px_rect mask_at, struct px_rect area);

#endif
