/*
 * visitor SCENE PACK SOCKET|mouse DEGREES COMPARE OUT <STATUS-LINES
 *
 * Plays a scene (see src/run/scene.h) with real fingers on the glass of a program that runs, as `play` does without a
 * display. The same steps go to a *shadow*: the same show, without a display, which says where to touch and what the
 * glass must look like. Everything that is expected is expected of the program itself, of its status lines and of the
 * picture on its glass.
 *
 * It waits for what must come, each for a limited time. `at` and `after` mean "once the program is at rest"; only
 * before `move` and `up` are they time that passes, because how long a finger is held is what a gesture is made of.
 *
 * Exit 0 when everything came as expected, 1 when not, 2 for wrong arguments.
 */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ease.h"
#include "ear.h"
#include "hand.h"
#include "run/offscreen.h"
#include "run/place.h"
#include "run/scene.h"
#include "run/targets.h"
#include "tool.h"

struct visitor {
    const char *file, *out, *compare;
    struct ear ear;
    struct hand hand;
    struct offscreen shadow;
    tick start;  /* of the scene, in the shadow's time */
    tick passed; /* how much of the scene's time is over */
    const struct scene_step *step;
    char shot[512]; /* the last picture of the glass, "" when there is none */
};

/** Say what went wrong at the step; always false. */
static bool fail(const struct visitor *visitor, const char *what, const char *whose)
{
    fprintf(stderr, "%s:%d: %s: %s\n", visitor->file, visitor->step->line, what, whose);
    return false;
}

/* Waiting */

static const char *shadow_screen(const struct visitor *visitor)
{
    return screen_name(app_screen(visitor->shadow.show.app));
}

static bool is_taken(const struct ear *ear, const void *self)
{
    const struct hand *hand = self;
    return ear->fingers == hand->down && ear->downs == hand->downs;
}

/** Until the program has seen every finger come or go that did, each once. */
static bool wait_taken(struct visitor *visitor)
{
    if (ear_wait(&visitor->ear, is_taken, &visitor->hand)) {
        return true;
    }
    char wanted[64];
    snprintf(wanted, sizeof wanted, "fingers %ld %ld", visitor->hand.down, visitor->hand.downs);
    return fail(visitor, "the program does not say so", wanted);
}

/** At rest on the screen where it must be; attract never rests. */
static bool is_at_rest(const struct ear *ear, const void *self)
{
    const char *screen = self;
    return strcmp(strbuf_text(&ear->screen), screen) == 0 && (ear->resting || strcmp(screen, "attract") == 0);
}

/** Let the shadow go on to a moment of the scene, and to its rest. */
static void settle_shadow(struct visitor *visitor, tick at)
{
    struct offscreen *shadow = &visitor->shadow;
    offscreen_run(shadow, visitor->start + at);
    for (int i = 0; i < 100 && shadow->show.wanted <= shadow->now + SHOW_FRAME; i++) {
        offscreen_run(shadow, shadow->now + TICK_MS(100));
    }
    visitor->start = shadow->now - at;
}

static bool settle(struct visitor *visitor, tick at)
{
    settle_shadow(visitor, at);
    const char *screen = shadow_screen(visitor);
    return ear_wait(&visitor->ear, is_at_rest, screen) || fail(visitor, "the program does not come to rest on", screen);
}

static void sleep_for(tick length)
{
    struct timespec t = {.tv_sec = length / TICK_S(1), .tv_nsec = length % TICK_S(1) * 1000};
    while (length > 0 && nanosleep(&t, &t) != 0) {
    }
}

/** Before a step: time passes. */
static bool pass(struct visitor *visitor, const struct scene_step *step)
{
    tick length = step->at - visitor->passed;
    visitor->passed = step->at + step->length;
    if (step->verb == SCENE_MOVE || step->verb == SCENE_UP) {
        sleep_for(length);
        offscreen_run(&visitor->shadow, visitor->start + step->at);
        return true;
    }
    return length == 0 || settle(visitor, step->at);
}

/* Touching */

static bool lost(const struct visitor *visitor)
{
    return fail(visitor, "the touch does not reach the server", strerror(errno));
}

static bool put_down(struct visitor *visitor, int finger, struct point at)
{
    offscreen_touch(&visitor->shadow, TOUCH_DOWN, finger, at);
    return hand_down(&visitor->hand, finger, at) || lost(visitor);
}

static bool move_to(struct visitor *visitor, int finger, struct point at)
{
    offscreen_touch(&visitor->shadow, TOUCH_MOVE, finger, at);
    return hand_move(&visitor->hand, finger, at) || lost(visitor);
}

static bool lift(struct visitor *visitor, int finger)
{
    offscreen_lift(&visitor->shadow, finger);
    return hand_up(&visitor->hand, finger) || lost(visitor);
}

/** A finger that has nothing else to do. */
static int free_finger(const struct visitor *visitor)
{
    int finger = 1;
    while (finger < HAND_FINGERS_MAX && visitor->hand.fingers[finger].down) {
        finger++;
    }
    return finger;
}

static bool tap(struct visitor *visitor, struct point at)
{
    int finger = free_finger(visitor);
    if (!put_down(visitor, finger, at) || !wait_taken(visitor)) {
        return false;
    }
    offscreen_run(&visitor->shadow, visitor->shadow.now + visitor->step->length);
    return lift(visitor, finger) && wait_taken(visitor);
}

static bool do_tap(struct visitor *visitor)
{
    return tap(visitor, point_make(visitor->step->numbers[0], visitor->step->numbers[1]));
}

static bool touch(struct visitor *visitor, const char *target)
{
    const struct show *show = &visitor->shadow.show;
    struct point at;
    return targets_find(&show->list, show->pack, target, &at) ? tap(visitor, at)
                                                              : fail(visitor, "nothing can be touched as", target);
}

static bool do_touch(struct visitor *visitor)
{
    return touch(visitor, visitor->step->word);
}

static bool do_press(struct visitor *visitor)
{
    struct point at;
    return targets_find_text(&visitor->shadow.show.list, visitor->step->rest, &at)
               ? tap(visitor, at)
               : fail(visitor, "no text says", visitor->step->rest);
}

/** Where a gesture's finger comes from and goes to. */
struct way {
    struct point from, to;
};

static bool glide(struct visitor *visitor, const struct way *ways, int fingers)
{
    tick length = visitor->step->length;
    tick start = visitor->shadow.now;
    bool good = true;
    for (int i = 0; good && i < fingers; i++) {
        good = put_down(visitor, i + 1, ways[i].from);
    }
    good = good && wait_taken(visitor);
    while (good && visitor->shadow.now < start + length) {
        sleep_for(SHOW_FRAME);
        offscreen_run(&visitor->shadow, visitor->shadow.now + SHOW_FRAME);
        double t = ease_progress(visitor->shadow.now, start, length);
        for (int i = 0; good && i < fingers; i++) {
            good = move_to(visitor, i + 1, point_mix(ways[i].from, ways[i].to, t));
        }
    }
    for (int i = 0; good && i < fingers; i++) {
        good = lift(visitor, i + 1);
    }
    return good && wait_taken(visitor);
}

static bool do_drag(struct visitor *visitor)
{
    const double *n = visitor->step->numbers;
    return glide(visitor, &(struct way){point_make(n[0], n[1]), point_make(n[2], n[3])}, 1);
}

static bool do_pinch(struct visitor *visitor)
{
    const double *n = visitor->step->numbers;
    struct way ways[] = {
        {point_make(n[0] - n[2] / 2, n[1]), point_make(n[0] - n[3] / 2, n[1])},
        {point_make(n[0] + n[2] / 2, n[1]), point_make(n[0] + n[3] / 2, n[1])},
    };
    return glide(visitor, ways, 2);
}

static bool do_down(struct visitor *visitor)
{
    const double *n = visitor->step->numbers;
    return put_down(visitor, (int)visitor->step->finger, point_make(n[0], n[1])) && wait_taken(visitor);
}

static bool do_hold(struct visitor *visitor)
{
    const struct show *show = &visitor->shadow.show;
    struct point at;
    if (!targets_find(&show->list, show->pack, visitor->step->word, &at)) {
        return fail(visitor, "nothing can be touched as", visitor->step->word);
    }
    return put_down(visitor, (int)visitor->step->finger, at) && wait_taken(visitor);
}

static bool do_move(struct visitor *visitor)
{
    const double *n = visitor->step->numbers;
    return move_to(visitor, (int)visitor->step->finger, point_make(n[0], n[1]));
}

static bool do_up(struct visitor *visitor)
{
    return lift(visitor, (int)visitor->step->finger) && wait_taken(visitor);
}

/* Keys */

static bool woke_since(const struct ear *ear, const void *self)
{
    const long *wakes = self;
    return ear->wakes > *wakes;
}

static bool press_key(struct visitor *visitor, enum key key)
{
    static const char *const names[] = {
        [KEY_LEFT] = "Left",
        [KEY_RIGHT] = "Right",
        [KEY_UP] = "Up",
        [KEY_DOWN] = "Down",
        [KEY_ENTER] = "Return",
        [KEY_ESCAPE] = "Escape",
        [KEY_STAFF] = "ctrl+q",
        [KEY_CLOSE] = "alt+F4", /* where a window manager hears it */
        [KEY_ERASE] = "BackSpace",
        [KEY_0] = "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
    };
    static_assert(sizeof names / sizeof *names == KEY_COUNT, "a name for each key");
    ear_catch_up(&visitor->ear);
    long wakes = visitor->ear.resting ? visitor->ear.wakes : -1;
    offscreen_key(&visitor->shadow, key);
    if (!tool_run((const char *const[]){"xdotool", "key", names[key], NULL}, true)) {
        return fail(visitor, "cannot press", names[key]);
    }
    return ear_wait(&visitor->ear, woke_since, &wakes) || fail(visitor, "the program does not wake for", names[key]);
}

static bool do_key(struct visitor *visitor)
{
    return press_key(visitor, visitor->step->key);
}

/** The glass has no other way to a screen than a visitor's. */
static bool do_start(struct visitor *visitor)
{
    struct place place;
    char target[64];
    if (!place_parse(visitor->step->word, &place) || place.id) {
        return fail(visitor, "no visitor can start at", visitor->step->word);
    }
    while (app_screen(visitor->shadow.show.app) != SCREEN_HOME) {
        bool attract = app_screen(visitor->shadow.show.app) == SCREEN_ATTRACT;
        if (!press_key(visitor, attract ? KEY_ENTER : KEY_ESCAPE) || !settle(visitor, visitor->step->at)) {
            return false;
        }
    }
    snprintf(target, sizeof target, "go:%s", screen_name(place.screen));
    return (place.screen == SCREEN_HOME || touch(visitor, target)) && settle(visitor, visitor->step->at);
}

/* Expecting */

static bool is_screen(const struct ear *ear, const void *self)
{
    return strcmp(strbuf_text(&ear->screen), self) == 0;
}

static bool is_card(const struct ear *ear, const void *self)
{
    return strcmp(strbuf_text(&ear->card), self) == 0;
}

/** A finger whose end the panel never tells is given up by the program: what it counts is what it says. */
static bool hear_status(struct visitor *visitor, const char *line)
{
    if (!ear_hear(&visitor->ear, line)) {
        return false;
    }
    if (strncmp(line, "fingers 0 ", 10) == 0) {
        hand_forget(&visitor->hand);
    }
    return true;
}

static bool do_expect(struct visitor *visitor)
{
    const struct scene_step *step = visitor->step;
    const struct show *show = &visitor->shadow.show;
    struct ear *ear = &visitor->ear;
    struct point at;
    bool met = false;
    if (strcmp(step->word, "screen") == 0) {
        met = ear_wait(ear, is_screen, step->rest);
    } else if (strcmp(step->word, "card") == 0) {
        met = ear_wait(ear, is_card, step->rest);
    } else if (strcmp(step->word, "status") == 0) {
        met = hear_status(visitor, step->rest);
    } else if (strcmp(step->word, "target") == 0) {
        met = targets_find(&show->list, show->pack, step->rest, &at);
    }
    return met || fail(visitor, step->word, step->rest);
}

static void picture_path(const struct visitor *visitor, const char *ending, char out[512])
{
    snprintf(out, 512, "%s/%s%s.png", visitor->out, visitor->step->word, ending);
}

static bool same_pictures(const struct visitor *visitor, const char *wanted, const char *got, bool loud)
{
    char difference[512];
    picture_path(visitor, "-difference", difference);
    return tool_run((const char *const[]){visitor->compare, wanted, got, difference, NULL}, loud);
}

/** What is on the glass must be what the shadow paints, and something else than at the shot before. */
static bool do_shot(struct visitor *visitor)
{
    char wanted[512];
    char got[512];
    picture_path(visitor, "", wanted);
    picture_path(visitor, "-glass", got);
    if (visitor->hand.degrees != 0) {
        return fail(visitor, "no picture is taken of a glass that hangs turned", visitor->step->word);
    }
    if (!offscreen_save_picture(&visitor->shadow, wanted) ||
        !tool_run((const char *const[]){"import", "-window", "root", got, NULL}, true)) {
        return fail(visitor, "no picture", got);
    }
    if (visitor->shot[0] && same_pictures(visitor, visitor->shot, got, false)) {
        return fail(visitor, "the glass still shows", visitor->shot);
    }
    snprintf(visitor->shot, sizeof visitor->shot, "%s", got);
    return same_pictures(visitor, wanted, got, true) || fail(visitor, "the glass shows something else", got);
}

/** The size of the glass is given; the draw list is compared by the scenes without a display. */
static bool do_nothing(struct visitor *visitor)
{
    (void)visitor;
    return true;
}

static bool do_unknown(struct visitor *visitor)
{
    return fail(visitor, "a visitor cannot do this", scene_verb_name(visitor->step->verb));
}

typedef bool visitor_verb(struct visitor *visitor);

static visitor_verb *const verbs[] = {
    [SCENE_TAP] = do_tap,       [SCENE_TOUCH] = do_touch, [SCENE_PRESS] = do_press,  [SCENE_DRAG] = do_drag,
    [SCENE_PINCH] = do_pinch,   [SCENE_DOWN] = do_down,   [SCENE_HOLD] = do_hold,    [SCENE_MOVE] = do_move,
    [SCENE_UP] = do_up,         [SCENE_KEY] = do_key,     [SCENE_LANG] = do_unknown, [SCENE_SIZE] = do_nothing,
    [SCENE_START] = do_start,   [SCENE_SHOT] = do_shot,   [SCENE_DUMP] = do_nothing, [SCENE_EXPECT] = do_expect,
    [SCENE_WHERE] = do_unknown,
};
static_assert(sizeof verbs / sizeof *verbs == SCENE_VERB_COUNT, "a row for each verb");

static bool visit(struct visitor *visitor, const struct scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        visitor->step = &scene->steps[i];
        if (!pass(visitor, visitor->step) || !verbs[visitor->step->verb](visitor)) {
            fprintf(stderr, "status lines so far:\n%s", strbuf_text(&visitor->ear.said));
            return false;
        }
    }
    printf("%s: %zu steps, %ld fingers\n", visitor->file, scene->count, visitor->hand.downs);
    return true;
}

static bool open_and_visit(struct visitor *visitor, const struct scene *scene, char **argv)
{
    struct px_size size = scene->steps[0].size;
    const char *socket = strcmp(argv[3], "mouse") == 0 ? NULL : argv[3];
    visitor->step = &scene->steps[0];
    ear_init(&visitor->ear, 0, "attract");
    if (!hand_open(&visitor->hand, socket, size, (int)strtol(argv[4], NULL, 10))) {
        return fail(visitor, argv[3], strerror(errno));
    }
    return offscreen_open(&visitor->shadow, argv[2], DAY_NONE, size.width, size.height, DIAG_ENGLISH) &&
           visitor->shadow.show.pack && visit(visitor, scene);
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "usage: visitor SCENE PACK SOCKET|mouse DEGREES COMPARE OUT <STATUS-LINES\n");
        return 2;
    }
    struct diags diags = {.count = 0};
    struct scene scene = {.count = 0};
    struct visitor visitor = {.file = argv[1], .compare = argv[5], .out = argv[6], .hand = {.panel = {.socket = -1}}};
    bool good = scene_load(&scene, argv[1], &diags) && scene.count > 0 && scene.steps[0].verb == SCENE_SIZE &&
                open_and_visit(&visitor, &scene, argv);
    if (diags.count) {
        fprintf(stderr, "%s:%d: %s\n", argv[1], diags.items[0].place.line, diags.items[0].message[DIAG_ENGLISH]);
    }
    hand_close(&visitor.hand);
    offscreen_close(&visitor.shadow);
    ear_finish(&visitor.ear);
    scene_finish(&scene);
    diag_finish(&diags);
    return good ? 0 : 1;
}
