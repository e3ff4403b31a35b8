#ifndef RUN_SPOILT_H
#define RUN_SPOILT_H

#include "pack/pack.h"
#include "run/clock.h"
#include "run/pulse.h"

/** What is known of a picture. */
enum spoilt_state {
    SPOILT_NOT,     /* all of it can be decoded */
    SPOILT_DAMAGED, /* it cannot, whoever tries */
    SPOILT_UNREAD,  /* its file cannot be read now */
    SPOILT_UNTRIED, /* there was no more time for it */
    SPOILT_STATE_COUNT
};

struct spoilt_item {
    const char *file;
    uint64_t key; /* of that */
    enum spoilt_state state;
    tick taken; /* by decoding it, if it is large; else 0 */
    bool told;
};

/**
 * The pictures of a pack, each decoded once while the pack is read: what cannot be decoded to its end is not shown, and
 * what takes long is told. For whoever has the time, which a show that starts has not: it recalls what was found when
 * the pack was installed (run/findings.h). Start from zero, but for what is borrowed.
 */
struct spoilt {
    struct diags *diags;              /* borrowed */
    const struct pack_listener *also; /* borrowed, may be NULL: hears what is left */
    const struct pulse *pulse;        /* borrowed, may be NULL: one beat a picture */
    struct arena arena;
    struct spoilt_item *items; /* owned: what was looked at */
    size_t count, room;
    bool recalled;           /* nothing is decoded any more: what is not among the items is as it should be */
    tick spent, budget;      /* 0: the usual one */
    size_t untried;          /* not told of yet */
    struct diag_place first; /* of these */
};

/** Pictures of more pixels are told as large, with what they cost. */
enum { SPOILT_LARGE = 24 * 1000 * 1000 };

/** To be the listener of a pack_load_as. */
struct pack_listener spoilt_listener(struct spoilt *spoilt);
/** After it: tell that there was no time for all of them. */
void spoilt_tell_untried(struct spoilt *spoilt);
/** What is known of one already. */
void spoilt_add(struct spoilt *spoilt, const char *file, enum spoilt_state state, tick taken);
void spoilt_finish(struct spoilt *spoilt);

#endif
