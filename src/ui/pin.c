#include "ui/pin.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/staff.h"
#include "ui/staff_parts.h"
#include "ui/state.h"
#include "ui/target.h"

static const staff_words titles[] = {
    [PIN_ASK] = {"Type the PIN", "暗証番号を入れてください"},
    [PIN_NEW] = {"Choose a PIN for the staff", "スタッフの暗証番号を決めてください"},
    [PIN_AGAIN] = {"Type the same PIN again", "同じ番号をもう一度入れてください"},
    [PIN_SHUT] = {"The staff page cannot be opened", "スタッフの画面を開けません"},
};
static_assert(sizeof titles / sizeof *titles == PIN_STEP_COUNT, "a title for each step");

static const staff_words notes[] = {
    [PIN_NOTE_NONE] = {"", ""},
    [PIN_NOTE_CHOOSE] = {"4 to 8 digits. From now on this page opens with them.",
                         "数字 4〜8けたです。次からは、この番号でこの画面を開きます。"},
    [PIN_NOTE_WRONG] = {"This is not the PIN. Please try again.", "番号がちがいます。もう一度入れてください。"},
    [PIN_NOTE_DIFFER] = {"The two were not the same. Please choose again.",
                         "2回の番号がちがいました。もう一度、はじめから決めてください。"},
    [PIN_NOTE_SHORT] = {"A PIN has 4 to 8 digits. Please type the rest.",
                        "暗証番号は、数字 4〜8けたです。続きを入れてください。"},
    [PIN_NOTE_SHUT] = {"The settings file of this display cannot be read. Please tell whoever installed it.",
                       "この機械の設定ファイルが読めません。設置した人に、直すよう伝えてください。"},
};
static_assert(sizeof notes / sizeof *notes == PIN_NOTE_COUNT, "words for each note");

/** printf formats: minutes; seconds */
static const staff_words wait_minutes = {"Several PINs were wrong. You can go on in %d minutes.",
                                         "まちがいが続きました。あと %d 分ほどお待ちください。"};
static const staff_words wait_seconds = {"Several PINs were wrong. You can go on in %d seconds.",
                                         "まちがいが続きました。あと %d 秒お待ちください。"};
static const staff_words close = {"Back to the exhibition", "展示にもどる"};
static const staff_words erase = {"Erase", "消す"};
static const staff_words done = {"OK", "決定"};

/* What the keys do. */

static void begin(struct pin_state *pin, enum pin_step step, enum pin_note note)
{
    pin->step = step;
    pin->note = note;
    pin->size = 0;
    memset(pin->typed, 0, sizeof pin->typed);
}

/** Nobody may try before this. */
static tick shut_until(const struct app *app)
{
    return app->pin.shut_until;
}

/* What is kept over a restart: the tries, and how much of the wait has passed while the program ran. */

static tick sooner(tick a, tick b)
{
    return a < b ? a : b;
}

/** Tell the world how things stand, and when to do so next. */
static void tell_tries(struct app *app, tick now)
{
    struct pin_state *pin = &app->pin;
    snprintf(pin->word, sizeof pin->word, "%d", pin->wrong);
    app_tell(app, SIGNAL_TRIES, pin->word);
    pin->tell = now < pin->shut_until ? sooner(now + PIN_TOLD, pin->shut_until) : TICK_NEVER;
}

struct tries pin_tries(const struct app *app, tick now)
{
    tick left = app->pin.shut_until - now;
    return (struct tries){app->pin.wrong, left > 0 ? (int)((left + TICK_S(1) - 1) / TICK_S(1)) : 0};
}

void pin_set_tries(struct app *app, const struct tries *tries)
{
    app->pin.wrong = tries->wrong;
    app->pin.shut_until = TICK_S(tries->left);
    app->pin.tell = tries->left > 0 ? sooner(PIN_TOLD, app->pin.shut_until) : TICK_NEVER;
}

tick pin_watch(struct app *app, tick now)
{
    if (app->pin.shut_until > 0 && now >= app->pin.tell) {
        tell_tries(app, now);
    }
    return app->pin.shut_until > 0 ? app->pin.tell : TICK_NEVER;
}

/** Whoever is in has shown that the PIN is known. */
static void forget_tries(struct app *app, tick now)
{
    if (app->pin.wrong > 0) {
        app->pin.wrong = 0;
        tell_tries(app, now);
    }
}

void pin_open(struct app *app, bool keyboard, tick now)
{
    if (app->settings->shut) {
        begin(&app->pin, PIN_SHUT, PIN_NOTE_SHUT);
    } else if (!app->settings->pin && keyboard) {
        app_go(app, SCREEN_STAFF, now);
        return;
    } else if (app->settings->pin) {
        begin(&app->pin, PIN_ASK, PIN_NOTE_NONE);
    } else {
        begin(&app->pin, PIN_NEW, PIN_NOTE_CHOOSE);
    }
    app_go(app, SCREEN_PIN, now);
}

void pin_change(struct app *app, tick now)
{
    begin(&app->pin, PIN_NEW, PIN_NOTE_CHOOSE);
    app_go(app, SCREEN_PIN, now);
}

static void let_in(struct app *app, tick now)
{
    begin(&app->pin, PIN_ASK, PIN_NOTE_NONE);
    memset(app->pin.first, 0, sizeof app->pin.first);
    app_go(app, SCREEN_STAFF, now);
}

/** So long nobody may try after so many wrong ones. */
static tick wait_after(int wrong)
{
    tick wait = wrong < PIN_TRIES ? 0 : PIN_WAIT;
    for (int i = PIN_TRIES; i < wrong && wait < PIN_WAIT_MOST; i++) {
        wait *= 2;
    }
    return sooner(wait, PIN_WAIT_MOST);
}

static void note_wrong(struct app *app, tick now)
{
    struct pin_state *pin = &app->pin;
    pin->wrong += pin->wrong < PIN_COUNTED;
    tick wait = wait_after(pin->wrong);
    begin(pin, PIN_ASK, wait > 0 ? PIN_NOTE_NONE : PIN_NOTE_WRONG);
    if (wait > 0) {
        pin->shut_until = now + wait;
    }
    tell_tries(app, now);
}

static void try_pin(struct app *app, tick now)
{
    struct pin_state *pin = &app->pin;
    if (pin_is_same(pin->typed, app->settings->pin ? app->settings->pin : "")) {
        forget_tries(app, now);
        let_in(app, now);
    } else {
        note_wrong(app, now);
    }
}

static void confirm_new(struct app *app, tick now)
{
    struct pin_state *pin = &app->pin;
    if (!pin_is_same(pin->typed, pin->first)) {
        begin(pin, PIN_NEW, PIN_NOTE_DIFFER);
        return;
    }
    app->settings->pin = arena_strdup(&app->settings->arena, pin->typed);
    forget_tries(app, now);
    let_in(app, now);
    app->staff.section = STAFF_SETTINGS; /* where it says whether the PIN was saved */
    app_tell(app, SIGNAL_SETTING, "pin");
}

static void accept(struct app *app, tick now)
{
    struct pin_state *pin = &app->pin;
    if (!pin_is_one(pin->typed)) {
        pin->note = PIN_NOTE_SHORT; /* what was typed stays */
        return;
    }
    switch (pin->step) {
    case PIN_ASK:
        try_pin(app, now);
        return;
    case PIN_NEW:
        memcpy(pin->first, pin->typed, sizeof pin->first);
        begin(pin, PIN_AGAIN, PIN_NOTE_NONE);
        return;
    case PIN_AGAIN:
        confirm_new(app, now);
        return;
    case PIN_SHUT:
    case PIN_STEP_COUNT:
        return;
    }
}

static void press(struct app *app, enum target_kind key, int digit, tick now)
{
    struct pin_state *pin = &app->pin;
    if (now < shut_until(app)) {
        return;
    }
    switch ((int)key) {
    case TARGET_PIN_DIGIT:
        if (pin->size < PIN_DIGITS_MAX) {
            pin->typed[pin->size++] = (char)('0' + digit);
        }
        pin->note = pin->note == PIN_NOTE_SHORT && pin_is_one(pin->typed) ? PIN_NOTE_NONE : pin->note;
        return;
    case TARGET_PIN_ERASE:
        if (pin->size > 0) {
            pin->typed[--pin->size] = '\0';
        }
        return;
    case TARGET_PIN_OK:
        accept(app, now);
        return;
    default:
        return;
    }
}

void pin_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    if (target_kind(gesture->target) == TARGET_STAFF_CLOSE) {
        app_back(app, now);
    } else {
        press(app, target_kind(gesture->target), target_number(gesture->target), now);
    }
}

bool pin_key(struct app *app, enum key key, tick now)
{
    if (key >= KEY_0 && key <= KEY_9) {
        press(app, TARGET_PIN_DIGIT, (int)key - KEY_0, now);
        return true;
    }
    if (key == KEY_ERASE) {
        press(app, TARGET_PIN_ERASE, 0, now);
        return true;
    }
    if (key == KEY_ENTER && !app->focus_on) {
        press(app, TARGET_PIN_OK, 0, now);
        return true;
    }
    return false;
}

/* How it looks. */

static const double key_gap = 20, key_high = 116, key_wide = 176;
/** The least side of a key on the glass, in millimetres. */
static const double key_mm = 20;

enum { COLUMNS = 3, ROWS = 4 };

/** A key is as large as a finger wants it, where somebody has said how large the glass is. */
static double key_height(const struct view *view)
{
    int mm = view->app->settings->display_mm;
    double wanted = mm > 0 ? ceil(key_mm * view->width / mm) : 0;
    double most = (view->height - 560) / ROWS - key_gap;
    return fmin(fmax(key_high, wanted), fmax(most, key_high));
}

static void draw_dots(struct view *view, struct point middle)
{
    const struct pin_state *pin = &view->app->pin;
    for (int i = 0; i < PIN_DIGITS_MAX; i++) {
        struct point at = point_make(middle.x + (i - (PIN_DIGITS_MAX - 1) / 2.0) * 52, middle.y);
        bool typed = i < pin->size;
        bool wanted = i < PIN_DIGITS_MIN;
        struct path *ring = path_create(view->arena);
        path_circle(ring, at, 13);
        draw_stroke(view->list, ring, 2, brush_solid(color_fade(view_tint(view, TINT_GOLD), wanted ? 0.9 : 0.35)));
        if (typed) {
            draw_disc(view->list, at, 13, view_tint(view, TINT_GOLD_BRIGHT));
        }
    }
}

static void draw_digit(struct view *view, struct rect key, int digit)
{
    struct text_style style = staff_style(view, true, view_tint(view, TINT_WASHI));
    style.size = 52;
    staff_button(view, key, "", BUTTON_NIGHT, target_make(TARGET_PIN_DIGIT, digit));
    view_center(view, &style, arena_printf(view->arena, "%d", digit), key);
}

/** The keys, as on a telephone; the last row erases and ends. */
static void draw_keys(struct view *view, struct rect box, double height)
{
    enum { ERASE = 10, DONE = 11 };
    static const int keys[ROWS * COLUMNS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, ERASE, 0, DONE};
    double width = (box.w - key_gap * (COLUMNS - 1)) / COLUMNS;
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        struct rect key = rect_make(box.x + i % COLUMNS * (width + key_gap),
                                    box.y + floor((double)i / COLUMNS) * (height + key_gap), width, height);
        if (keys[i] == ERASE) {
            staff_button(view, key, staff_word(view, erase), BUTTON_NIGHT, target_make(TARGET_PIN_ERASE, 0));
        } else if (keys[i] == DONE) {
            bool ready = pin_is_one(view->app->pin.typed);
            staff_button(view, key, staff_word(view, done), ready ? BUTTON_GOLD : BUTTON_NIGHT,
                         target_make(TARGET_PIN_OK, 0));
        } else {
            draw_digit(view, key, keys[i]);
        }
    }
}

static const char *note_words(struct view *view)
{
    const struct app *app = view->app;
    tick left = shut_until(app) - view->now;
    if (left <= 0) {
        return staff_word(view, notes[app->pin.note]);
    }
    int seconds = (int)((left + TICK_S(1) - 1) / TICK_S(1));
    view_wake(view, shut_until(app) - (seconds - 1) * TICK_S(1));
    return seconds > 90 ? arena_printf(view->arena, staff_word(view, wait_minutes), (seconds + 59) / 60)
                        : arena_printf(view->arena, staff_word(view, wait_seconds), seconds);
}

void pin_draw(struct view *view)
{
    const struct pin_state *pin = &view->app->pin;
    bool shut = pin->step == PIN_SHUT || view->now < shut_until(view->app);
    double height = key_height(view), pad = ROWS * (height + key_gap) - key_gap;
    double width = fmin(view->width - 80, COLUMNS * (fmax(key_wide, height) + key_gap) - key_gap);
    double top = fmax(40, (view->height - pad - 480) / 2), left = (view->width - width) / 2;
    staff_ground(view);
    struct text_style title = staff_style(view, true, view_tint(view, TINT_WASHI));
    bool wrong = shut || pin->note == PIN_NOTE_WRONG || pin->note == PIN_NOTE_DIFFER;
    struct text_style note =
        staff_style(view, false, wrong ? staff_severity(DIAG_WARNING) : view_tint(view, TINT_MIST));
    title.size = 40;
    double head = shut ? view->height / 2 - 140 : top; /* without keys the words have the page for themselves */
    view_center(view, &title, staff_word(view, titles[pin->step]), rect_make(40, head, view->width - 80, 64));
    view_center(view, &note, note_words(view), rect_make(40, head + 72, view->width - 80, 76));
    if (!shut) {
        draw_dots(view, point_make(view->width / 2, top + 190));
        draw_keys(view, rect_make(left, top + 250, width, pad), height);
    }
    double wide = fmin(view->width - 80, staff_button_width(view, staff_word(view, close)) + 20);
    staff_button(view, rect_make((view->width - wide) / 2, top + 250 + pad + 60, wide, THEME_TARGET),
                 staff_word(view, close), BUTTON_NIGHT, target_make(TARGET_STAFF_CLOSE, 0));
}
