#include "ui_show.h"
#include "ui/staff.h"
#include "ui/state.h"

#define READINGS_PACK SOURCE_DIR "/tests/packs/good/readings"

static void test_first_touch_counts(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    step(&show, NULL, 0, NULL, 0);
    tap(&show, 300, 300);
    CHECK(app_screen(show.app) == SCREEN_HOME);
    CHECK(signalled(&show, SIGNAL_SCREEN, "home"));
    close_show(&show);
}

/** The resting screen invites in two languages, and in both with the pack's words where it has them. */
static void test_invitations(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    step(&show, NULL, 0, NULL, 0);
    CHECK(says(&show, "画面にふれて、灯りをともす") && says(&show, "Touch the screen and light a lamp"));
    CHECK(app_set_language(show.app, "en"));
    step(&show, NULL, 0, NULL, 0);
    CHECK(says(&show, "画面にふれて、灯りをともす") && says(&show, "Touch the screen and light a lamp"));
    CHECK(app_set_language(show.app, "ko"));
    step(&show, NULL, 0, NULL, 0);
    CHECK(!says(&show, "画面にふれて") && says(&show, "Touch the screen and light a lamp"));
    close_show(&show);
    open_show(&show, READINGS_PACK, 1920, 1080); /* it is in Japanese only, and invites nobody */
    step(&show, NULL, 0, NULL, 0);
    CHECK(says(&show, "画面にふれて、灯りをともす") && says(&show, "Touch to light the town"));
    close_show(&show);
}

/** The row at the foot says a town's titles on two lines or smaller rather than ours between them; or all of ours. */
static void test_titles_do_not_mix(double width, double height)
{
    struct show show;
    open_show(&show, FIRST_PACK, width, height);
    show.pack->door_vision.title.in[0] = "祭りの願い";
    show.pack->door_map.title.in[0] = "祭りの地図";
    show.pack->door_voices.title.in[0] = "みんなの声";
    show.pack->door_join.title.in[0] = "手伝う";
    CHECK(app_jump(show.app, SCREEN_STUDENTS, NULL, 0));
    app_set_comfort(show.app, COMFORT_LARGE, true);
    step(&show, NULL, 0, NULL, 0);
    CHECK(says(&show, "祭りの願い祭りの地図みんなの声手伝う"));
    show.pack->door_map.title.in[0] = "みんなでいっしょに歩いてめぐる、祭りとちょうちんの大きな地図";
    step(&show, NULL, 0, NULL, 0);
    CHECK(says(&show, "めざす姿まちの灯り声参加") && !says(&show, "祭りの願い") && !says(&show, "手伝う"));
    close_show(&show);
}

static void test_idle(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_JOIN, NULL, 0));
    CHECK(app_set_language(show.app, "en"));
    show.now = TICK_S(54);
    tick next = step(&show, NULL, 0, NULL, 0);
    CHECK(next == TICK_S(55));
    CHECK(!signalled(&show, SIGNAL_IDLE_WARN, NULL));
    show.now = TICK_S(55);
    step(&show, NULL, 0, NULL, 0);
    CHECK(signalled(&show, SIGNAL_IDLE_WARN, NULL));
    tap(&show, 5, 5); /* any touch continues, and only continues */
    CHECK(app_screen(show.app) == SCREEN_JOIN);
    show.now += TICK_S(74);
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == SCREEN_JOIN);
    show.now += TICK_S(1);
    show.signals.count = 0;
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == SCREEN_ATTRACT);
    CHECK(signalled(&show, SIGNAL_ATTRACT, NULL));
    CHECK(app_set_language(show.app, "ja"));
    close_show(&show);
}

/** The question comes for all at the same time, and stands longer for those who read slowly; not on the staff page. */
static void test_question(enum screen screen, const char *language, enum comfort comfort, int after, tick stands)
{
    struct show show;
    struct settings settings = settings_default();
    settings.attract_after = after;
    open_show(&show, FIRST_PACK, 1920, 1080);
    app_set_settings(show.app, &settings, NULL, NULL);
    CHECK(app_jump(show.app, screen, NULL, 0) && app_set_language(show.app, language));
    app_set_comfort(show.app, comfort, true);
    tick comes = TICK_S(after) - TICK_S(20);
    show.now = comes - 1;
    CHECK(step(&show, NULL, 0, NULL, 0) == comes && !signalled(&show, SIGNAL_IDLE_WARN, NULL));
    show.now = comes;
    step(&show, NULL, 0, NULL, 0);
    CHECK(signalled(&show, SIGNAL_IDLE_WARN, NULL));
    show.now = comes + stands - 1;
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == screen && !signalled(&show, SIGNAL_ATTRACT, NULL));
    show.now = comes + stands;
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == SCREEN_ATTRACT && signalled(&show, SIGNAL_ATTRACT, NULL));
    close_show(&show);
    settings_finish(&settings);
}

/** Another language keeps the screen, what is asked of the map, the voice in front and the place in an interview. */
static void test_language_keeps_place(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_CARD, "sanzen-sango-care", 0));
    run_for(&show, TICK_S(1));
    show.app->card.page = 3; /* the second answer */
    show.app->map.goal = 3;
    show.app->voices.front = 2;
    static const char *const tags[] = {"en", "zh-Hans", "ko", "ja-easy", "ja"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        CHECK(app_set_language(show.app, tags[i]));
        run_for(&show, TICK_S(1));
        CHECK(app_screen(show.app) == SCREEN_CARD && show.app->map.goal == 3 && show.app->voices.front == 2);
        CHECK(show.app->card.page >= 3);
    }
    CHECK(show.app->card.page == 3);
    CHECK(!app_set_language(show.app, "fr") && app_set_language(show.app, "ZH-hant"));
    close_show(&show);
}

/** What a visitor switches on holds on every screen, is seen at once, and is off again for the next visitor. */
static void test_comfort(enum comfort comfort)
{
    struct show show;
    struct draw_list plain = {0};
    open_show(&show, comfort == COMFORT_FURIGANA ? READINGS_PACK : FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_JOIN, NULL, 0));
    show.now = TICK_S(5);
    step(&show, NULL, 0, NULL, 0);
    plain = show.list;
    show.list = (struct draw_list){0};
    app_set_comfort(show.app, comfort, true);
    step(&show, NULL, 0, NULL, 0);
    CHECK(comfort == COMFORT_QUIET || !draw_equal(&plain, &show.list));
    app_set_comfort(show.app, comfort, false);
    step(&show, NULL, 0, NULL, 0);
    CHECK(draw_equal(&plain, &show.list));
    app_set_comfort(show.app, comfort, true);
    show.now = TICK_S(200); /* somebody else comes */
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_jump(show.app, SCREEN_JOIN, NULL, show.now));
    show.now += TICK_S(5);
    step(&show, NULL, 0, NULL, 0);
    CHECK(draw_equal(&plain, &show.list));
    draw_finish(&plain);
    close_show(&show);
}

/** What the settings say is what every visitor finds; a language that the pack has not is the pack's own. */
static void test_settings(const char *tag, int found)
{
    struct show show;
    struct settings settings = settings_default();
    settings.language = tag;
    settings.large = true;
    settings.attract_after = 40;
    open_show(&show, FIRST_PACK, 1920, 1080);
    app_set_settings(show.app, &settings, NULL, NULL);
    CHECK(show.app->language == found && show.app->comfort[COMFORT_LARGE] && !show.app->comfort[COMFORT_QUIET]);
    run_for(&show, TICK_MS(100));
    tap(&show, 900, 500);
    CHECK(app_set_language(show.app, "ko"));
    app_set_comfort(show.app, COMFORT_LARGE, false);
    app_set_comfort(show.app, COMFORT_QUIET, true);
    tick touched = show.now;
    show.now = touched + TICK_S(20) - TICK_MS(1);
    step(&show, NULL, 0, NULL, 0);
    CHECK(!signalled(&show, SIGNAL_IDLE_WARN, NULL));
    show.now = touched + TICK_S(20);
    step(&show, NULL, 0, NULL, 0);
    CHECK(signalled(&show, SIGNAL_IDLE_WARN, NULL));
    show.now = touched + TICK_S(40) - TICK_MS(1);
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == SCREEN_HOME);
    show.now = touched + TICK_S(40);
    step(&show, NULL, 0, NULL, 0);
    CHECK(app_screen(show.app) == SCREEN_ATTRACT && show.app->language == found);
    CHECK(show.app->comfort[COMFORT_LARGE] && !show.app->comfort[COMFORT_QUIET]);
    close_show(&show);
    settings_finish(&settings);
}

/** True when a text of the frame is exactly this. */
static bool shows(const struct show *show, const char *words)
{
    bool found = false;
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        found = found || (command->kind == DRAW_TEXT && strcmp(command->text.text, words) == 0);
    }
    return found;
}

/** True when some line of the frame has this in it. */
static bool mentions(const struct show *show, const char *words)
{
    bool found = false;
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        found = found || (command->kind == DRAW_TEXT && strstr(command->text.text, words));
    }
    return found;
}

/** What staff are told of settings that do not do what they say. */
static void test_settings_page(bool odd)
{
    struct show show;
    struct settings settings = settings_default();
    settings.display_mm = odd ? 300 : 941;
    settings.language = odd ? "fr" : "en";
    settings.rotate_given = odd;
    settings.language_given = odd;
    open_show(&show, FIRST_PACK, 1920, 1080);
    app_set_settings(show.app, &settings, NULL, NULL);
    CHECK(app_jump(show.app, SCREEN_STAFF, NULL, 0));
    show.app->staff.section = STAFF_SETTINGS;
    run_for(&show, TICK_MS(50));
    CHECK(mentions(&show, odd ? "13 mm" : "43 mm"));
    CHECK(mentions(&show, "20 mm") == odd);
    CHECK(mentions(&show, "\"fr\"") == odd);
    CHECK(mentions(&show, "--rotate") == odd && mentions(&show, "--lang") == odd);
    close_show(&show);
    settings_finish(&settings);
}

/** The notation itself is never seen. */
static void check_no_notation(const struct show *show)
{
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        const char *text = command->kind == DRAW_TEXT ? command->text.text : "";
        CHECK(!strstr(text, "｜") && !strstr(text, "まち》") && !strstr(text, "《ほし"));
    }
}

static bool is_offered(const struct show *show, uint64_t target)
{
    bool found = false;
    for (size_t i = 0; i < show->list.hit_count; i++) {
        found = found || show->list.hits[i].target == target;
    }
    return found;
}

/** Readings show in Japanese to whom switched them on, in plain Japanese to everybody, and in no other language. */
static void test_readings(const char *tag, bool on, bool shown)
{
    static const enum screen screens[] = {SCREEN_ATTRACT, SCREEN_HOME, SCREEN_VISION, SCREEN_JOIN, SCREEN_STAFF};
    struct show show;
    open_show(&show, READINGS_PACK, 1920, 1080);
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        CHECK(app_jump(show.app, screens[i], NULL, show.now));
        CHECK(app_set_language(show.app, tag));
        app_set_comfort(show.app, COMFORT_FURIGANA, on);
        show.now += TICK_S(5);
        step(&show, NULL, 0, NULL, 0);
        check_no_notation(&show);
        bool has_some = screens[i] == SCREEN_ATTRACT || screens[i] == SCREEN_VISION || screens[i] == SCREEN_JOIN;
        CHECK(shows(&show, "ほし") == (shown && has_some));
    }
    show.app->panel = true;
    step(&show, NULL, 0, NULL, 0);
    CHECK(is_offered(&show, target_make(TARGET_COMFORT, COMFORT_FURIGANA)) == (strcmp(tag, "ja") == 0));
    CHECK(is_offered(&show, target_make(TARGET_COMFORT, COMFORT_LARGE)));
    close_show(&show);
}

/** At rest nothing moves: the next step that a still screen wants is the idle question. */
static void test_rest(double width, double height)
{
    static const enum screen still[] = {SCREEN_HOME,     SCREEN_VISION, SCREEN_MAP,       SCREEN_CARD,    SCREEN_VOICES,
                                        SCREEN_STUDENTS, SCREEN_JOIN,   SCREEN_PROGRAMME, SCREEN_CREDITS, SCREEN_STAFF};
    for (size_t i = 0; i < sizeof still / sizeof still[0]; i++) {
        struct show show;
        open_show(&show, FIRST_PACK, width, height);
        CHECK(app_jump(show.app, still[i], NULL, 0));
        run_for(&show, TICK_MS(2600));
        tick next = step(&show, NULL, 0, NULL, 0);
        if (next < TICK_S(54)) {
            fprintf(stderr, "%s does not rest\n", screen_name(still[i]));
        }
        CHECK(next >= TICK_S(54));
        close_show(&show);
    }
}

/** Esc always leads to attract. */
static void test_no_dead_end(void)
{
    for (int screen = SCREEN_HOME; screen <= SCREEN_STAFF; screen++) {
        struct show show;
        open_show(&show, FIRST_PACK, 1080, 1920);
        CHECK(app_jump(show.app, (enum screen)screen, NULL, 0));
        for (int i = 0; i < 3 && app_screen(show.app) != SCREEN_ATTRACT; i++) {
            press(&show, KEY_ESCAPE);
        }
        CHECK(app_screen(show.app) == SCREEN_ATTRACT);
        close_show(&show);
    }
}

/** Every hit that stays on screen is large enough for a cold finger, on every screen. */
static void test_targets(double width, double height)
{
    for (int screen = SCREEN_ATTRACT; screen <= SCREEN_FAULT; screen++) {
        struct show show;
        open_show(&show, FIRST_PACK, width, height);
        CHECK(app_jump(show.app, (enum screen)screen, NULL, 0));
        run_for(&show, TICK_S(3));
        struct rect stage = rect_make(-1, -1, width + 2, height + 2);
        for (size_t i = 0; i < show.list.hit_count; i++) {
            const struct hit *hit = &show.list.hits[i];
            bool clipped_row = hit->gestures & (HIT_DRAG_X | HIT_DRAG_Y);
            bool large = hit->area.w >= 87.9 && hit->area.h >= 87.9;
            if ((!large && !clipped_row) || !rect_holds(stage, hit->area)) {
                fprintf(stderr, "%s: target %d of %.0fx%.0f at %.0f,%.0f\n", screen_name((enum screen)screen),
                        (int)target_kind(hit->target), hit->area.w, hit->area.h, hit->area.x, hit->area.y);
            }
            CHECK(large || clipped_row);
            CHECK(rect_holds(stage, hit->area));
        }
        close_show(&show);
    }
}

static bool same_target(const struct draw_list *list, uint64_t target)
{
    for (size_t i = 0; i < list->hit_count; i++) {
        if (list->hits[i].target == target) {
            return true;
        }
    }
    return false;
}

/** The keyboard reaches a door and opens it. */
static void test_keys(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    step(&show, NULL, 0, NULL, 0);
    press(&show, KEY_ENTER);
    CHECK(app_screen(show.app) == SCREEN_HOME);
    run_for(&show, TICK_S(1));
    CHECK(same_target(&show.list, target_make(TARGET_GO, SCREEN_MAP)));
    press(&show, KEY_RIGHT);
    press(&show, KEY_RIGHT);
    press(&show, KEY_ENTER);
    CHECK(app_screen(show.app) == SCREEN_MAP);
    press(&show, KEY_STAFF);
    CHECK(app_screen(show.app) == SCREEN_STAFF);
    press(&show, KEY_ESCAPE);
    CHECK(app_screen(show.app) == SCREEN_MAP);
    close_show(&show);
}

/** Drag the card's sheet aside, hold it still and let it go. */
static void drag_card(struct show *show, double by)
{
    struct point at = {0, 0};
    for (size_t i = 0; i < show->list.hit_count; i++) {
        if (target_kind(show->list.hits[i].target) == TARGET_CARD_SHEET) {
            at = point_make(show->list.hits[i].area.x + 20, show->list.hits[i].area.y + 20);
        }
    }
    touch_at(show, TOUCH_DOWN, at.x, at.y);
    show->now += TICK_MS(100);
    touch_at(show, TOUCH_MOVE, at.x + by, at.y);
    show->now += TICK_MS(200);
    touch_at(show, TOUCH_UP, at.x + by, at.y);
}

/** A drag turns the card when it is long enough; short ones do not add up. */
static void test_card_drags(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_CARD, NULL, show.now));
    run_for(&show, TICK_S(2));
    for (int i = 0; i < 3; i++) {
        drag_card(&show, -80);
        CHECK(!signalled(&show, SIGNAL_CARD, NULL));
        run_for(&show, TICK_S(2));
    }
    drag_card(&show, -140);
    CHECK(signalled(&show, SIGNAL_CARD, NULL));
    close_show(&show);
}

/** Where a light stands after the enlarged map was dragged so far in so many steps, with the finger still on it. */
static struct point drag_map(double dx, double dy, int steps)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_MAP, NULL, show.now));
    for (int i = 0; i < 2; i++) {
        run_for(&show, TICK_S(2));
        struct point plus = middle_of(&show, TARGET_MAP_ZOOM_IN, -1);
        tap(&show, plus.x, plus.y);
    }
    run_for(&show, TICK_S(2));
    touch_at(&show, TOUCH_DOWN, 560, 180);
    for (int i = 1; i <= steps; i++) {
        show.now += TICK_MS(16);
        touch_at(&show, TOUCH_MOVE, 560 + dx * i / steps, 180 + dy * i / steps);
    }
    struct point light = middle_of(&show, TARGET_MAP_CLUSTER, -1);
    close_show(&show);
    return light;
}

/** A finger that reaches the screen in fewer steps, on a slower machine, moves the map as far, also over its end. */
static void test_drag_in_steps(void)
{
    static const struct point ways[] = {{120, 60}, {400, 200}, {300, 500}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct point once = drag_map(ways[i].x, ways[i].y, 1);
        struct point often = drag_map(ways[i].x, ways[i].y, 25);
        CHECK_NEAR(once.x, often.x, 0.01);
        CHECK_NEAR(once.y, often.y, 0.01);
    }
}

static void test_no_pack(void)
{
    struct show show = {.width = 1920, .height = 1080};
    show.type = type_create(NULL);
    show.app = app_create(NULL, NULL, show.type);
    CHECK(step(&show, NULL, 0, NULL, 0) == TICK_NEVER);
    tap(&show, 900, 500);
    CHECK(app_screen(show.app) == SCREEN_FAULT);
    CHECK(show.list.count > 0);
    press(&show, KEY_STAFF);
    CHECK(app_screen(show.app) == SCREEN_STAFF);
    press(&show, KEY_ESCAPE);
    CHECK(app_screen(show.app) == SCREEN_FAULT);
    app_destroy(show.app);
    draw_finish(&show.list);
    type_destroy(show.type);
}

int main(void)
{
    test_first_touch_counts();
    test_invitations();
    test_titles_do_not_mix(1080, 1920);
    test_titles_do_not_mix(1440, 1080);
    test_idle();
    test_question(SCREEN_JOIN, "ja", COMFORT_QUIET, 75, TICK_S(20));
    test_question(SCREEN_JOIN, "en", COMFORT_CONTRAST, 30, TICK_S(20));
    test_question(SCREEN_JOIN, "ja-easy", COMFORT_QUIET, 75, TICK_S(30));
    test_question(SCREEN_MAP, "ko", COMFORT_LARGE, 30, TICK_S(30));
    test_question(SCREEN_VOICES, "ja-easy", COMFORT_LARGE, 600, TICK_S(30));
    test_question(SCREEN_STAFF, "ja-easy", COMFORT_LARGE, 75, TICK_S(20));
    test_language_keeps_place();
    for (int comfort = 0; comfort < COMFORT_COUNT; comfort++) {
        test_comfort((enum comfort)comfort);
    }
    test_settings("en", 2);
    test_settings("fr", 0);
    test_settings(NULL, 0);
    test_settings_page(false);
    test_settings_page(true);
    test_readings("ja", false, false);
    test_readings("ja", true, true);
    test_readings("ja-easy", false, true);
    test_readings("en", true, false);
    test_rest(1920, 1080);
    test_rest(1080, 1920);
    test_no_dead_end();
    test_targets(1920, 1080);
    test_targets(1080, 1920);
    test_targets(1440, 1080);
    test_keys();
    test_card_drags();
    test_drag_in_steps();
    test_no_pack();
    return check_result();
}
