#ifndef STAGE_BRUSH_H
#define STAGE_BRUSH_H

#include "stage/pen.h"

/** What a shape is filled with. */
struct shade {
    const struct draw_brush *brush;
    enum draw_blend blend;
    bool thin; /* in lines so thin that nobody sees a gradient across them */
};

/** Paint `area` (content pixels) with it, through `mask` (its first pixel at mask_at), or all of it when NULL. */
void brush_put(struct pen *pen, const struct shade *shade, pixman_image_t *mask, struct px_rect mask_at,
               struct px_rect area);

/** A shade made ready for many runs of coverage. Start with brush_begin. */
struct brush_runs {
    struct pen *pen;
    const struct shade *shade;
    uint32_t color;          /* of a solid one */
    uint32_t *row;           /* scratch */
    const uint8_t *coverage; /* of the run at hand, which begins at x */
    int x;
};

/** False when it leaves no paint. No run may be longer than `longest`. */
bool brush_begin(struct brush_runs *runs, struct pen *pen, const struct shade *shade, int longest);
/** A raster_run. */
void brush_run(void *runs, int x, int y, int count, const uint8_t *coverage);

#endif
