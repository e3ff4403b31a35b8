#include "run/loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/say.h"
#include "run/status.h"
#include "run/today.h"
#include "ui/swap.h"

enum { LOOP_TOUCHES_MAX = 128 };

/** So soon after the last frame a finger is answered at the soonest: a panel that rages does not make it paint all the
 * time. */
#define PRESS_FRAME (SHOW_FRAME / 4)

/** What reached the show since its last step. */
struct catch
{
    struct input input;
    struct window_news news;
    struct touch touches[LOOP_TOUCHES_MAX]; /* the window's and the pilot's */
};

static void print_signals(const struct loop *loop)
{
    if (loop->status && loop->show->signals.count) {
        struct strbuf lines = {0};
        status_add(&lines, &loop->show->signals);
        fputs(strbuf_text(&lines), stdout);
        fflush(stdout);
        strbuf_finish(&lines);
    }
}

/** One status line with the number of frames shown so far, so that a test can tell that rest is rest. */
static void print_count(const struct loop *loop, const char *event)
{
    if (loop->status) {
        printf("%s %ld\n", event, loop->presented);
        fflush(stdout);
    }
}

/** Count the fingers, and say so when one came or went: a test can tell whether its touches arrived, each once. */
static void count_fingers(struct loop *loop, const struct input *input)
{
    long fingers = loop->fingers;
    long downs = loop->downs;
    for (int i = 0; i < input->touch_count; i++) {
        enum touch_kind kind = input->touches[i].kind;
        loop->downs += kind == TOUCH_DOWN;
        loop->fingers += kind == TOUCH_DOWN;
        loop->fingers -= kind == TOUCH_UP || kind == TOUCH_CANCEL;
    }
    if (loop->status && (loop->fingers != fingers || loop->downs != downs)) {
        printf("fingers %ld %ld\n", loop->fingers, loop->downs);
        fflush(stdout);
    }
}

static tick sooner(tick a, tick b)
{
    return a < b ? a : b;
}

/**
 * Sleep until the next frame is due. A finger that comes down on a moving picture does not wait for that. One that is
 * down does, and is then shown where it has come to: to wake for each of its moves would only make frames late.
 */
static void wait_for_frame(struct loop *loop, tick due)
{
    tick left = due - clock_now(&loop->clock);
    if (loop->window && loop->fingers <= 0 && left >= TICK_MS(1)) {
        window_wait(loop->window, left / TICK_MS(1) * TICK_MS(1));
        if (window_is_pressed(loop->window)) {
            due = sooner(due, loop->frame + PRESS_FRAME);
        }
    }
    clock_sleep_until(&loop->clock, due);
}

/** Sleep until the show or the pilot wants a step, or something happens, but never step faster than the display shows.
 */
static void wait_for_turn(struct loop *loop)
{
    tick soonest = loop->beat + SHOW_FRAME;
    tick wanted = sooner(loop->show->wanted, loop->next);
    tick now = clock_now(&loop->clock);
    if (wanted > soonest && loop->window) {
        window_wait(loop->window, wanted - now);
    } else if (wanted > soonest && wanted != TICK_NEVER) {
        clock_sleep_until(&loop->clock, wanted);
    }
    wait_for_frame(loop, soonest);
}

/** What wakes us always does so a little late: frames keep the beat all the same, unless they fall behind. */
static void keep_beat(struct loop *loop, tick now)
{
    tick due = loop->beat + SHOW_FRAME;
    loop->frame = now;
    loop->beat = now >= due && now < due + SHOW_FRAME / 2 ? due : now;
}

static void collect(struct loop *loop, tick now, struct catch *catch)
{
    const struct show *show = loop->show;
    int count = 0;
    *catch = (struct catch){.input = {.touch_count = 0}};
    if (loop->window) {
        window_collect(loop->window, show->stage_w, show->stage_h, now, &catch->input, &catch->news);
        for (int i = 0; i < catch->input.touch_count && count < LOOP_TOUCHES_MAX; i++) {
            catch->touches[count++] = catch->input.touches[i];
        }
    }
    if (loop->pilot && loop->next <= now) {
        count += loop->pilot->fly(loop->pilot->self, loop, now, catch->touches + count, LOOP_TOUCHES_MAX - count,
                                  &loop->next);
    }
    catch->input.touches = catch->touches;
    catch->input.touch_count = count;
}

static void resize(struct loop *loop)
{
    int width = 0;
    int height = 0;
    window_size(loop->window, &width, &height);
    if (width > 0 && height > 0) {
        show_resize(loop->show, width, height);
    }
}

static void present(struct loop *loop, bool exposed)
{
    const struct px_rect *damage = NULL;
    size_t count = show_paint(loop->show, &damage);
    struct px_rect whole = {0, 0, loop->show->width, loop->show->height};
    if (exposed) {
        damage = &whole;
        count = 1;
    }
    if (count == 0) {
        return;
    }
    if (loop->window) {
        window_present(loop->window, loop->show->painter, damage, count);
    }
    if (loop->presented++ == 0 && loop->status) {
        puts("ready");
        fflush(stdout);
    }
}

/** True when this turn of the loop has a reason to step: it also turns now and then to look at signals. */
static bool has_reason(const struct loop *loop, const struct catch *catch, tick now)
{
    return catch->input.touch_count || catch->input.key_count || catch->news.exposed || catch->news.resized ||
           loop->show->wanted <= now || painter_has_news(loop->show->painter);
}

static bool asked_to_quit(const struct loop *loop)
{
    for (int i = 0; i < loop->show->signals.count; i++) {
        if (loop->show->signals.items[i].kind == SIGNAL_QUIT) {
            return true;
        }
    }
    return false;
}

/** A window on a desk is closed like any other; one that a PIN guards, or that fills the display, asks staff first. */
static bool is_closed(const struct loop *loop, const struct window_news *news)
{
    const struct settings *settings = &loop->show->settings.settings;
    return news->closed && loop->windowed && !settings->pin && !settings->shut;
}

static void note_rest(struct loop *loop, bool moving)
{
    if (loop->resting == moving) {
        print_count(loop, moving ? "wake" : "rest");
        loop->resting = !moving;
    }
}

/** What the sticks offer now, as status lines. */
static void print_offers(const struct loop *loop)
{
    const struct offers *offers = &loop->show->offers;
    for (size_t i = 0; i < offers->count && loop->status; i++) {
        const struct offer *offer = &offers->items[i];
        printf("stick %s %u %s\n", offer_word(offer->state), offer->number, offer->name);
    }
    if (loop->status && offers->count == 0) {
        puts("stick none");
    }
    fflush(stdout);
}

static void hear_sticks(struct loop *loop, tick now)
{
    if (sticks_news(loop->sticks, &loop->show->offers)) {
        print_offers(loop);
        if (app_screen(loop->show->app) == SCREEN_STAFF) {
            loop->show->wanted = now;
        }
    }
}

/** The picture hangs another way from now on. */
static void turn(struct loop *loop)
{
    window_turn(loop->window, loop->show->settings.settings.rotate);
    resize(loop);
    loop->turned = true;
    loop->show->wanted = loop->frame;
}

/** What the staff wants of the world. */
static void pass_wishes(struct loop *loop, tick now)
{
    const struct signals *signals = &loop->show->signals;
    for (int i = 0; i < signals->count; i++) {
        const struct signal *signal = &signals->items[i];
        unsigned number = (unsigned)strtoul(signal->text, NULL, 10);
        if (signal->kind == SIGNAL_BACK && loop->renew) {
            renew_go_back(loop->renew, number);
        } else if (signal->kind == SIGNAL_STICK && loop->sticks) {
            sticks_install(loop->sticks, number);
            hear_sticks(loop, now);
        } else if (signal->kind == SIGNAL_SETTING && loop->window && strcmp(signal->text, "rotate") == 0) {
            turn(loop);
        }
    }
}

/** More came at once than people do: said once, so that a panel that rages can be found. */
static void tell_dropped(struct loop *loop, bool dropped)
{
    if (dropped && !loop->told_dropped) {
        say(loop->messages,
            "more touches came at once than hands can make; some were left out. Look at the touch panel.",
            "人の手ではありえない数のタッチが一度に来たため、一部を無視しました。タッチパネルを確かめてください。");
        loop->told_dropped = true;
    }
}

static void finish_step(struct loop *loop, tick now)
{
    loop->work = clock_now(&loop->clock) - now;
    if (loop->pilot) {
        loop->pilot->look(loop->pilot->self, loop);
    }
}

/** The display is another now, and has its picture. */
static void print_display(const struct loop *loop)
{
    if (loop->status) {
        printf("display %dx%d\n", loop->show->width, loop->show->height);
        fflush(stdout);
    }
}

static void step(struct loop *loop, const struct catch *catch, tick now)
{
    struct show *show = loop->show;
    keep_beat(loop, now);
    if (catch->news.resized) {
        resize(loop);
    }
    if (catch->input.touch_count || catch->input.key_count) {
        note_rest(loop, true);
    }
    tell_dropped(loop, catch->news.dropped || loop->show->signals.dropped);
    count_fingers(loop, &catch->input);
    if (now >= show->dial.until) {
        show->dial = today_dial(&show->kept, now);
    }
    show_step(show, &catch->input, now);
    present(loop, catch->news.exposed || loop->turned);
    loop->turned = false;
    if (catch->news.resized || catch->news.moved) {
        print_display(loop);
    }
    print_signals(loop);
    pass_wishes(loop, now);
    loop->done = loop->done || asked_to_quit(loop);
    note_rest(loop, show->wanted <= now + SHOW_FRAME || painter_is_awaiting(show->painter));
    finish_step(loop, now);
}

static void print_pack(const struct loop *loop)
{
    if (loop->status) {
        printf("pack %s %d\n", loop->show->pack->id, loop->show->pack->version);
        fflush(stdout);
    }
}

/** What is seen may be other than yesterday. */
static void print_day(const struct loop *loop, int before)
{
    int day = loop->show->pack->day;
    char text[DAY_TEXT_BYTES];
    if (loop->status && day != before && day != DAY_NONE) {
        printf("day %s\n", day_text(day, text));
        fflush(stdout);
    }
}

/** The first step with another pack: as any other, but that nobody can have touched it yet. */
static void swap(struct loop *loop, const struct renewal *renewal, tick now)
{
    int before = loop->show->pack ? loop->show->pack->day : renewal->pack->day;
    keep_beat(loop, now);
    show_swap(loop->show, renewal->pack, renewal->diags, now);
    present(loop, false);
    if (!renewal->same) {
        print_pack(loop);
    }
    print_day(loop, before);
    note_rest(loop, loop->show->wanted <= now + SHOW_FRAME || painter_is_awaiting(loop->show->painter));
    finish_step(loop, now);
}

/** Each pack that was not taken and was not told of before. */
static void print_refused(const struct kept *kept)
{
    const char *last = NULL;
    for (size_t i = 0; i < kept->fresh && i < kept->refused.count; i++) {
        const struct diag *diag = &kept->refused.items[i];
        const char *file = diag->place.file ? diag->place.file : "";
        if (diag->severity == DIAG_ERROR && (!last || strcmp(last, file) != 0)) {
            printf("refused %s\n", file);
            last = file;
        }
    }
    fflush(stdout);
}

/** Each kept pack that is damaged or cannot be read. */
static void print_faulty(const struct diags *faulty)
{
    for (size_t i = 0; i < faulty->count; i++) {
        printf("faulty %s\n", faulty->items[i].place.file);
    }
    fflush(stdout);
}

/** Take a new pack when it disturbs nobody. */
static void renew(struct loop *loop, tick now)
{
    struct renewal renewal;
    if (renew_waits(loop->renew) && swap_is_welcome(loop->show->app, now) && renew_take(loop->renew, &renewal)) {
        swap(loop, &renewal, now);
    }
    if (renew_news(loop->renew, &loop->show->kept)) {
        if (loop->status) {
            print_refused(&loop->show->kept);
            print_faulty(&loop->show->kept.faulty);
        }
        loop->show->dial.until = now; /* other packs speak for the clock, or against it */
        if (app_screen(loop->show->app) == SCREEN_STAFF) {
            loop->show->wanted = now; /* it is told there */
        }
    }
}

/** A picture has come for the painter, on another thread. */
static void wake(void *self)
{
    struct loop *loop = self;
    if (loop->window) {
        window_wake(loop->window);
    }
}

void loop_begin(struct loop *loop)
{
    const struct catch first = {.input = {.touch_count = 0}};
    if (!loop->clock.imagined) { /* where time stands still, frames wait for their pictures */
        painter_set_live(loop->show->painter, wake, loop);
    }
    step(loop, &first, clock_now(&loop->clock));
}

void loop_run(struct loop *loop)
{
    while (!loop->done) {
        struct catch catch;
        wait_for_turn(loop);
        tick now = clock_now(&loop->clock);
        if (loop->renew) {
            renew(loop, now);
        }
        if (loop->sticks) {
            hear_sticks(loop, now);
        }
        collect(loop, now, &catch);
        loop->done = loop->done || is_closed(loop, &catch.news) || (loop->quit && quit_asked(loop->quit));
        if (!loop->done && has_reason(loop, &catch, now)) {
            step(loop, &catch, now);
        }
    }
    painter_set_live(loop->show->painter, NULL, NULL);
    print_count(loop, "frames");
}
