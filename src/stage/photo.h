#ifndef STAGE_PHOTO_H
#define STAGE_PHOTO_H

#include <stdatomic.h>

#include "stage/pen.h"

/** A picture file to be made ready to be painted: to cover w x h pixels, its corners rounded. */
struct photo_order {
    char *file; /* whoever keeps it owns it */
    int w, h;
    double radius; /* pixels */
};

/** What a picture takes at so many pixels a stage unit; its file is borrowed. */
struct photo_order photo_plan(const struct draw_picture *picture, double scale);

/** Decode it. NULL when it cannot be read, or `cancelled` (may be NULL) became true. Shares nothing with anybody, so
 * any thread may do it. */
pixman_image_t *photo_create(const struct photo_order *order, const atomic_bool *cancelled);

/** What the album has of a picture; else its ground. */
void photo_paint(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds);

#endif
