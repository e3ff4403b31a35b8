#ifndef STAGE_DRAFTS_H
#define STAGE_DRAFTS_H

#include <stddef.h>
#include <stdint.h>

#include "stage/raster.h"

/** pixman's pixman_image_t. */
union pixman_image;

enum { DRAFTS = 4 };

/**
 * Masks of shapes that change every few frames: a net of ropes that sways. In the frames between, only what moves
 * before it is painted anew, and the net with it. On the shelf each of them would push out what is wanted longer; here
 * the next one takes the memory of the last. Start from zero.
 */
struct drafts {
    struct draft {
        uint64_t key;
        struct px_rect area;
        union pixman_image *image; /* owned; NULL: free */
        uint8_t *bits;             /* owned; its pixels */
        size_t room;
        uint64_t used;
    } items[DRAFTS];
    uint64_t uses;
};

void drafts_finish(struct drafts *drafts);

/** The mask of that key, and where it lies; NULL: there is none. */
union pixman_image *drafts_find(struct drafts *drafts, uint64_t key, struct px_rect *area);
/** A cleared one in place of the one that was used longest ago, to be filled through `mask`. */
union pixman_image *drafts_begin(struct drafts *drafts, uint64_t key, struct px_rect area, struct mask *mask);

#endif
