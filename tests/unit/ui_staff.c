#include "ui/staff.h"

#include "base/day.h"
#include "ui_show.h"
#include "ui/staff_parts.h"
#include "ui/state.h"
#include "ui/target.h"

static int quits(const struct signals *signals)
{
    int count = 0;
    for (int i = 0; i < signals->count; i++) {
        count += signals->items[i].kind == SIGNAL_QUIT;
    }
    return count;
}

/** Taps "end the program" at these moments; returns how often the world was told to end it. */
static int tap_quit(const tick *moments, size_t count)
{
    struct signals signals = {.count = 0};
    struct app app = {.screen = SCREEN_STAFF, .leaving = SCREEN_STAFF, .signals = &signals};
    struct gesture tap = {.kind = GESTURE_TAP, .target = target_make(TARGET_STAFF_QUIT, 0), .scale = 1};
    for (size_t i = 0; i < count; i++) {
        staff_gesture(&app, &tap, moments[i]);
    }
    return quits(&signals);
}

static void test_quit_needs_two_taps(void)
{
    CHECK(tap_quit((const tick[]){TICK_S(1)}, 1) == 0);
    CHECK(tap_quit((const tick[]){TICK_S(1), TICK_S(3)}, 2) == 1);
    CHECK(tap_quit((const tick[]){TICK_S(1), TICK_S(1) + STAFF_CONFIRM}, 2) == 0);
    CHECK(tap_quit((const tick[]){TICK_S(1), TICK_S(20), TICK_S(21)}, 3) == 1);
}

/** True when a text of the staff page is of this colour. */
static bool is_written_in(const struct show *show, struct color color)
{
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_command *command = &show->list.commands[i];
        if (command->kind == DRAW_TEXT && memcmp(&command->text.color, &color, sizeof color) == 0) {
            return true;
        }
    }
    return false;
}

/** A warning looks the same beside a pack whose own colour is that of what went well. */
static void test_colours_are_no_packs(void)
{
    struct show show;
    open_show(&show, TOWN_PACK("other"), 1920, 1080); /* one of its pictures is missing */
    CHECK(show.diags.warnings > 0 && app_jump(show.app, SCREEN_STAFF, NULL, 0));
    for (int i = 0; i < 2; i++) {
        show.pack->accent = i ? staff_good() : (struct color){0};
        step(&show, NULL, 0, NULL, 0);
        CHECK(is_written_in(&show, staff_severity(DIAG_WARNING)) && !is_written_in(&show, staff_good()));
    }
    close_show(&show);
}

/** A first tap does not wait over a visit elsewhere. */
static void test_quit_is_forgotten(void)
{
    struct signals signals = {.count = 0};
    struct app app = {.screen = SCREEN_STAFF, .leaving = SCREEN_STAFF, .signals = &signals};
    struct gesture tap = {.kind = GESTURE_TAP, .target = target_make(TARGET_STAFF_QUIT, 0), .scale = 1};
    staff_gesture(&app, &tap, TICK_S(1));
    app.changed = TICK_S(2); /* the page was left and came again */
    staff_gesture(&app, &tap, TICK_S(3));
    CHECK(quits(&signals) == 0);
    staff_gesture(&app, &tap, TICK_S(4));
    CHECK(quits(&signals) == 1);
}

/** Going back to a kept pack needs two touches on the same one. */
static void test_back(void)
{
    struct signals signals = {.count = 0};
    struct app app = {.screen = SCREEN_STAFF, .leaving = SCREEN_STAFF, .signals = &signals};
    struct gesture third = {.kind = GESTURE_TAP, .target = target_make(TARGET_STAFF_BACK, 3), .scale = 1};
    struct gesture fourth = {.kind = GESTURE_TAP, .target = target_make(TARGET_STAFF_BACK, 4), .scale = 1};
    staff_gesture(&app, &third, TICK_S(1));
    staff_gesture(&app, &fourth, TICK_S(2));
    staff_gesture(&app, &fourth, TICK_S(2) + STAFF_CONFIRM);
    CHECK(signals.count == 0);
    staff_gesture(&app, &fourth, TICK_S(3) + STAFF_CONFIRM);
    CHECK(signals.count == 1 && signals.items[0].kind == SIGNAL_BACK);
    CHECK_TEXT(signals.items[0].text, "4");
    staff_gesture(&app, &fourth, TICK_S(4) + STAFF_CONFIRM);
    CHECK(signals.count == 1);
}

static void test_pages(void)
{
    struct app app = {.screen = SCREEN_STAFF, .leaving = SCREEN_STAFF};
    struct gesture tap = {.kind = GESTURE_TAP, .target = target_make(TARGET_PAGE, 3), .scale = 1};
    staff_gesture(&app, &tap, TICK_S(1));
    CHECK(app.staff.page == 3);
    tap.kind = GESTURE_DRAG;
    tap.target = target_make(TARGET_PAGE, 1);
    staff_gesture(&app, &tap, TICK_S(2));
    CHECK(app.staff.page == 3);
}

/** Who has put a stick in finds it when the page opens, and installs its pack with one touch. */
static void test_stick(void)
{
    struct signals signals = {.count = 0};
    struct offers offers = {.watched = true};
    struct app app = {.screen = SCREEN_STAFF, .leaving = SCREEN_STAFF, .signals = &signals, .offers = &offers};
    struct gesture tap = {.kind = GESTURE_TAP, .target = target_make(TARGET_STAFF_INSTALL, 12), .scale = 1};
    staff_enter(&app, 0);
    int usual = app.staff.section;
    offers = (struct offers){.watched = true, .count = 1, .items = {{.number = 12, .state = OFFER_GOOD}}};
    staff_enter(&app, 0);
    CHECK(app.staff.section != usual);
    staff_gesture(&app, &tap, TICK_S(1));
    CHECK(signals.count == 1 && signals.items[0].kind == SIGNAL_STICK);
    CHECK_TEXT(signals.items[0].text, "12");
}

/** What the page says of the clock, in the language of the staff. */
static bool page_says(struct show *show, const struct dial *dial, enum diag_language language, const char *words)
{
    app_set_dial(show->app, dial);
    app_set_staff_language(show->app, language);
    step(show, NULL, 0, NULL, 0);
    return says(show, words);
}

static void test_clock(void)
{
    struct show show;
    open_show(&show, FIRST_PACK, 1920, 1080);
    CHECK(app_jump(show.app, SCREEN_STAFF, NULL, 0));
    struct dial dial = {.trust = DIAL_UNTOLD};
    CHECK(page_says(&show, NULL, DIAG_ENGLISH, "not looked at for this picture"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "この画像では調べていません"));
    dial = (struct dial){DIAL_BELIEVED, day_make(2026, 11, 3), 9, 5, 540, "JST", DAY_NONE, TICK_S(7)};
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "2026-11-03 09:05") && says(&show, "JST (UTC+9)"));
    CHECK(says(&show, "come and go by this date"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "この日付で出し入れしています"));
    CHECK(step(&show, NULL, 0, NULL, 0) <= TICK_S(7)); /* it is told anew then */
    dial.east = -210;
    snprintf(dial.zone, sizeof dial.zone, "NST");
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "NST (UTC-3:30)") && !says(&show, "The time zone is UTC"));
    dial.east = 0;
    snprintf(dial.zone, sizeof dial.zone, "UTC");
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "UTC (UTC+0)") && says(&show, "The time zone is UTC. Set that"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "時間帯が UTC のままです"));
    dial.trust = DIAL_TOO_EARLY;
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "it is before 2026, so it is not used"));
    CHECK(!says(&show, "come and go by this date"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "2026年より前なので、正しくないとみなして"));
    dial.trust = DIAL_TOO_LATE;
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "it is after 2099") && says(&show, "Set the date and time"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "2099年よりあとなので"));
    dial.trust = DIAL_BEFORE_PACK;
    dial.pack_day = day_make(2027, 1, 2);
    CHECK(page_says(&show, &dial, DIAG_ENGLISH, "later than this date (2027-01-02)"));
    CHECK(page_says(&show, &dial, DIAG_JAPANESE, "パックを入れた日（2027-01-02）より前の日付"));
    close_show(&show);
}

int main(void)
{
    test_clock();
    test_quit_needs_two_taps();
    test_colours_are_no_packs();
    test_quit_is_forgotten();
    test_back();
    test_pages();
    test_stick();
    return check_result();
}
