#ifndef STAGE_KERNELS_H
#define STAGE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A straight line through a texture. */
struct kernel_way {
    int64_t u, v, du, dv;
};

/**
 * The inner loops of painting, on rows of premultiplied 0xAARRGGBB pixels.
 *
 * All in whole numbers: products are divided by 255 and rounded to the nearest, so every set gives the same bytes. A
 * colour whose alpha is 0 is light: it is added. Rows do not overlap.
 */
struct kernels {
    const char *name;
    /** Put `from` over `to`. */
    void (*over)(uint32_t *to, const uint32_t *from, int count);
    /** The same, `from` as strong as `opacity`, 0 to 255. */
    void (*over_faded)(uint32_t *to, const uint32_t *from, uint8_t opacity, int count);
    /** The same, through a mask. */
    void (*over_masked)(uint32_t *to, const uint32_t *from, const uint8_t *mask, int count);
    /** Put one colour over `to`. */
    void (*wash)(uint32_t *to, uint32_t color, int count);
    /** The same, through a mask. Costs little where that is clear. */
    void (*tint)(uint32_t *to, uint32_t color, const uint8_t *mask, int count);
    /** Look pixels of a texture (`stride` pixels a row) up at u, v, u + du, v + dv ..., which have 32 fractional bits,
     * and blend each of the four that it lies among. All of them lie in the texture. */
    void (*turn)(uint32_t *to, const uint32_t *texture, ptrdiff_t stride, const struct kernel_way *way, int count);
};

/** The fastest set that this processor knows; never another one while the program runs. */
const struct kernels *kernels_best(void);

/** All of them, for tests: NULL behind the last, and where this processor does not know it. The first knows any. */
const struct kernels *kernels_number(int number);

#endif
