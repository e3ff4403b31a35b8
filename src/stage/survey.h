#ifndef STAGE_SURVEY_H
#define STAGE_SURVEY_H

#include <stddef.h>
#include <stdint.h>

#include "draw/draw.h"
#include "stage/album.h"
#include "stage/late.h"
#include "stage/px.h"

/** Something that leaves paint on the picture: where, and what with everything around it that changes its looks. */
struct survey_item {
    uint64_t hash;
    struct px_rect bounds; /* pixels of the picture */
};

/**
 * A draw list looked over once before it is painted: what belongs together, what is the same as before.
 *
 * Items are what paints, layers taken apart, in the order of painting: two lists with the same items
 * paint the same. Start from zero; the memory is kept between uses.
 */
struct survey {
    const struct draw_list *list; /* borrowed */
    struct late *late;            /* borrowed */
    struct album *album;          /* borrowed */
    size_t *ends;                 /* owned; of LAYER_BEGIN and CLIP_BEGIN the index of its end, else its own */
    uint64_t *hashes;             /* owned; of each command */
    uint64_t *contents;           /* owned; of LAYER_BEGIN: all that it holds */
    struct px_rect *sheets;       /* owned; of LAYER_BEGIN: where its sheet can have paint, in its own pixels */
    size_t room;
    struct survey_item *items; /* owned */
    size_t item_count, item_room;
};

/** The pictures of late layers, and those of files that are to be seen, are asked for on the way; `late` and `album`
 * may be NULL where there are none. */
void survey_take(struct survey *survey, const struct draw_list *list, double scale, struct px_rect picture,
                 struct late *late, struct album *album);
void survey_finish(struct survey *survey);

/** A layer that is only moved, by whole pixels, and not faded is painted in place, without a sheet of its own. */
bool layer_is_in_place(const struct draw_layer *layer);
/** By how many pixels a layer is moved. */
int layer_move_x(const struct draw_layer *layer, double scale);
int layer_move_y(const struct draw_layer *layer, double scale);
/** The scale of a layer's sheet: less by halves where the layer is shrunk to less than half, since nobody sees more. */
double layer_sheet_scale(const struct draw_layer *layer, double scale);
/** The layer's transform from pixels of its sheet to pixels of what it lies on, which has `scale`. */
struct affine layer_to_px(const struct draw_layer *layer, double scale);
/** The pixels of what is around a late layer that it covers. */
struct px_rect layer_late_bounds(const struct draw_layer *layer, double scale);
/** Every pixel there that the pixels `sheet` of the sheet can touch: resampling spreads it a little. */
struct px_rect layer_reach(const struct draw_layer *layer, double scale, struct px_rect sheet);

#endif
