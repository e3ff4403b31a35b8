#include "run/renew.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "link/watch.h"
#include "run/coverage.h"
#include "run/installer.h"
#include "run/nudge.h"
#include "run/report.h"
#include "run/today.h"

/* Folders that no watch can see (a network's) are looked at so often; a full disk is tried again so often. */
enum { LOOK_MS = 30 * 1000, RETRY_MS = 60 * 1000, QUIET_ROUNDS = 3000 };

struct renew {
    struct renew_options options; /* its texts are in the arena */
    struct arena arena;
    pthread_t thread;
    bool started;
    struct nudge wake; /* the show has a word for the thread */
    atomic_bool waits, told;

    pthread_mutex_t lock; /* protects what follows; held for moments only */
    bool stop;
    unsigned wanted; /* the staff asked for this number; 0: for none */
    struct renewal offer;
    int offer_hold; /* keeps the offered pack from being removed */
    int shown_hold; /* the same of the one that shows */
    unsigned shown; /* the number of the pack that shows; 0: the watched folder itself */
    struct kept kept;

    /* the thread's own */
    struct store store;
    struct watch *watch;
    unsigned number;      /* the newest that was offered or shown */
    struct day_span same; /* the days on which that looks as it was loaded */
    int day, tried;       /* today; on which something was loaded last */
    uint64_t looked;      /* the stamp of everything when it was last installed from */
};

static bool is_stopped(struct renew *renew)
{
    pthread_mutex_lock(&renew->lock);
    bool stop = renew->stop;
    pthread_mutex_unlock(&renew->lock);
    return stop;
}

/** One number for all that could be installed. */
static uint64_t stamp_all(const struct renew *renew)
{
    const char *const folders[] = {renew->options.pack, renew->options.drop};
    uint64_t stamp = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        stamp = stamp * 31 + (folders[i] ? tree_stamp(folders[i]) : 0);
    }
    return stamp;
}

/* What the staff page shows. */

static void describe(const struct store_entry *entry, struct kept_pack *out)
{
    time_t when = (time_t)entry->installed;
    struct tm local;
    *out = (struct kept_pack){.number = entry->number, .version = entry->version};
    snprintf(out->id, sizeof out->id, "%s", entry->id);
    if (!localtime_r(&when, &local) || strftime(out->when, sizeof out->when, "%Y-%m-%d %H:%M", &local) == 0) {
        out->when[0] = '\0';
    }
}

/** Tell what is kept, and, unless `refused` is NULL, what was refused lately. */
static void tell(struct renew *renew, const struct diags *refused)
{
    struct arena arena = {0};
    struct store_entry entries[KEPT_MAX];
    size_t count = store_list(&renew->store, entries, KEPT_MAX, &arena);
    pthread_mutex_lock(&renew->lock);
    renew->kept.count = count;
    for (size_t i = 0; i < count; i++) {
        describe(&entries[i], &renew->kept.packs[i]);
    }
    if (refused) {
        diag_finish(&renew->kept.refused);
        diag_append(&renew->kept.refused, refused);
    }
    pthread_mutex_unlock(&renew->lock);
    arena_finish(&arena);
    atomic_store(&renew->told, true);
}

/* From the store to the show. */

static void close_file(int fd)
{
    if (fd >= 0) {
        close(fd);
    }
}

static void drop_offer(struct renewal *offer)
{
    pack_destroy(offer->pack);
    diag_finish(&offer->diags);
    *offer = (struct renewal){.pack = NULL};
}

/** The very bytes that show: on another day, or the watched folder has not changed since the show loaded it from there.
 */
static bool is_same(const struct renew *renew, unsigned number)
{
    const struct renew_options *options = &renew->options;
    return renew->number == number || (renew->number == 0 && options->shown == 0 &&
                                       store_known(&renew->store, options->pack, options->stamp) == number);
}

static void offer(struct renew *renew, const struct renewal *ready, int hold)
{
    pthread_mutex_lock(&renew->lock);
    struct renewal old = renew->offer;
    int old_hold = renew->offer_hold;
    renew->offer = *ready;
    renew->offer_hold = hold;
    renew->number = ready->number;
    renew->same = ready->pack->same;
    pthread_mutex_unlock(&renew->lock);
    atomic_store(&renew->waits, true);
    drop_offer(&old);
    close_file(old_hold);
}

/** It is not what shows or waits already; or it is, but would look different today. */
static bool is_new(struct renew *renew, unsigned number)
{
    int today = today_find(&renew->store);
    renew->day = today == DAY_NONE ? renew->day : today;
    bool changed = renew->day != DAY_NONE && !day_span_has(renew->same, renew->day);
    return number != renew->number || (changed && renew->tried != renew->day);
}

/** Load the newest, unless there is nothing new in it. */
static void offer_newest(struct renew *renew)
{
    struct arena arena = {0};
    struct store_entry newest;
    if (store_list(&renew->store, &newest, 1, &arena) == 1 && is_new(renew, newest.number)) {
        struct renewal ready = {.number = newest.number, .same = is_same(renew, newest.number)};
        renew->tried = renew->day;
        int hold = store_hold(&renew->store, newest.number);
        struct type *type = type_create(NULL); /* the show's own is for one thread */
        const struct pack_wish wish = {.told = newest.source, .day = renew->day};
        ready.pack = coverage_load(store_folder(&renew->store, newest.number, &arena), &wish, type, &ready.diags);
        type_destroy(type);
        if (ready.pack) {
            offer(renew, &ready, hold);
        } else {
            drop_offer(&ready);
            close_file(hold);
            renew->number = newest.number; /* not again */
        }
        tell(renew, NULL);
    }
    arena_finish(&arena);
}

/* From the folders to the store. */

/** Takes the report of one run apart; returns how long until it is to be tried again. */
static int take_report(struct renew *renew, char *text, bool died) /* NOLINT(readability-non-const-parameter) */
{
    char nothing[] = "";
    struct report report = {text ? text : nothing};
    struct diags refused = {0};
    const char *source = "";
    enum install_result result;
    int retry = LOOK_MS;
    bool more = true;
    while (more) {
        struct diags diags = {0};
        more = report_next(&report, &source, &result, NULL, &diags);
        if (more && (result == INSTALL_REFUSED || result == INSTALL_FAILED)) {
            diag_append(&refused, &diags);
        }
        if (more && result == INSTALL_CHANGING) {
            retry = RENEW_QUIET_MS;
        } else if (more && result == INSTALL_FAILED && retry == LOOK_MS) {
            retry = RETRY_MS;
        }
        diag_finish(&diags);
    }
    if (died) {
        diag_add(&refused, DIAG_ERROR, (struct diag_place){.file = renew->options.pack},
                 "the check of a new pack broke off, so it is not shown; look at its pictures, or make it anew",
                 "新しいパックの検査が途中で止まったため、表示していません。画像を確かめるか、作り直してください。");
    }
    tell(renew, &refused);
    diag_finish(&refused);
    return retry;
}

/** Install what is new; returns how long until it is to be tried again, at the latest. */
static int install_new(struct renew *renew)
{
    struct strbuf text = {0};
    const struct renew_options *options = &renew->options;
    const struct installer installer = {.program = options->program,
                                        .store = options->store,
                                        .size = options->size,
                                        .messages = options->messages,
                                        .stop = renew->wake.ends[0]};
    const char *const arguments[] = {options->pack, options->drop ? "--drop" : NULL, options->drop, NULL};
    renew->looked = stamp_all(renew);
    enum installer_result result = installer_run(&installer, arguments, &text);
    int retry = LOOK_MS;
    if (result == INSTALLER_STOPPED) {
        renew->looked = 0; /* it comes after what the show wants */
    } else {
        retry = take_report(renew, text.text, result == INSTALLER_DIED);
    }
    strbuf_finish(&text);
    return retry;
}

/* The thread. */

/** What the show wants; the staff's choice becomes the newest by one rename. */
static void obey(struct renew *renew)
{
    nudge_take(&renew->wake);
    pthread_mutex_lock(&renew->lock);
    unsigned wanted = renew->wanted;
    renew->wanted = 0;
    pthread_mutex_unlock(&renew->lock);
    if (wanted && store_lock(&renew->store)) {
        store_promote(&renew->store, wanted);
        store_unlock(&renew->store);
    }
}

/** Sleep until something changes in the folders, the show has a word, or the time is over. True for a change. */
static bool sleep_until_change(struct renew *renew, int ms)
{
    struct pollfd fds[] = {{.fd = renew->wake.ends[0], .events = POLLIN},
                           {.fd = renew->watch ? watch_fd(renew->watch) : -1, .events = POLLIN}};
    int count = poll(fds, 2, ms);
    if (count > 0 && fds[0].revents) {
        obey(renew);
    }
    return count > 0 && fds[1].revents && watch_take(renew->watch, NULL);
}

/** Whoever writes there is to have finished; but one who never does must not keep all others waiting. */
static void wait_for_quiet(struct renew *renew)
{
    int rounds = 0;
    while (rounds < QUIET_ROUNDS && !is_stopped(renew) && sleep_until_change(renew, RENEW_QUIET_MS)) {
        rounds += 1;
        struct timespec some = {.tv_nsec = 200L * 1000 * 1000}; /* events come in swarms */
        nanosleep(&some, NULL);
    }
}

static void *work(void *arg)
{
    struct renew *renew = arg;
    int ms = install_new(renew);
    while (!is_stopped(renew)) {
        offer_newest(renew);
        bool retry = ms != LOOK_MS;
        if (sleep_until_change(renew, ms)) {
            wait_for_quiet(renew);
        }
        /* An event may be about nothing, and a change without an event. */
        if (!is_stopped(renew) && (retry || stamp_all(renew) != renew->looked)) {
            ms = install_new(renew);
        }
    }
    return NULL;
}

static struct watch *watch_folders(const struct renew *renew)
{
    struct arena arena = {0};
    const char *paths[] = {renew->options.pack, arena_printf(&arena, "%s/packs", renew->options.store),
                           renew->options.drop};
    struct watch *watch = watch_create(paths, renew->options.drop ? 3 : 2);
    arena_finish(&arena);
    return watch;
}

static void copy_options(struct renew *renew, const struct renew_options *options)
{
    renew->options = *options;
    renew->options.program = options->program ? arena_strdup(&renew->arena, options->program) : "/proc/self/exe";
    renew->options.store = arena_strdup(&renew->arena, options->store);
    renew->options.pack = arena_strdup(&renew->arena, options->pack);
    renew->options.drop = options->drop ? arena_strdup(&renew->arena, options->drop) : NULL;
    renew->number = renew->shown = options->shown;
    renew->same = options->same;
    renew->day = renew->tried = options->day;
}

struct renew *renew_start(const struct renew_options *options)
{
    struct renew *renew = calloc(1, sizeof *renew);
    REQUIRE(renew && pthread_mutex_init(&renew->lock, NULL) == 0);
    copy_options(renew, options);
    renew->offer_hold = renew->shown_hold = -1;
    bool heard = nudge_open(&renew->wake);
    if (!store_open(&renew->store, options->store) || !heard) {
        return renew;
    }
    renew->shown_hold = options->shown ? store_hold(&renew->store, options->shown) : -1;
    renew->watch = watch_folders(renew);
    tell(renew, NULL);
    renew->started = pthread_create(&renew->thread, NULL, work, renew) == 0;
    return renew;
}

void renew_stop(struct renew *renew)
{
    if (!renew) {
        return;
    }
    if (renew->started) {
        pthread_mutex_lock(&renew->lock);
        renew->stop = true;
        pthread_mutex_unlock(&renew->lock);
        nudge_send(&renew->wake);
        pthread_join(renew->thread, NULL);
    }
    drop_offer(&renew->offer);
    nudge_close(&renew->wake);
    close_file(renew->offer_hold);
    close_file(renew->shown_hold);
    watch_destroy(renew->watch);
    store_close(&renew->store);
    diag_finish(&renew->kept.refused);
    pthread_mutex_destroy(&renew->lock);
    arena_finish(&renew->arena);
    free(renew);
}

bool renew_waits(struct renew *renew)
{
    return atomic_load(&renew->waits);
}

bool renew_take(struct renew *renew, struct renewal *out)
{
    if (pthread_mutex_trylock(&renew->lock) != 0) {
        return false; /* the next frame will do */
    }
    bool there = renew->offer.pack != NULL;
    int old = -1;
    if (there) {
        *out = renew->offer;
        renew->offer = (struct renewal){.pack = NULL};
        old = renew->shown_hold;
        renew->shown_hold = renew->offer_hold;
        renew->offer_hold = -1;
        renew->shown = out->number;
        atomic_store(&renew->told, true);
    }
    atomic_store(&renew->waits, false);
    pthread_mutex_unlock(&renew->lock);
    close_file(old);
    return there;
}

bool renew_news(struct renew *renew, struct kept *out)
{
    if (!atomic_load(&renew->told) || pthread_mutex_trylock(&renew->lock) != 0) {
        return false;
    }
    diag_finish(&out->refused);
    *out = renew->kept;
    renew->kept.refused = (struct diags){.count = 0};
    diag_append(&renew->kept.refused, &out->refused);
    for (size_t i = 0; i < out->count; i++) {
        out->packs[i].shown = out->packs[i].number == renew->shown;
    }
    atomic_store(&renew->told, false);
    pthread_mutex_unlock(&renew->lock);
    return true;
}

void renew_go_back(struct renew *renew, unsigned number)
{
    pthread_mutex_lock(&renew->lock);
    renew->wanted = number;
    pthread_mutex_unlock(&renew->lock);
    nudge_send(&renew->wake);
}
