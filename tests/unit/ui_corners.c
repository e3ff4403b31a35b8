/* The hidden way to the staff page: what opens it, and everything that nearly does. */
#include "ui/corners.h"

#include "check.h"

#define S TICK_S(1)
enum { WIDTH = 1920, HEIGHT = 1080, STEPS_MAX = 8 };

/** One touch of one finger, at a moment of the case. */
struct step {
    enum touch_kind kind;
    int finger;
    double x, y;
    double at; /* seconds */
};

#define FIRST 40, 50
#define SECOND 1900, 1040

static const struct {
    const char *what;
    struct step steps[STEPS_MAX];
    double opens; /* seconds; 0: never */
} cases[] = {
    {"the way", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}}, 8},
    {"with a tremble",
     {{TOUCH_DOWN, 1, FIRST, 1},
      {TOUCH_MOVE, 1, 52, 62, 2},
      {TOUCH_UP, 1, 52, 62, 4.5},
      {TOUCH_DOWN, 2, SECOND, 9},
      {TOUCH_MOVE, 2, 1890, 1060, 11}},
     12},
    {"at the very corners", {{TOUCH_DOWN, 1, 0, 0, 1}, {TOUCH_UP, 1, 0, 0, 4}, {TOUCH_DOWN, 1, WIDTH, HEIGHT, 5}}, 8},
    {"after a second that was too short",
     {{TOUCH_DOWN, 1, FIRST, 1},
      {TOUCH_UP, 1, FIRST, 4},
      {TOUCH_DOWN, 1, SECOND, 5},
      {TOUCH_UP, 1, SECOND, 6},
      {TOUCH_DOWN, 1, FIRST, 7},
      {TOUCH_UP, 1, FIRST, 10.1},
      {TOUCH_DOWN, 1, SECOND, 11}},
     14},
    {"two hands, one after the other",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 2, SECOND, 4}},
     0},
    {"resting on the first", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 6.1}, {TOUCH_DOWN, 1, SECOND, 8}}, 0},
    {"sliding on the first",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_MOVE, 1, 66, 50, 2}, {TOUCH_UP, 1, 66, 50, 4}, {TOUCH_DOWN, 1, SECOND, 5}},
     0},
    {"after a first try",
     {{TOUCH_DOWN, 1, FIRST, 1},
      {TOUCH_UP, 1, FIRST, 2},
      {TOUCH_DOWN, 1, FIRST, 3},
      {TOUCH_UP, 1, FIRST, 6},
      {TOUCH_DOWN, 1, SECOND, 7}},
     10},
    {"too short a first", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 3.9}, {TOUCH_DOWN, 1, SECOND, 5}}, 0},
    {"leaning on the first", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 11}, {TOUCH_DOWN, 1, SECOND, 12}}, 0},
    {"too short a second",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}, {TOUCH_UP, 1, SECOND, 7.9}},
     0},
    {"too late a second", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 9.1}}, 0},
    {"the other way round", {{TOUCH_DOWN, 1, SECOND, 1}, {TOUCH_UP, 1, SECOND, 4}, {TOUCH_DOWN, 1, FIRST, 5}}, 0},
    {"the first twice", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, FIRST, 5}}, 0},
    {"only the second", {{TOUCH_DOWN, 1, SECOND, 1}}, 0},
    {"only the first", {{TOUCH_DOWN, 1, FIRST, 1}}, 0},
    {"beside the first", {{TOUCH_DOWN, 1, 121, 50, 1}, {TOUCH_UP, 1, 121, 50, 4}, {TOUCH_DOWN, 1, SECOND, 5}}, 0},
    {"beside the second", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, 1799, 1040, 5}}, 0},
    {"the other two corners",
     {{TOUCH_DOWN, 1, 1900, 50, 1}, {TOUCH_UP, 1, 1900, 50, 4}, {TOUCH_DOWN, 1, 40, 1040, 5}},
     0},
    {"a drag from the first",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_MOVE, 1, 100, 50, 2}, {TOUCH_UP, 1, 100, 50, 4}, {TOUCH_DOWN, 1, SECOND, 5}},
     0},
    {"a drag from the second",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}, {TOUCH_MOVE, 1, 1800, 1040, 6}},
     0},
    {"a touch elsewhere between them",
     {{TOUCH_DOWN, 1, FIRST, 1},
      {TOUCH_UP, 1, FIRST, 4},
      {TOUCH_DOWN, 1, 900, 500, 4.5},
      {TOUCH_UP, 1, 900, 500, 4.6},
      {TOUCH_DOWN, 1, SECOND, 5}},
     0},
    {"a second finger during the first",
     {{TOUCH_DOWN, 1, FIRST, 1},
      {TOUCH_DOWN, 2, 900, 500, 2},
      {TOUCH_UP, 2, 900, 500, 3},
      {TOUCH_UP, 1, FIRST, 4},
      {TOUCH_DOWN, 1, SECOND, 5}},
     0},
    {"a second finger during the second",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}, {TOUCH_DOWN, 2, 900, 500, 6}},
     0},
    {"both corners at once",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_DOWN, 2, SECOND, 1}, {TOUCH_UP, 1, FIRST, 5}, {TOUCH_UP, 2, SECOND, 9}},
     0},
    {"somebody else is there already",
     {{TOUCH_DOWN, 9, 900, 500, 0.5}, {TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}},
     0},
    {"the first taken back", {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_CANCEL, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}}, 0},
    {"the second taken back",
     {{TOUCH_DOWN, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_DOWN, 1, SECOND, 5}, {TOUCH_CANCEL, 1, SECOND, 7}},
     0},
    {"fingers that were never down",
     {{TOUCH_UP, 1, FIRST, 1}, {TOUCH_UP, 1, FIRST, 4}, {TOUCH_MOVE, 1, SECOND, 5}, {TOUCH_CANCEL, 1, SECOND, 6}},
     0},
};

/** When the corners open, asked every tenth of a second and at each touch; 0: never. */
static double opening_of(const struct step *steps)
{
    struct corners corners = {.holding = false};
    bool down[16] = {false};
    int next_step = 0, fingers = 0;
    tick next = TICK_NEVER;
    for (tick now = 0; now < 30 * S; now += S / 10) {
        for (; next_step < STEPS_MAX && steps[next_step].at > 0 && steps[next_step].at * 1e6 <= (double)now;
             next_step++) {
            const struct step *step = &steps[next_step];
            struct touch touch = {step->kind, step->finger, {step->x, step->y}, now};
            bool is_down = step->kind == TOUCH_DOWN || (step->kind == TOUCH_MOVE && down[step->finger]);
            fingers += is_down - down[step->finger];
            down[step->finger] = is_down;
            corners_feed(&corners, &touch, fingers, WIDTH, HEIGHT);
        }
        bool expected = next != TICK_NEVER && now >= next;
        if (corners_opened(&corners, now, &next)) {
            CHECK(expected); /* it said when to ask again */
            CHECK(!corners_opened(&corners, now, &next) && next == TICK_NEVER);
            return (double)now / 1e6;
        }
    }
    return 0;
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double opens = opening_of(cases[i].steps);
        if (fabs(opens - cases[i].opens) > 0.05) {
            fprintf(stderr, "%s: opens at %.1f, not at %.1f\n", cases[i].what, opens, cases[i].opens);
            CHECK(!"as the case says");
        }
    }
    return check_result();
}
