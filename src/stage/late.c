#include "stage/late.h"

#include <pixman.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/bug.h"
#include "stage/late_job.h"

/** One name: what its frames show, what has come for them, what waits to be painted. */
struct place {
    uint64_t name; /* 0: free */
    uint64_t asked;
    struct late_picture shown, come;
    bool passed; /* a frame has seen what came, and wanted another */
    struct late_job *waiting;
};

/** After so many frames without a new picture no memory is kept for one. */
enum { IDLE_FRAMES = 30 };

struct late {
    struct place places[LATE_NAMES];
    uint64_t frame;
    pthread_mutex_t lock; /* everything but `frame` and what frames alone look at: places[].name, asked, shown */
    pthread_cond_t work, done;
    pthread_t thread;
    bool started, ending;
    struct late_job *running; /* borrowed from the thread */
    bool news;
    struct cost cost;
    struct late_memory memory; /* owned */
    uint64_t painted;          /* the frame at which a picture came last */
    void (*wake)(void *self);  /* NULL: frames wait */
    void *wake_self;
};

static struct place *find_place(struct late *late, uint64_t name)
{
    for (size_t i = 0; i < LATE_NAMES; i++) {
        if (late->places[i].name == name) {
            return &late->places[i];
        }
    }
    return NULL;
}

/* The thread. All but the painting itself happens under the lock. */

static struct late_job *next_job(struct late *late)
{
    for (size_t i = 0; i < LATE_NAMES; i++) {
        struct place *place = &late->places[i];
        struct late_job *job = place->waiting;
        if (job) {
            place->waiting = NULL;
            job->base = place->come.image ? place->come : place->shown;
            return job;
        }
    }
    return NULL;
}

/** Hand the picture over, if anybody still wants it. */
static void deliver(struct late *late, struct late_job *job)
{
    struct place *place = find_place(late, job->name);
    late->running = NULL;
    cost_add(&late->cost, &job->cost);
    late->painted = late->frame;
    if (job->memory.room > late->memory.room) { /* it was too small, or not needed */
        free(late->memory.pixels);
        late->memory = job->memory;
        job->memory = (struct late_memory){.pixels = NULL};
    }
    if (place && !atomic_load(&job->cancelled)) {
        late_picture_drop(&place->come, &late->memory);
        place->come = job->picture;
        place->passed = false;
        job->picture.image = NULL;
        late->news = true;
        if (late->wake) {
            late->wake(late->wake_self);
        }
    }
    pthread_cond_broadcast(&late->done);
}

/** Paint one job; the lock is held before and after. */
static void work(struct late *late, struct late_job *job)
{
    late->running = job;
    job->memory = late->memory;
    late->memory = (struct late_memory){.pixels = NULL};
    pthread_mutex_unlock(&late->lock);
    late_job_paint(job);
    pthread_mutex_lock(&late->lock);
    deliver(late, job);
    late_job_destroy(job);
}

static void *run(void *self)
{
    struct late *late = self;
    pthread_mutex_lock(&late->lock);
    while (!late->ending) {
        struct late_job *job = next_job(late);
        if (job) {
            work(late, job);
        } else {
            pthread_cond_wait(&late->work, &late->lock);
        }
    }
    pthread_mutex_unlock(&late->lock);
    return NULL;
}

/** Signals are for the thread that sleeps in the window. False when the system has no thread for us. */
static bool start(struct late *late)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    late->started = late->started || pthread_create(&late->thread, NULL, run, late) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return late->started;
}

/* The frames. */

struct late *late_create(void)
{
    struct late *late = calloc(1, sizeof *late);
    if (!late) {
        BUG("out of memory");
    }
    pthread_mutex_init(&late->lock, NULL);
    pthread_cond_init(&late->work, NULL);
    pthread_cond_init(&late->done, NULL);
    return late;
}

/** Nothing waits, nothing runs. The lock is held. */
static void give_up(struct late *late)
{
    for (size_t i = 0; i < LATE_NAMES; i++) {
        late_job_destroy(late->places[i].waiting);
        late->places[i].waiting = NULL;
    }
    while (late->running) {
        atomic_store(&late->running->cancelled, true);
        pthread_cond_wait(&late->done, &late->lock);
    }
}

void late_clear(struct late *late)
{
    pthread_mutex_lock(&late->lock);
    give_up(late);
    for (size_t i = 0; i < LATE_NAMES; i++) {
        late_picture_drop(&late->places[i].shown, &late->memory);
        late_picture_drop(&late->places[i].come, &late->memory);
        late->places[i] = (struct place){.name = 0};
    }
    pthread_mutex_unlock(&late->lock);
}

void late_destroy(struct late *late)
{
    if (!late) {
        return;
    }
    late_clear(late);
    pthread_mutex_lock(&late->lock);
    late->ending = true;
    pthread_cond_signal(&late->work);
    pthread_mutex_unlock(&late->lock);
    if (late->started) {
        pthread_join(late->thread, NULL);
    }
    pthread_cond_destroy(&late->done);
    pthread_cond_destroy(&late->work);
    pthread_mutex_destroy(&late->lock);
    free(late->memory.pixels);
    free(late);
}

void late_set_live(struct late *late, void (*wake)(void *self), void *self)
{
    pthread_mutex_lock(&late->lock);
    late->wake = wake;
    late->wake_self = self;
    pthread_mutex_unlock(&late->lock);
}

void late_begin_frame(struct late *late)
{
    pthread_mutex_lock(&late->lock);
    late->frame++;
    late->news = false;
    if (late->frame - late->painted > IDLE_FRAMES) {
        free(late->memory.pixels);
        late->memory = (struct late_memory){.pixels = NULL};
    }
    pthread_mutex_unlock(&late->lock);
}

bool late_has_news(struct late *late)
{
    pthread_mutex_lock(&late->lock);
    bool news = late->news;
    pthread_mutex_unlock(&late->lock);
    return news;
}

struct cost late_cost(struct late *late)
{
    pthread_mutex_lock(&late->lock);
    struct cost cost = late->cost;
    pthread_mutex_unlock(&late->lock);
    return cost;
}

/** The place of a name; a new name takes the place that was asked for longest ago. */
static struct place *take_place(struct late *late, uint64_t name)
{
    struct place *place = find_place(late, name);
    if (place) {
        return place;
    }
    place = &late->places[0];
    for (size_t i = 1; i < LATE_NAMES; i++) {
        place = late->places[i].asked < place->asked ? &late->places[i] : place;
    }
    REQUIRE(place->asked < late->frame); /* else there are too many names in the list */
    give_up(late);
    late_picture_drop(&place->shown, &late->memory);
    late_picture_drop(&place->come, &late->memory);
    *place = (struct place){.name = name};
    return place;
}

/** What came is shown from now on, unless it is passed over: the frame wants what it has, or something newer. */
static void take_what_came(struct late *late, struct place *place, uint64_t wanted)
{
    place->passed = place->passed || place->shown.stamp == wanted;
    if (place->come.image && (place->come.stamp == wanted || !place->passed)) {
        late_picture_drop(&place->shown, &late->memory);
        place->shown = place->come;
        place->come = (struct late_picture){.image = NULL};
    }
    if (place->passed && !late->running) { /* nobody copies from it */
        late_picture_drop(&place->come, &late->memory);
    }
}

/** True when what a job paints will also be a part of the picture that is wanted now. */
static bool is_of_use(const struct late_job *job, const struct late_picture *plan)
{
    return job->picture.look == plan->look && !px_is_empty(px_cut(job->picture.area, plan->area));
}

/** See to it that a job for this picture runs or waits; NULL: none is needed. */
static void order(struct late *late, struct place *place, const struct late_wish *wish, const struct late_picture *plan)
{
    struct late_job *running = late->running && late->running->name == place->name ? late->running : NULL;
    bool runs = running && !atomic_load(&running->cancelled) && running->picture.stamp == plan->stamp;
    if (running && !runs && !(wish && is_of_use(running, plan))) {
        atomic_store(&running->cancelled, true);
    }
    if (place->waiting && (!wish || runs || place->waiting->picture.stamp != plan->stamp)) {
        late_job_destroy(place->waiting);
        place->waiting = NULL;
    }
    if (wish && !runs && !place->waiting) {
        place->waiting = late_job_create(wish);
        pthread_cond_signal(&late->work);
    }
}

/** Wait until the picture is there; where there is no thread, paint it here and now. The lock is held. */
static void wait_for(struct late *late, struct place *place, uint64_t stamp)
{
    bool threads = start(late);
    while (place->come.stamp != stamp) {
        struct late_job *job = threads ? NULL : next_job(late);
        if (job) {
            work(late, job);
        } else {
            pthread_cond_wait(&late->done, &late->lock);
        }
    }
}

uint64_t late_ask(struct late *late, const struct late_wish *wish)
{
    struct late_picture plan = late_job_plan(wish);
    bool shown = wish->layer->opacity > 0;
    pthread_mutex_lock(&late->lock);
    struct place *place = take_place(late, wish->layer->name);
    place->asked = late->frame;
    take_what_came(late, place, plan.stamp);
    bool there = place->shown.stamp == plan.stamp || px_is_empty(plan.area);
    if (shown || late->wake) { /* who waits need not ask ahead */
        order(late, place, there ? NULL : wish, &plan);
        bool waits = shown && (!late->wake || !place->shown.image);
        if (!there && (!start(late) || waits)) {
            wait_for(late, place, plan.stamp);
            take_what_came(late, place, plan.stamp);
        }
    }
    uint64_t stamp = shown ? place->shown.stamp : 0;
    pthread_mutex_unlock(&late->lock);
    return stamp;
}

const struct late_picture *late_find(const struct late *late, uint64_t name)
{
    for (size_t i = 0; i < LATE_NAMES; i++) {
        const struct place *place = &late->places[i];
        if (place->name == name && place->shown.image) {
            return &place->shown;
        }
    }
    return NULL;
}
