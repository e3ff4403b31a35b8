/* Contacts that nobody makes: what is left out, what is not, and that a whole show falls idle beneath them. */
#include "ui/ghosts.h"

#include "ui_show.h"
#include "ui/swap.h"

#define S TICK_S(1)

static const double reach = 16;

static bool take(struct ghosts *ghosts, enum touch_kind kind, int64_t finger, double x, tick when)
{
    struct touch touch = {kind, finger, {x, 500}, when};
    return ghosts_take(ghosts, &touch, reach);
}

static size_t expire(struct ghosts *ghosts, tick now)
{
    struct touch ends[GHOSTS_MAX];
    tick next = 0;
    size_t count = ghosts_expire(ghosts, now, ends, &next);
    for (size_t i = 0; i < count; i++) {
        CHECK(ends[i].kind == TOUCH_CANCEL && ends[i].when == now);
    }
    CHECK(next > now);
    return count;
}

/** It trembles for half a minute, is taken back once, and counts for nothing until it goes. */
static void test_tremble(void)
{
    struct ghosts ghosts = {0};
    CHECK(take(&ghosts, TOUCH_DOWN, 1, 500, 0));
    for (tick now = 0; now < GHOSTS_LONG; now += S / 2) {
        CHECK(take(&ghosts, TOUCH_MOVE, 1, now % S ? 509 : 491, now));
        CHECK(expire(&ghosts, now) == 0);
    }
    CHECK(expire(&ghosts, GHOSTS_LONG) == 1 && expire(&ghosts, GHOSTS_LONG) == 0);
    CHECK(!take(&ghosts, TOUCH_MOVE, 1, 509, 40 * S) && !take(&ghosts, TOUCH_MOVE, 1, 900, 41 * S));
    CHECK(take(&ghosts, TOUCH_DOWN, 2, 505, 42 * S)); /* a visitor's finger, even beside it */
    CHECK(take(&ghosts, TOUCH_UP, 2, 505, 42 * S));
    CHECK(!take(&ghosts, TOUCH_UP, 1, 500, 50 * S));
    expire(&ghosts, 51 * S);
    CHECK(take(&ghosts, TOUCH_DOWN, 3, 500, 51 * S)); /* it had gone */
}

/** A finger that goes on is a finger, however long it is down. */
static void test_drag(void)
{
    struct ghosts ghosts = {0};
    CHECK(take(&ghosts, TOUCH_DOWN, 1, 0, 0));
    for (int second = 1; second < 200; second++) {
        CHECK(take(&ghosts, TOUCH_MOVE, 1, second * 2, second * S));
        CHECK(expire(&ghosts, second * S) == 0);
    }
}

/** What comes and goes many times a second on one spot has not been away; who taps there has. */
static void test_flicker(void)
{
    static const struct {
        tick pause;
        bool counts;
    } cases[] = {{TICK_MS(60), false}, {TICK_MS(200), false}, {TICK_MS(400), true}, {TICK_S(2), true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ghosts ghosts = {0};
        bool counts = true;
        tick now = 0;
        for (int64_t finger = 1; now < GHOSTS_LONG + S; finger++, now += cases[i].pause) {
            counts = take(&ghosts, TOUCH_DOWN, finger, 500, now);
            CHECK(take(&ghosts, TOUCH_UP, finger, 503, now += TICK_MS(30)) == counts);
            expire(&ghosts, now);
        }
        CHECK(counts == cases[i].counts);
        CHECK(take(&ghosts, TOUCH_DOWN, 9999, 900, now)); /* elsewhere */
    }
}

/** More contacts than there is room for: the first ones are followed, and the others count. */
static void test_crowd(void)
{
    struct ghosts ghosts = {0};
    for (int64_t finger = 1; finger <= GHOSTS_MAX + 3; finger++) {
        CHECK(take(&ghosts, TOUCH_DOWN, finger, (double)finger * 100, 0));
    }
    CHECK(expire(&ghosts, GHOSTS_LONG) == GHOSTS_MAX);
    CHECK(!take(&ghosts, TOUCH_UP, 1, 100, 31 * S) && take(&ghosts, TOUCH_UP, GHOSTS_MAX + 1, 1700, 31 * S));
}

static void test_reach(void)
{
    CHECK_NEAR(ghosts_reach(1920, 0), 16, 0.01);
    CHECK_NEAR(ghosts_reach(1920, 700), 13.7, 0.1);
    CHECK_NEAR(ghosts_reach(1920, 20000), 8, 0.01);
    CHECK_NEAR(ghosts_reach(1920, 50), 40, 0.01);
}

/** The ghost on a whole show: a step each quarter of a second, in which it trembles. */
static void haunt(struct show *show, tick length)
{
    for (tick end = show->now + length; show->now < end; show->now += S / 4) {
        struct touch touch = {TOUCH_MOVE, 77, {700 + (show->now / (S / 4)) % 3 * 4.0, 650}, show->now};
        step(show, &touch, 1, NULL, 0);
    }
}

static void touch_with(struct show *show, enum touch_kind kind, int64_t finger, double x, double y)
{
    struct touch touch = {kind, finger, {x, y}, show->now};
    step(show, &touch, 1, NULL, 0);
}

static void test_show(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    run_for(&show, S);
    tap(&show, 960, 400);
    run_for(&show, S);
    CHECK(app_screen(show.app) == SCREEN_HOME);
    touch_with(&show, TOUCH_DOWN, 77, 700, 650);
    haunt(&show, 29 * S);
    CHECK(app_screen(show.app) == SCREEN_HOME && !swap_is_welcome(show.app, show.now));
    haunt(&show, 32 * S);
    CHECK(swap_is_welcome(show.app, show.now));
    haunt(&show, 90 * S);
    CHECK(app_screen(show.app) == SCREEN_ATTRACT);

    /* The staff come while it is still there. */
    haunt(&show, 5 * S);
    touch_with(&show, TOUCH_DOWN, 78, 30, 30);
    haunt(&show, TICK_MS(3250));
    touch_with(&show, TOUCH_UP, 78, 30, 30);
    haunt(&show, S);
    touch_with(&show, TOUCH_DOWN, 79, 1890, 1050);
    haunt(&show, TICK_MS(3250));
    CHECK(app_screen(show.app) == SCREEN_PIN);
    close_show(&show);
}

int main(void)
{
    test_tremble();
    test_drag();
    test_flicker();
    test_crowd();
    test_reach();
    test_show();
    return check_result();
}
