#include "ui/voices.h"

#include <math.h>

#include "check.h"
#include "ui/state.h"
#include "ui/target.h"

/** A show of `count` voices on a wide stage, with voice `front` in front and everything at rest. */
struct fixture {
    struct pack pack;
    struct pack_voice voices[8];
    struct app app;
};

static void fixture_init(struct fixture *f, size_t count, int front)
{
    *f = (struct fixture){.pack = {.voice_count = count}};
    f->pack.voices = f->voices;
    f->app.pack = &f->pack;
    f->app.width = 1920;
    f->app.height = 1080;
    f->app.screen = f->app.leaving = SCREEN_VOICES;
    voices_enter(&f->app, 0);
    f->app.voices.front = front;
}

static void tap(struct fixture *f, enum target_kind kind, int number, tick now)
{
    struct gesture gesture = {.kind = GESTURE_TAP, .target = target_make(kind, number), .scale = 1};
    voices_gesture(&f->app, &gesture, now);
}

static void hold(struct fixture *f, bool down)
{
    f->app.gesture.fingers[0] =
        (struct gesture_finger){.down = down, .dragging = down, .target = target_make(TARGET_VOICE_SHEET, 0)};
}

static void drag(struct fixture *f, double dx, tick now)
{
    hold(f, true);
    struct gesture gesture = {
        .kind = GESTURE_DRAG, .target = target_make(TARGET_VOICE_SHEET, 0), .delta = {dx, 0}, .scale = 1};
    voices_gesture(&f->app, &gesture, now);
}

static void drop(struct fixture *f, double speed, tick now)
{
    hold(f, false);
    struct gesture gesture = {
        .kind = GESTURE_DROP, .target = target_make(TARGET_VOICE_SHEET, 0), .velocity = {speed, 0}, .scale = 1};
    voices_gesture(&f->app, &gesture, now);
}

static void test_buttons(void)
{
    static const struct {
        size_t count;
        int front;
        enum target_kind kind;
        int number, then;
    } cases[] = {
        {6, 0, TARGET_VOICE_NEXT, 0, 1},     {6, 5, TARGET_VOICE_NEXT, 0, 0}, /* it goes round */
        {6, 0, TARGET_VOICE_PREVIOUS, 0, 5}, {3, 2, TARGET_VOICE_NEXT, 0, 0},
        {2, 1, TARGET_VOICE_NEXT, 0, 1}, /* two do not */
        {2, 0, TARGET_VOICE_PREVIOUS, 0, 0}, {2, 0, TARGET_VOICE_NEXT, 0, 1},
        {1, 0, TARGET_VOICE_NEXT, 0, 0},     {6, 0, TARGET_VOICE, 5, 5},
        {6, 1, TARGET_VOICE, 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        fixture_init(&f, cases[i].count, cases[i].front);
        tap(&f, cases[i].kind, cases[i].number, TICK_S(5));
        CHECK(f.app.voices.front == cases[i].then);
        CHECK(voices_shift(&f.app, TICK_S(5) + VOICES_SETTLE) == 0);
    }
}

/** A tap on the slip at the left comes from the left, also across the seam. */
static void test_shorter_way(void)
{
    static const struct {
        size_t count;
        int front, voice;
        double from; /* where the slips stand just after the tap */
    } cases[] = {{6, 0, 5, -1}, {6, 5, 0, 1}, {6, 2, 3, 1}, {3, 0, 2, -1}, {3, 2, 0, 1}, {2, 0, 1, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        fixture_init(&f, cases[i].count, cases[i].front);
        tap(&f, TARGET_VOICE, cases[i].voice, TICK_S(5));
        CHECK(fabs(voices_shift(&f.app, TICK_S(5)) - cases[i].from) < 1e-9);
    }
}

static void test_drag_follows(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    drag(&f, -100, TICK_S(5));
    double once = voices_shift(&f.app, TICK_S(5));
    drag(&f, -100, TICK_S(6));
    CHECK(once < 0);
    CHECK(fabs(voices_shift(&f.app, TICK_S(6)) - 2 * once) < 1e-9);
    CHECK(voices_shift(&f.app, TICK_S(20)) == voices_shift(&f.app, TICK_S(6))); /* as long as it is held */
}

static void test_drop(void)
{
    static const struct {
        double dx, speed;
        int then;
    } cases[] = {
        {-40, 0, 0},   {-400, 0, 1}, {400, 0, 5}, {-40, -900, 1}, {40, 900, 5}, {-40, 900, 0}, /* thrown back */
        {-1500, 0, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        fixture_init(&f, 6, 0);
        drag(&f, cases[i].dx, TICK_S(5));
        drop(&f, cases[i].speed, TICK_S(5));
        CHECK(f.app.voices.front == cases[i].then);
        CHECK(voices_shift(&f.app, TICK_S(5) + VOICES_SETTLE) == 0);
    }
}

/** Nothing jumps: just after the finger has let go, every slip stands where it stood. */
static void test_drop_is_smooth(void)
{
    for (double dx = -1400; dx <= 1400; dx += 70) {
        struct fixture f;
        fixture_init(&f, 6, 2);
        drag(&f, dx, TICK_S(5));
        double before = voices_shift(&f.app, TICK_S(5)) - f.app.voices.front;
        drop(&f, 0, TICK_S(5));
        double after = voices_shift(&f.app, TICK_S(5)) - f.app.voices.front;
        CHECK(fabs(remainder(after - before, 6)) < 1e-9);
    }
}

static void test_caught_while_settling(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    tap(&f, TARGET_VOICE_NEXT, 0, TICK_S(5));
    tick caught = TICK_S(5) + TICK_MS(80);
    double before = voices_shift(&f.app, caught);
    CHECK(before > 0 && before < 1);
    drag(&f, 0, caught);
    CHECK(fabs(voices_shift(&f.app, caught) - before) < 1e-9);
}

/** A finger that is taken away without a drop (a cancelled touch) leaves nothing standing askew. */
static void test_cancel(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    drag(&f, -200, TICK_S(5));
    hold(&f, false);
    CHECK(voices_shift(&f.app, TICK_S(5) + VOICES_SETTLE) == 0);
    CHECK(f.app.voices.front == 0);
}

/** A drag that is held still for long and then let go turns as any other, from where it is. */
static void test_held_for_long(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    drag(&f, -300, TICK_S(5));
    double before = voices_shift(&f.app, TICK_S(9));
    drop(&f, 0, TICK_S(9));
    CHECK(f.app.voices.front == 1);
    CHECK_NEAR(voices_shift(&f.app, TICK_S(9)), before + 1, 1e-9);
}

/** A drag that is taken back falls back from where it is, and the next one begins anew. */
static void test_taken_back(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    drag(&f, -300, TICK_S(5));
    double before = voices_shift(&f.app, TICK_S(35));
    struct gesture cancel = {.kind = GESTURE_CANCEL, .target = target_make(TARGET_VOICE_SHEET, 0), .scale = 1};
    hold(&f, false);
    voices_gesture(&f.app, &cancel, TICK_S(35));
    CHECK(f.app.voices.front == 0);
    CHECK_NEAR(voices_shift(&f.app, TICK_S(35)), before, 1e-9);
    drag(&f, -10, TICK_S(40));
    CHECK(fabs(voices_shift(&f.app, TICK_S(40))) < fabs(before) / 10);
}

/** Beyond the last of two slips a drag pulls against a spring and falls back. */
static void test_ends(void)
{
    struct fixture f, free;
    fixture_init(&f, 2, 1);
    fixture_init(&free, 6, 1);
    for (int i = 0; i < 5; i++) {
        drag(&f, -100, TICK_S(5));
        drag(&free, -100, TICK_S(5));
    }
    CHECK(voices_shift(&f.app, TICK_S(5)) > voices_shift(&free.app, TICK_S(5)) / 2);
    drop(&f, -2000, TICK_S(5));
    CHECK(f.app.voices.front == 1);
}

static void test_page_of_long_voice(void)
{
    struct fixture f;
    fixture_init(&f, 6, 0);
    tap(&f, TARGET_PAGE, 2, TICK_S(5));
    CHECK(f.app.voices.page == 2 && f.app.voices.front == 0);
    tap(&f, TARGET_VOICE_NEXT, 0, TICK_S(6));
    CHECK(f.app.voices.page == 0 && f.app.voices.front == 1);
}

int main(void)
{
    test_buttons();
    test_shorter_way();
    test_drag_follows();
    test_drop();
    test_drop_is_smooth();
    test_caught_while_settling();
    test_cancel();
    test_held_for_long();
    test_taken_back();
    test_ends();
    test_page_of_long_voice();
    return check_result();
}
