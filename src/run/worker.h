#ifndef RUN_WORKER_H
#define RUN_WORKER_H

#include <pthread.h>
#include <stdbool.h>

#include "run/nudge.h"

/** A thread beside the show, that the show can leave behind: the end of the program waits for nobody. Start from zero.
 */
struct worker {
    pthread_t thread;
    bool started;
    struct nudge ended; /* by the thread, when it has nothing more to do */
    void (*work)(void *self);
    void *self;
};

/** How long the end of a thread is waited for: two of them, one after the other, before run/quit.h loses patience. */
enum { WORKER_END_MS = 3000 };

/** Run `work` on it. Without a thread nothing runs. Neither may be moved or freed before worker_join says so. */
void worker_start(struct worker *worker, void (*work)(void *self), void *self);

/** Wait for its end, after it was told. False when it does not come (a disk or a network does not answer): then it goes
 * on with whatever it has, which must not be freed any more. */
bool worker_join(struct worker *worker);

#endif
