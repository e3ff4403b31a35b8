#ifndef LINK_SLOTS_H
#define LINK_SLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * One folder in which each folder is a stick that the system has mounted: what came and what went.
 *
 * Only names are read, and what the system knows of each folder by heart, so a stick that does not answer holds nobody
 * up here.
 */
enum { SLOTS_MAX = 6, SLOT_NAME_MAX = 64 };

struct slot {
    unsigned id; /* another one each time a stick comes; 0: none */
    char name[SLOT_NAME_MAX];
    uint64_t stamp; /* changes when something is mounted there, or at the root something is renamed */
    bool mounted;   /* it is another file system than the folder's own */
    bool settled;   /* it was the same when somebody looked before */
    bool looked;    /* somebody has taken note of what is on it */
};

/** Start from zero but for `folder`. */
struct slots {
    const char *folder; /* borrowed; need not exist */
    bool watched;       /* it did when somebody last looked */
    struct slot items[SLOTS_MAX];
    size_t count;
    unsigned ids; /* given so far */
};

struct slots_change {
    unsigned id;
    bool came; /* else it went */
};

/**
 * Look; the changes since the last time, at most SLOTS_MAX * 2, are written and their number returned. One that changed
 * went and came. `rested`: some time has passed since the last look.
 */
size_t slots_look(struct slots *slots, bool rested, struct slots_change *changes);

/** True when this stick is still there and the same, now. */
bool slots_are_same(const struct slots *slots, const struct slot *slot);

/** A copy of the one with this id. False when there is none. */
bool slots_find(const struct slots *slots, unsigned id, struct slot *out);
/** A copy of one that has settled and that nobody has looked at. False when there is none. */
bool slots_next(const struct slots *slots, struct slot *out);
/** Somebody has looked at it. */
void slots_note_look(struct slots *slots, unsigned id);
/** It shall be looked at again when it has settled once more. */
void slots_look_again(struct slots *slots, unsigned id);

#endif
