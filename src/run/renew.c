#include "run/renew.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/day.h"
#include "link/drop.h"
#include "link/watch.h"
#include "run/attempt.h"
#include "run/clock.h"
#include "run/entry.h"
#include "run/nudge.h"
#include "run/outcome.h"
#include "run/program.h"
#include "run/say.h"
#include "run/sources.h"
#include "run/today.h"
#include "run/verify.h"
#include "run/worker.h"

/* Folders that no watch can see (a network's) are looked at so often; a full disk is tried again so often; a store that
 * somebody else is busy with; how long its lock is waited for at a time; events come in swarms. */
enum { LOOK_MS = 30 * 1000, RETRY_MS = 60 * 1000, BUSY_MS = 10 * 1000, LOCK_MS = 2000, SWARM_MS = 200 };

/** What is watched, in this order. */
enum { WATCHED_PACK, WATCHED_STORE, WATCHED_DROP };

struct renew {
    struct renew_options options; /* its texts are in the arena */
    struct arena arena;
    struct worker worker;
    struct nudge wake; /* the show has a word for the thread */
    atomic_bool waits, told;
    atomic_bool again; /* what shows, or what can be installed, is to be thought over */

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
    struct verify *verify;
    unsigned number;      /* the newest that was offered or shown */
    uint64_t content;     /* its bytes; 0: not known */
    struct day_span same; /* the days on which that looks as it was loaded */
    int day, tried;       /* today; on which something was loaded last */
    struct clock clock;
    struct sources sources;
    struct source *own; /* the watched folder among them */
    uint64_t program;   /* see run/program.h */
    tick looked;        /* at all of it, whatever the watch said */
    tick stored;        /* something changed in the store last; TICK_NEVER: that has been seen to */
    bool eager;         /* this thread changed it, and is done with that */
    bool stirred;       /* something came or went in the drop folder */
    size_t left_out;    /* packs in there that are too many */
};

static bool is_stopped(struct renew *renew)
{
    pthread_mutex_lock(&renew->lock);
    bool stop = renew->stop;
    pthread_mutex_unlock(&renew->lock);
    return stop;
}

/* What the staff page shows. */

static void describe(const struct store_entry *entry, struct kept_pack *out)
{
    struct clock_local local;
    char day[DAY_TEXT_BYTES];
    *out = (struct kept_pack){.number = entry->number, .version = entry->version, .installed = entry->installed};
    snprintf(out->id, sizeof out->id, "%s", entry->id);
    clock_read(entry->installed, &local);
    if (local.day != DAY_NONE) {
        snprintf(out->when, sizeof out->when, "%s %02d:%02d", day_text(local.day, day), local.hour, local.minute);
    }
}

static void complain_crowd(const struct renew *renew, struct diags *diags)
{
    if (renew->left_out > 0) {
        diag_add(diags, DIAG_WARNING, (struct diag_place){.file = renew->options.drop},
                 "there are more than %d packs here, so the %zu oldest are not looked at; remove what is not needed",
                 "パックが%d個を超えているため、古いほうの%zu個は調べていません。要らないものを消してください。",
                 (int)DROP_PACKS_MAX, renew->left_out);
    }
}

/** Tell what is kept, and what was not taken, each source's own. */
static void tell(struct renew *renew)
{
    struct arena arena = {0};
    struct store_entry entries[KEPT_MAX];
    struct diags refused = {0};
    size_t fresh = 0;
    size_t count = store_list(&renew->store, entries, KEPT_MAX, &arena);
    struct diags faulty = {0};
    verify_tell(renew->verify, &faulty);
    sources_gather(&renew->sources, atomic_load(&renew->told), &refused, &fresh);
    complain_crowd(renew, &refused);
    pthread_mutex_lock(&renew->lock);
    struct diags before = renew->kept.faulty;
    renew->kept.faulty = faulty;
    renew->kept.count = count;
    for (size_t i = 0; i < count; i++) {
        describe(&entries[i], &renew->kept.packs[i]);
    }
    diag_finish(&renew->kept.refused);
    renew->kept.refused = refused;
    renew->kept.fresh = fresh;
    pthread_mutex_unlock(&renew->lock);
    diag_finish(&before);
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

/** The very bytes that show: on another day, in a store that was made anew, or the watched folder has not changed since
 * the show loaded it from there. */
static bool is_same(const struct renew *renew, const struct store_entry *entry)
{
    const struct renew_options *options = &renew->options;
    return renew->number == entry->number || (renew->content && renew->content == entry->content) ||
           (renew->number == 0 && options->shown == 0 &&
            store_known(&renew->store, options->pack, options->stamp) == entry->number);
}

static void offer(struct renew *renew, const struct renewal *ready, uint64_t content, int hold)
{
    pthread_mutex_lock(&renew->lock);
    struct renewal old = renew->offer;
    int old_hold = renew->offer_hold;
    renew->offer = *ready;
    renew->offer_hold = hold;
    renew->number = ready->number;
    renew->content = content;
    renew->same = ready->pack->same;
    pthread_mutex_unlock(&renew->lock);
    atomic_store(&renew->waits, true);
    drop_offer(&old);
    close_file(old_hold);
}

/** It is not what shows or waits already, whose number another may have by now; or it is, but would look different
 * today. */
static bool is_new(struct renew *renew, const struct store_entry *entry)
{
    int today = today_find(&renew->store);
    renew->day = today == DAY_NONE ? renew->day : today;
    bool changed = renew->day != DAY_NONE && !day_span_has(renew->same, renew->day);
    bool other = entry->number != renew->number || (renew->content && entry->content != renew->content);
    /* The watched folder is newer than what was there before it. */
    bool older = renew->number == 0 && entry->number <= renew->options.before && !is_same(renew, entry);
    return !older && (other || (changed && renew->tried != renew->day));
}

/** The newest that nothing speaks against. */
static bool find_newest(struct renew *renew, struct store_entry *newest, struct arena *arena)
{
    struct store_entry entries[STORE_ENTRIES_MAX];
    size_t count = store_list(&renew->store, entries, STORE_ENTRIES_MAX, arena);
    for (size_t i = 0; i < count; i++) {
        if (!verify_shuns(renew->verify, entries[i].number)) {
            *newest = entries[i];
            return true;
        }
    }
    return false;
}

/** Load it and offer it, unless it cannot be read: just now, so it is tried again, or at all. */
static void load(struct renew *renew, const struct store_entry *entry)
{
    struct renewal ready = {.number = entry->number, .same = is_same(renew, entry)};
    int hold = store_hold(&renew->store, entry->number);
    struct type *type = type_create(NULL); /* the show's own is for one thread */
    ready.pack = entry_load(&renew->store, entry->number, entry->source, renew->day, type, &ready.diags);
    type_destroy(type);
    bool unread = ready.diags.unread > 0;
    if (ready.pack && !unread) {
        renew->tried = renew->day;
        offer(renew, &ready, entry->content, hold);
    } else {
        drop_offer(&ready);
        close_file(hold);
        renew->number = unread ? renew->number : entry->number; /* not again */
    }
}

/** Load the newest, unless there is nothing new in it. */
static void offer_newest(struct renew *renew)
{
    struct arena arena = {0};
    struct store_entry newest;
    if (find_newest(renew, &newest, &arena) && is_new(renew, &newest)) {
        load(renew, &newest);
        verify_poke(renew->verify);
        tell(renew);
    }
    arena_finish(&arena);
}

/** Every source is to be looked at as if it were new: what was taken from it may be gone. */
static void look_again(struct renew *renew)
{
    for (size_t i = 0; i < renew->sources.count; i++) {
        renew->sources.items[i]->tried = SOURCE_UNTRIED;
        source_stir(renew->sources.items[i], clock_now(&renew->clock), renew->watch != NULL);
    }
}

/** Somebody removed what shows, perhaps the whole store: it may come again, under whatever number. */
static void miss(struct renew *renew)
{
    if (renew->number == 0 || store_is_there(&renew->store, renew->number)) {
        return;
    }
    if (store_lock_within(&renew->store, LOCK_MS, renew->wake.ends[0])) {
        store_forget(&renew->store, renew->number);
        store_unlock(&renew->store);
    }
    renew->number = renew->options.before = 0;
    look_again(renew);
}

/* What lies in the folders. */

static void hear(void *self, size_t path, const char *name)
{
    struct renew *renew = self;
    struct arena arena = {0};
    tick now = clock_now(&renew->clock);
    struct source *source = NULL;
    if (path == WATCHED_PACK) {
        source = renew->own;
    } else if (path == WATCHED_STORE) {
        renew->stored = now;
    } else if (path == WATCHED_DROP) {
        renew->stirred = true;
        const char *drop = renew->options.drop;
        source = sources_find(&renew->sources, name ? arena_printf(&arena, "%s/%s", drop, name) : drop);
    }
    if (source) {
        source_stir(source, now, true);
    }
    arena_finish(&arena);
}

/** What came into the drop folder, and what went. When the show begins, what lies there has long been there. */
static void list_dropped(struct renew *renew, tick now, bool first)
{
    struct drop drop = {.count = 0};
    drop_look(&drop, renew->options.drop);
    sources_begin_look(&renew->sources);
    for (size_t i = 0; i < drop.count; i++) {
        bool new = false;
        struct source *source = sources_see(&renew->sources, drop.packs[i].path, drop.packs[i].when, &new);
        if (new) {
            source_stir(source, first ? now - TICK_MS(RENEW_QUIET_MS) : now, first || renew->stirred);
        }
    }
    bool news = sources_end_look(&renew->sources) || renew->left_out != drop.left_out;
    renew->left_out = drop.left_out;
    renew->stirred = false;
    drop_finish(&drop);
    if (news) {
        tell(renew);
    }
}

/** A change that no watch told of. */
static void look_at_all(struct renew *renew, tick now)
{
    for (size_t i = 0; i < renew->sources.count; i++) {
        struct source *source = renew->sources.items[i];
        uint64_t stamp = source->restless == TICK_NEVER ? tree_stamp(source->path) : source->stamp;
        if (stamp != source->stamp) {
            source_stir(source, now, false);
            source->stamp = stamp;
        }
    }
    renew->looked = now;
}

/** What is known of a source that rests need not be found out once more. */
static void recall(struct renew *renew, struct source *source)
{
    struct diags problems = {0};
    bool new = source->restless == TICK_NEVER && source->stamp != source->tried;
    if (new) {
        source->verdict = verdict_find(&renew->store, source->path, source->stamp, renew->program);
    }
    if (new &&store_known(&renew->store, source->path, source->stamp)) {
        source_note(source, TICK_NEVER, NULL);
    } else if (new &&attempt_is_last(source->verdict)) {
        attempt_complain(&problems, source->path, source->verdict);
        source_note(source, TICK_NEVER, &problems);
    }
    diag_finish(&problems);
}

/** Take note of everything that happened in the folders. */
static void look_around(struct renew *renew, bool first)
{
    const struct watch_listener listener = {hear, renew};
    if (renew->watch) {
        watch_take(renew->watch, &listener);
    }
    tick now = clock_now(&renew->clock);
    bool all = first || now - renew->looked >= TICK_MS(LOOK_MS);
    if (renew->options.drop && (all || renew->stirred)) {
        list_dropped(renew, now, first);
    }
    if (all) {
        look_at_all(renew, now);
    }
    for (size_t i = 0; i < renew->sources.count && !is_stopped(renew); i++) {
        struct source *source = renew->sources.items[i];
        if (source_wants_look(source, now, TICK_MS(RENEW_QUIET_MS))) {
            source_look(source, tree_stamp(source->path), now);
            recall(renew, source);
        }
    }
}

/* From the folders to the store. */

/** Remember what its process broke by. Who has the lock is not waited for long: this run knows it anyhow. */
static void note_verdict(struct renew *renew, const struct source *source)
{
    if (store_lock_within(&renew->store, LOCK_MS, renew->wake.ends[0])) {
        verdict_note(&renew->store, source->path, source->stamp, renew->program, source->verdict);
        store_unlock(&renew->store);
    }
}

/** Its process broke off; how long until the next. */
static tick take_break(struct renew *renew, struct source *source, const struct attempt *attempt, struct diags *says)
{
    if (attempt->ended == INSTALLER_UNSTARTED) {
        attempt_complain_unstarted(says, source->path, attempt->error);
        return TICK_MS(RETRY_MS);
    }
    source->verdict = attempt_judge(attempt, source->verdict);
    note_verdict(renew, source);
    attempt_complain(says, source->path, source->verdict);
    return attempt_pause(source->verdict);
}

/** Its process came to its end; how long until the next, 0: none is needed. */
static tick take_result(struct source *source, const struct attempt *attempt, struct diags *says)
{
    source->verdict = attempt_judge(attempt, source->verdict);
    if (outcome_is_failure(attempt->result) && attempt->result != INSTALL_CHANGING) {
        diag_append(says, &attempt->diags);
    }
    return attempt->result == INSTALL_FAILED ? TICK_MS(RETRY_MS)
           : attempt->result == INSTALL_BUSY ? TICK_MS(BUSY_MS)
                                             : 0;
}

/** It is good, but a newer one shows: nor is it to show after the next start. */
static void learn_late(struct renew *renew, const struct source *source)
{
    unsigned newest = 0;
    if (store_numbers(&renew->store, &newest, 1) == 1 &&
        store_lock_within(&renew->store, LOCK_MS, renew->wake.ends[0])) {
        store_learn(&renew->store, source->path, source->stamp, newest);
        store_unlock(&renew->store);
    }
}

static void take_attempt(struct renew *renew, struct source *source, const struct attempt *attempt)
{
    struct diags says = {0};
    bool broke = attempt_broke(attempt->ended);
    tick pause = broke ? take_break(renew, source, attempt, &says) : take_result(source, attempt, &says);
    tick now = clock_now(&renew->clock);
    bool known = source == renew->own && source->tried == SOURCE_UNTRIED; /* whoever opened the show has said it */
    bool news = source_note(source, pause == 0 || pause == TICK_NEVER ? TICK_NEVER : now + pause, &says);
    if (news && says.count > 0 && !known) {
        outcome_say(renew->options.messages, source->path, broke ? INSTALL_FAILED : attempt->result, &says);
    }
    if (!broke && attempt->result == INSTALL_TAKEN) {
        sources_take(&renew->sources, source);
    }
    if (!broke && attempt->result == INSTALL_FIT) {
        learn_late(renew, source);
    }
    if (!broke && attempt->result == INSTALL_CHANGING) {
        source_stir(source, now, renew->watch != NULL);
        source->tried = SOURCE_UNTRIED;
    }
    diag_finish(&says);
}

/** Install the next that is ready, in a process of its own. False when there is none. */
static bool try_next(struct renew *renew)
{
    struct source *source = sources_next(&renew->sources, clock_now(&renew->clock));
    if (!source) {
        return false;
    }
    const struct renew_options *options = &renew->options;
    const struct installer installer = {.program = options->program,
                                        .store = options->store,
                                        .size = options->size,
                                        .messages = options->messages,
                                        .silent_ms = options->silent_ms,
                                        .stop = renew->wake.ends[0]};
    struct attempt attempt;
    /* What is too late to show may still be wrong. */
    attempt_run(&attempt, &installer, source->path, (const char *const[]){source->late ? "--check" : NULL, NULL});
    if (attempt.ended != INSTALLER_STOPPED) { /* else it comes after what the show wants */
        take_attempt(renew, source, &attempt);
        tell(renew);
    }
    attempt_finish(&attempt);
    return true;
}

/* The thread. */

/** What the show wants; the staff's choice becomes the newest by one rename. While another process has the store, the
 * thread goes on with what else there is, and comes back to it. False when the thread is to end. */
static bool obey(struct renew *renew)
{
    nudge_take(&renew->wake);
    if (atomic_exchange(&renew->again, false)) {
        look_again(renew);
        tell(renew);
    }
    pthread_mutex_lock(&renew->lock);
    unsigned wanted = renew->stop ? 0 : renew->wanted;
    renew->wanted = 0;
    pthread_mutex_unlock(&renew->lock);
    if (wanted && store_lock_within(&renew->store, LOCK_MS, renew->wake.ends[0])) {
        store_promote(&renew->store, wanted);
        store_unlock(&renew->store);
        renew->eager = true;
    } else if (wanted && errno == EWOULDBLOCK) {
        pthread_mutex_lock(&renew->lock);
        renew->wanted = renew->wanted ? renew->wanted : wanted;
        pthread_mutex_unlock(&renew->lock);
    }
    return !is_stopped(renew);
}

static bool is_wanted(struct renew *renew)
{
    pthread_mutex_lock(&renew->lock);
    bool wanted = renew->wanted != 0;
    pthread_mutex_unlock(&renew->lock);
    return wanted;
}

static int sleep_length(struct renew *renew)
{
    tick now = clock_now(&renew->clock), due = sources_due(&renew->sources, TICK_MS(RENEW_QUIET_MS));
    tick look = renew->looked + TICK_MS(LOOK_MS);
    tick settled = renew->stored == TICK_NEVER ? TICK_NEVER : renew->stored + TICK_MS(RENEW_QUIET_MS);
    due = due < settled ? due : settled;
    tick length = (due < look ? due : look) - now;
    return is_wanted(renew) || length <= 0 ? 0 : (int)(length / TICK_MS(1)) + 1;
}

/** Sleep until something changes in the folders, the show has a word, or the time is over. */
static void rest(struct renew *renew)
{
    struct pollfd fds[] = {{.fd = renew->wake.ends[0], .events = POLLIN},
                           {.fd = renew->watch ? watch_fd(renew->watch) : -1, .events = POLLIN}};
    int count = poll(fds, 2, sleep_length(renew));
    if (count > 0 && !fds[0].revents) {
        poll(fds, 1, SWARM_MS);
    }
}

/** Who never rests is told of, once. */
static void accuse(struct renew *renew)
{
    struct diags says = {0};
    tick now = clock_now(&renew->clock);
    int patience = renew->options.restless_ms ? renew->options.restless_ms : RENEW_RESTLESS_MS;
    struct source *source;
    while ((source = sources_accuse(&renew->sources, now, TICK_MS(patience)))) {
        source_complain_unrest(&says, source);
    }
    if (says.count > 0) {
        say_diags(renew->options.messages, &says);
        tell(renew);
    }
    diag_finish(&says);
}

/** What shows is known by its bytes, too. */
static uint64_t content_of(const struct store *store, unsigned number)
{
    struct arena arena = {0};
    struct store_entry entry;
    uint64_t content = number && store_find(store, number, &entry, &arena) ? entry.content : 0;
    arena_finish(&arena);
    return content;
}

static struct watch *watch_folders(const struct renew *renew)
{
    struct arena arena = {0};
    const char *paths[] = {[WATCHED_PACK] = renew->options.pack,
                           [WATCHED_STORE] = arena_printf(&arena, "%s/packs", renew->options.store),
                           [WATCHED_DROP] = renew->options.drop};
    struct watch *watch = watch_create(paths, renew->options.drop ? 3 : 2);
    arena_finish(&arena);
    return watch;
}

/** All that looks at every folder: the first frame does not wait for that. */
static void prepare(struct renew *renew)
{
    renew->content = content_of(&renew->store, renew->options.shown);
    renew->watch = watch_folders(renew);
    tell(renew);
}

/** What somebody else put into the store is offered when he is done, so that he can say so first. */
static void offer_settled(struct renew *renew)
{
    tick now = clock_now(&renew->clock);
    bool settled = renew->stored == TICK_NEVER || now - renew->stored >= TICK_MS(RENEW_QUIET_MS);
    if (settled || renew->eager) {
        renew->stored = settled ? TICK_NEVER : renew->stored;
        renew->eager = false;
        offer_newest(renew);
    }
}

static void work(void *self)
{
    struct renew *renew = self;
    prepare(renew);
    for (bool first = true; obey(renew); first = false) {
        look_around(renew, first);
        bool tried = try_next(renew);
        renew->eager = renew->eager || tried;
        offer_settled(renew);
        miss(renew);
        accuse(renew);
        if (!tried) {
            rest(renew);
        }
    }
}

static void copy_options(struct renew *renew, const struct renew_options *options)
{
    renew->options = *options;
    renew->options.program = options->program ? arena_strdup(&renew->arena, options->program) : "/proc/self/exe";
    renew->options.store = arena_strdup(&renew->arena, options->store);
    renew->options.pack = arena_strdup(&renew->arena, options->pack);
    renew->options.refused = NULL;
    renew->options.drop = options->drop ? arena_strdup(&renew->arena, options->drop) : NULL;
    renew->number = renew->shown = options->shown;
    renew->same = options->same;
    renew->day = renew->tried = options->day;
}

/** The watched folder is a source from the beginning, and stays one. */
static void begin_sources(struct renew *renew, const struct diags *refused)
{
    bool new = false;
    renew->own = sources_see(&renew->sources, renew->options.pack, (struct timespec){.tv_sec = 0}, &new);
    renew->own->own = true;
    source_stir(renew->own, -TICK_MS(RENEW_QUIET_MS), true);
    if (refused) {
        diag_append(&renew->own->problems, refused);
    }
}

static void think_again(void *self)
{
    struct renew *renew = self;
    atomic_store(&renew->again, true);
    nudge_send(&renew->wake);
}

struct renew *renew_start(const struct renew_options *options)
{
    struct renew *renew = calloc(1, sizeof *renew);
    REQUIRE(renew && pthread_mutex_init(&renew->lock, NULL) == 0);
    copy_options(renew, options);
    renew->offer_hold = renew->shown_hold = -1;
    bool heard = nudge_open(&renew->wake);
    /* One that can only be read may be written another day. */
    if (!(store_open(&renew->store, options->store) || store_is_readable(&renew->store)) || !heard) {
        return renew;
    }
    renew->shown_hold = options->shown ? store_hold(&renew->store, options->shown) : -1;
    renew->clock = clock_start();
    renew->stored = TICK_NEVER;
    renew->program = program_number(renew->options.program);
    begin_sources(renew, options->refused);
    renew->verify = verify_start(&(struct verify_options){
        .store = options->store, .messages = options->messages, .changed = think_again, .self = renew});
    worker_start(&renew->worker, work, renew);
    return renew;
}

void renew_stop(struct renew *renew)
{
    if (!renew) {
        return;
    }
    pthread_mutex_lock(&renew->lock);
    renew->stop = true;
    pthread_mutex_unlock(&renew->lock);
    nudge_send(&renew->wake);
    if (!worker_join(&renew->worker)) {
        return; /* it hangs in a device, and all of this is still its own */
    }
    verify_stop(renew->verify);
    drop_offer(&renew->offer);
    nudge_close(&renew->wake);
    close_file(renew->offer_hold);
    close_file(renew->shown_hold);
    watch_destroy(renew->watch);
    sources_finish(&renew->sources);
    store_close(&renew->store);
    diag_finish(&renew->kept.refused);
    diag_finish(&renew->kept.faulty);
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
    verify_poke(renew->verify);
    return there;
}

bool renew_news(struct renew *renew, struct kept *out)
{
    if (!atomic_load(&renew->told) || pthread_mutex_trylock(&renew->lock) != 0) {
        return false;
    }
    diag_finish(&out->refused);
    diag_finish(&out->faulty);
    *out = renew->kept;
    renew->kept.refused = renew->kept.faulty = (struct diags){.count = 0};
    diag_append(&renew->kept.refused, &out->refused);
    diag_append(&renew->kept.faulty, &out->faulty);
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
