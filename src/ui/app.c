#include "ui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/ease.h"
#include "base/language.h"
#include "ui/frame.h"
#include "ui/focus.h"
#include "ui/pin.h"
#include "ui/rest.h"
#include "ui/screens.h"
#include "ui/state.h"
#include "ui/target.h"

static tick sooner(tick a, tick b)
{
    return a < b ? a : b;
}

/** How long the question stands before the show goes back to attract (WCAG 2.2.1), and for who reads slowly. */
static const tick idle_question = TICK_S(20), idle_question_slow = TICK_S(30);

static tick question_length(const struct app *app)
{
    bool plain = app->pack && language_known(app->pack->languages[app->language]) == LANGUAGE_JA_EASY;
    bool slow = app->screen != SCREEN_STAFF && (plain || app->comfort[COMFORT_LARGE]);
    return slow ? idle_question_slow : idle_question;
}

/** When the question comes, if nobody touches anything: the same for all, so that the slow are given more. */
static tick question_at(const struct app *app)
{
    int seconds = app->settings->attract_after;
    /* However patient with visitors: an open staff page is not left to them. */
    bool cut = app->screen == SCREEN_STAFF && seconds > SETTINGS_ATTRACT_USUAL;
    return app->touched + TICK_S(cut ? SETTINGS_ATTRACT_USUAL : seconds) - idle_question;
}

/** When the show goes back to attract, if nobody touches anything. */
static tick attract_at(const struct app *app)
{
    return app->screen == SCREEN_PIN ? app->touched + PIN_UNTOUCHED : question_at(app) + question_length(app);
}

struct app *app_create(const struct pack *pack, const struct diags *diags, struct type *type)
{
    struct app *app = calloc(1, sizeof *app);
    REQUIRE(app);
    app->pack = pack;
    app->diags = diags;
    app->type = type;
    app->screen = app->leaving = app->beneath = pack ? SCREEN_ATTRACT : SCREEN_FAULT;
    app->changed = -APP_CHANGE;
    app->vision.year = PACK_INDEX_NONE;
    app->usual = settings_default();
    app->settings = &app->usual;
    if (pack) {
        app->lights = calloc(pack->project_count + 1, sizeof *app->lights);
        REQUIRE(app->lights);
        app->atlas = map_atlas_create(pack);
        map_enter(app, 0);
    }
    return app;
}

void app_destroy(struct app *app)
{
    if (app) {
        draw_finish(&app->seen);
        map_paper_destroy(app->paper);
        free(app->lights);
        map_atlas_destroy(app->atlas);
        settings_finish(&app->usual);
        free(app);
    }
}

void app_tell(struct app *app, enum signal_kind kind, const char *text)
{
    if (app->signals) {
        signal_emit(app->signals, kind, text);
    }
}

bool app_has(const struct app *app, enum screen screen)
{
    const struct pack *pack = app->pack;
    switch (screen) {
    case SCREEN_VISION:
        return pack && pack->vision.present;
    case SCREEN_MAP:
        return pack && pack->map.present && pack->project_count > 0;
    case SCREEN_CARD:
        return pack && pack->project_count > 0;
    case SCREEN_VOICES:
        return pack && pack->voice_count > 0;
    case SCREEN_STUDENTS:
        return pack && pack->students.present;
    case SCREEN_JOIN:
        return pack && pack->call_count > 0;
    case SCREEN_PROGRAMME:
        return pack && (pack_text_present(&pack->programme.about) || pack_text_present(&pack->programme.headline));
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_CREDITS:
        return pack != NULL;
    case SCREEN_STAFF:
    case SCREEN_PIN:
    case SCREEN_FAULT:
        return true;
    case SCREEN_COUNT:
        break;
    }
    return false;
}

bool app_is_sheet(enum screen screen)
{
    return screen == SCREEN_CARD || screen == SCREEN_PROGRAMME || screen == SCREEN_CREDITS || screen == SCREEN_STAFF ||
           screen == SCREEN_PIN;
}

static void change(struct app *app, enum screen screen, tick now)
{
    app->pose_from = frame_pose(app, now);
    app->leaving = app->screen;
    app->screen = screen;
    app->changed = now;
    app->panel = false;
    app->focus = 0;
    app->left.asked = false;
    app_tell(app, SIGNAL_SCREEN, screen_name(screen));
}

void app_go(struct app *app, enum screen screen, tick now)
{
    app->panel = false;
    if (screen == app->screen || !app_has(app, screen)) {
        return;
    }
    if (app_is_sheet(screen) && !app_is_sheet(app->screen)) {
        app->beneath = app->screen;
    }
    if (screens[screen].enter) {
        screens[screen].enter(app, now);
    }
    change(app, screen, now);
}

void app_open_card(struct app *app, int project, struct point origin, tick now)
{
    if (app->screen != SCREEN_CARD) {
        app->beneath = app_is_sheet(app->screen) ? app->beneath : app->screen;
        change(app, SCREEN_CARD, now);
        app->card = (struct card_state){.project = project, .origin = origin};
    }
    card_show(app, project, now);
    app_tell(app, SIGNAL_CARD, app->pack->projects[project].id);
}

/** Back to how a new visitor finds everything. */
static void go_attract(struct app *app, tick now)
{
    struct left left = {app->warned, app->language, question_at(app), {0}};
    memcpy(left.comfort, app->comfort, sizeof left.comfort);
    rest_restore(app);
    app->warned = false;
    app->focus_on = false;
    app->vision = (struct vision_state){.year = PACK_INDEX_NONE};
    app->voices = (struct voices_state){0};
    gesture_release_all(&app->gesture);
    if (app->pack) {
        app_go(app, SCREEN_ATTRACT, now);
        map_enter(app, now);
    } else {
        app_go(app, SCREEN_FAULT, now);
    }
    app->left = left;
}

void app_back(struct app *app, tick now)
{
    if (app->panel) {
        app->panel = false;
    } else if (app_is_sheet(app->screen) && app->beneath != app->screen && app->beneath != SCREEN_ATTRACT) {
        change(app, app->beneath, now);
    } else if (app->screen == SCREEN_HOME || !app->pack) {
        go_attract(app, now);
    } else if (app->screen != SCREEN_ATTRACT) {
        app_go(app, SCREEN_HOME, now);
    }
}

void app_light(struct app *app, int project, tick now)
{
    app->lights[project]++;
    app->glint = now;
    app->glint_rope = 4 + project * 7 % (ROPES_FRONT - 8);
    app_tell(app, SIGNAL_LIGHT, app->pack->projects[project].id);
}

bool app_set_language(struct app *app, const char *tag)
{
    int language = app->pack ? pack_language_find(app->pack, tag) : PACK_INDEX_NONE;
    if (language == PACK_INDEX_NONE) {
        return false;
    }
    int before = app->language;
    app->language = language;
    if (app->screen == SCREEN_CARD && app->width > 0) {
        card_translate(app, before);
    }
    app_tell(app, SIGNAL_LANGUAGE, app->pack->languages[language]);
    return true;
}

bool app_furigana(const struct app *app)
{
    enum language_known language = app->pack ? language_known(app->pack->languages[app->language]) : LANGUAGE_EN;
    return language == LANGUAGE_JA_EASY || (language == LANGUAGE_JA && app->comfort[COMFORT_FURIGANA]);
}

void app_set_comfort(struct app *app, enum comfort comfort, bool on)
{
    app->comfort[comfort] = on;
}

void app_set_staff_language(struct app *app, enum diag_language language)
{
    app->staff_language = language;
}

void app_note_pages(struct app *app, struct view_pages *pages)
{
    app->pages = pages;
}

void app_set_settings(struct app *app, struct settings *settings, const struct diags *unsaved,
                      const struct diags *wrong)
{
    app->settings = settings;
    app->settings_unsaved = unsaved;
    app->settings_wrong = wrong;
    rest_restore(app);
}

void app_setting_saved(struct app *app, bool saved)
{
    app->staff.saved = saved ? STAFF_SAVED : STAFF_SAVED_NOT;
}

struct tries app_tries(const struct app *app, tick now)
{
    return pin_tries(app, now);
}

void app_set_tries(struct app *app, struct tries tries)
{
    pin_set_tries(app, &tries);
}

void app_set_kept(struct app *app, const struct kept *kept)
{
    app->kept = kept;
}

void app_set_offers(struct app *app, const struct offers *offers)
{
    app->offers = offers;
}

void app_set_dial(struct app *app, const struct dial *dial)
{
    app->dial = dial;
}

enum screen app_screen(const struct app *app)
{
    return app->screen;
}

/** What every screen understands. False when the gesture is not of this kind. */
static bool common_tap(struct app *app, const struct gesture *gesture, tick now)
{
    int number = target_number(gesture->target);
    switch ((int)target_kind(gesture->target)) {
    case TARGET_GO:
        app_go(app, (enum screen)number, now);
        return true;
    case TARGET_PANEL:
        app->panel = true;
        app->panel_changed = now;
        return true;
    case TARGET_PANEL_CLOSE:
        app->panel = false;
        return true;
    case TARGET_LANGUAGE:
        app_set_language(app, app->pack->languages[number]);
        return true;
    case TARGET_COMFORT:
        app->comfort[number] = !app->comfort[number];
        return true;
    case TARGET_BLOCK:
    case TARGET_CONTINUE:
        return true;
    default:
        return false;
    }
}

static void handle(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind == GESTURE_TAP && common_tap(app, gesture, now)) {
        return;
    }
    if (screens[app->screen].gesture && !app->panel) {
        screens[app->screen].gesture(app, gesture, now);
    }
}

/** What a touch does to whatever it is on. */
static void feed(struct app *app, const struct touch *touch, tick now)
{
    struct gesture gestures[GESTURES_MAX];
    size_t count = gesture_feed(&app->gesture, &app->seen, touch, gestures);
    corners_feed(&app->corners, touch, gesture_fingers(&app->gesture), app->width, app->height);
    for (size_t i = 0; i < count; i++) {
        handle(app, &gestures[i], now);
    }
}

static void take_touch(struct app *app, const struct touch *touch, tick now)
{
    if (!ghosts_take(&app->ghosts, touch, ghosts_reach(app->width, app->settings->display_mm))) {
        return;
    }
    if (app->warned && touch->kind == TOUCH_DOWN) {
        app->warned = false; /* any touch goes on, and does nothing else */
        gesture_release_all(&app->gesture);
        app->seen.hit_count = 0;
    }
    app->touched = now;
    app->focus_on = false;
    feed(app, touch, now);
}

/** Let go of contacts that nobody makes; that touches nothing. Returns when to look again. */
static tick drop_ghosts(struct app *app, tick now)
{
    struct touch ends[GHOSTS_MAX];
    tick next = TICK_NEVER;
    size_t count = ghosts_expire(&app->ghosts, now, ends, &next);
    for (size_t i = 0; i < count; i++) {
        feed(app, &ends[i], now);
    }
    return next;
}

/** The corners were held: the staff is at the door. Returns when to look again. */
static tick watch_corners(struct app *app, tick now)
{
    tick next = TICK_NEVER;
    bool inside = app->screen == SCREEN_STAFF || app->screen == SCREEN_PIN;
    if (corners_opened(&app->corners, now, &next) && !inside) {
        gesture_release_all(&app->gesture); /* whatever the finger was on is left alone */
        app->panel = false;
        pin_open(app, false, now);
    }
    return next;
}

/** Let go of fingers that never come up. Returns when to look again. */
static tick release_stuck(struct app *app, tick now)
{
    struct gesture gestures[GESTURES_MAX];
    tick next = TICK_NEVER;
    size_t count = gesture_expire(&app->gesture, now, gestures, &next);
    for (size_t i = 0; i < count; i++) {
        handle(app, &gestures[i], now);
    }
    return next;
}

static void press_focus(struct app *app, tick now)
{
    struct rect area;
    if (!app->focus_on || !focus_area(&app->seen, app->focus, &area)) {
        return;
    }
    app->key_pressed = app->focus;
    app->key_until = now + TICK_MS(120);
    struct gesture tap = {
        .kind = GESTURE_TAP, .target = app->focus, .at = rect_center(area), .start = rect_center(area), .scale = 1};
    handle(app, &tap, now);
}

/**
 * The window is not closed past the staff's door, however often that is asked: it leads there, and on the staff page no
 * further than a first touch on "end the program" does. It is no sign of anybody who stands there.
 */
static void take_close(struct app *app, tick now)
{
    if (app->screen == SCREEN_STAFF) {
        app->staff.quit_asked = now;
    } else if (app->screen != SCREEN_PIN) {
        app->touched = now;
        app->warned = false;
        pin_open(app, true, now);
    }
}

static void take_key(struct app *app, enum key key, tick now)
{
    if (!app->settings->keyboard) {
        return; /* not even its sign of life */
    }
    if (key == KEY_CLOSE) {
        take_close(app, now);
        return;
    }
    app->touched = now;
    if (app->warned) {
        app->warned = false;
        return;
    }
    if (app->screen == SCREEN_PIN && pin_key(app, key, now)) {
        return;
    }
    switch ((int)key) {
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_UP:
    case KEY_DOWN:
        app->focus = focus_move(&app->seen, app->focus, key);
        app->focus_on = true;
        return;
    case KEY_ENTER:
        if (app->screen == SCREEN_ATTRACT) {
            app_go(app, SCREEN_HOME, now);
        } else {
            press_focus(app, now);
        }
        return;
    case KEY_ESCAPE:
        app_back(app, now);
        return;
    case KEY_STAFF:
        if (app->screen == SCREEN_STAFF || app->screen == SCREEN_PIN) {
            app_back(app, now);
        } else {
            pin_open(app, true, now);
        }
        return;
    default: /* digits are for the pad */
        return;
    }
}

/** The idle question, and the way back to attract. Returns when to look again. */
static tick watch_idle(struct app *app, tick now)
{
    if (app->screen == SCREEN_ATTRACT || app->screen == SCREEN_FAULT) {
        app->warned = false;
        return TICK_NEVER;
    }
    if (app->screen == SCREEN_STAFF && app->offers && offers_busy(app->offers)) {
        app->touched = now; /* whoever stands there waits for it */
    }
    if (now >= attract_at(app)) {
        go_attract(app, now);
        app_tell(app, SIGNAL_ATTRACT, "");
        return TICK_NEVER;
    }
    if (app->screen == SCREEN_PIN) {
        return attract_at(app); /* the pad asks nothing else */
    }
    if (now >= question_at(app)) {
        if (!app->warned) {
            app->warned = true;
            app_tell(app, SIGNAL_IDLE_WARN, "");
        }
        return attract_at(app);
    }
    return question_at(app);
}

/** Keep the hits that the visitor now sees: the next touches are meant for them. */
static void remember_hits(struct app *app, const struct draw_list *list)
{
    draw_begin(&app->seen, list->width, list->height);
    for (size_t i = 0; i < list->hit_count; i++) {
        draw_hit(&app->seen, list->hits[i].area, list->hits[i].target, list->hits[i].gestures);
    }
}

tick app_step(struct app *app, const struct input *input, tick now, double width, double height, struct draw_list *list,
              struct signals *signals)
{
    app->signals = signals;
    app->width = width;
    app->height = height;
    if (app->atlas) {
        map_atlas_fit(app->atlas, width, height);
    }
    for (int i = 0; i < input->touch_count; i++) {
        take_touch(app, &input->touches[i], now);
    }
    for (int i = 0; i < input->key_count; i++) {
        take_key(app, input->keys[i], now);
    }
    tick ghosts = drop_ghosts(app, now);
    tick door = sooner(watch_corners(app, now), pin_watch(app, now));
    tick idle = watch_idle(app, now);
    tick expire = release_stuck(app, now);
    tick moves = frame_draw(app, now, app->warned ? question_at(app) : TICK_NEVER, attract_at(app), list);
    remember_hits(app, list);
    app->signals = NULL;
    return sooner(sooner(sooner(moves, idle), sooner(expire, door)), ghosts);
}
