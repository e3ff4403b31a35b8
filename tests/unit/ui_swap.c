#include "ui/swap.h"

#include "check.h"
#include "ui/state.h"

/** A show with the small pack, and a second reading of it, to be changed as an editor would. */
struct swap {
    struct pack *pack, *next;
    struct diags diags, next_diags;
    struct type *type;
    struct app *app;
    struct draw_list list;
    struct signals signals;
    tick now;
};

static struct swap begin(const char *first, const char *second)
{
    struct swap swap = {.now = 0};
    swap.pack = first ? pack_load(first, &swap.diags) : NULL;
    swap.next = pack_load(second, &swap.next_diags);
    swap.type = type_create(NULL);
    CHECK(swap.next && swap.type);
    return swap;
}

static void step(struct swap *swap, tick length)
{
    swap->now += length;
    swap->signals.count = 0;
    app_step(swap->app, &(struct input){.touch_count = 0}, swap->now, 1920, 1080, &swap->list, &swap->signals);
}

static void start(struct swap *swap)
{
    swap->app = app_create(swap->pack, &swap->diags, swap->type);
    step(swap, TICK_S(1));
}

/** Swap, forget the old pack, and draw: nothing may look at it any more. */
static void change(struct swap *swap)
{
    swap_pack(swap->app, swap->next, &swap->next_diags, swap->now);
    step(swap, 0);
    pack_destroy(swap->pack);
    swap->pack = NULL;
    step(swap, TICK_MS(17));
    step(swap, TICK_S(3));
}

static void end(struct swap *swap)
{
    app_destroy(swap->app);
    draw_finish(&swap->list);
    type_destroy(swap->type);
    pack_destroy(swap->pack);
    pack_destroy(swap->next);
    diag_finish(&swap->diags);
    diag_finish(&swap->next_diags);
}

static const char tiny[] = SOURCE_DIR "/tests/packs/good/tiny";
static const char minimal[] = SOURCE_DIR "/tests/packs/good/minimal";
static const char first[] = SOURCE_DIR "/content/kanazawa-2021";

/** Put the last project first. */
static void turn_projects(struct pack *pack)
{
    struct pack_project last = pack->projects[pack->project_count - 1];
    pack->projects[pack->project_count - 1] = pack->projects[0];
    pack->projects[0] = last;
}

static void test_card_stays(void)
{
    struct swap swap = begin(tiny, tiny);
    turn_projects(swap.next);
    start(&swap);
    app_set_language(swap.app, "en");
    CHECK(app_jump(swap.app, SCREEN_CARD, swap.pack->projects[0].id, swap.now));
    app_light(swap.app, 0, swap.now);
    app_light(swap.app, 0, swap.now);
    step(&swap, TICK_S(3));
    change(&swap);
    int last = (int)swap.next->project_count - 1;
    CHECK(app_screen(swap.app) == SCREEN_CARD && swap.app->card.project == last);
    CHECK(swap.app->lights[last] == 2 && swap.app->lights[0] == 0);
    CHECK_TEXT(swap.next->languages[swap.app->language], "en");
    end(&swap);
}

/** What the visitor stood at is gone. */
static void test_card_goes(void)
{
    struct swap swap = begin(tiny, tiny);
    start(&swap);
    CHECK(app_jump(swap.app, SCREEN_CARD, swap.pack->projects[swap.pack->project_count - 1].id, swap.now));
    step(&swap, TICK_S(3));
    swap.next->project_count--;
    change(&swap);
    CHECK(app_screen(swap.app) == SCREEN_MAP);
    end(&swap);
}

static void test_screen_goes(void)
{
    static const enum screen lost[] = {SCREEN_MAP, SCREEN_VOICES, SCREEN_STUDENTS, SCREEN_JOIN, SCREEN_CARD};
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        struct swap swap = begin(first, minimal);
        start(&swap);
        app_set_language(swap.app, "en");
        CHECK(app_jump(swap.app, lost[i], NULL, swap.now));
        step(&swap, TICK_S(3));
        change(&swap);
        CHECK(app_screen(swap.app) == SCREEN_HOME && swap.app->language == 0);
        end(&swap);
    }
}

static void test_every_screen(void)
{
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        struct swap swap = begin(first, first);
        start(&swap);
        CHECK(app_jump(swap.app, (enum screen)screen, NULL, swap.now));
        step(&swap, TICK_S(3));
        change(&swap);
        CHECK(app_screen(swap.app) == (screen == SCREEN_FAULT ? SCREEN_ATTRACT : (enum screen)screen));
        end(&swap);
    }
}

static void test_map_and_voices(void)
{
    struct swap swap = begin(first, first);
    turn_projects(swap.next);
    start(&swap);
    CHECK(app_jump(swap.app, SCREEN_MAP, swap.pack->sections[1].id, swap.now));
    swap.app->map.look.zoom = 3;
    swap.app->map.open = 0;
    swap.app->voices.front = (int)swap.pack->voice_count - 1;
    swap.next->voice_count--;
    change(&swap);
    CHECK(swap.app->map.section == 1 && swap.app->map.look.zoom >= 3);
    CHECK(swap.app->map.open == PACK_INDEX_NONE);
    CHECK(swap.app->voices.front == 0);
    end(&swap);
}

/** The first good pack after a bad start. */
static void test_from_fault(void)
{
    struct swap swap = begin(NULL, tiny);
    start(&swap);
    CHECK(app_screen(swap.app) == SCREEN_FAULT && swap_is_welcome(swap.app, swap.now));
    change(&swap);
    CHECK(app_screen(swap.app) == SCREEN_ATTRACT);
    end(&swap);
    /* The staff page was open, and closes onto the exhibition. */
    swap = begin(NULL, tiny);
    start(&swap);
    app_go(swap.app, SCREEN_STAFF, swap.now);
    step(&swap, TICK_S(1));
    change(&swap);
    CHECK(app_screen(swap.app) == SCREEN_STAFF);
    app_back(swap.app, swap.now);
    step(&swap, TICK_S(1));
    CHECK(app_screen(swap.app) == SCREEN_HOME);
    end(&swap);
}

static void touch(struct swap *swap, enum touch_kind kind)
{
    struct touch one = {kind, 1, {960, 540}, swap->now};
    struct input input = {.touches = &one, .touch_count = 1};
    app_step(swap->app, &input, swap->now, 1920, 1080, &swap->list, &swap->signals);
    swap->signals.count = 0;
}

static void test_welcome(void)
{
    struct swap swap = begin(tiny, tiny);
    start(&swap);
    CHECK(swap_is_welcome(swap.app, swap.now));
    touch(&swap, TOUCH_DOWN);
    touch(&swap, TOUCH_UP);
    CHECK(app_screen(swap.app) == SCREEN_HOME && !swap_is_welcome(swap.app, swap.now));
    step(&swap, SWAP_UNTOUCHED - 1);
    CHECK(!swap_is_welcome(swap.app, swap.now));
    step(&swap, 1);
    CHECK(swap_is_welcome(swap.app, swap.now));
    touch(&swap, TOUCH_DOWN);
    CHECK(!swap_is_welcome(swap.app, swap.now));
    end(&swap);
}

/** A finger that lies on the old pack touches nothing of the new one. */
static void test_finger(void)
{
    struct swap swap = begin(tiny, tiny);
    start(&swap);
    CHECK(app_jump(swap.app, SCREEN_STAFF, NULL, swap.now));
    step(&swap, TICK_S(1));
    touch(&swap, TOUCH_DOWN);
    swap_pack(swap.app, swap.next, &swap.next_diags, swap.now);
    step(&swap, 0);
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        CHECK(!swap.app->gesture.fingers[i].down);
    }
    touch(&swap, TOUCH_UP);
    CHECK(app_screen(swap.app) == SCREEN_STAFF);
    end(&swap);
}

int main(void)
{
    test_card_stays();
    test_card_goes();
    test_screen_goes();
    test_every_screen();
    test_map_and_voices();
    test_from_fault();
    test_welcome();
    test_finger();
    return check_result();
}
