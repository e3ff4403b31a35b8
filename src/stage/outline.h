#ifndef STAGE_OUTLINE_H
#define STAGE_OUTLINE_H

#include <stddef.h>
#include <stdint.h>

#include "draw/path.h"
#include "stage/px.h"

/** Points lie on a grid of 256 steps a pixel. */
enum { OUTLINE_SHIFT = 8, OUTLINE_UNIT = 1 << OUTLINE_SHIFT };

struct outline_point {
    int32_t x, y;
};

/**
 * Closed contours of straight lines, in pixels: what the rasteriser eats.
 *
 * Curves are flattened so finely that nobody sees it (OUTLINE_TOLERANCE), strokes become
 * the area they cover. Every contour of a stroke runs the same way round, so that crossing
 * strokes never cancel out. Start from zero; the memory is kept between uses.
 */
struct outline {
    struct outline_point *points; /* owned */
    size_t count, room;
    size_t *ends; /* owned; one past the last point of each contour */
    size_t contour_count, contour_room;
    struct point *line; /* owned; scratch: the flattened contour that is being read, in pixels */
    size_t line_count, line_room;
};

/** How far a flattened curve may stray, in pixels. */
#define OUTLINE_TOLERANCE 0.06

void outline_clear(struct outline *outline);
void outline_finish(struct outline *outline);

/** Add the inside of `path`, in stage units that are `scale` pixels each. */
void outline_fill(struct outline *outline, const struct path *path, double scale);
/** Add what a round pen of `width` pixels covers along `path`. */
void outline_stroke(struct outline *outline, const struct path *path, double scale, double width);

/* A contour by hand, in pixels: one move, then lines and curves, then close. */
void outline_move(struct outline *outline, struct point p);
void outline_line(struct outline *outline, struct point p);
void outline_quad(struct outline *outline, struct point c, struct point p);
void outline_cubic(struct outline *outline, struct point a, struct point b, struct point p);
void outline_close(struct outline *outline);

/** The whole pixels that contours first..last-1 touch. */
struct px_rect outline_bounds(const struct outline *outline, size_t first, size_t last);

#endif
