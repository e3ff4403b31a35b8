#ifndef STAGE_RESAMPLE_H
#define STAGE_RESAMPLE_H

#include <stdint.h>

#include "base/geom.h"
#include "stage/kernels.h"
#include "stage/px.h"

/** Premultiplied 0xAARRGGBB pixels that lie on `area`; around them there is nothing. */
struct texture {
    const uint32_t *pixels;
    int stride; /* pixels a row */
    struct px_rect area;
};

/** Those of a row's pixels that lie in the texture. */
struct resampled {
    int first, count;
};

/** Which of the pixels x, y .. x + count - 1, y lie in the texture, and the way through it from the first of them on.
 */
struct resampled resample_way(const struct texture *texture, struct affine from_px, int x, int y, int count,
                              struct kernel_way *way);

/**
 * The pixels x, y .. x + count - 1, y of a turned or scaled texture; `from_px` leads from there into the texture.
 *
 * Each is blended from the four nearest, in whole numbers, as a function of its own place alone. A texture's
 * outermost pixels only fade the next ones out: leave them clear. Only those that lie in the texture are written, the
 * first of them to out[0].
 */
struct resampled resample_row(const struct kernels *kernels, const struct texture *texture, struct affine from_px,
                              int x, int y, int count, uint32_t *out);

#endif
