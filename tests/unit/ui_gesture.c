#include "check.h"
#include "ui/gesture.h"

enum { TARGET_A = 1, TARGET_B = 2, TARGET_C = 3 };

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
    PLAY("a tap far from all targets does not", {TOUCH_DOWN, 1, 1500, 900, 0, 0, 0, 0}, {TOUCH_UP, 1, 1500, 900, 90, 0, 0, 0});
    PLAY("slid off", {TOUCH_DOWN, 1, 50, 50, 0, 0, 0, 0}, {TOUCH_MOVE, 1, 400, 300, 50, 0, 0, 0},
         {TOUCH_UP, 1, 400, 300, 90, 0, 0, 0});
    PLAY("a tremble is no drag", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0}, {TOUCH_MOVE, 1, 508, 206, 20, 0, 0, 0},
         {TOUCH_UP, 1, 508, 206, 90, 1, GESTURE_TAP, TARGET_B});
    PLAY("drag and drop", {TOUCH_DOWN, 1, 500, 200, 0, 0, 0, 0}, {TOUCH_MOVE, 1, 560, 200, 20, 1, GESTURE_DRAG, TARGET_B},
         {TOUCH_MOVE, 1, 600, 200, 40, 1, GESTURE_DRAG, TARGET_B}, {TOUCH_UP, 1, 600, 200, 50, 1, GESTURE_DROP, TARGET_B});
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
         {TOUCH_UP, 2, 680, 200, 30, 1, GESTURE_DROP, TARGET_B}, {TOUCH_MOVE, 1, 410, 200, 40, 1, GESTURE_DRAG, TARGET_B});
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
    CHECK(gesture_expire(&state, TICK_S(1)) == GESTURE_STUCK);
    CHECK(gesture_expire(&state, GESTURE_STUCK) == TICK_NEVER);
    CHECK(!gesture_pressed(&state, TARGET_A));
    draw_finish(&list);
}

static void test_more_fingers_than_room(void)
{
    struct draw_list list = {0};
    struct gesture_state state = {0};
    struct gesture out[GESTURES_MAX];
    make_hits(&list);
    for (int i = 0; i < 3 * GESTURE_FINGERS_MAX; i++) {
        struct touch down = {TOUCH_DOWN, i, {50, 50}, TICK_MS(i)};
        CHECK(gesture_feed(&state, &list, &down, out) == 0);
    }
    struct touch up = {TOUCH_UP, 3, {50, 50}, TICK_MS(100)};
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
    test_more_fingers_than_room();
    return check_result();
}
