/* gettid */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "run/verify.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/bug.h"
#include "link/store.h"
#include "run/nudge.h"
#include "run/say.h"

/* The show opens first; then what is in doubt is looked at again and again, more and more seldom. */
enum { FIRST_MS = 1000, AGAIN_MS = 2000, SELDOM_MS = 256 * 1000, UNREAD_SURE = 2, NICE = 19, LOCK_MS = 1000 };

/** What is known of an entry. Start from zero. */
struct known {
    unsigned number;
    bool whole, away, told, forgotten;
    unsigned damage; /* so often it was found damaged, in this show or before */
    unsigned unread; /* so often in a row it could not be read */
    int error;       /* why */
    char file[TREE_NAME_MAX];
};

struct verify {
    struct verify_options options;
    struct arena arena; /* owns its texts */
    struct nudge wake, end;
    atomic_bool stop;
    atomic_int users; /* the thread, and who started it: the last one cleans up */

    pthread_mutex_t lock; /* protects what follows; held for moments only */
    unsigned shunned[STORE_ENTRIES_MAX];
    size_t shunned_count;
    struct diags diags;

    /* the thread's own */
    struct store store;
    struct known known[STORE_ENTRIES_MAX];
    size_t known_count;
    bool changed;
};

static void leave(struct verify *verify)
{
    if (atomic_fetch_sub(&verify->users, 1) > 1) {
        return;
    }
    store_close(&verify->store);
    nudge_close(&verify->wake);
    nudge_close(&verify->end);
    diag_finish(&verify->diags);
    pthread_mutex_destroy(&verify->lock);
    arena_finish(&verify->arena);
    free(verify);
}

static bool goes_on(void *self)
{
    struct verify *verify = self;
    return !atomic_load(&verify->stop);
}

/* What is known of whom. */

static bool is_sure(const struct known *known)
{
    return known->damage >= STORE_DAMAGE_SURE || known->unread >= UNREAD_SURE;
}

static bool has_whole(const struct verify *verify)
{
    for (size_t i = 0; i < verify->known_count; i++) {
        if (verify->known[i].whole) {
            return true;
        }
    }
    return false;
}

static struct known *find(struct verify *verify, unsigned number)
{
    for (size_t i = 0; i < verify->known_count; i++) {
        if (verify->known[i].number == number && !verify->known[i].away) {
            return &verify->known[i];
        }
    }
    return NULL;
}

/** Whoever installs has the lock for as long as that takes; then the next round will do. */
static bool lock(struct verify *verify)
{
    return store_lock_within(&verify->store, LOCK_MS, verify->wake.ends[0]);
}

static bool holds(const unsigned *numbers, size_t count, unsigned number)
{
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] == number) {
            return true;
        }
    }
    return false;
}

/** Forget those that are gone, and take note of new ones, as long as there is room. */
static void take_stock(struct verify *verify)
{
    unsigned numbers[STORE_ENTRIES_MAX];
    size_t count = store_numbers(&verify->store, numbers, STORE_ENTRIES_MAX), kept = 0;
    for (size_t i = 0; i < verify->known_count; i++) {
        if (verify->known[i].away || holds(numbers, count, verify->known[i].number)) {
            verify->known[kept++] = verify->known[i];
        }
    }
    verify->known_count = kept;
    for (size_t i = 0; i < count && verify->known_count < STORE_ENTRIES_MAX; i++) {
        if (!find(verify, numbers[i])) {
            verify->known[verify->known_count++] =
                (struct known){.number = numbers[i], .damage = store_damage(&verify->store, numbers[i])};
        }
    }
}

/* One look. */

static void note_whole(struct verify *verify, struct known *known)
{
    verify->changed = verify->changed || is_sure(known) || known->unread > 0;
    if (known->damage > 0 && lock(verify)) {
        store_clear_damage(&verify->store, known->number);
        store_unlock(&verify->store);
    }
    *known = (struct known){.number = known->number, .whole = true};
}

static void note_damaged(struct verify *verify, struct known *known, const char *file)
{
    known->damage++;
    known->unread = 0;
    snprintf(known->file, sizeof known->file, "%s", file);
    if (lock(verify)) {
        store_note_damage(&verify->store, known->number, file);
        store_unlock(&verify->store);
    }
}

static void look(struct verify *verify, struct known *known)
{
    struct tree_look look = {.afresh = true, .go_on = goes_on, .self = verify};
    bool sure = is_sure(known);
    enum tree_result result = store_verify(&verify->store, known->number, &look);
    int error = errno;
    if (result == TREE_OK) {
        note_whole(verify, known);
    } else if (result == TREE_CHANGED) {
        note_damaged(verify, known, look.file);
    } else if (result == TREE_FAILED && error != ECANCELED) {
        known->unread++;
        known->error = error;
        snprintf(known->file, sizeof known->file, "%s", look.file);
    }
    verify->changed = verify->changed || is_sure(known) != sure;
}

/** Once it counts and is shown nowhere, it goes aside; without another that is whole it stays, and may come again. */
static void clear_away(struct verify *verify, struct known *known)
{
    if (known->damage < STORE_DAMAGE_SURE || known->away || !lock(verify)) {
        return;
    }
    if (has_whole(verify)) {
        known->away = store_set_aside(&verify->store, known->number);
        verify->changed = verify->changed || known->away;
    } else if (!known->forgotten) {
        known->forgotten = store_forget(&verify->store, known->number);
        verify->changed = verify->changed || known->forgotten;
    }
    store_unlock(&verify->store);
}

/* What others are told. */

static void add_words(struct verify *verify, const struct known *known, struct diags *diags)
{
    struct arena arena = {0};
    const char *where = arena_printf(&arena, "%s/%s/%06u", verify->options.store,
                                     known->away ? STORE_ASIDE_NAME : "packs", known->number);
    struct diag_place place = {.file = where};
    if (known->away) {
        diag_add(diags, DIAG_WARNING, place,
                 "a pack that was kept was found damaged twice (%s), so it was moved here and does not show any more; "
                 "where that happens again, replace the disk",
                 "保存してあったパックが壊れていました（%s）。ここへ移し、もう表示には使いません。くり返すときは、"
                 "ディスク（SDカードなど）を新しいものに取りかえてください。",
                 known->file);
    } else if (known->damage >= STORE_DAMAGE_SURE) {
        diag_add(diags, DIAG_WARNING, place,
                 "a pack that is kept was found damaged twice (%s); where no other takes its place by itself, install "
                 "the pack anew, and replace the disk",
                 "保存してあるパックが壊れています（%s）。自動で別のパックにかわらないときは、パックを入れ直し、"
                 "ディスク（SDカードなど）を新しいものに取りかえてください。",
                 known->file);
    } else {
        diag_add(diags, DIAG_WARNING, place,
                 "a pack that is kept cannot be read whole now (%s: %s); it is tried again, and shows again by itself; "
                 "where that does not happen, check the disk",
                 "保存してあるパックを、いまは全部は読めません（%s：%s）。自動で読み直し、読めるともとにもどります。"
                 "もどらないときは、ディスク（SDカードなど）を確かめてください。",
                 known->file, strerror(known->error));
    }
    arena_finish(&arena);
}

/** On stderr each once. */
static void say_new(struct verify *verify, struct known *known)
{
    struct diags one = {0};
    if (is_sure(known) && !known->told) {
        add_words(verify, known, &one);
        say_diags(verify->options.messages, &one);
        known->told = true;
    }
    diag_finish(&one);
}

static void publish(struct verify *verify)
{
    struct diags diags = {0};
    bool whole = has_whole(verify);
    pthread_mutex_lock(&verify->lock);
    verify->shunned_count = 0;
    for (size_t i = 0; i < verify->known_count; i++) {
        struct known *known = &verify->known[i];
        if (is_sure(known)) {
            add_words(verify, known, &diags);
        }
        if (is_sure(known) && whole) {
            verify->shunned[verify->shunned_count++] = known->number;
        }
    }
    struct diags old = verify->diags;
    verify->diags = diags;
    pthread_mutex_unlock(&verify->lock);
    diag_finish(&old);
    verify->changed = false;
    pthread_mutex_lock(&verify->lock);
    if (verify->options.changed && goes_on(verify)) {
        verify->options.changed(verify->options.self);
    }
    pthread_mutex_unlock(&verify->lock);
}

/* The thread. */

/** True when something is left in doubt. `again`: those that are in doubt already are looked at, too. */
static bool go_round(struct verify *verify, bool again)
{
    bool doubt = false;
    take_stock(verify);
    for (size_t i = 0; i < verify->known_count && goes_on(verify); i++) {
        struct known *known = &verify->known[i];
        bool fresh = !known->whole && known->damage + known->unread == 0;
        bool open = !known->whole && known->damage < STORE_DAMAGE_SURE;
        if (fresh || (open && again)) {
            look(verify, known);
        }
    }
    for (size_t i = 0; i < verify->known_count && goes_on(verify); i++) {
        clear_away(verify, &verify->known[i]);
        say_new(verify, &verify->known[i]);
        doubt = doubt || !(verify->known[i].whole || verify->known[i].away);
    }
    if (verify->changed && goes_on(verify)) {
        publish(verify);
    }
    return doubt;
}

/** After everybody else, at the processor as at the disk. */
static void step_back(void)
{
    enum { IOPRIO_WHO_PROCESS = 1, IOPRIO_IDLE = 3 << 13 };
    setpriority(PRIO_PROCESS, (id_t)gettid(), NICE);
    syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_IDLE);
}

static void *work(void *self)
{
    struct verify *verify = self;
    struct pollfd wake = {.fd = verify->wake.ends[0], .events = POLLIN};
    int again = verify->options.pause_ms ? verify->options.pause_ms : AGAIN_MS;
    int pause = verify->options.pause_ms ? verify->options.pause_ms : FIRST_MS, next = again;
    step_back();
    while (goes_on(verify)) {
        bool rested = poll(&wake, 1, pause) == 0;
        nudge_take(&verify->wake);
        bool doubt = goes_on(verify) && go_round(verify, rested);
        pause = doubt ? next : -1;
        next = !doubt ? again : rested && next < SELDOM_MS ? next * 2 : next;
    }
    nudge_send(&verify->end);
    leave(verify);
    return NULL;
}

struct verify *verify_start(const struct verify_options *options)
{
    struct verify *verify = calloc(1, sizeof *verify);
    pthread_t thread;
    REQUIRE(verify && pthread_mutex_init(&verify->lock, NULL) == 0);
    verify->options = *options;
    verify->options.store = arena_strdup(&verify->arena, options->store);
    store_open(&verify->store, options->store); /* it may be one that can only be read */
    bool heard = nudge_open(&verify->wake);
    heard = nudge_open(&verify->end) && heard;
    atomic_init(&verify->users, 2);
    if (!heard || pthread_create(&thread, NULL, work, verify) != 0) {
        atomic_store(&verify->users, 1);
        leave(verify);
        return NULL;
    }
    pthread_detach(thread);
    return verify;
}

void verify_stop(struct verify *verify)
{
    if (verify) {
        struct pollfd end = {.fd = verify->end.ends[0], .events = POLLIN};
        pthread_mutex_lock(&verify->lock);
        atomic_store(&verify->stop, true);
        pthread_mutex_unlock(&verify->lock);
        nudge_send(&verify->wake);
        poll(&end, 1, VERIFY_STOP_MS);
        leave(verify);
    }
}

void verify_poke(struct verify *verify)
{
    if (verify) {
        nudge_send(&verify->wake);
    }
}

bool verify_shuns(struct verify *verify, unsigned number)
{
    if (!verify) {
        return false;
    }
    pthread_mutex_lock(&verify->lock);
    bool shunned = holds(verify->shunned, verify->shunned_count, number);
    pthread_mutex_unlock(&verify->lock);
    return shunned;
}

void verify_tell(struct verify *verify, struct diags *diags)
{
    if (verify) {
        pthread_mutex_lock(&verify->lock);
        diag_append(diags, &verify->diags);
        pthread_mutex_unlock(&verify->lock);
    }
}
