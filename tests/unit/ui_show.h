#ifndef TESTS_UNIT_UI_SHOW_H
#define TESTS_UNIT_UI_SHOW_H

#include "base/strbuf.h"
#include "check.h"
#include "pack/pack.h"
#include "ui/app.h"
#include "ui/target.h"

#define FIRST_PACK SOURCE_DIR "/content/kanazawa-2021"
#define TOWN_PACK(kind) BINARY_DIR "/tests/town-packs/" kind

/** The show as a whole, in virtual time, on a stage of a size. */
struct show {
    struct pack *pack;
    struct diags diags;
    struct type *type;
    struct app *app;
    struct draw_list list;
    struct signals signals;
    double width, height;
    tick now;
};

static inline void open_show(struct show *show, const char *pack, double width, double height)
{
    *show = (struct show){.width = width, .height = height};
    show->pack = pack_load(pack, &show->diags);
    show->type = type_create(NULL);
    CHECK(show->pack && show->type);
    show->app = app_create(show->pack, &show->diags, show->type);
}

static inline void close_show(struct show *show)
{
    app_destroy(show->app);
    draw_finish(&show->list);
    type_destroy(show->type);
    pack_destroy(show->pack);
    diag_finish(&show->diags);
}

static inline tick step(struct show *show, const struct touch *touches, int touch_count, const enum key *keys,
                        int key_count)
{
    struct input input = {touches, touch_count, keys, key_count};
    return app_step(show->app, &input, show->now, show->width, show->height, &show->list, &show->signals);
}

static inline bool signalled(struct show *show, enum signal_kind kind, const char *text)
{
    bool found = false;
    for (int i = 0; i < show->signals.count; i++) {
        found |= show->signals.items[i].kind == kind && (!text || strcmp(show->signals.items[i].text, text) == 0);
    }
    show->signals.count = 0;
    return found;
}

/** Let `length` pass in frames of 1/60 s. */
static inline tick run_for(struct show *show, tick length)
{
    tick next = 0;
    for (tick end = show->now + length; show->now < end; show->now += 16667) {
        next = step(show, NULL, 0, NULL, 0);
        show->signals.count = 0;
    }
    return next;
}

static inline void touch_at(struct show *show, enum touch_kind kind, double x, double y)
{
    struct touch touch = {kind, 1, {x, y}, show->now};
    step(show, &touch, 1, NULL, 0);
}

static inline void tap(struct show *show, double x, double y)
{
    touch_at(show, TOUCH_DOWN, x, y);
    show->now += TICK_MS(60);
    touch_at(show, TOUCH_UP, x, y);
}

static inline void press(struct show *show, enum key key)
{
    show->now += TICK_MS(30);
    step(show, NULL, 0, &key, 1);
}

/** True when the last frame says these words, on one line or on several; without readings. */
static inline bool says(const struct show *show, const char *words)
{
    struct strbuf said = {0};
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        if (command->kind == DRAW_TEXT && !command->text.reading) {
            strbuf_puts(&said, command->text.text);
        }
    }
    bool found = strstr(strbuf_text(&said), words) != NULL;
    strbuf_finish(&said);
    return found;
}

/** The middle of a target of this kind and number (-1: any) in the last frame; false when there is none. */
static inline bool find_target(const struct show *show, enum target_kind kind, int number, struct point *out)
{
    for (size_t i = 0; i < show->list.hit_count; i++) {
        uint64_t target = show->list.hits[i].target;
        if (target_kind(target) == kind && (number < 0 || target_number(target) == number)) {
            *out = rect_center(show->list.hits[i].area);
            return true;
        }
    }
    return false;
}

static inline struct point middle_of(const struct show *show, enum target_kind kind, int number)
{
    struct point at = {0, 0};
    CHECK(find_target(show, kind, number, &at));
    return at;
}

#endif
