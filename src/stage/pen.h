#ifndef STAGE_PEN_H
#define STAGE_PEN_H

#include <pixman.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/draw.h"
#include "stage/shelf.h"
#include "stage/cost.h"
#include "stage/drafts.h"
#include "stage/glyphs.h"
#include "stage/gradient.h"
#include "stage/kernels.h"
#include "stage/outline.h"
#include "stage/px.h"
#include "stage/raster.h"
#include "text/type.h"

/** Memory of so many sheets is kept for the next ones. */
enum { SPARES = 1 };

/** What all painting shares: the shelf, and scratch memory so that a command need not allocate. Start from zero. */
struct tools {
    struct type *type;   /* borrowed; NULL: no text is painted */
    struct late *late;   /* borrowed; NULL: no late layers are */
    struct album *album; /* borrowed; NULL: no pictures are */
    struct raster raster;
    struct shelf shelf;
    struct drafts drafts;
    struct outline outline;
    struct glyphs glyphs;
    struct gradient gradient;
    uint8_t *mask_bits; /* owned; the mask that is being painted through */
    size_t mask_room;
    uint32_t *colors; /* owned; some rows of pixels that are worked out one by one */
    size_t color_room;
    struct spare {
        uint32_t *pixels; /* owned; NULL: none */
        size_t room;
        unsigned idle; /* frames since it came back */
    } spares[SPARES];
    int64_t area_max; /* pixels; nothing larger is worth keeping */
    struct cost cost; /* so far */
};

/**
 * Where and how commands are painted now: on the picture or on the sheet of a layer.
 *
 * Content pixels (stage units times scale, from the stage's origin) plus dx, dy are pixels of the target. The
 * offset is always whole, so a thing looks the same wherever its sheet lies.
 */
struct pen {
    struct tools *tools; /* borrowed */
    const struct kernels *kernels;
    pixman_image_t *target;   /* borrowed */
    pixman_region32_t region; /* owned; what may be painted, in target pixels */
    int dx, dy;
    double scale; /* pixels a stage unit */
    bool kept;    /* the target goes on the shelf as a whole: its large parts need not */
    bool sheet;   /* the target is the sheet of a layer, whole, and made anew whenever something on it moves */
};

void tools_finish(struct tools *tools);

/** Paint on `target` within `region` (copied). */
void pen_init(struct pen *pen, struct tools *tools, pixman_image_t *target, const pixman_region32_t *region,
              double scale);
/** On the same target as `parent`, only within `area` (content pixels of the parent), moved by whole pixels. */
void pen_init_within(struct pen *pen, const struct pen *parent, struct px_rect area, int move_x, int move_y);
/** As `parent`, but not within `area` (content pixels). */
void pen_init_without(struct pen *pen, const struct pen *parent, struct px_rect area);
void pen_finish(struct pen *pen);

/** What may be painted of `area`, in content pixels: empty when nothing. */
struct px_rect pen_visible(const struct pen *pen, struct px_rect area);

/** All that the target has room for, in content pixels, whatever may be painted of it now. */
struct px_rect pen_reach(const struct pen *pen);

/** Pixels x .. x + count - 1 of row y (content pixels) are to be painted at `to`. */
typedef void pen_row(void *self, uint32_t *to, int x, int y, int count);
/** Row by row, what may be painted of `area`. Returns how many pixels that were. */
int64_t pen_each_row(struct pen *pen, struct px_rect area, pen_row *row, void *self);

/** A colour premultiplied; for BLEND_ADD it is light, that covers nothing. */
uint32_t pen_color(struct color color, enum draw_blend blend);

/* Put pixels of an image, its first at `at`, on what of `area` it covers; all in content pixels. */

void pen_copy(struct pen *pen, pixman_image_t *image, struct px_rect at, struct px_rect area);
/** `opacity` from 0 to 255. */
void pen_over(struct pen *pen, pixman_image_t *image, struct px_rect at, int opacity, struct px_rect area);
void pen_over_masked(struct pen *pen, pixman_image_t *image, struct px_rect at, pixman_image_t *mask,
                     struct px_rect mask_at, struct px_rect area);
/** One colour (pen_color). */
void pen_wash(struct pen *pen, uint32_t color, struct px_rect area);
/** The same through a mask; where that is clear, it costs little. */
void pen_tint(struct pen *pen, uint32_t color, pixman_image_t *mask, struct px_rect mask_at, struct px_rect area);

/** A row of `mask` (its first pixel at mask_at), from x on. */
const uint8_t *mask_row(pixman_image_t *mask, struct px_rect mask_at, int x, int y);

/** A sheet, its pixels clear, unref when done. Memory that the system would have to clear and map anew for each is
 * handed on from those that are done with to those to come. */
pixman_image_t *tools_sheet(struct tools *tools, int width, int height);
/** A frame begins: memory that none has wanted for a while is given up. */
void tools_begin_frame(struct tools *tools);

/** Room for so many pixels in the tools' scratch memory, undefined, valid until the next. */
uint32_t *tools_colors(struct tools *tools, size_t count);
/** A cleared mask for `area` in the tools' scratch memory, valid until the next. */
struct mask tools_mask(struct tools *tools, struct px_rect area);
/** Something of this size may go into the cache. */
bool tools_may_keep(const struct tools *tools, struct px_rect area);
/** A cleared mask that lives in `*image`, to be kept. False when there is no memory for it. */
bool mask_create(struct mask *mask, pixman_image_t **image, struct px_rect area);
/** The pixman image around a mask's bits. Unref when done. */
pixman_image_t *mask_image(const struct mask *mask);

#endif
