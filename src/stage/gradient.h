#ifndef STAGE_GRADIENT_H
#define STAGE_GRADIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/draw.h"

enum { GRADIENT_STEPS = 1024, GRADIENT_TILE = 8 };

/**
 * A LINEAR or RADIAL brush made ready for one scale.
 *
 * Every pixel is a function of its own place alone, so it does not matter which part is painted; an ordered
 * dither of less than one level hides the bands that 8 bits would show on the night sky.
 */
struct gradient {
    enum draw_brush_kind kind;
    bool opaque;
    bool coarse;       /* one colour for every GRADIENT_TILE pixels of a row, from a multiple of it on; not dithered */
    double xx, xy, x0; /* LINEAR: the ramp's step is xx x + xy y + x0 */
    struct point center;
    double per_px;                     /* RADIAL: the step is the distance from `center` times this */
    uint64_t ramp[GRADIENT_STEPS + 1]; /* 16 bits a channel, alpha uppermost, 255 * 256 a full one */
};

void gradient_prepare(struct gradient *gradient, const struct draw_brush *brush, double scale, bool coarse);

/** True when every row equals the row GRADIENT_TILE above it. */
bool gradient_repeats(const struct gradient *gradient);

/** The colour of a coarse one's tile that the pixel lies in. */
uint32_t gradient_tile(const struct gradient *gradient, int x, int y);

/** Premultiplied 0xAARRGGBB of the pixels x, y .. x + count - 1, y. */
void gradient_row(const struct gradient *gradient, int x, int y, int count, uint32_t *out);

#endif
