#include "run/sticks.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "link/slots.h"
#include "link/store.h"
#include "run/attempt.h"
#include "run/nudge.h"
#include "run/report.h"
#include "run/stick_list.h"
#include "run/worker.h"

/* A mount tells nobody who watches the folder below it, so one has to look: a few system calls, all from memory. */
enum { LOOK_MS = 1000, GONE_TURNS = 60, TIDY_TURNS = 5, GONE_LOOKS = 600 };

struct sticks {
    struct sticks_options options; /* its texts are in the arena */
    struct arena arena;
    struct worker worker;
    struct nudge wake; /* the show has a word for the thread */
    atomic_bool told;

    pthread_mutex_t lock; /* protects what follows; held for moments only */
    bool stop;
    unsigned wanted; /* the staff wants this offer; 0: none */
    bool installing; /* one is under way: another is not heard of */
    struct offers offers;

    /* the thread's own */
    struct slots slots;
    struct stick_list list;
    bool untidy; /* something may be left in the store */
    int looks;   /* since a stick last came or went */
};

/* What the staff page shows. */

static void tell(struct sticks *sticks)
{
    struct offers now = {.watched = sticks->slots.watched, .count = sticks->list.count};
    for (size_t i = 0; i < sticks->list.count; i++) {
        now.items[i] = sticks->list.items[i].offer;
        now.more += sticks->list.items[i].more;
    }
    pthread_mutex_lock(&sticks->lock);
    offers_copy(&sticks->offers, &now);
    pthread_mutex_unlock(&sticks->lock);
    atomic_store(&sticks->told, true);
    if (sticks->options.wake) {
        sticks->options.wake(sticks->options.self);
    }
}

/* Errands: what a process does with a stick. */

struct errand {
    const struct sticks *sticks;
    struct slot slot;   /* a copy: how the stick was when it began; zero: none is needed */
    int turns;          /* so many more it may go on without its stick */
    struct strbuf text; /* the report */
};

static bool go_on(void *self)
{
    struct errand *errand = self;
    bool there = slots_are_same(&errand->sticks->slots, &errand->slot);
    return there || errand->turns-- > 0;
}

static enum installer_result run(struct errand *errand, const char *const *arguments)
{
    const struct sticks_options *options = &errand->sticks->options;
    const struct installer installer = {.program = options->program,
                                        .store = options->store,
                                        .size = options->size,
                                        .messages = options->messages,
                                        .stop = errand->sticks->wake.ends[0],
                                        .go_on = go_on,
                                        .self = errand};
    return installer_run(&installer, arguments, &errand->text);
}

/** Remove what a process left behind that was ended by force. While somebody else is busy with the store, later. */
static void tidy(struct sticks *sticks)
{
    struct errand errand = {.sticks = sticks, .turns = TIDY_TURNS};
    sticks->untidy = run(&errand, (const char *const[]){NULL}) != INSTALLER_DONE;
    strbuf_finish(&errand.text);
}

/** What became of one pack. */
struct outcome {
    enum installer_result ran;
    enum install_result result;
    bool there; /* the stick is */
};

/** Check the item's pack, or install it; what it says and what is wrong with it go to its offer. */
static struct outcome try_item(struct sticks *sticks, struct stick_item *item, bool check, int turns)
{
    struct arena arena = {0};
    struct errand errand = {.sticks = sticks, .turns = turns};
    struct outcome outcome = {INSTALLER_STOPPED, INSTALL_FAILED, false};
    char nothing[] = "";
    if (slots_find(&sticks->slots, item->slot, &errand.slot)) {
        const char *path = arena_printf(&arena, "%s/%s", sticks->options.folder, errand.slot.name);
        const char *const arguments[] = {
            "--stick", path, check ? "--check" : "--", check ? "--" : item->name, check ? item->name : NULL, NULL};
        struct install_facts facts = {.version = 0};
        const char *source;
        outcome.ran = run(&errand, arguments);
        outcome.there = slots_are_same(&sticks->slots, &errand.slot);
        struct report report = {errand.text.text ? errand.text.text : nothing};
        diag_finish(&item->offer.diags);
        if (outcome.ran == INSTALLER_DONE &&
            !report_next(&report, &source, &outcome.result, &facts, &item->offer.diags)) {
            outcome.ran = INSTALLER_CRASHED;
        }
        if (facts.version != 0) {
            item->offer.version = facts.version;
        }
        if (facts.title[0]) {
            snprintf(item->offer.title, sizeof item->offer.title, "%s", facts.title);
        }
    }
    sticks->untidy = sticks->untidy || outcome.ran != INSTALLER_DONE;
    strbuf_finish(&errand.text);
    arena_finish(&arena);
    return outcome;
}

static void complain(struct stick_item *item, const char *english, const char *japanese)
{
    struct arena arena = {0};
    const char *file = item->offer.name[0] ? arena_printf(&arena, "USB/%s", item->offer.name) : "USB";
    diag_add_ready(&item->offer.diags, DIAG_ERROR, (struct diag_place){.file = file}, english, japanese);
    arena_finish(&arena);
}

static void complain_broken(struct stick_item *item)
{
    complain(item, "the check of this pack broke off, so it cannot be used; look at its pictures, or make it anew",
             "このパックの検査が途中で止まったため、使えません。画像を確かめるか、作り直してください。");
}

/** The next pack that waits for its check. */
static void check_item(struct sticks *sticks, struct stick_item *item)
{
    struct outcome outcome = try_item(sticks, item, true, 0);
    struct offer *offer = &item->offer;
    if (!outcome.there || outcome.ran == INSTALLER_STOPPED) {
        return; /* it goes with its stick, or is checked later */
    }
    if (attempt_broke(outcome.ran)) {
        complain_broken(item);
        offer->state = OFFER_BAD;
    } else if (outcome.result == INSTALL_BUSY) {
        return; /* it waits on */
    } else if (outcome.result == INSTALL_CHANGING) {
        slots_look_again(&sticks->slots, item->slot);
        offer->state = OFFER_LOOKING;
    } else {
        offer->state = outcome.result == INSTALL_FIT    ? OFFER_GOOD
                       : outcome.result == INSTALL_SAME ? OFFER_SAME
                                                        : OFFER_BAD;
    }
    tell(sticks);
}

static enum offer_state judge(struct stick_item *item, struct outcome outcome)
{
    bool taken = outcome.ran == INSTALLER_DONE && (outcome.result == INSTALL_TAKEN || outcome.result == INSTALL_SAME);
    if (taken) {
        return OFFER_DONE;
    }
    if (!outcome.there) {
        diag_finish(&item->offer.diags); /* what is not there any more is no mistake of the pack */
        return OFFER_PULLED;
    }
    if (outcome.ran != INSTALLER_DONE) {
        complain_broken(item);
    } else if (outcome.result == INSTALL_CHANGING) {
        complain(item,
                 "the pack was changed while it was copied; pull the stick out, put it in again and try once more",
                 "写している間にパックが書きかえられました。USBメモリを一度抜き、差し直してから、もう一度ためしてくださ"
                 "い。");
    }
    return OFFER_FAILED;
}

static void install_item(struct sticks *sticks, struct stick_item *item)
{
    item->offer.state = OFFER_COPYING;
    tell(sticks);
    item->offer.state = judge(item, try_item(sticks, item, false, GONE_TURNS));
    for (size_t i = 0; i < sticks->list.count && item->offer.state == OFFER_DONE; i++) {
        struct offer *other = &sticks->list.items[i].offer;
        /* What was the same as the pack that showed before, or was it, can be wanted again. */
        bool again = other != &item->offer && (other->state == OFFER_SAME || other->state == OFFER_DONE);
        other->state = again ? OFFER_GOOD : other->state;
    }
    tell(sticks);
}

static void look_at(struct sticks *sticks, const struct slot *slot)
{
    struct arena arena = {0};
    struct stick stick = {.count = 0};
    struct errand errand = {.sticks = sticks, .slot = *slot};
    char nothing[] = "";
    const char *path = arena_printf(&arena, "%s/%s", sticks->options.folder, slot->name);
    enum installer_result ran = run(&errand, (const char *const[]){"--stick", path, NULL});
    struct report report = {errand.text.text ? errand.text.text : nothing};
    bool read = ran == INSTALLER_DONE && report_read_stick(&report, &stick);
    if (ran != INSTALLER_STOPPED && slots_are_same(&sticks->slots, slot)) {
        slots_note_look(&sticks->slots, slot->id);
        stick_list_remove_of(&sticks->list, slot->id);
        if (!read) {
            stick_list_add(&sticks->list, slot->id, OFFER_UNREADABLE);
        } else if (stick.count > 0) {
            stick_list_take(&sticks->list, slot->id, &stick);
        } else if (!stick.bare || slot->mounted) {
            stick_list_add(&sticks->list, slot->id, OFFER_NOTHING);
        } /* else it is a folder that waits for its stick */
        tell(sticks);
    }
    stick_finish(&stick);
    strbuf_finish(&errand.text);
    arena_finish(&arena);
}

/* The thread. */

/** False when the thread is to end; `*wanted` is what the staff wants, 0 for nothing. */
static bool hear(struct sticks *sticks, unsigned *wanted)
{
    nudge_take(&sticks->wake);
    pthread_mutex_lock(&sticks->lock);
    bool stop = sticks->stop;
    *wanted = sticks->wanted;
    sticks->wanted = 0;
    sticks->installing = *wanted != 0;
    pthread_mutex_unlock(&sticks->lock);
    return !stop;
}

/** What came and went. */
static void look_around(struct sticks *sticks, bool rested)
{
    struct slots_change changes[SLOTS_MAX * 2];
    bool watched = sticks->slots.watched;
    size_t count = slots_look(&sticks->slots, rested, changes);
    for (size_t i = 0; i < count; i++) {
        if (changes[i].came) {
            stick_list_forget_gone(&sticks->list);
            stick_list_add(&sticks->list, changes[i].id, OFFER_LOOKING);
        } else {
            stick_list_let_go(&sticks->list, changes[i].id);
        }
    }
    size_t offered = sticks->list.count;
    sticks->looks = count > 0 ? 0 : sticks->looks + rested;
    if (sticks->looks == GONE_LOOKS) {
        stick_list_forget_gone(&sticks->list);
    }
    if (count > 0 || watched != sticks->slots.watched || offered != sticks->list.count) {
        tell(sticks);
    }
}

/** One thing after the other, what the staff wants first. False when there is nothing to do. */
static bool do_next(struct sticks *sticks, unsigned wanted)
{
    struct stick_item *good = wanted ? stick_list_find(&sticks->list, wanted, OFFER_GOOD) : NULL;
    struct stick_item *unchecked = stick_list_find(&sticks->list, 0, OFFER_CHECKING);
    struct slot slot;
    if (good) {
        install_item(sticks, good);
    } else if (wanted) {
        tell(sticks); /* it is none any more */
    } else if (slots_next(&sticks->slots, &slot)) {
        look_at(sticks, &slot);
    } else if (unchecked) {
        check_item(sticks, unchecked);
    } else {
        if (sticks->untidy) {
            tidy(sticks);
        }
        return false;
    }
    return true;
}

/** An earlier show may have been ended by force. */
static bool is_untidy(const struct sticks *sticks)
{
    struct store store;
    store_open(&store, sticks->options.store); /* it may be one that can only be read */
    bool tidy = store_is_tidy(&store);
    store_close(&store);
    return !tidy;
}

static void work(void *self)
{
    struct sticks *sticks = self;
    bool rested = false;
    unsigned wanted = 0;
    sticks->untidy = is_untidy(sticks);
    while (hear(sticks, &wanted)) {
        look_around(sticks, rested);
        rested = false;
        if (!do_next(sticks, wanted)) {
            struct pollfd fd = {.fd = sticks->wake.ends[0], .events = POLLIN};
            rested = poll(&fd, 1, LOOK_MS) == 0;
        }
    }
}

struct sticks *sticks_start(const struct sticks_options *options)
{
    struct sticks *sticks = calloc(1, sizeof *sticks);
    REQUIRE(sticks && pthread_mutex_init(&sticks->lock, NULL) == 0);
    sticks->options = *options;
    sticks->options.program = options->program ? arena_strdup(&sticks->arena, options->program) : "/proc/self/exe";
    sticks->options.folder = arena_strdup(&sticks->arena, options->folder);
    sticks->options.store = arena_strdup(&sticks->arena, options->store);
    sticks->slots.folder = sticks->options.folder;
    if (!nudge_open(&sticks->wake)) {
        return sticks;
    }
    worker_start(&sticks->worker, work, sticks);
    return sticks;
}

void sticks_stop(struct sticks *sticks)
{
    if (!sticks) {
        return;
    }
    pthread_mutex_lock(&sticks->lock);
    sticks->stop = true;
    pthread_mutex_unlock(&sticks->lock);
    nudge_send(&sticks->wake);
    if (!worker_join(&sticks->worker)) {
        return; /* it hangs in a device, and all of this is still its own */
    }
    stick_list_finish(&sticks->list);
    nudge_close(&sticks->wake);
    offers_finish(&sticks->offers);
    pthread_mutex_destroy(&sticks->lock);
    arena_finish(&sticks->arena);
    free(sticks);
}

bool sticks_news(struct sticks *sticks, struct offers *out)
{
    if (!atomic_load(&sticks->told) || pthread_mutex_trylock(&sticks->lock) != 0) {
        return false;
    }
    offers_copy(out, &sticks->offers);
    atomic_store(&sticks->told, false);
    pthread_mutex_unlock(&sticks->lock);
    return true;
}

void sticks_install(struct sticks *sticks, unsigned number)
{
    pthread_mutex_lock(&sticks->lock);
    bool heard = !sticks->installing && sticks->wanted == 0;
    sticks->wanted = heard ? number : sticks->wanted;
    for (size_t i = 0; i < sticks->offers.count && heard; i++) {
        struct offer *offer = &sticks->offers.items[i];
        if (offer->number == number && offer->state == OFFER_GOOD) {
            offer->state = OFFER_COPYING; /* so that nobody pulls it out meanwhile */
            atomic_store(&sticks->told, true);
        }
    }
    pthread_mutex_unlock(&sticks->lock);
    if (heard) {
        nudge_send(&sticks->wake);
    }
}
