#ifndef RUN_QUIT_H
#define RUN_QUIT_H

#include <signal.h>
#include <stdbool.h>

/**
 * The signals by which a service manager, a terminal or a session that closes asks the show to end: SIGTERM, SIGINT,
 * SIGHUP. They are kept waiting and looked at, so that no handler has to leave word in a global, and one that comes
 * while the show still starts is not lost.
 */
struct quit {
    sigset_t signals;
};

/** From now on the signals wait. What the parent told us to ignore (nohup) stays ignored. */
void quit_watch(struct quit *quit);

/** True once one of them came; it stays true. */
bool quit_asked(const struct quit *quit);

#endif
