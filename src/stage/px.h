#ifndef STAGE_PX_H
#define STAGE_PX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/geom.h"
#include "stage/paint.h"

/* Rectangles in whole pixels; empty when w or h is 0. Never farther from 0 than PX_FAR. */

enum { PX_FAR = 1 << 20 };

/** From left, top to right, bottom (both excluded); empty when they are the wrong way round. */
struct px_rect px_between(int left, int top, int right, int bottom);
bool px_is_empty(struct px_rect r);
struct px_rect px_cut(struct px_rect a, struct px_rect b);
/** Around both; an empty one counts for nothing. */
struct px_rect px_join(struct px_rect a, struct px_rect b);
struct px_rect px_move(struct px_rect r, int dx, int dy);
/** Larger by `by` on every side; an empty one stays empty. */
struct px_rect px_grow(struct px_rect r, int by);
bool px_holds(struct px_rect outer, struct px_rect inner);
int64_t px_area(struct px_rect r);

/** Every pixel that `r`, in units of `scale` pixels, touches. */
struct px_rect px_around(struct rect r, double scale);
/** The pixels whose centres lie in `r`. */
struct px_rect px_nearest(struct rect r, double scale);
struct rect px_to_rect(struct px_rect r);

/** Clamped to +-PX_FAR; NaN is 0. */
int px_floor(double v);
int px_round(double v);

#endif
