#ifndef RUN_HEARD_H
#define RUN_HEARD_H

#include "base/arena.h"
#include "base/diag.h"
#include "pack/pack.h"

/** A text of a pack, and where it stands there. */
struct heard_text {
    const char *text; /* borrowed from the pack, with its readings' notation */
    struct diag_place place;
};

/** Every text of a pack, noted while it is read, in the order of reading. Start from zero. */
struct heard {
    struct arena arena;       /* owns the places */
    struct heard_text *items; /* owned */
    size_t count, room;
};

/** Keep the place of a text of the pack while it is read, see pack_listener. */
void heard_hear(struct heard *heard, const char *text, const struct pack_spot *spot);

/** The text with this address, or NULL. */
const struct heard_text *heard_at(const struct heard *heard, const void *text);

/** The same, or else the first that says the same: for one that a screen has copied. */
const struct heard_text *heard_find(const struct heard *heard, const char *text);

void heard_finish(struct heard *heard);

#endif
