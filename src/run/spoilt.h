#ifndef RUN_SPOILT_H
#define RUN_SPOILT_H

#include "pack/pack.h"
#include "run/clock.h"

/**
 * The pictures of a pack, each decoded once while the pack is read: what cannot be decoded to its end is not shown, and
 * what takes long is told. For whoever has the time, which a show that starts has not. Start from zero, but for the
 * first two.
 */
struct spoilt {
    struct diags *diags;              /* borrowed */
    const struct pack_listener *also; /* borrowed, may be NULL: hears what is left */
    struct arena arena;
    struct spoilt_item *items; /* owned: what was looked at */
    size_t count, room;
    tick spent;
};

/** Pictures of more pixels are told as large, with what they cost. */
enum { SPOILT_LARGE = 24 * 1000 * 1000 };

/** To be the listener of a pack_load_as. */
struct pack_listener spoilt_listener(struct spoilt *spoilt);
void spoilt_finish(struct spoilt *spoilt);

#endif
