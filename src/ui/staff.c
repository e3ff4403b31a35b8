#include "ui/staff.h"

#include <assert.h>
#include <math.h>

#include "ui/staff_pack.h"
#include "ui/staff_parts.h"
#include "ui/staff_settings.h"
#include "ui/staff_stick.h"
#include "ui/state.h"
#include "ui/target.h"

static const staff_words page_title = {"Staff page", "スタッフの画面"};
static const staff_words back = {"Back to the exhibition", "展示にもどる"};
static const staff_words quit = {"End the program", "プログラムを終了する"};
static const staff_words quit_again = {"Touch again to end it", "もう一度ふれると終了します"};
/** printf format: a section's name, how many problems it has */
static const staff_words tab_problems = {"%s (%zu)", "%s（%zu件）"};

static const struct staff_section sections[] = {
    [STAFF_PACK] = {{"Pack", "パック"}, staff_pack_draw, staff_pack_tap, staff_pack_problems, NULL},
    [STAFF_SETTINGS] = {{"Settings", "設定"}, staff_settings_draw, staff_settings_tap, staff_settings_problems, NULL},
    [STAFF_STICK] =
        {{"USB stick", "USBメモリ"}, staff_stick_draw, staff_stick_tap, staff_stick_problems, staff_stick_calls},
};
static_assert(sizeof sections / sizeof *sections == STAFF_SECTION_COUNT, "a row for every section");

void staff_enter(struct app *app, tick now)
{
    (void)now;
    /* Who has just put a stick in comes for that. */
    app->staff.section = staff_stick_calls(app) ? STAFF_STICK : STAFF_PACK;
    app->staff.page = 0;
    app->staff.saved = STAFF_SAVED_UNKNOWN;
}

static void ask_quit(struct app *app, tick now)
{
    if (staff_is_asked(app, app->staff.quit_asked, now)) {
        app->staff.quit_asked = 0;
        app_tell(app, SIGNAL_QUIT, "");
    } else {
        app->staff.quit_asked = now;
    }
}

void staff_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    switch ((int)target_kind(gesture->target)) {
    case TARGET_PAGE:
        app->staff.page = target_number(gesture->target);
        return;
    case TARGET_STAFF_SECTION:
        app->staff.section = target_number(gesture->target);
        app->staff.page = 0;
        return;
    case TARGET_STAFF_CLOSE:
        app_back(app, now);
        return;
    case TARGET_STAFF_QUIT:
        ask_quit(app, now);
        return;
    default:
        sections[app->staff.section].tap(app, gesture->target, now);
    }
}

static void draw_buttons(struct view *view, struct rect row)
{
    bool asked = staff_is_asked(view->app, view->app->staff.quit_asked, view->now);
    if (asked) {
        view_wake(view, view->app->staff.quit_asked + STAFF_CONFIRM);
    }
    double room = (row.w - 32) / 2;
    double quit_width = fmin(room, fmax(staff_button_width(view, staff_word(view, quit_again)),
                                        staff_button_width(view, staff_word(view, quit))));
    double back_width = fmin(room, staff_button_width(view, staff_word(view, back)) + 20);
    staff_button(view, rect_make(row.x, row.y, back_width, row.h), staff_word(view, back), BUTTON_GOLD,
                 target_make(TARGET_STAFF_CLOSE, 0));
    staff_button(view, rect_make(row.x + row.w - quit_width, row.y, quit_width, row.h),
                 staff_word(view, asked ? quit_again : quit), asked ? BUTTON_WASHI : BUTTON_NIGHT,
                 target_make(TARGET_STAFF_QUIT, 0));
}

static const char *tab_label(const struct view *view, const struct staff_section *section)
{
    const char *name = staff_word(view, section->name);
    size_t problems = section->problems ? section->problems(view->app) : 0;
    return problems ? arena_printf(view->arena, staff_word(view, tab_problems), name, problems) : name;
}

static enum button_kind tab_kind(const struct view *view, int section)
{
    bool calls = sections[section].calls && sections[section].calls(view->app);
    return section == view->app->staff.section ? BUTTON_WASHI : calls ? BUTTON_GOLD : BUTTON_NIGHT;
}

/** The tabs side by side, as wide as they want to be, or all alike where that is too wide. */
static void draw_tabs(struct view *view, struct rect row)
{
    double widths[STAFF_SECTION_COUNT], sum = -THEME_GAP;
    for (int i = 0; i < STAFF_SECTION_COUNT; i++) {
        widths[i] = staff_button_width(view, tab_label(view, &sections[i])) + 20;
        sum += widths[i] + THEME_GAP;
    }
    double alike = (row.w + THEME_GAP) / STAFF_SECTION_COUNT - THEME_GAP;
    double x = view->tall ? row.x : row.x + fmax(0, row.w - sum);
    for (int i = 0; i < STAFF_SECTION_COUNT; i++) {
        double width = sum > row.w ? alike : widths[i];
        staff_button(view, rect_make(x, row.y, width, row.h), tab_label(view, &sections[i]), tab_kind(view, i),
                     target_make(TARGET_STAFF_SECTION, i));
        x += width + THEME_GAP;
    }
}

/** Title and tabs, beside each other or, on a tall stage, one above the other. */
static void draw_head(struct view *view, struct rect *body)
{
    struct text_style title = staff_style(view, true, view_tint(view, TINT_WASHI));
    title.size = 36;
    const struct paragraph *words = view_layout(view, &title, staff_word(view, page_title), body->w);
    if (view->tall) {
        struct rect place = staff_take(body, words->height + 16);
        paragraph_draw(words, view->list, view->type, point_make(place.x, place.y), place.w);
        draw_tabs(view, staff_take(body, THEME_TARGET));
    } else {
        struct rect row = staff_take(body, THEME_TARGET);
        paragraph_draw(words, view->list, view->type, point_make(row.x, row.y + (row.h - words->height) / 2), row.w);
        double left = paragraph_line_width(view->type, &title, staff_word(view, page_title)) + 40;
        draw_tabs(view, rect_make(row.x + left, row.y, row.w - left, row.h));
    }
    staff_take(body, 24);
}

void staff_draw(struct view *view)
{
    staff_ground(view);
    double edge = view->tall ? 40 : 56, top = view->tall ? 36 : 28;
    double buttons = view->height - 32 - THEME_TARGET;
    struct rect body = rect_make(edge, top, view->width - 2 * edge, buttons - 24 - top);
    draw_head(view, &body);
    sections[view->app->staff.section].draw(view, body);
    draw_buttons(view, rect_make(edge, buttons, view->width - 2 * edge, THEME_TARGET));
}
