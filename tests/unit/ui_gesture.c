#include "check.h"
#include "ui/gesture.h"

enum { TARGET_A = 1, TARGET_B = 2, TARGET_C = 3 };

/** So many contacts close together are a palm. */
enum { PALM_LEAST = 6 };

static void make_hits(struct draw_list *list)
{
    draw_begin(list, 1920, 1080);
    draw_hit(list, rect_make(0, 0, 200, 100), TARGET_A, HIT_TAP);
    draw_hit(list, rect_make(300, 0, 400, 400), TARGET_B, HIT_TAP | HIT_DRAG_X | HIT_DRAG_Y | HIT_PINCH);
    draw_hit(list, rect_make(800, 0, 400, 400), TARGET_C, HIT_DRAG_Y);
}

struct step {
    enum touch_kind kind;
    int finger;
    double x, y;
    int at_ms;
    int gestures; /* how many come out */
    enum gesture_kind first;
    uint64_t target;
};

static void play(const char *name, const struct step *steps, size_t count)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    make_hits(&list);
    for (size_t i = 0; i < count; i++) {
        struct gesture out[GESTURES_MAX];
        struct touch touch = {steps[i].kind, steps[i].finger, {steps[i].x, steps[i].y}, TICK_MS(steps[i].at_ms)};
        size_t got = gesture_feed(&state, &list, &touch, out);
        bool same = got == (size_t)steps[i].gestures &&
                    (got == 0 || (out[0].kind == steps[i].first && out[0].target == steps[i].target));
        if (!same) {
            fprintf(stderr, "%s, step %zu: %zu gestures\n", name, i, got);
        }
        CHECK(same);
    }
    draw_finish(&list);
}

#define PLAY(name, ...)                                                                                                \
    do {                                                                                                               \
        static const struct step steps[] = {__VA_ARGS__};                                                              \
        play(name, steps, sizeof steps / sizeof steps[0]);                                                             \
    } while (0)

static void test_single_finger(void)
{
    PLAY("tap", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_UP, 1, 52, 51, 90, 1, GESTURE_TAP, TARGET_A});
    PLAY("a tap beside a target still counts", {TOUCH_DOWN, 1, 208, 50, 0, 0, 0, 0},
         {TOUCH_UP, 1, 208, 50, 90, 1, GESTURE_TAP, TARGET_A});
    PLAY("a tap far from all targets does not", {TOUCH_DOWN, 1, 1500, 900, 0, 0, 0, 0},
         {TOUCH_UP, 1, 1500, 900, 90, 0, 0, 0});
    PLAY("slid off", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_MOVE, 1, 400, 300, 50, 0, 0, 0},
         {TOUCH_UP, 1, 400, 300, 90, 0, 0, 0});
    PLAY("a tremble is no drag", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0}, {TOUCH_MOVE, 1, 508, 206, 20, 0, 0, 0},
         {TOUCH_UP, 1, 508, 206, 90, 1, GESTURE_TAP, TARGET_B});
    PLAY("drag and drop", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0},
         {TOUCH_MOVE, 1, 560, 200, 20, 1, GESTURE_DRAG, TARGET_B},
         {TOUCH_MOVE, 1, 600, 200, 40, 1, GESTURE_DRAG, TARGET_B},
         {TOUCH_UP, 1, 600, 200, 50, 1, GESTURE_DROP, TARGET_B});
    PLAY("a sideways move does not drag what only goes up and down", {TOUCH_DOWN, 1, 900, 200, 0, 0, 0, 0},
         {TOUCH_MOVE, 1, 990, 202, 20, 0, 0, 0}, {TOUCH_UP, 1, 990, 202, 50, 0, 0, 0});
}

static void test_odd_fingers(void)
{
    PLAY("up without down", {TOUCH_UP, 1, 50, 50, 0, 0, 0, 0});
    PLAY("move without down", {TOUCH_MOVE, 1, 50, 50, 0, 0, 0, 0});
    PLAY("down twice, one tap", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_DOWN, 1, 50, 50, 10, 0, 0, 0},
         {TOUCH_UP, 1, 50, 50, 90, 1, GESTURE_TAP, TARGET_A}, {TOUCH_UP, 1, 50, 50, 95, 0, 0, 0});
    PLAY("cancelled", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_CANCEL, 1, 50, 50, 10, 0, 0, 0},
         {TOUCH_UP, 1, 50, 50, 90, 0, 0, 0});
    PLAY("a drag that is cancelled", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0},
         {TOUCH_MOVE, 1, 560, 200, 20, 1, GESTURE_DRAG, TARGET_B},
         {TOUCH_CANCEL, 1, 560, 200, 30, 1, GESTURE_CANCEL, TARGET_B}, {TOUCH_UP, 1, 560, 200, 40, 0, 0, 0});
}

static void test_two_people(void)
{
    PLAY("each finger keeps its target", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_DOWN, 2, 500, 200, 10, 0, 0, 0},
         {TOUCH_MOVE, 2, 560, 200, 20, 1, GESTURE_DRAG, TARGET_B}, {TOUCH_UP, 1, 50, 50, 30, 1, GESTURE_TAP, TARGET_A},
         {TOUCH_UP, 2, 560, 200, 50, 1, GESTURE_DROP, TARGET_B});
    PLAY("a finger on a button never joins a pinch", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0},
         {TOUCH_DOWN, 2, 50, 50, 10, 0, 0, 0}, {TOUCH_MOVE, 1, 600, 200, 20, 1, GESTURE_DRAG, TARGET_B});
    PLAY("two fingers pinch, and the last one drags on", {TOUCH_DOWN, 1, 400, 200, 0, 0, 0, 0},
         {TOUCH_DOWN, 2, 600, 200, 10, 0, 0, 0}, {TOUCH_MOVE, 2, 680, 200, 20, 1, GESTURE_PINCH, TARGET_B},
         {TOUCH_UP, 2, 680, 200, 30, 1, GESTURE_DROP, TARGET_B},
         {TOUCH_MOVE, 1, 410, 200, 40, 1, GESTURE_DRAG, TARGET_B});
}

static void test_pinch_scale(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_hits(&list);
    const struct touch touches[] = {{TOUCH_DOWN, 1, {400, 200}, 0},
                                    {TOUCH_DOWN, 2, {500, 200}, TICK_MS(5)},
                                    {TOUCH_MOVE, 2, {600, 200}, TICK_MS(20)}};
    gesture_feed(&state, &list, &touches[0], out);
    gesture_feed(&state, &list, &touches[1], out);
    CHECK(gesture_feed(&state, &list, &touches[2], out) == 1);
    CHECK_NEAR(out[0].scale, 2, 1e-9);
    CHECK_NEAR(out[0].at.x, 500, 1e-9);
    CHECK_NEAR(out[0].delta.x, 50, 1e-9);
    draw_finish(&list);
}

static void test_stuck_finger(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_hits(&list);
    struct touch down = {TOUCH_DOWN, 1, {50, 50}, 0};
    gesture_feed(&state, &list, &down, out);
    CHECK(gesture_pressed(&state, TARGET_A));
    tick next = 0;
    CHECK(gesture_expire(&state, TICK_S(1), out, &next) == 0 && next == GESTURE_STUCK);
    CHECK(gesture_expire(&state, GESTURE_STUCK, out, &next) == 0 && next == TICK_NEVER);
    CHECK(!gesture_pressed(&state, TARGET_A));

    /* What it dragged is let go, too. */
    const struct touch drag[] = {{TOUCH_DOWN, 2, {400, 200}, 0}, {TOUCH_MOVE, 2, {500, 200}, 0}};
    gesture_feed(&state, &list, &drag[0], out);
    gesture_feed(&state, &list, &drag[1], out);
    CHECK(gesture_expire(&state, GESTURE_STUCK, out, &next) == 1);
    CHECK(out[0].kind == GESTURE_CANCEL && out[0].target == TARGET_B);
    draw_finish(&list);
}

/** Contacts put down in turn, on target B where it can be dragged; returns how many taps come of lifting them again. */
static int tap_with(const struct point *at, int count, struct gesture_state *state, const struct draw_list *list)
{
    struct gesture out[GESTURES_MAX];
    int taps = 0;
    for (int i = 0; i < count; i++) {
        gesture_feed(state, list, &(struct touch){TOUCH_DOWN, i + 1, at[i], TICK_MS(i)}, out);
    }
    for (int i = 0; i < count; i++) {
        size_t got = gesture_feed(state, list, &(struct touch){TOUCH_UP, i + 1, at[i], TICK_MS(50 + i)}, out);
        taps += got > 0 && out[0].kind == GESTURE_TAP;
    }
    return taps;
}

/** A stage that is all small buttons. */
static void make_buttons(struct draw_list *list)
{
    draw_begin(list, 1920, 1080);
    for (int i = 0; i < 32 * 18; i++) {
        draw_hit(list, rect_make(i % 32 * 60, i / 32 * 60, 60, 60), (uint64_t)i + 1, HIT_TAP);
    }
}

static void test_palm(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct point palm[12];
    make_buttons(&list);
    for (int i = 0; i < 12; i++) {
        palm[i] = point_make(700 + i % 4 * 70, 400 + i / 4 * 80);
    }
    CHECK(tap_with(palm, 12, &state, &list) == 0);
    CHECK(tap_with(palm, PALM_LEAST, &state, &list) == 0);
    CHECK(tap_with(palm, PALM_LEAST - 1, &state, &list) == PALM_LEAST - 1);
    draw_finish(&list);
}

/** A palm's contacts come and go: as long as some of it lies there, nothing beside it counts, but everything else does.
 */
static void test_palm_lies(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_buttons(&list);
    for (int i = 0; i < PALM_LEAST; i++) {
        gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, i, {700 + i * 30, 400}, 0}, out);
    }
    for (int i = 2; i < PALM_LEAST; i++) {
        CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_UP, i, {700, 400}, TICK_MS(9)}, out) == 0);
    }
    gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, 20, {720, 440}, TICK_MS(20)}, out);
    CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_UP, 20, {720, 440}, TICK_MS(40)}, out) == 0);
    gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, 21, {1200, 440}, TICK_MS(20)}, out);
    CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_UP, 21, {1200, 440}, TICK_MS(40)}, out) == 1);
    gesture_feed(&state, &list, &(struct touch){TOUCH_UP, 0, {700, 400}, TICK_MS(50)}, out);
    gesture_feed(&state, &list, &(struct touch){TOUCH_UP, 1, {730, 400}, TICK_MS(50)}, out);
    gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, 22, {720, 440}, TICK_MS(60)}, out);
    CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_UP, 22, {720, 440}, TICK_MS(90)}, out) == 1);
    draw_finish(&list);
}

/** A palm takes back the drag that its first contacts had begun. */
static void test_palm_drags(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_hits(&list);
    gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, 1, {400, 200}, 0}, out);
    CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_MOVE, 1, {440, 200}, TICK_MS(9)}, out) == 1);
    size_t count = 0;
    for (int i = 2; i <= PALM_LEAST; i++) {
        CHECK(count == 0);
        count = gesture_feed(&state, &list, &(struct touch){TOUCH_DOWN, i, {400 + i * 20, 240}, TICK_MS(10)}, out);
    }
    CHECK(count == PALM_LEAST); /* all of them pinched */
    CHECK(count > 0 && out[0].kind == GESTURE_CANCEL && out[0].target == TARGET_B);
    CHECK(gesture_feed(&state, &list, &(struct touch){TOUCH_MOVE, 1, {600, 200}, TICK_MS(20)}, out) == 0);
    draw_finish(&list);
}

/** Ten fingers of two hands side by side, and two visitors with two fingers of each hand, are no palm. */
static void test_many_hands(void)
{
    static const struct point ten[] = {{600, 500}, {640, 400},  {710, 370},  {780, 390},  {850, 480},
                                       {930, 480}, {1000, 390}, {1070, 370}, {1140, 400}, {1180, 500}};
    static const struct point eight[] = {{500, 500},  {560, 500},  {720, 520},  {780, 520},
                                         {1000, 500}, {1060, 500}, {1240, 520}, {1300, 520}};
    struct draw_list list = {0};
    struct gesture_state state = {0};
    make_buttons(&list);
    CHECK(tap_with(ten, 10, &state, &list) == 10);
    CHECK(tap_with(eight, 8, &state, &list) == 8);
    draw_finish(&list);
}

/** Two fingers that move apart quickly and are lifted one after the other throw nothing. */
static void test_pinch_throws_nothing(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_hits(&list);
    const struct touch touches[] = {{TOUCH_DOWN, 1, {480, 200}, 0},           {TOUCH_DOWN, 2, {520, 200}, 0},
                                    {TOUCH_MOVE, 1, {400, 200}, TICK_MS(40)}, {TOUCH_MOVE, 2, {600, 200}, TICK_MS(40)},
                                    {TOUCH_UP, 1, {400, 200}, TICK_MS(50)},   {TOUCH_UP, 2, {600, 200}, TICK_MS(60)}};
    for (int i = 0; i < 6; i++) {
        size_t count = gesture_feed(&state, &list, &touches[i], out);
        if (i >= 4) {
            CHECK(count == 1 && out[0].kind == GESTURE_DROP);
            CHECK_NEAR(out[0].velocity.x, 0, 1e-9);
        }
    }
    draw_finish(&list);
}

static void test_more_fingers_than_room(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_buttons(&list);
    for (int i = 0; i < 3 * GESTURE_FINGERS_MAX; i++) {
        struct touch down = {TOUCH_DOWN, i, {i % 12 * 150, i / 12 * 200}, TICK_MS(i)};
        CHECK(gesture_feed(&state, &list, &down, out) == 0);
    }
    struct touch up = {TOUCH_UP, 3, {450, 0}, TICK_MS(100)};
    CHECK(gesture_feed(&state, &list, &up, out) == 1);
    draw_finish(&list);
}

int main(void)
{
    test_single_finger();
    test_odd_fingers();
    test_two_people();
    test_pinch_scale();
    test_stuck_finger();
    test_palm();
    test_palm_lies();
    test_palm_drags();
    test_many_hands();
    test_pinch_throws_nothing();
    test_more_fingers_than_room();
    return check_result();
}
