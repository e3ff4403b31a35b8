#include "run/quit.h"

#include <stddef.h>

static const int askers[] = {SIGTERM, SIGINT, SIGHUP};
enum { ASKER_COUNT = sizeof askers / sizeof *askers };

static bool is_ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void quit_watch(struct quit *quit)
{
    sigemptyset(&quit->signals);
    for (size_t i = 0; i < ASKER_COUNT; i++) {
        /* Linux keeps even an ignored signal when it is blocked. */
        if (!is_ignored(askers[i])) {
            sigaddset(&quit->signals, askers[i]);
        }
    }
    sigprocmask(SIG_BLOCK, &quit->signals, NULL);
}

bool quit_asked(const struct quit *quit)
{
    sigset_t waiting;
    bool asked = false;
    if (sigpending(&waiting) != 0) {
        return false;
    }
    for (size_t i = 0; i < ASKER_COUNT; i++) {
        asked = asked || (sigismember(&quit->signals, askers[i]) == 1 && sigismember(&waiting, askers[i]) == 1);
    }
    return asked;
}
