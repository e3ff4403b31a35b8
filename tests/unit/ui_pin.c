/* The staff's door, in the whole show: how one comes to it, what it asks, how often, and that nobody stumbles in. */
#include "ui/pin.h"

#include "ui/staff.h"
#include "ui/state.h"
#include "ui_show.h"

/** What happens meanwhile happens in one frame: only what is there at the end is looked at. */
static void pass(struct show *show, tick length)
{
    show->now += length;
    step(show, NULL, 0, NULL, 0);
    show->signals.count = 0;
}

static void hold(struct show *show, struct point at, tick length)
{
    touch_at(show, TOUCH_DOWN, at.x, at.y);
    pass(show, length);
    touch_at(show, TOUCH_UP, at.x, at.y);
    pass(show, TICK_MS(600));
}

static const struct point first = {30, 30};

static void hold_corners(struct show *show)
{
    hold(show, first, TICK_MS(3200));
    hold(show, point_make(show->width - 30, show->height - 30), TICK_MS(3200));
}

/** Touch what is called so; false where there is none. */
static bool touch(struct show *show, enum target_kind kind, int number)
{
    struct point at;
    if (!find_target(show, kind, number, &at)) {
        return false;
    }
    tap(show, at.x, at.y);
    pass(show, TICK_MS(50));
    return true;
}

/** False where there is no pad. */
static bool type(struct show *show, const char *digits)
{
    bool all = true;
    for (const char *c = digits; *c; c++) {
        all = touch(show, TARGET_PIN_DIGIT, *c - '0') && all;
    }
    all = touch(show, TARGET_PIN_OK, -1) && all;
    pass(show, TICK_MS(600));
    return all;
}

static enum screen screen_of(const struct show *show)
{
    return app_screen(show->app);
}

static void open_with_pin(struct show *show, struct settings *settings)
{
    open_show(show, FIRST_PACK, 1920, 1080);
    *settings = settings_default();
    settings->pin = "4711";
    app_set_settings(show->app, settings, NULL, NULL);
    pass(show, TICK_MS(100));
}

/** From every screen, and at a pack that cannot be used; and it costs the visitor nothing. */
static void test_way_in(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    for (int screen = SCREEN_ATTRACT; screen < SCREEN_STAFF; screen++) {
        CHECK(app_jump(show.app, (enum screen)screen, NULL, show.now));
        pass(&show, TICK_MS(600));
        hold_corners(&show);
        CHECK(screen_of(&show) == SCREEN_PIN);
        CHECK(!show.app->panel);
        press(&show, KEY_ESCAPE);
        pass(&show, TICK_MS(600));
        CHECK(screen_of(&show) != SCREEN_PIN && screen_of(&show) != SCREEN_STAFF);
    }
    close_show(&show);
    settings_finish(&settings);
}

/** Where there is no pack the staff is needed most. */
static void test_no_pack(void)
{
    struct show show = {.width = 1920, .height = 1080};
    struct settings settings = settings_default();
    show.type = type_create(NULL);
    show.app = app_create(NULL, NULL, show.type);
    app_set_settings(show.app, &settings, NULL, NULL);
    pass(&show, TICK_MS(100));
    CHECK(screen_of(&show) == SCREEN_FAULT);
    hold_corners(&show);
    CHECK(type(&show, "1357") && type(&show, "1357") && screen_of(&show) == SCREEN_STAFF);
    CHECK(touch(&show, TARGET_SETTING_SWITCH, COMFORT_LARGE) && settings.large);
    press(&show, KEY_ESCAPE);
    pass(&show, TICK_MS(600));
    CHECK(screen_of(&show) == SCREEN_FAULT);
    app_destroy(show.app);
    draw_finish(&show.list);
    type_destroy(show.type);
    settings_finish(&settings);
}

/** Corners are no targets: what lies in them is touched as everywhere, also by who holds them. */
static void test_corners_swallow_nothing(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    pass(&show, TICK_S(1));
    tap(&show, first.x, first.y);
    pass(&show, TICK_S(1));
    CHECK(screen_of(&show) == SCREEN_HOME);
    press(&show, KEY_ESCAPE);
    pass(&show, TICK_S(1));
    CHECK(screen_of(&show) == SCREEN_ATTRACT);
    size_t hits = show.list.hit_count;
    hold(&show, first, TICK_MS(3200));
    CHECK(screen_of(&show) == SCREEN_HOME); /* as a long touch on attract does anywhere */
    CHECK(hits == 0 || !find_target(&show, TARGET_PIN_DIGIT, -1, &(struct point){0, 0}));
    close_show(&show);
    settings_finish(&settings);
}

static void test_keyboard(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    press(&show, KEY_STAFF);
    CHECK(screen_of(&show) == SCREEN_PIN);
    press(&show, KEY_STAFF);
    CHECK(screen_of(&show) == SCREEN_HOME);
    /* It has the keys of the pad, too; arrows make Enter what it is elsewhere. */
    press(&show, KEY_STAFF);
    press(&show, (enum key)(KEY_0 + 4));
    press(&show, (enum key)(KEY_0 + 9));
    press(&show, KEY_ERASE);
    press(&show, (enum key)(KEY_0 + 7));
    press(&show, (enum key)(KEY_0 + 1));
    press(&show, (enum key)(KEY_0 + 1));
    press(&show, KEY_RIGHT);
    press(&show, KEY_ENTER);
    CHECK(screen_of(&show) == SCREEN_PIN && show.app->pin.size == 5);
    press(&show, KEY_ERASE);
    show.app->focus_on = false;
    press(&show, KEY_ENTER);
    CHECK(screen_of(&show) == SCREEN_STAFF);
    press(&show, KEY_STAFF);
    press(&show, (enum key)(KEY_0 + 4)); /* means nothing elsewhere */
    CHECK(screen_of(&show) == SCREEN_HOME && show.app->pin.size == 0);
    settings.pin = NULL;
    press(&show, KEY_STAFF);
    CHECK(screen_of(&show) == SCREEN_STAFF);
    close_show(&show);
    settings_finish(&settings);
}

/** A window that is to be closed leads to the door and no further, from every screen, however often that is asked. */
static void test_close(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    for (int screen = SCREEN_ATTRACT; screen < SCREEN_STAFF; screen++) {
        CHECK(app_jump(show.app, (enum screen)screen, NULL, show.now));
        pass(&show, TICK_MS(600));
        press(&show, KEY_CLOSE);
        CHECK(screen_of(&show) == SCREEN_PIN);
        press(&show, KEY_CLOSE);
        CHECK(screen_of(&show) == SCREEN_PIN && !signalled(&show, SIGNAL_QUIT, NULL));
        press(&show, KEY_ESCAPE);
        pass(&show, TICK_MS(600));
    }
    /* Nobody need stand there for it: the pad goes all the same. */
    press(&show, KEY_CLOSE);
    pass(&show, TICK_S(20));
    press(&show, KEY_CLOSE);
    pass(&show, TICK_S(11));
    CHECK(screen_of(&show) == SCREEN_ATTRACT);
    /* On the staff page it is a first touch on the button that ends the program, never a second. */
    press(&show, KEY_CLOSE);
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "4711") && screen_of(&show) == SCREEN_STAFF);
    press(&show, KEY_CLOSE);
    press(&show, KEY_CLOSE);
    pass(&show, TICK_MS(100));
    CHECK(screen_of(&show) == SCREEN_STAFF && says(&show, "Touch again to end it"));
    CHECK(!signalled(&show, SIGNAL_QUIT, NULL));
    struct point at = middle_of(&show, TARGET_STAFF_QUIT, -1);
    tap(&show, at.x, at.y);
    CHECK(signalled(&show, SIGNAL_QUIT, NULL));
    close_show(&show);
    settings_finish(&settings);
}

/** A display without keyboards: no key means anything, and none keeps it awake. */
static void test_no_keyboard(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    settings.keyboard = false;
    for (int key = 0; key < KEY_COUNT; key++) {
        press(&show, (enum key)key);
        CHECK(screen_of(&show) == SCREEN_ATTRACT && !show.app->focus_on);
    }
    settings.pin = NULL; /* nor is one who has plugged one in let in */
    press(&show, KEY_STAFF);
    press(&show, KEY_CLOSE);
    CHECK(screen_of(&show) == SCREEN_ATTRACT);
    settings.pin = "4711";
    hold_corners(&show);
    CHECK(screen_of(&show) == SCREEN_PIN);
    press(&show, (enum key)(KEY_0 + 4));
    press(&show, KEY_ESCAPE);
    CHECK(screen_of(&show) == SCREEN_PIN && show.app->pin.size == 0);
    CHECK(type(&show, "4711") && screen_of(&show) == SCREEN_STAFF);
    /* Staff switch them on again. */
    CHECK(touch(&show, TARGET_STAFF_SECTION, STAFF_SETTINGS));
    CHECK(touch(&show, TARGET_SETTING_KEYBOARD, -1) && settings.keyboard);
    press(&show, KEY_STAFF);
    CHECK(screen_of(&show) != SCREEN_STAFF);
    close_show(&show);
    settings_finish(&settings);
}

static void test_right_and_wrong(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    hold_corners(&show);
    CHECK(type(&show, "123") && screen_of(&show) == SCREEN_PIN && show.app->pin.wrong == 0); /* too short to be tried */
    CHECK(show.app->pin.size == 3 && says(&show, "A PIN has 4 to 8 digits. Please type the rest."));
    CHECK(touch(&show, TARGET_PIN_DIGIT, 1) && !says(&show, "Please type the rest."));
    CHECK(touch(&show, TARGET_PIN_ERASE, -1) && show.app->pin.size == 3);
    CHECK(touch(&show, TARGET_PIN_ERASE, -1) && show.app->pin.size == 2);
    CHECK(touch(&show, TARGET_PIN_ERASE, -1) && touch(&show, TARGET_PIN_ERASE, -1) &&
          touch(&show, TARGET_PIN_ERASE, -1) && show.app->pin.size == 0);
    CHECK(type(&show, "47112") && screen_of(&show) == SCREEN_PIN && show.app->pin.wrong == 1);
    CHECK(type(&show, "4711000000") && show.app->pin.wrong == 2); /* the ninth digit finds no room */
    CHECK(type(&show, "4711") && screen_of(&show) == SCREEN_STAFF && show.app->pin.wrong == 0);
    CHECK(show.app->pin.size == 0 && show.app->pin.typed[0] == '\0');
    close_show(&show);
    settings_finish(&settings);
}

/** Three may be wrong; then there is nothing to type on, for half a minute, a whole one, two, ... and fifteen at last.
 */
static void test_waits(void)
{
    static const int waits[] = {30, 60, 120, 240, 480, 900, 900};
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    press(&show, KEY_STAFF);
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "0001") && type(&show, "0002") && type(&show, "0003"));
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        tick shut = show.app->pin.shut_until;
        CHECK_NEAR((double)(shut - show.now), waits[i] * 1e6, 1e6);
        CHECK(!touch(&show, TARGET_PIN_DIGIT, -1) && !touch(&show, TARGET_PIN_OK, -1));
        /* Neither going away nor coming back makes it shorter; the pad goes by itself, too. */
        show.now = shut - TICK_S(3);
        pass(&show, TICK_MS(300));
        CHECK(screen_of(&show) == (waits[i] == 30 ? SCREEN_PIN : SCREEN_ATTRACT));
        press(&show, screen_of(&show) == SCREEN_PIN ? KEY_LEFT : KEY_STAFF);
        pass(&show, TICK_MS(500));
        CHECK(!type(&show, "4711") && screen_of(&show) == SCREEN_PIN);
        show.now = shut;
        pass(&show, TICK_MS(100));
        CHECK(type(&show, "0004"));
    }
    show.now = show.app->pin.shut_until;
    pass(&show, TICK_MS(100));
    press(&show, KEY_STAFF);
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "4711") && screen_of(&show) == SCREEN_STAFF && show.app->pin.wrong == 0);
    close_show(&show);
    settings_finish(&settings);
}

/** Where nobody can say which PIN it was, nobody comes in, by no way. */
static void test_shut(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    settings.pin = NULL;
    settings.shut = true;
    for (int way = 0; way < 3; way++) {
        if (way == 0) {
            hold_corners(&show);
        } else {
            press(&show, way == 1 ? KEY_STAFF : KEY_CLOSE);
            pass(&show, TICK_MS(600));
        }
        CHECK(screen_of(&show) == SCREEN_PIN && says(&show, "The settings file of this display cannot be read."));
        CHECK(!type(&show, "0000") && screen_of(&show) == SCREEN_PIN);
        for (const char *c = "0000"; *c; c++) {
            press(&show, (enum key)(KEY_0 + *c - '0'));
        }
        press(&show, KEY_ENTER);
        CHECK(screen_of(&show) == SCREEN_PIN && show.app->pin.wrong == 0 && !settings.pin);
        CHECK(touch(&show, TARGET_STAFF_CLOSE, -1));
        pass(&show, TICK_MS(600));
        CHECK(screen_of(&show) != SCREEN_PIN && screen_of(&show) != SCREEN_STAFF);
    }
    close_show(&show);
    settings_finish(&settings);
}

static void open_again(struct show *show, struct settings *settings, struct tries tries)
{
    app_destroy(show->app);
    draw_finish(&show->list);
    show->app = app_create(show->pack, &show->diags, show->type);
    app_set_settings(show->app, settings, NULL, NULL);
    app_set_tries(show->app, tries);
    show->now = 0;
    pass(show, TICK_MS(100));
    press(show, KEY_STAFF);
    pass(show, TICK_MS(500));
}

/** True when the world heard of exactly this much. */
static bool kept(struct show *show, const char *word, int left)
{
    bool told = signalled(show, SIGNAL_TRIES, word);
    return told && app_tries(show->app, show->now).left == left;
}

/** A wrong PIN that is typed on a keyboard, so that signals can be looked at. */
static void type_wrong(struct show *show)
{
    for (int i = 0; i < 4; i++) {
        press(show, KEY_0);
    }
    press(show, KEY_ENTER);
}

/** A restart begins nothing anew: neither the count nor the wait, of which only what ran counts. */
static void test_restart(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    press(&show, KEY_STAFF);
    pass(&show, TICK_MS(600));
    type_wrong(&show);
    CHECK(kept(&show, "1", 0));
    open_again(&show, &settings, (struct tries){1, 0});
    type_wrong(&show);
    CHECK(kept(&show, "2", 0));
    open_again(&show, &settings, (struct tries){2, 0});
    type_wrong(&show);
    CHECK(kept(&show, "3", 30));
    open_again(&show, &settings, (struct tries){3, 30});
    CHECK(!type(&show, "4711") && screen_of(&show) == SCREEN_PIN);
    /* Once it has passed that is said, too, also where nobody looks; the next wrong one costs more. */
    show.now = TICK_S(29);
    step(&show, NULL, 0, NULL, 0);
    CHECK(!signalled(&show, SIGNAL_TRIES, NULL));
    show.now = TICK_S(30);
    step(&show, NULL, 0, NULL, 0);
    CHECK(kept(&show, "3", 0));
    step(&show, NULL, 0, NULL, 0);
    CHECK(!signalled(&show, SIGNAL_TRIES, NULL));
    open_again(&show, &settings, (struct tries){3, 0});
    type_wrong(&show);
    CHECK(kept(&show, "4", 60));
    /* Half of it passes, and is not asked for again. */
    tick before = show.now;
    show.now += PIN_TOLD;
    CHECK(step(&show, NULL, 0, NULL, 0) <= before + TICK_S(60));
    CHECK(kept(&show, "4", 30));
    open_again(&show, &settings, (struct tries){PIN_COUNTED, 900});
    show.now = TICK_S(900);
    pass(&show, TICK_MS(100));
    press(&show, KEY_STAFF);
    pass(&show, TICK_MS(500));
    type_wrong(&show);
    CHECK(kept(&show, "1000", 900));
    /* The right one ends it all. */
    open_again(&show, &settings, (struct tries){7, 0});
    press(&show, (enum key)(KEY_0 + 4));
    press(&show, (enum key)(KEY_0 + 7));
    press(&show, (enum key)(KEY_0 + 1));
    press(&show, (enum key)(KEY_0 + 1));
    press(&show, KEY_ENTER);
    CHECK(screen_of(&show) == SCREEN_STAFF && kept(&show, "0", 0));
    close_show(&show);
    settings_finish(&settings);
}

/** Nobody stays: half a minute untouched, and what was typed is forgotten. */
static void test_untouched(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    hold_corners(&show);
    CHECK(touch(&show, TARGET_PIN_DIGIT, 4) && touch(&show, TARGET_PIN_DIGIT, 7));
    pass(&show, TICK_S(29));
    CHECK(screen_of(&show) == SCREEN_PIN && !show.app->warned);
    pass(&show, TICK_S(2));
    CHECK(screen_of(&show) == SCREEN_ATTRACT);
    press(&show, KEY_STAFF);
    CHECK(show.app->pin.size == 0);
    close_show(&show);
    settings_finish(&settings);
}

static bool is_told(struct show *show, const char *digits)
{
    for (const char *c = digits; *c; c++) {
        touch(show, TARGET_PIN_DIGIT, *c - '0');
    }
    struct point at = middle_of(show, TARGET_PIN_OK, -1);
    tap(show, at.x, at.y);
    return signalled(show, SIGNAL_SETTING, "pin");
}

/** The first who comes chooses; twice the same. */
static void test_choose(void)
{
    struct show show;
    struct settings settings = settings_default();
    open_show(&show, FIRST_PACK, 1080, 1920);
    app_set_settings(show.app, &settings, NULL, NULL);
    pass(&show, TICK_MS(100));
    hold_corners(&show);
    CHECK(screen_of(&show) == SCREEN_PIN && show.app->pin.step == PIN_NEW);
    CHECK(type(&show, "2468") && type(&show, "2469"));
    CHECK(!settings.pin && show.app->pin.step == PIN_NEW && show.app->pin.note == PIN_NOTE_DIFFER);
    CHECK(type(&show, "2468") && is_told(&show, "2468"));
    CHECK_TEXT(settings.pin, "2468");
    CHECK(screen_of(&show) == SCREEN_STAFF && show.app->staff.section == STAFF_SETTINGS);
    /* Another one, by who is in. */
    pass(&show, TICK_MS(600));
    CHECK(touch(&show, TARGET_SETTING_PIN, -1) && screen_of(&show) == SCREEN_PIN);
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "13579") && is_told(&show, "13579"));
    CHECK_TEXT(settings.pin, "13579");
    /* Who leaves in between has changed nothing, and needs the PIN again. */
    pass(&show, TICK_MS(600));
    CHECK(touch(&show, TARGET_SETTING_PIN, -1));
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "0000"));
    press(&show, KEY_ESCAPE);
    pass(&show, TICK_MS(600));
    CHECK_TEXT(settings.pin, "13579");
    hold_corners(&show);
    CHECK(screen_of(&show) == SCREEN_PIN && show.app->pin.step == PIN_ASK);
    close_show(&show);
    settings_finish(&settings);
}

/** However patient the show is with visitors, an open staff page is not left to them. */
static void test_open_page(void)
{
    struct show show;
    struct settings settings;
    open_with_pin(&show, &settings);
    settings.attract_after = SETTINGS_ATTRACT_MOST;
    press(&show, KEY_STAFF);
    pass(&show, TICK_MS(600));
    CHECK(type(&show, "4711") && screen_of(&show) == SCREEN_STAFF);
    pass(&show, TICK_S(SETTINGS_ATTRACT_USUAL));
    CHECK(screen_of(&show) == SCREEN_ATTRACT);
    press(&show, KEY_ENTER);
    pass(&show, TICK_S(SETTINGS_ATTRACT_MOST - 1));
    CHECK(screen_of(&show) == SCREEN_HOME);
    close_show(&show);
    settings_finish(&settings);
}

int main(void)
{
    test_way_in();
    test_no_pack();
    test_corners_swallow_nothing();
    test_keyboard();
    test_close();
    test_no_keyboard();
    test_right_and_wrong();
    test_waits();
    test_shut();
    test_restart();
    test_untouched();
    test_choose();
    test_open_page();
    return check_result();
}
