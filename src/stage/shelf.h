#ifndef STAGE_SHELF_H
#define STAGE_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stage/px.h"

/** pixman's pixman_image_t. */
union pixman_image;

/** A finished picture (or mask) and the pixels it stands for. */
struct cached {
    uint64_t key;
    struct px_rect area;
    union pixman_image *image; /* owned; NULL remembers that there is nothing to show */
    size_t bytes;
    uint64_t used;             /* the frame it was last asked for */
    size_t newer, older, next; /* slots, from 1; 0 is none */
};

/** Keys that were asked for lately, direct mapped. */
enum { SHELF_MEMORY = 8192, SHELF_BUCKETS = 2048 };

/**
 * What was painted once and may be wanted again: masks, runs of text, soft boxes, pictures, finished layers.
 *
 * One budget of bytes for all; what was asked for longest ago goes first, but nothing of the frame
 * that is being painted. Something that is only seen once (the mask of a shape in motion) is not worth
 * keeping: `shelf_is_wanted` tells. Start from zero.
 */
struct shelf {
    size_t budget, bytes;
    uint64_t frame;
    struct cached *slots; /* owned; slot 0 is the anchor of the list */
    size_t slot_count, slot_room, free_slot;
    size_t buckets[SHELF_BUCKETS];
    struct {
        uint64_t key, frame;
    } asked[SHELF_MEMORY];
};

void shelf_set_budget(struct shelf *shelf, size_t bytes);
/** Forget everything. */
void shelf_clear(struct shelf *shelf);
void shelf_finish(struct shelf *shelf);
/** A new frame begins: everything is free to go again. */
void shelf_begin_frame(struct shelf *shelf);

/** NULL when it is not there. Valid until the next shelf_keep. */
const struct cached *shelf_find(struct shelf *shelf, uint64_t key);

/** True when `key` was missed in an earlier frame already. */
bool shelf_is_wanted(struct shelf *shelf, uint64_t key);

/** The same, but in the very last frame: what comes back after a while is not worth much room. */
bool shelf_is_wanted_again(struct shelf *shelf, uint64_t key);

/** Take over `image` (may be NULL). False, and nothing taken, when the frame's own things fill the budget. */
bool shelf_keep(struct shelf *shelf, uint64_t key, union pixman_image *image, struct px_rect area);

#endif
