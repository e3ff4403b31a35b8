#ifndef STAGE_TOUCH_H
#define STAGE_TOUCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/input.h"

/**
 * From a panel's events to fingers.
 *
 * Panels and drivers tell more than happened and less: a finger comes down twice, moves without being down, or
 * arrives once as a finger and once more as the mouse that imitates it, or never comes up. Out of here comes, for each
 * finger, one down, moves, and one up or cancel, under a number of its own.
 */

enum { TOUCH_FINGERS_MAX = 16, TOUCH_BATCH_MAX = 64 };

/** What a panel says. */
struct touch_report {
    enum touch_kind kind;
    bool mouse;             /* a mouse that stands for a finger */
    int64_t device, finger; /* as the panel numbers them */
    struct point at;        /* stage units */
    tick when;
};

struct touch_finger {
    bool down;
    bool ghost; /* the same touch has already come another way: say nothing about this one */
    bool mouse;
    int64_t device, finger;
    int64_t number; /* ours */
    struct point at;
    tick stirred; /* when the panel last said something of it */
};

struct touch_mark {
    bool set;
    struct point at;
    tick when;
};

/** Start from zero. */
struct touch_table {
    struct touch_finger fingers[TOUCH_FINGERS_MAX];
    int64_t numbers;           /* given out so far */
    struct touch_mark last[2]; /* where and when a finger [0] and a mouse [1] came down last */
};

/** The touches of one frame; start from zero. */
struct touch_batch {
    struct touch items[TOUCH_BATCH_MAX];
    int count;
    bool dropped; /* more came than there was room for */
};

/**
 * Take one report and add what it means; moves of one finger in one batch are gathered into the last.
 *
 * Room is always kept for the ends of the fingers that are down. What comes faster than it can be shown goes no
 * further, each finger as a whole: one that finds no room for itself and its end never came down.
 */
void touch_feed(struct touch_table *table, const struct touch_report *report, struct touch_batch *out);

/** Cancel all fingers: the panel that told of them is gone. */
void touch_cancel(struct touch_table *table, tick now, struct touch_batch *out);

/** Cancel the fingers that have not stirred for TOUCH_STUCK, so that lost ends do not fill the table for good. */
void touch_expire(struct touch_table *table, tick now, struct touch_batch *out);

#endif
