#include "check.h"

#include "stage/touch.h"

enum { STEPS_MAX = 8 };

/** A report, short: kind, mouse, finger, x, milliseconds. A row with finger 0 ends the list. */
struct report {
    enum touch_kind kind;
    bool mouse;
    int finger;
    double x;
    int ms;
};

#define D TOUCH_DOWN
#define M TOUCH_MOVE
#define U TOUCH_UP

static const struct {
    const char *what;
    struct report reports[STEPS_MAX];
    const char *wanted; /* kind, number and place of every touch */
} cases[] = {
    {"a tap", {{D, false, 7, 10, 0}, {U, false, 7, 11, 50}}, "down 1 10; up 1 11; "},
    {"down twice",
     {{D, false, 7, 10, 0}, {D, false, 7, 12, 9}, {U, false, 7, 12, 50}},
     "down 1 10; move 1 12; up 1 12; "},
    {"up without down", {{U, false, 7, 10, 0}, {M, false, 7, 10, 0}}, ""},
    {"up twice", {{D, false, 7, 10, 0}, {U, false, 7, 10, 9}, {U, false, 7, 10, 9}}, "down 1 10; up 1 10; "},
    {"moves are gathered",
     {{D, false, 7, 10, 0}, {M, false, 7, 11, 1}, {M, false, 7, 12, 2}, {M, false, 7, 13, 3}},
     "down 1 10; move 1 13; "},
    {"two fingers keep their numbers",
     {{D, false, 7, 10, 0}, {D, false, 8, 500, 1}, {U, false, 7, 10, 2}, {M, false, 8, 510, 3}, {U, false, 8, 510, 4}},
     "down 1 10; down 2 500; up 1 10; move 2 510; up 2 510; "},
    {"a number is not given twice",
     {{D, false, 7, 10, 0}, {U, false, 7, 10, 2}, {D, false, 7, 10, 9}},
     "down 1 10; up 1 10; down 2 10; "},
    {"a mouse alone",
     {{D, true, 1, 10, 0}, {M, true, 1, 20, 5}, {U, true, 1, 20, 9}},
     "down 1 10; move 1 20; up 1 20; "},
    {"a mouse that imitates a finger",
     {{D, false, 7, 10, 0}, {D, true, 1, 11, 1}, {M, true, 1, 90, 2}, {U, false, 7, 10, 30}, {U, true, 1, 11, 31}},
     "down 1 10; up 1 10; "},
    {"a mouse that imitates a finger that is up again",
     {{D, false, 7, 10, 0}, {U, false, 7, 10, 30}, {D, true, 1, 11, 40}, {U, true, 1, 11, 41}},
     "down 1 10; up 1 10; "},
    {"a finger that comes behind its mouse",
     {{D, true, 1, 11, 0}, {D, false, 7, 10, 1}, {U, true, 1, 11, 31}, {U, false, 7, 10, 33}},
     "down 1 11; up 1 11; "},
    {"a quick second tap is no ghost",
     {{D, true, 1, 11, 0}, {D, false, 7, 10, 1}, {U, true, 1, 11, 31}, {U, false, 7, 10, 33}, {D, true, 1, 11, 200}},
     "down 1 11; up 1 11; down 3 11; "},
    {"a mouse elsewhere", {{D, false, 7, 10, 0}, {D, true, 1, 300, 1}}, "down 1 10; down 2 300; "},
    {"a mouse later",
     {{D, false, 7, 10, 0}, {U, false, 7, 10, 9}, {D, true, 1, 10, 900}},
     "down 1 10; up 1 10; down 2 10; "},
};

static void test_cases(void)
{
    static const char *const names[] = {
        [TOUCH_DOWN] = "down", [TOUCH_MOVE] = "move", [TOUCH_UP] = "up", [TOUCH_CANCEL] = "cancel"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct touch_table table = {.numbers = 0};
        struct touch_batch batch = {.count = 0};
        char got[512] = "";
        for (int r = 0; r < STEPS_MAX && cases[i].reports[r].finger; r++) {
            const struct report *report = &cases[i].reports[r];
            struct touch_report full = {.kind = report->kind,
                                        .mouse = report->mouse,
                                        .device = 3,
                                        .finger = report->finger,
                                        .at = point_make(report->x, 0),
                                        .when = TICK_MS(report->ms)};
            touch_feed(&table, &full, &batch);
        }
        for (int t = 0; t < batch.count; t++) {
            size_t size = strlen(got);
            snprintf(got + size, sizeof got - size, "%s %d %.0f; ", names[batch.items[t].kind],
                     (int)batch.items[t].finger, batch.items[t].at.x);
        }
        if (strcmp(got, cases[i].wanted) != 0) {
            fprintf(stderr, "case: %s\n", cases[i].what);
        }
        CHECK_TEXT(got, cases[i].wanted);
    }
}

/** More fingers than there is room for do no harm, and those that had room come up again. */
static void test_crowd(void)
{
    struct touch_table table = {.numbers = 0};
    struct touch_batch batch = {.count = 0};
    struct touch_report report = {.device = 1};
    for (int kind = 0; kind < 2; kind++) {
        report.kind = kind ? TOUCH_UP : TOUCH_DOWN;
        for (int i = 0; i < TOUCH_FINGERS_MAX + 4; i++) {
            report.finger = i;
            touch_feed(&table, &report, &batch);
        }
    }
    CHECK(batch.count == 2 * TOUCH_FINGERS_MAX);
    for (int i = 0; i < TOUCH_FINGERS_MAX; i++) {
        CHECK(!table.fingers[i].down);
    }
}

/** A finger that never comes up is cancelled once, and its place is free again. */
static void test_stuck(void)
{
    struct touch_table table = {.numbers = 0};
    struct touch_batch batch = {.count = 0};
    struct touch_report report = {.kind = TOUCH_DOWN, .device = 1, .at = {5, 6}};
    for (int i = 0; i < TOUCH_FINGERS_MAX; i++) {
        report.finger = i;
        touch_feed(&table, &report, &batch);
    }
    report = (struct touch_report){.kind = TOUCH_MOVE, .device = 1, .finger = 3, .when = TICK_S(1)};
    touch_feed(&table, &report, &batch);
    batch.count = 0;
    touch_expire(&table, TOUCH_STUCK - 1, &batch);
    CHECK(batch.count == 0);
    touch_expire(&table, TOUCH_STUCK, &batch);
    CHECK(batch.count == TOUCH_FINGERS_MAX - 1); /* the one that moved stays */
    CHECK(batch.items[0].kind == TOUCH_CANCEL && batch.items[0].finger == 1 && batch.items[0].at.x == 5);
    touch_expire(&table, TOUCH_STUCK, &batch);
    CHECK(batch.count == TOUCH_FINGERS_MAX - 1);
    report = (struct touch_report){.kind = TOUCH_DOWN, .device = 1, .finger = 99, .when = TOUCH_STUCK};
    touch_feed(&table, &report, &batch);
    CHECK(batch.count == TOUCH_FINGERS_MAX && batch.items[batch.count - 1].kind == TOUCH_DOWN);
}

/** What is told of each finger: a down, then moves, then one end. */
static void check_whole(const struct touch_batch *batch, int64_t numbers)
{
    for (int64_t finger = 1; finger <= numbers; finger++) {
        int downs = 0;
        int ends = 0;
        for (int i = 0; i < batch->count; i++) {
            bool mine = batch->items[i].finger == finger;
            downs += mine && batch->items[i].kind == TOUCH_DOWN;
            ends += mine && batch->items[i].kind == TOUCH_UP;
            CHECK(!mine || (downs == 1 && ends <= 1));
        }
        CHECK(downs == 1 && ends == 1);
    }
}

/** Touches by the thousand in one frame: each finger comes as a whole or not at all, and no end is lost. */
static void test_flood(void)
{
    struct touch_table table = {.numbers = 0};
    struct touch_batch batch = {.count = 0};
    struct touch_report report = {.device = 1};
    for (int i = 0; i < 3000; i++) {
        report.finger = i % 5;
        report.kind = i % 3 == 0 ? TOUCH_DOWN : i % 3 == 1 ? TOUCH_MOVE : TOUCH_UP;
        report.at.x = i;
        touch_feed(&table, &report, &batch);
    }
    report.kind = TOUCH_UP;
    for (report.finger = 0; report.finger < 5; report.finger++) {
        touch_feed(&table, &report, &batch);
    }
    CHECK(batch.dropped && batch.count <= TOUCH_BATCH_MAX && batch.count > TOUCH_BATCH_MAX / 2);
    check_whole(&batch, table.numbers);
    /* 31 clicks that waited during a stall are not too many. */
    table = (struct touch_table){.numbers = 0};
    batch = (struct touch_batch){.count = 0};
    for (int i = 0; i < 62; i++) {
        report.kind = i % 2 ? TOUCH_UP : TOUCH_DOWN;
        touch_feed(&table, &report, &batch);
    }
    CHECK(batch.count == 62 && !batch.dropped);
}

/** The panel is gone: so are all its fingers, each once. */
static void test_cancel(void)
{
    struct touch_table table = {.numbers = 0};
    struct touch_batch batch = {.count = 0};
    struct touch_report report = {.kind = TOUCH_DOWN, .device = 1};
    for (report.finger = 0; report.finger < 3; report.finger++) {
        touch_feed(&table, &report, &batch);
    }
    batch.count = 0;
    touch_cancel(&table, 7, &batch);
    touch_cancel(&table, 8, &batch);
    CHECK(batch.count == 3);
    for (int i = 0; i < batch.count; i++) {
        CHECK(batch.items[i].kind == TOUCH_CANCEL && batch.items[i].finger == i + 1 && batch.items[i].when == 7);
    }
}

int main(void)
{
    test_cases();
    test_crowd();
    test_stuck();
    test_flood();
    test_cancel();
    return check_result();
}
