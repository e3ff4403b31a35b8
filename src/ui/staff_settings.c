#include "ui/staff_settings.h"

#include <assert.h>
#include <math.h>

#include "base/language.h"
#include "ui/pin.h"
#include "ui/rest.h"
#include "ui/target.h"

static const staff_words language_title = {"Language that visitors find", "はじめに表示する言語"};
/** printf format: a language tag */
static const staff_words language_missing = {"The pack that shows has no language \"%s\".",
                                             "表示中のパックには、設定の言語「%s」がありません。"};
static const staff_words switches_title = {"Switches as visitors find them", "はじめから入れておくスイッチ"};
static const staff_words rotate_title = {"Turn of the picture (clockwise)", "画面の向き（時計回り）"};
static const staff_words degrees[] = {{"as it is", "そのまま"},
                                      {"90\xC2\xB0", "90\xC2\xB0"},
                                      {"180\xC2\xB0", "180\xC2\xB0"},
                                      {"270\xC2\xB0", "270\xC2\xB0"}};
enum { TURNS = sizeof degrees / sizeof *degrees };
static const staff_words lock_title = {"PIN of the staff page, and keyboards", "スタッフの画面の暗証番号、キーボード"};
static const staff_words pin_change_it = {"Change the PIN", "暗証番号を変える"};
static const staff_words pin_set_it = {"Set a PIN", "暗証番号を決める"};
static const staff_words keyboard = {"Keyboard", "キーボード"};
static const staff_words attract = {"Back to attract", "待ち受けにもどるまで"};
/** printf format: seconds */
static const staff_words attract_value = {"%d s without a touch", "ふれずに %d 秒"};
static const staff_words width = {"Width of the picture", "画面の横幅"};
static const staff_words width_unknown = {"not told: write \"display_mm\" into the settings",
                                          "未記入です。設定ファイルの display_mm に書いてください"};
/** printf format: the display's width, the height of a button, both in millimetres */
static const staff_words width_value = {"%d mm; a button is %d mm high", "%d mm（ボタンの高さ %d mm）"};
static const staff_words width_small = {
    "On this display buttons are smaller than a finger needs (20 mm). Use a larger display, or correct \"display_mm\".",
    "この画面では、ボタンが指には小さすぎます（20 mm 以上必要です）。大きな画面にするか、display_mm "
    "が正しいか確認してください。"};
/** printf format: an option */
static const staff_words given = {"The program was started with %s, which holds again after its next start.",
                                  "起動のときに %s が指定されています。次に起動すると、その指定にもどります。"};
static const staff_words saved = {"Saved.", "保存しました。"};
static const staff_words unsaved = {"Not saved. It holds until the program ends:",
                                    "保存できませんでした。プログラムが終わるまでは有効です："};
static const staff_words wrong_title = {"Problems of the settings file", "設定ファイルの問題"};
static const staff_words no_problems = {"The settings file has no problems.", "設定ファイルに問題はありません。"};

static const staff_words switch_names[] = {
    [COMFORT_FURIGANA] = {"Furigana", "ふりがな"},
    [COMFORT_LARGE] = {"Large type", "大きな文字"},
    [COMFORT_CONTRAST] = {"High contrast", "はっきりした色"},
    [COMFORT_QUIET] = {"Quiet motion", "動きをひかえめに"},
};
static_assert(sizeof switch_names / sizeof *switch_names == COMFORT_COUNT, "a name for every switch");
/** printf formats: a switch */
static const staff_words switch_on = {"%s: on", "%s：入"}, switch_off = {"%s: off", "%s：切"};

/** The least height of what is touched, in millimetres. */
static const double target_mm = 20;

static void change(struct app *app, const char *key)
{
    app->staff.saved = STAFF_SAVED_UNKNOWN;
    app_tell(app, SIGNAL_SETTING, key);
}

void staff_settings_tap(struct app *app, uint64_t target, tick now)
{
    struct settings *settings = app->settings;
    int number = target_number(target);
    switch ((int)target_kind(target)) {
    case TARGET_SETTING_LANGUAGE:
        settings->language = arena_strdup(&settings->arena, app->pack->languages[number]);
        change(app, "language");
        return;
    case TARGET_SETTING_SWITCH: {
        bool *on = rest_switch(settings, (enum comfort)number);
        *on = !*on;
        change(app, comfort_name((enum comfort)number));
        return;
    }
    case TARGET_SETTING_ROTATE:
        settings->rotate = number;
        change(app, "rotate");
        return;
    case TARGET_SETTING_PIN:
        app->staff.saved = STAFF_SAVED_UNKNOWN;
        pin_change(app, now);
        return;
    case TARGET_SETTING_KEYBOARD:
        settings->keyboard = !settings->keyboard;
        change(app, "keyboard");
        return;
    default:
        return;
    }
}

/* Controls: a title, and buttons of one width side by side. */

static const double title_gap = 6, row_gap = 20;

static void put_title(struct view *view, struct rect *column, const staff_words title)
{
    struct text_style style = staff_style(view, false, view_tint(view, TINT_MIST));
    staff_line(view, column, &style, staff_word(view, title));
    staff_take(column, title_gap);
}

/** The place of button `i` of `count`, in rows of at most `columns`. */
static struct rect button_place(struct rect column, int i, int columns)
{
    double wide = (column.w - THEME_GAP * (columns - 1)) / columns;
    return rect_make(column.x + i % columns * (wide + THEME_GAP),
                     column.y + floor((double)i / columns) * (THEME_TARGET + THEME_GAP), wide, THEME_TARGET);
}

static void take_rows(struct rect *column, int count, int columns)
{
    int rows = (count + columns - 1) / columns;
    staff_take(column, rows * (THEME_TARGET + THEME_GAP) - THEME_GAP + row_gap);
}

static void put_languages(struct view *view, struct rect *column)
{
    const struct settings *settings = view->app->settings;
    const struct pack *pack = view->pack;
    if (!pack) {
        return;
    }
    int columns = pack->language_count < 4 ? 4 : (pack->language_count + 1) / 2, now = rest_language(settings, pack);
    put_title(view, column, language_title);
    for (int i = 0; i < pack->language_count; i++) {
        const char *tag = pack->languages[i];
        widget_button_in(view, button_place(*column, i, columns), language_name(tag), tag,
                         i == now ? BUTTON_GOLD : BUTTON_NIGHT, target_make(TARGET_SETTING_LANGUAGE, i));
    }
    take_rows(column, pack->language_count, columns);
}

static void put_switch(struct view *view, struct rect place, const staff_words name, bool on, uint64_t target)
{
    const char *label =
        arena_printf(view->arena, staff_word(view, on ? switch_on : switch_off), staff_word(view, name));
    staff_button(view, place, label, on ? BUTTON_GOLD : BUTTON_NIGHT, target);
}

static void put_switches(struct view *view, struct rect *column)
{
    put_title(view, column, switches_title);
    for (int i = 0; i < COMFORT_COUNT; i++) {
        put_switch(view, button_place(*column, i, 2), switch_names[i],
                   *rest_switch(view->app->settings, (enum comfort)i), target_make(TARGET_SETTING_SWITCH, i));
    }
    take_rows(column, COMFORT_COUNT, 2);
}

static void put_turns(struct view *view, struct rect *column)
{
    put_title(view, column, rotate_title);
    for (int i = 0; i < TURNS; i++) {
        int turn = 90 * i;
        staff_button(view, button_place(*column, i, TURNS), staff_word(view, degrees[i]),
                     view->app->settings->rotate == turn ? BUTTON_GOLD : BUTTON_NIGHT,
                     target_make(TARGET_SETTING_ROTATE, turn));
    }
    take_rows(column, TURNS, TURNS);
}

static void put_locks(struct view *view, struct rect *column)
{
    put_title(view, column, lock_title);
    staff_button(view, button_place(*column, 0, 2),
                 staff_word(view, view->app->settings->pin ? pin_change_it : pin_set_it), BUTTON_NIGHT,
                 target_make(TARGET_SETTING_PIN, 0));
    put_switch(view, button_place(*column, 1, 2), keyboard, view->app->settings->keyboard,
               target_make(TARGET_SETTING_KEYBOARD, 0));
    take_rows(column, 2, 2);
}

static void put_facts(struct view *view, struct rect *column)
{
    const struct settings *settings = view->app->settings;
    double high = settings->display_mm * THEME_TARGET / view->width;
    struct text_style warning = staff_style(view, false, staff_severity(DIAG_WARNING));
    staff_row(view, column, attract,
              arena_printf(view->arena, staff_word(view, attract_value), settings->attract_after));
    staff_row(view, column, width,
              settings->display_mm > 0
                  ? arena_printf(view->arena, staff_word(view, width_value), settings->display_mm, (int)high)
                  : staff_word(view, width_unknown));
    if (settings->display_mm > 0 && high < target_mm) {
        staff_line(view, column, &warning, staff_word(view, width_small));
    }
    if (view->pack && settings->language && pack_language_find(view->pack, settings->language) == PACK_INDEX_NONE) {
        staff_line(view, column, &warning,
                   arena_printf(view->arena, staff_word(view, language_missing), settings->language));
    }
    if (settings->language_given) {
        staff_line(view, column, &warning, arena_printf(view->arena, staff_word(view, given), "--lang"));
    }
    if (settings->rotate_given) {
        staff_line(view, column, &warning, arena_printf(view->arena, staff_word(view, given), "--rotate"));
    }
    staff_take(column, row_gap);
}

/** What became of the last change. */
static void put_saved(struct view *view, struct rect *column)
{
    const struct app *app = view->app;
    struct text_style good = staff_style(view, true, staff_good());
    struct text_style bad = staff_style(view, true, staff_severity(DIAG_ERROR));
    struct text_style why = staff_style(view, false, staff_severity(DIAG_ERROR));
    why.size = THEME_FLOOR;
    if (app->staff.saved == STAFF_SAVED) {
        staff_line(view, column, &good, staff_word(view, saved));
    } else if (app->staff.saved == STAFF_SAVED_NOT) {
        staff_line(view, column, &bad, staff_word(view, unsaved));
        for (size_t i = 0; app->settings_unsaved && i < app->settings_unsaved->count; i++) {
            const struct diag *diag = &app->settings_unsaved->items[i];
            staff_line(view, column, &why, diag_line(diag, app->staff_language, view->arena));
        }
    } else {
        return;
    }
    staff_take(column, row_gap);
}

size_t staff_settings_problems(const struct app *app)
{
    return app->settings_wrong ? app->settings_wrong->count : 0;
}

static void put_problems(struct view *view, struct rect column)
{
    struct staff_problems problems = {{view->app->settings_wrong}};
    bool none = staff_problem_count(&problems) == 0;
    struct text_style title = staff_style(view, true, view_tint(view, TINT_WASHI));
    staff_line(view, &column, &title, staff_word(view, none ? no_problems : wrong_title));
    staff_take(&column, 12);
    if (!none) {
        staff_draw_problems(view, &problems, column);
    }
}

static void put_controls(struct view *view, struct rect *column)
{
    put_languages(view, column);
    put_switches(view, column);
    put_turns(view, column);
    put_locks(view, column);
}

void staff_settings_draw(struct view *view, struct rect body)
{
    struct rect left = body, right = body;
    if (view->tall) {
        put_controls(view, &left);
        right.y = left.y + row_gap;
        right.h = body.y + body.h - right.y;
    } else {
        left.w = round(body.w * 0.56);
        right.x += left.w + 64;
        right.w -= left.w + 64;
        put_controls(view, &left);
    }
    put_facts(view, &right);
    put_saved(view, &right);
    put_problems(view, right);
}
