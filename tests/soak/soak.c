/*
 * soak PACK [--hours N] [--seed S] [--size WxH] [--lang L] [--paint N]: random visitors in virtual time, for N hours
 * (10).
 *
 * They come and go, tap what can be tapped and what cannot, drag, pinch, come two at a time, lean on the glass and its
 * corners, leave fingers down and press keys, and flip the switches of the panel. Only a key leads them to the staff.
 * Time jumps from event to event, at least twice a second while somebody is there. Every frame at rest that is looked
 * at must be whole (judge.h), one step in N (500) is painted and must not be blank, and memory must stay flat.
 *
 * Where every step is painted (--paint 1), pictures come from threads, as before visitors, and what is resident is
 * looked at, too: it must stay flat, with few holes between what is in use. That needs the C library's own memory: 77
 * with a sanitiser's.
 */
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "judge.h"
#include "run/memory.h"
#include "run/show.h"
#include "ui/state.h"

#if defined(__SANITIZE_ADDRESS__)
size_t __sanitizer_get_current_allocated_bytes(void);
enum { IS_SANITISED = true };
#else
enum { IS_SANITISED = false };
#endif

enum {
    PAINT_EVERY = 500,
    LOOK_EVERY = 50, /* of those painted, where all are */
    JUDGE_EVERY = 11,
    FAULTS_SHOWN = 40,
    FLAT_BYTES =
        16 * 1024 * 1024, /* what caches below their budgets may still grow by; what is lost the sanitiser tells */
    HOLES_MAX = 24 * 1024 * 1024, /* what lies unused between blocks of the heap */
    SKIPPED = 77,
};

static const tick pace = TICK_MS(500);

struct soak {
    struct show show;
    struct rng rng;
    const char *name;
    tick now, end;
    long steps, painted, judged, actions;
    size_t faults;
    int paint_every;
    size_t peak[2]; /* bytes in use, in the second and in the last third of the time; or bytes that are resident */
    size_t holes;   /* the most there were */
};

static bool is_resident(const struct soak *soak)
{
    return soak->paint_every == 1;
}

static size_t bytes_in_use(void)
{
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

/** What the system holds for us and would have to write away; not files, such as fonts, which it can read again. */
static size_t bytes_resident(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[256];
    unsigned long kilobytes = 0;
    while (file && fgets(line, sizeof line, file) && sscanf(line, "Anonymous: %lu", &kilobytes) != 1) {
    }
    if (file) {
        fclose(file);
    }
    return (size_t)kilobytes * 1024;
}

static void note_memory(struct soak *soak)
{
    double part = (double)soak->now / (double)soak->end;
    size_t bytes = is_resident(soak) ? bytes_resident() : bytes_in_use();
    size_t holes = is_resident(soak) ? mallinfo2().fordblks : 0;
    soak->holes = holes > soak->holes ? holes : soak->holes;
    for (int third = 0; third < 2; third++) {
        if (part > (third + 1) / 3.0 && part <= (third + 2) / 3.0 && bytes > soak->peak[third]) {
            soak->peak[third] = bytes;
        }
    }
}

/** A picture in which hardly anything differs from anything else is no picture. */
static bool is_blank(const struct show *show)
{
    int width, height, stride;
    const uint32_t *pixels = painter_pixels(show->painter, &width, &height, &stride);
    unsigned long bright = 0, changes = 0;
    for (int y = 0; y < height; y += 3) {
        const uint32_t *row = (const uint32_t *)(const void *)((const char *)pixels + (size_t)y * (size_t)stride);
        for (int x = 1; x < width; x++) {
            bright += (row[x] >> 8 & 0xFF) > 100;
            changes += row[x] != row[x - 1];
        }
    }
    return bright < 50 || changes < 500;
}

static void paint(struct soak *soak)
{
    const struct px_rect *damage;
    show_paint(&soak->show, &damage);
    soak->painted++;
    if (is_resident(soak) && soak->painted % LOOK_EVERY != 0) {
        return;
    }
    if (is_blank(&soak->show)) {
        soak->faults++;
        printf("%s, %lld s: %s is blank\n", soak->name, (long long)(soak->now / TICK_S(1)),
               screen_name(app_screen(soak->show.app)));
    }
    note_memory(soak);
}

static void judge(struct soak *soak)
{
    enum screen screen = app_screen(soak->show.app);
    char where[160];
    const bool *on = soak->show.app->comfort;
    snprintf(where, sizeof where, "%s, %lld s, %s, %s%s%s", soak->name, (long long)(soak->now / TICK_S(1)),
             screen_name(screen), soak->show.pack->languages[soak->show.app->language],
             on[COMFORT_LARGE] ? ", large" : "", on[COMFORT_CONTRAST] ? ", contrast" : "");
    unsigned flags = screen == SCREEN_VOICES ? JUDGE_LEAVES : 0;
    flags |= screen == SCREEN_FAULT ? JUDGE_NO_WAY : 0;
    soak->faults += judge_list(&soak->show.list, flags, where, stdout);
    soak->judged++;
}

/** While a finger holds something, it may hang anywhere. */
static bool is_held(const struct soak *soak)
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        if (soak->show.app->gesture.fingers[i].down) {
            return true;
        }
    }
    return false;
}

static bool is_of_staff(enum screen screen)
{
    return screen == SCREEN_STAFF || screen == SCREEN_PIN;
}

/** Nobody meets the staff's screens by accident: who is there has pressed the key, or was there before. */
static void watch_door(struct soak *soak, const struct input *input, enum screen before)
{
    enum screen screen = app_screen(soak->show.app);
    bool key = false;
    for (int i = 0; i < input->key_count; i++) {
        key = key || input->keys[i] == KEY_STAFF;
    }
    if (is_of_staff(screen) && !is_of_staff(before) && !key) {
        soak->faults++;
        printf("%s, %lld s: a visitor met %s\n", soak->name, (long long)(soak->now / TICK_S(1)), screen_name(screen));
    }
}

static void step(struct soak *soak, const struct input *input)
{
    enum screen before = app_screen(soak->show.app);
    show_step(&soak->show, input, soak->now);
    watch_door(soak, input, before);
    soak->steps++;
    type_trim(soak->show.type); /* as the painter's side does after every frame */
    bool lives = app_screen(soak->show.app) == SCREEN_ATTRACT && soak->now > soak->show.app->changed + TICK_S(1);
    bool rests = soak->show.wanted > soak->now + SHOW_FRAME || lives;
    if (rests && !is_held(soak) && soak->steps % JUDGE_EVERY == 0 && soak->faults < FAULTS_SHOWN) {
        judge(soak);
    }
    if (soak->steps % soak->paint_every == 0) {
        paint(soak);
    }
}

static void wait(struct soak *soak, tick length)
{
    for (tick until = soak->now + length; soak->now < until;) {
        soak->now = soak->now + pace < until ? soak->now + pace : until;
        step(soak, &(struct input){.touch_count = 0});
    }
}

static void touch(struct soak *soak, enum touch_kind kind, int64_t finger, struct point at)
{
    struct touch t = {.kind = kind, .finger = finger, .at = at, .when = soak->now};
    step(soak, &(struct input){.touches = &t, .touch_count = 1});
    soak->now += TICK_MS(20) + rng_below(&soak->rng, 60000);
}

static struct point anywhere(struct soak *soak)
{
    return point_make(rng_range(&soak->rng, 0, soak->show.stage_w), rng_range(&soak->rng, 0, soak->show.stage_h));
}

/** A place on something that can be touched, or anywhere. */
static struct point somewhere(struct soak *soak)
{
    const struct draw_list *list = &soak->show.list;
    if (list->hit_count == 0 || rng_below(&soak->rng, 10) == 0) {
        return anywhere(soak);
    }
    struct rect area = list->hits[rng_below(&soak->rng, (int)list->hit_count)].area;
    return point_make(rng_range(&soak->rng, area.x, area.x + area.w), rng_range(&soak->rng, area.y, area.y + area.h));
}

static void tap(struct soak *soak)
{
    struct point at = somewhere(soak);
    touch(soak, TOUCH_DOWN, 1, at);
    touch(soak, TOUCH_UP, 1, at);
}

static void drag(struct soak *soak)
{
    struct point from = somewhere(soak), to = anywhere(soak);
    touch(soak, TOUCH_DOWN, 2, from);
    for (int i = 1; i <= 6; i++) {
        touch(soak, TOUCH_MOVE, 2, point_mix(from, to, i / 6.0));
    }
    touch(soak, TOUCH_UP, 2, to);
}

static void pinch(struct soak *soak)
{
    struct point a = anywhere(soak), b = anywhere(soak), c = anywhere(soak);
    touch(soak, TOUCH_DOWN, 3, a);
    touch(soak, TOUCH_DOWN, 4, b);
    for (int i = 1; i <= 6; i++) {
        touch(soak, TOUCH_MOVE, 3 + i % 2, point_mix(i % 2 ? b : a, c, i / 6.0));
    }
    touch(soak, TOUCH_UP, 4, c);
    touch(soak, TOUCH_UP, 3, c);
}

/** Two people touch at once, each something else. */
static void tap_together(struct soak *soak)
{
    struct point a = somewhere(soak), b = somewhere(soak);
    touch(soak, TOUCH_DOWN, 5, a);
    touch(soak, TOUCH_DOWN, 6, b);
    touch(soak, TOUCH_UP, 5, a);
    touch(soak, TOUCH_UP, 6, b);
}

/** What broken panels do: a finger that stays, one that was never down, one that comes down twice. */
static void misbehave(struct soak *soak)
{
    static const enum touch_kind kinds[] = {TOUCH_DOWN, TOUCH_UP, TOUCH_MOVE, TOUCH_CANCEL, TOUCH_DOWN};
    for (int i = 0; i < 4; i++) {
        touch(soak, kinds[rng_below(&soak->rng, 5)], 7 + rng_below(&soak->rng, 5), somewhere(soak));
    }
}

/** A hand rests on the glass for a while, and is not always still. */
static void rest_hand(struct soak *soak, struct point at)
{
    touch(soak, TOUCH_DOWN, 12, at);
    wait(soak, TICK_MS(500 + rng_below(&soak->rng, 12000)));
    if (rng_below(&soak->rng, 2)) {
        touch(soak, TOUCH_MOVE, 12, point_make(at.x + rng_range(&soak->rng, -60, 60), at.y));
    }
    touch(soak, TOUCH_UP, 12, at);
}

/** Somebody leans on the glass twice, on its corners or anywhere; in any order of corners but the staff's own. */
static void lean(struct soak *soak)
{
    enum { TOP_LEFT, TOP_RIGHT, LOW_LEFT, LOW_RIGHT, ANYWHERE = 8 };
    double right = soak->show.stage_w - 20, low = soak->show.stage_h - 20;
    const struct point corners[] = {{20, 20}, {right, 20}, {20, low}, {right, low}};
    int first = rng_below(&soak->rng, ANYWHERE), second = rng_below(&soak->rng, ANYWHERE);
    second = first == TOP_LEFT && second == LOW_RIGHT ? ANYWHERE : second;
    rest_hand(soak, first <= LOW_RIGHT ? corners[first] : anywhere(soak));
    rest_hand(soak, second <= LOW_RIGHT ? corners[second] : anywhere(soak));
}

static void press(struct soak *soak)
{
    enum key key = (enum key)rng_below(&soak->rng, KEY_STAFF + 1);
    step(soak, &(struct input){.keys = &key, .key_count = 1});
}

static void act(struct soak *soak)
{
    int what = rng_below(&soak->rng, 100);
    if (what < 72) {
        tap(soak);
    } else if (what < 82) {
        drag(soak);
    } else if (what < 87) {
        pinch(soak);
    } else if (what < 92) {
        tap_together(soak);
    } else if (what < 94) {
        misbehave(soak);
    } else if (what < 96) {
        lean(soak);
    } else {
        press(soak);
    }
    soak->actions++;
}

/** Every second visitor wants something else of the panel than it has; some change their minds. */
static void flip_switches(struct soak *soak, int odds)
{
    for (int i = 0; i < COMFORT_COUNT; i++) {
        if (rng_below(&soak->rng, odds) == 0) {
            app_set_comfort(soak->show.app, (enum comfort)i, !soak->show.app->comfort[i]);
        }
    }
}

/** Somebody comes, stays for a while, and goes; then nobody is there for some minutes. */
static void visit(struct soak *soak)
{
    for (int left = 3 + rng_below(&soak->rng, 40); left > 0 && soak->now < soak->end; left--) {
        act(soak);
        flip_switches(soak, left % 8 == 0 ? 3 : 60);
        wait(soak, TICK_MS(100 + rng_below(&soak->rng, 4000)));
    }
    wait(soak, TICK_S(80));
    for (int quiet = rng_below(&soak->rng, 60); quiet > 0 && soak->now < soak->end; quiet--) {
        soak->now += TICK_S(9);
        step(soak, &(struct input){.touch_count = 0});
    }
}

static int report(struct soak *soak)
{
    size_t grown = soak->peak[1] > soak->peak[0] ? soak->peak[1] - soak->peak[0] : 0;
    bool flat = grown <= FLAT_BYTES;
    printf(
        "%s: %.1f hours, %ld actions, %ld steps, %ld judged, %ld painted; memory %.1f MB, then %.1f MB; %zu faults\n",
        soak->name, (double)soak->now / (double)TICK_S(3600), soak->actions, soak->steps, soak->judged, soak->painted,
        (double)soak->peak[0] / 1e6, (double)soak->peak[1] / 1e6, soak->faults);
    if (!flat) {
        printf("%s: memory grows\n", soak->name);
    }
    if (is_resident(soak)) {
        printf("%s: of what is resident, %.1f MB lie between what is in use\n", soak->name, (double)soak->holes / 1e6);
    }
    return soak->faults == 0 && flat && soak->holes <= HOLES_MAX && soak->judged > 0 && soak->painted > 0 ? 0 : 1;
}

/** Painting goes on by itself. */
static void wake(void *self)
{
    (void)self;
}

static bool open_soak(struct soak *soak, const char *pack, int width, int height)
{
    if (!show_open(&soak->show, pack, DAY_NONE, DIAG_ENGLISH)) {
        return false;
    }
    show_resize(&soak->show, width, height);
    if (is_resident(soak)) {
        painter_set_live(soak->show.painter, wake, NULL);
    }
    step(soak, &(struct input){.touch_count = 0});
    return true;
}

int main(int argc, char **argv)
{
    struct soak soak = {.name = argc > 1 ? strrchr(argv[1], '/') : NULL, .paint_every = PAINT_EVERY};
    int width = 960, height = 540;
    double hours = 10;
    unsigned long seed = 1;
    const char *lang = NULL;
    for (int i = 2; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--hours") == 0) {
            hours = strtod(argv[i + 1], NULL);
        } else if (strcmp(argv[i], "--seed") == 0) {
            seed = strtoul(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--size") == 0) {
            sscanf(argv[i + 1], "%dx%d", &width, &height);
        } else if (strcmp(argv[i], "--lang") == 0) {
            lang = argv[i + 1];
        } else if (strcmp(argv[i], "--paint") == 0) {
            soak.paint_every = (int)strtol(argv[i + 1], NULL, 10);
        }
    }
    if (!soak.name || argc % 2 != 0 || soak.paint_every < 1 || soak.paint_every > PAINT_EVERY) {
        fputs("usage: soak FOLDER/PACK [--hours N] [--seed S] [--size WxH] [--lang L] [--paint N]\n", stderr);
        return 2;
    }
    soak.name++;
    soak.rng = rng_seed(seed);
    soak.end = (tick)(hours * (double)TICK_S(3600));
    memory_begin();
    if (is_resident(&soak) && IS_SANITISED) {
        return SKIPPED;
    }
    if (!open_soak(&soak, argv[1], width, height)) {
        return 1;
    }
    while (soak.now < soak.end) {
        if (lang && rng_below(&soak.rng, 2) == 0) {
            app_set_language(soak.show.app, lang);
        }
        visit(&soak);
    }
    int status = report(&soak);
    show_close(&soak.show);
    return status;
}
