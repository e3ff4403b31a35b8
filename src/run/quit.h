#ifndef RUN_QUIT_H
#define RUN_QUIT_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * The signals by which a service manager, a terminal or a session that closes asks the show to end: SIGTERM, SIGINT,
 * SIGHUP. They are kept waiting, so that no handler has to leave word in a global, and one that comes while the show
 * still starts is not lost.
 *
 * A thread waits for them. The loop looks at what it leaves; and should the program not have ended a while later -
 * a display server that hangs keeps whoever draws on it - the thread ends it as it is. Nothing is lost by that:
 * whatever the show writes is there as a whole or not at all.
 */
struct quit {
    sigset_t signals;
    pthread_t thread;
    enum diag_language messages; /* how it speaks to staff */
    atomic_bool asked;           /* one of the signals came */
};

/** How long the program may take to end. A service manager must wait longer (TimeoutStopSec) before it kills. */
enum { QUIT_GRACE_SECONDS = 8 };

/** From now on the signals wait. What the parent told us to ignore (nohup) stays ignored. Before any other thread. */
void quit_watch(struct quit *quit, enum diag_language messages);
/** From now on nothing can hang that the thread would have to end. */
void quit_finish(struct quit *quit);

/** True once one of them came; it stays true. */
bool quit_asked(const struct quit *quit);

#endif
