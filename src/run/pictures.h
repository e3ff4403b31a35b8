#ifndef RUN_PICTURES_H
#define RUN_PICTURES_H

#include "base/diag.h"
#include "pack/pack.h"
#include "run/walk.h"

/** Whether a pack's pictures have the pixels that their places on the screens need. Start from zero. */
struct pictures {
    struct arena arena;          /* owns the texts */
    struct pictures_item *items; /* owned, in the order of reading */
    size_t count, room;
};

/** Keep a picture of the pack while it is read, see pack_listener. */
void pictures_hear(struct pictures *pictures, const struct pack_picture *picture, const struct pack_spot *spot);

/** Note how large its pictures stand on a screen. */
void pictures_see(struct pictures *pictures, const struct walk_stop *stop);

/**
 * Warn of what was enlarged visibly at a stop's size, and of what has much more pixels than even a display of 3840 x
 * 2160 (or 2160 x 3840) shows. The stops should have been of both a wide and a tall size for the latter.
 */
void pictures_judge(const struct pictures *pictures, struct diags *diags);

/** True when it could be that a picture has too many pixels, so that the other way round is to be seen, too. */
bool pictures_seem_large(const struct pictures *pictures);

void pictures_finish(struct pictures *pictures);

#endif
