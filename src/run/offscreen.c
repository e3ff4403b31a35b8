#include "run/offscreen.h"

#include "base/bug.h"
#include "base/file.h"
#include "draw/dump.h"
#include "run/status.h"

static void note_signals(struct offscreen *off)
{
    const struct signals *signals = &off->show.signals;
    status_add(&off->status, signals);
    for (int i = 0; i < signals->count; i++) {
        if (signals->items[i].kind == SIGNAL_CARD) {
            strbuf_clear(&off->card);
            strbuf_puts(&off->card, signals->items[i].text);
        }
    }
}

static void step(struct offscreen *off, const struct input *input)
{
    show_step(&off->show, input, off->now);
    note_signals(off);
    if (off->every_frame) {
        const struct px_rect *damage = NULL;
        show_paint(&off->show, &damage);
    }
}

static void step_idle(struct offscreen *off)
{
    step(off, &(struct input){.touch_count = 0});
}

/** A step at this size. */
static void resize(struct offscreen *off, int width, int height)
{
    show_resize(&off->show, width, height);
    step_idle(off);
}

bool offscreen_open(struct offscreen *off, const char *folder, int day, int width, int height,
                    enum diag_language messages)
{
    *off = (struct offscreen){.now = 0};
    if (!show_open(&off->show, folder, day, messages)) {
        return false;
    }
    resize(off, width, height);
    return true;
}

void offscreen_open_pack(struct offscreen *off, struct type *type, struct pack *pack, int width, int height,
                         enum diag_language messages)
{
    *off = (struct offscreen){.now = 0};
    show_open_pack(&off->show, type, pack, messages);
    resize(off, width, height);
}

void offscreen_close(struct offscreen *off)
{
    show_close(&off->show);
    strbuf_finish(&off->status);
    strbuf_finish(&off->card);
}

bool offscreen_jump(struct offscreen *off, enum screen screen, const char *id)
{
    if (!app_jump(off->show.app, screen, id, off->now)) {
        return false;
    }
    step_idle(off);
    return true;
}

bool offscreen_language(struct offscreen *off, const char *tag)
{
    if (!app_set_language(off->show.app, tag)) {
        return false;
    }
    step_idle(off);
    return true;
}

void offscreen_comfort(struct offscreen *off, const bool comfort[COMFORT_COUNT])
{
    for (int i = 0; i < COMFORT_COUNT; i++) {
        app_set_comfort(off->show.app, (enum comfort)i, comfort[i]);
    }
    step_idle(off);
}

void offscreen_resize(struct offscreen *off, int width, int height)
{
    resize(off, width, height);
}

/** When the loop would step next, if nobody touches anything. */
static tick next_step(const struct offscreen *off)
{
    tick soonest = off->now + SHOW_FRAME;
    return off->show.wanted > soonest ? off->show.wanted : soonest;
}

void offscreen_run(struct offscreen *off, tick until)
{
    while (off->now < until) {
        tick next = next_step(off);
        off->now = next < until ? next : until;
        step_idle(off);
    }
}

void offscreen_skip(struct offscreen *off, tick by)
{
    off->now += by;
    step_idle(off);
}

/** The record of where a finger is; a new one for a finger not seen before. */
static struct offscreen_finger *finger_of(struct offscreen *off, int64_t finger)
{
    for (size_t i = 0; i < off->finger_count; i++) {
        if (off->fingers[i].finger == finger) {
            return &off->fingers[i];
        }
    }
    REQUIRE(off->finger_count < OFFSCREEN_FINGERS_MAX);
    off->fingers[off->finger_count] = (struct offscreen_finger){.finger = finger};
    return &off->fingers[off->finger_count++];
}

void offscreen_touch(struct offscreen *off, enum touch_kind kind, int64_t finger, struct point at)
{
    finger_of(off, finger)->at = at;
    struct touch touch = {.kind = kind, .finger = finger, .at = at, .when = off->now};
    step(off, &(struct input){.touches = &touch, .touch_count = 1});
}

void offscreen_lift(struct offscreen *off, int64_t finger)
{
    offscreen_touch(off, TOUCH_UP, finger, finger_of(off, finger)->at);
}

void offscreen_tap(struct offscreen *off, struct point at)
{
    offscreen_touch(off, TOUCH_DOWN, 1, at);
    offscreen_lift(off, 1);
}

void offscreen_key(struct offscreen *off, enum key key)
{
    step(off, &(struct input){.keys = &key, .key_count = 1});
}

bool offscreen_save_picture(struct offscreen *off, const char *path)
{
    const struct px_rect *damage = NULL;
    show_paint(&off->show, &damage);
    return show_save(&off->show, path);
}

bool offscreen_save_dump(const struct offscreen *off, const char *path)
{
    struct strbuf text = {0};
    dump_list(&off->show.list, &text);
    bool saved = file_write_atomic(path, strbuf_text(&text), text.size);
    strbuf_finish(&text);
    return saved;
}
