#ifndef STAGE_COVER_H
#define STAGE_COVER_H

#include <stdbool.h>
#include <stdint.h>

/**
 * A picture scaled, row by row as it comes, so that it covers w x h pixels, cut evenly where the shape differs. Every
 * pixel is the mean of what it covers; enlarged, neighbours are blended. Only some rows are ever held.
 */
struct cover;

/** Pixels are premultiplied 0xAARRGGBB; `out` (borrowed) has `stride` pixels a row. */
struct cover *cover_create(int width, int height, uint32_t *out, int stride, int w, int h);
/** The next of `height` rows of `width` pixels. */
void cover_row(struct cover *cover, const uint32_t *pixels);
void cover_destroy(struct cover *cover);

/** All of it at once. */
void cover_pixels(const uint32_t *pixels, int width, int height, uint32_t *out, int stride, int w, int h);

#endif
