#ifndef STAGE_PHOTO_H
#define STAGE_PHOTO_H

#include "stage/pen.h"

/** A picture file, scaled once to cover its box, its corners rounded; nothing when it cannot be read. */
void photo_paint(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds);

/**
 * Scale premultiplied 0xAARRGGBB pixels so that they cover w x h pixels, cut evenly where the shape differs.
 * Every pixel is the mean of what it covers; enlarged, neighbours are blended.
 */
void photo_cover(const uint32_t *pixels, int width, int height, uint32_t *out, int stride, int w, int h);

#endif
