#ifndef STAGE_RASTER_H
#define STAGE_RASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stage/outline.h"
#include "stage/px.h"

/** Coverage, 0 to 255 a pixel, of the pixels of `area`. */
struct mask {
    struct px_rect area;
    int stride; /* bytes, a multiple of 4 as pixman wants it */
    uint8_t *bits;
};

/**
 * Turns outlines into masks with exact coverage.
 *
 * Every edge leaves in each pixel it crosses how much its right side gains there; the running sum along a
 * row is the coverage. All in whole numbers, so the order of edges never matters, abutting shapes of one
 * outline meet without a seam, and part of a mask equals the same part of the whole. The sums of some rows at
 * a time are kept, and which of them were touched, so that a net of thin ropes costs what its ropes cost and not
 * what its frame would. Start from zero.
 */
struct raster {
    int32_t *sums;     /* owned; all 0 between uses */
    uint64_t *touched; /* owned; a bit for each block of sums, all 0 between uses */
    uint8_t *row;      /* owned; scratch: the coverage of one row */
    size_t sum_room, touched_room, row_room;
};

void raster_finish(struct raster *raster);

/** The stride of a mask of this width. */
int raster_stride(int width);

/**
 * Add what contours first..last-1 of `outline` cover to `mask`, up to full.
 * What lies outside the mask's area is left out, without changing the pixels inside.
 */
void raster_render(struct raster *raster, const struct outline *outline, size_t first, size_t last, bool even_odd,
                   struct mask *mask);

/** Pixels x .. x + count - 1 of row y are covered, some of them perhaps by nothing. */
typedef void raster_run(void *self, int x, int y, int count, const uint8_t *coverage);
/** The same without a mask: run by run, what contours first..last-1 cover of `area`, from the top and from the left. */
void raster_each_run(struct raster *raster, const struct outline *outline, size_t first, size_t last, bool even_odd,
                     struct px_rect area, raster_run *run, void *self);

#endif
