#include "run/worker.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stddef.h>

#include "run/quit.h"

static_assert(2 * WORKER_END_MS < QUIT_GRACE_SECONDS * 1000, "the show ends well although both hang");

static void *run(void *self)
{
    struct worker *worker = self;
    worker->work(worker->self);
    nudge_send(&worker->ended);
    return NULL;
}

void worker_start(struct worker *worker, void (*work)(void *self), void *self)
{
    worker->work = work;
    worker->self = self;
    bool heard = nudge_open(&worker->ended);
    worker->started = heard && pthread_create(&worker->thread, NULL, run, worker) == 0;
    if (!worker->started) {
        nudge_close(&worker->ended);
    }
}

bool worker_join(struct worker *worker)
{
    struct pollfd fd = {.fd = worker->ended.ends[0], .events = POLLIN};
    if (!worker->started) {
        return true;
    }
    int count;
    while ((count = poll(&fd, 1, WORKER_END_MS)) < 0 && errno == EINTR) {
    }
    if (count != 1) {
        pthread_detach(worker->thread);
        return false;
    }
    pthread_join(worker->thread, NULL);
    nudge_close(&worker->ended);
    worker->started = false;
    return true;
}
