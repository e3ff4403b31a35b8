#ifndef RUN_NUDGE_H
#define RUN_NUDGE_H

#include <stdbool.h>

/** A word from the show to a thread that sleeps in poll(): there is something to hear. What, it finds elsewhere. */
struct nudge {
    int ends[2]; /* of a pipe: who waits, waits for [0] to become readable; -1: it is not open */
};

/** False on failure, see errno; close it in either case. No process that is started gets it. */
bool nudge_open(struct nudge *nudge);
void nudge_send(const struct nudge *nudge);
/** Take all that was sent, so that the next one is waited for. */
void nudge_take(const struct nudge *nudge);
void nudge_close(struct nudge *nudge);

#endif
