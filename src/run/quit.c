#include "run/quit.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "run/say.h"

static const int askers[] = {SIGTERM, SIGINT, SIGHUP};
enum { ASKER_COUNT = sizeof askers / sizeof *askers };

static bool is_ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/** The next of these signals, within so many seconds; a number below 0 when none came. */
static int wait_for(const sigset_t *signals, int seconds)
{
    const struct timespec length = {.tv_sec = seconds};
    int number = -1;
    do {
        number = sigtimedwait(signals, NULL, &length);
    } while (number < 0 && errno == EINTR);
    return number;
}

static void end_it(const struct quit *quit)
{
    say(quit->messages, "the program was asked to end and did not (does the display server answer?); it ends as it is",
        "終了の指示を受けましたが、終われませんでした（画面のサーバーが応答していないようです）。このまま終了します");
    _exit(EXIT_FAILURE);
}

/** Only quit_finish sends SIGUSR1. */
static void *watch(void *self)
{
    struct quit *quit = self;
    sigset_t over, either = quit->signals;
    sigemptyset(&over);
    sigaddset(&over, SIGUSR1);
    sigaddset(&either, SIGUSR1);
    int number = -1;
    while (number < 0) {
        number = wait_for(&either, 60);
    }
    if (number == SIGUSR1) {
        return NULL;
    }
    atomic_store(&quit->asked, true);
    if (wait_for(&over, QUIT_GRACE_SECONDS) < 0) {
        end_it(quit);
    }
    return NULL;
}

void quit_watch(struct quit *quit, enum diag_language messages)
{
    quit->messages = messages;
    atomic_init(&quit->asked, false);
    sigemptyset(&quit->signals);
    for (size_t i = 0; i < ASKER_COUNT; i++) {
        /* Linux keeps even an ignored signal when it is blocked. */
        if (!is_ignored(askers[i])) {
            sigaddset(&quit->signals, askers[i]);
        }
    }
    sigset_t blocked = quit->signals;
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    REQUIRE(pthread_create(&quit->thread, NULL, watch, quit) == 0);
}

void quit_finish(struct quit *quit)
{
    pthread_kill(quit->thread, SIGUSR1);
    pthread_join(quit->thread, NULL);
}

bool quit_asked(const struct quit *quit)
{
    return atomic_load(&quit->asked);
}
