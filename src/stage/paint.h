#ifndef STAGE_PAINT_H
#define STAGE_PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/draw.h"
#include "stage/cost.h"
#include "text/type.h"

/**
 * The software painter: plays a draw list onto a picture, and only where the picture changes.
 *
 * Paths and glyphs become masks of exact coverage, pixman composites; masks, glyph runs, soft shadows, pictures
 * and finished layers are kept under a byte budget (16 bytes a pixel of the picture, 16 to 192 MiB). The same
 * list on the same size gives the same bytes on every run and every machine of one architecture.
 *
 * The files of pictures are decoded by a thread, too, at the size they are shown in, and kept under a quarter of the
 * budget. No frame touches a file.
 *
 * Late layers (draw_late_begin) have their pictures from a thread, beside the budget: one for each name, and one more
 * while it is made anew. Painting waits for them, so that a list looks the same each time, unless it is live.
 */
struct painter;

/** A rectangle in pixels. */
struct px_rect {
    int x, y, w, h;
};

/** `type` is borrowed and must outlive the painter. */
struct painter *painter_create(struct type *type);
void painter_destroy(struct painter *painter);

/** The most pixels that a side of a picture may have. */
enum { PAINTER_SIDE_MAX = 16384 };

/** The picture's size in pixels; a new size drops the picture and every cache. */
void painter_resize(struct painter *painter, int width, int height);

/**
 * Paint `list`; the stage is scaled to the picture's size (equal in both directions).
 *
 * The painter keeps what it needs of the list to compare the next one with, so `list` may be reused at once.
 * Returns the number of damaged rectangles (0: nothing changed), which stay valid until the next call.
 */
size_t painter_paint(struct painter *painter, const struct draw_list *list, const struct px_rect **damage);

/**
 * Live: from now on painting does not wait for the pictures of late layers, but shows the last ones, nor for those of
 * files, whose ground it shows. `wake` is called
 * from another thread when a picture has come, so that a frame can show it; it is not called any more once this
 * returns. With `wake` NULL it waits again, as at first.
 */
void painter_set_live(struct painter *painter, void (*wake)(void *self), void *self);
/** Live: a picture has come since the last painting; the same list may look different now. */
bool painter_has_news(const struct painter *painter);

/** Live: the last frame shows the ground of a picture (draw_picture) that is still to come. */
bool painter_is_awaiting(const struct painter *painter);
/** Tell the files of pictures that could not be shown, each once for each time that it was tried. */
void painter_tell_failed(struct painter *painter, void (*tell)(void *self, const char *file), void *self);
/** Read the files of pictures anew when they are wanted again: they may be others now. */
void painter_forget_pictures(struct painter *painter);

/** What all painting so far has cost, and how many bytes are kept now in caches and sheets, pictures of files and late
 * layers apart. */
struct cost painter_cost(const struct painter *painter, size_t *kept);

/** Repaint everything next time (the window was uncovered or its surface lost). */
void painter_invalidate(struct painter *painter);

/** The picture: 0xXXRRGGBB in native byte order, `*stride` bytes a row. Owned by the painter. */
const uint32_t *painter_pixels(const struct painter *painter, int *width, int *height, int *stride);

#endif
