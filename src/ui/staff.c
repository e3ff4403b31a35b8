#include "ui/staff.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

enum staff_word {
    STAFF_TITLE,
    STAFF_NO_PACK,
    STAFF_PACK,
    STAFF_NAME,
    STAFF_VERSION,
    STAFF_FOLDER,
    STAFF_LANGUAGES,
    STAFF_CONTENT,
    STAFF_CONTENT_COUNTS, /* printf format: eight numbers */
    STAFF_LIGHTS,
    STAFF_STAGE,
    STAFF_PROBLEMS, /* printf format: errors, warnings */
    STAFF_NO_PROBLEMS,
    STAFF_REFUSED,  /* printf format: errors */
    STAFF_KEPT,     /* above the buttons of other packs */
    STAFF_KEPT_ONE, /* printf format: version, id, when it was installed */
    STAFF_KEPT_AGAIN,
    STAFF_LEFT_OUT, /* printf format: how many more */
    STAFF_BACK,
    STAFF_QUIT,
    STAFF_QUIT_AGAIN,
    STAFF_WORD_COUNT
};

static const char *const words[][DIAG_LANGUAGE_COUNT] = {
    [STAFF_TITLE] = {"Staff page", "スタッフの画面"},
    [STAFF_NO_PACK] = {"No pack is loaded", "パックを読みこめていません"},
    [STAFF_PACK] = {"Pack", "パック"},
    [STAFF_NAME] = {"Title", "題名"},
    [STAFF_VERSION] = {"Version", "版"},
    [STAFF_FOLDER] = {"Folder", "場所"},
    [STAFF_LANGUAGES] = {"Languages", "ことば"},
    [STAFF_CONTENT] = {"Content", "内容"},
    [STAFF_CONTENT_COUNTS] = {"projects %zu, sections %zu, places %zu, interviews %zu, voices %zu, calls %zu, "
                              "contacts %zu, credit groups %zu",
                              "プロジェクト%zu件、部門%zu件、地点%zu件、インタビュー%zu件、声%zu件、募集%zu件、"
                              "連絡先%zu件、出典%zu項目"},
    [STAFF_LIGHTS] = {"Lights lit tonight", "今夜ともされた灯り"},
    [STAFF_STAGE] = {"Stage", "画面"},
    [STAFF_PROBLEMS] = {"The pack that shows: errors %zu, warnings %zu", "表示中のパック：エラー %zu件、警告 %zu件"},
    [STAFF_NO_PROBLEMS] = {"The pack that shows has no problems.", "表示中のパックに問題はありません。"},
    [STAFF_REFUSED] = {"A new pack was not taken (errors: %zu). What shows is the one before.",
                       "新しいパックは使えませんでした（エラー %zu件）。表示しているのは前のパックです。"},
    [STAFF_KEPT] = {"Go back to an earlier pack", "前のパックにもどす"},
    [STAFF_KEPT_ONE] = {"Version %d of %s (%s)", "版 %d：%s（%s）"},
    [STAFF_KEPT_AGAIN] = {"Touch again to show it", "もう一度ふれると、これにもどします"},
    [STAFF_LEFT_OUT] = {"and %zu more", "ほかに %zu件"},
    [STAFF_BACK] = {"Back to the exhibition", "展示にもどる"},
    [STAFF_QUIT] = {"End the program", "プログラムを終了する"},
    [STAFF_QUIT_AGAIN] = {"Touch again to end it", "もう一度ふれると終了します"},
};
static_assert(sizeof words / sizeof words[0] == STAFF_WORD_COUNT, "words for every entry");

static const double text_size = 26;

static const char *word(const struct view *view, enum staff_word which)
{
    return words[which][view->app->staff_language];
}

static struct text_style style_of(const struct view *view, bool bold, struct color color)
{
    return (struct text_style){.face = bold ? FACE_GOTHIC_BOLD : FACE_GOTHIC,
                               .size = text_size,
                               .leading = 1.4,
                               .color = color,
                               .language = view->app->staff_language == DIAG_JAPANESE ? "ja" : "en"};
}

static bool quit_is_asked(const struct app *app, tick now)
{
    tick asked = app->staff.quit_asked;
    return asked > 0 && asked >= app->changed && now - asked < STAFF_CONFIRM;
}

/** True when a first touch on this pack's button waits for the second. */
static bool back_is_asked(const struct app *app, unsigned number, tick now)
{
    const struct staff_state *staff = &app->staff;
    return staff->back == number && staff->back_asked > 0 && staff->back_asked >= app->changed &&
           now - staff->back_asked < STAFF_CONFIRM;
}

static void ask_back(struct app *app, unsigned number, tick now)
{
    struct staff_state *staff = &app->staff;
    if (back_is_asked(app, number, now)) {
        staff->back_asked = 0;
        snprintf(staff->word, sizeof staff->word, "%u", number);
        app_tell(app, SIGNAL_BACK, staff->word);
    } else {
        staff->back_asked = now;
        staff->back = number;
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
    case TARGET_STAFF_CLOSE:
        app_back(app, now);
        return;
    case TARGET_STAFF_BACK:
        ask_back(app, (unsigned)target_number(gesture->target), now);
        return;
    case TARGET_STAFF_QUIT:
        if (quit_is_asked(app, now)) {
            app->staff.quit_asked = 0;
            app_tell(app, SIGNAL_QUIT, "");
        } else {
            app->staff.quit_asked = now;
        }
        return;
    default:
        return;
    }
}

/** One row of the table; moves `y` down. */
static void add_row(struct view *view, struct rect *column, enum staff_word label, const char *value)
{
    struct text_style name = style_of(view, false, view_tint(view, TINT_MIST));
    struct text_style text = style_of(view, true, view_tint(view, TINT_WASHI));
    double split = fmin(280, column->w * 0.42);
    double a = view_set(view, &name, word(view, label), point_make(column->x, column->y), split - 12);
    double b = view_set(view, &text, value, point_make(column->x + split, column->y), column->w - split);
    column->y += fmax(a, b) + 3;
}

static const char *join_languages(const struct view *view)
{
    const char *line = "";
    for (int i = 0; i < view->pack->language_count; i++) {
        line = arena_printf(view->arena, "%s%s%s", line, i > 0 ? ", " : "", view->pack->languages[i]);
    }
    return line;
}

static size_t lights_lit(const struct app *app)
{
    size_t sum = 0;
    for (size_t i = 0; i < app->pack->project_count; i++) {
        sum += app->lights[i];
    }
    return sum;
}

static void add_pack(struct view *view, struct rect *column)
{
    const struct pack *pack = view->pack;
    add_row(view, column, STAFF_PACK, pack->id);
    add_row(view, column, STAFF_VERSION, arena_printf(view->arena, "%d", pack->version));
    add_row(view, column, STAFF_NAME, pack_text_get(&pack->title, 0));
    add_row(view, column, STAFF_FOLDER, pack->folder);
    add_row(view, column, STAFF_LANGUAGES, join_languages(view));
    add_row(view, column, STAFF_CONTENT,
            arena_printf(view->arena, word(view, STAFF_CONTENT_COUNTS), pack->project_count, pack->section_count,
                         pack->place_count, pack->interview_count, pack->voice_count, pack->call_count,
                         pack->contact_count, pack->credit_count));
    add_row(view, column, STAFF_LIGHTS, arena_printf(view->arena, "%zu", lights_lit(view->app)));
}

/** The packs that can be gone back to; nothing when there is only the one that shows. */
static void add_kept(struct view *view, struct rect *column)
{
    const struct kept *kept = view->app->kept;
    struct text_style title = style_of(view, false, view_tint(view, TINT_MIST));
    bool first = true;
    for (size_t i = 0; kept && i < kept->count; i++) {
        const struct kept_pack *pack = &kept->packs[i];
        if (pack->shown) {
            continue;
        }
        if (first) {
            column->y +=
                18 + view_set(view, &title, word(view, STAFF_KEPT), point_make(column->x, column->y + 18), column->w);
            first = false;
        }
        bool asked = back_is_asked(view->app, pack->number, view->now);
        if (asked) {
            view_wake(view, view->app->staff.back_asked + STAFF_CONFIRM);
        }
        const char *label =
            asked ? word(view, STAFF_KEPT_AGAIN)
                  : arena_printf(view->arena, word(view, STAFF_KEPT_ONE), pack->version, pack->id, pack->when);
        widget_button(view, rect_make(column->x, column->y + 10, column->w, THEME_TARGET), label,
                      asked ? BUTTON_WASHI : BUTTON_NIGHT, target_make(TARGET_STAFF_BACK, pack->number));
        column->y += 10 + THEME_TARGET;
    }
}

/** What is shown; returns where the table ends. */
static double draw_facts(struct view *view, struct rect column)
{
    if (view->pack) {
        add_pack(view, &column);
    } else {
        struct text_style style = style_of(view, true, view_tint(view, TINT_GOLD_BRIGHT));
        column.y += view_set(view, &style, word(view, STAFF_NO_PACK), point_make(column.x, column.y), column.w);
    }
    add_row(view, &column, STAFF_STAGE, arena_printf(view->arena, "%.0f x %.0f", view->width, view->height));
    add_kept(view, &column);
    return column.y;
}

static struct color severity_color(const struct view *view, enum diag_severity severity)
{
    return severity == DIAG_ERROR ? color_rgb(0xFF9A8A) : view_tint(view, TINT_GOLD_BRIGHT);
}

/** The problems of packs that were not taken, then those of the one that shows. */
static size_t problem_count(const struct view *view)
{
    const struct app *app = view->app;
    return (app->kept ? app->kept->refused.count : 0) + (app->diags ? app->diags->count : 0);
}

static const struct diag *problem_at(const struct view *view, size_t at)
{
    const struct app *app = view->app;
    size_t refused = app->kept ? app->kept->refused.count : 0;
    return at < refused ? &app->kept->refused.items[at] : &app->diags->items[at - refused];
}

/** Draw the problems of one page (those that fit the box together); returns the number of pages. */
static int draw_problems(struct view *view, struct rect box, int page)
{
    double y = 0;
    int at = 0;
    for (size_t i = 0; i < problem_count(view); i++) {
        const struct diag *diag = problem_at(view, i);
        struct text_style style = style_of(view, false, severity_color(view, diag->severity));
        style.size = THEME_FLOOR;
        const char *line = diag_line(diag, view->app->staff_language, view->arena);
        const struct paragraph *lines = view_layout(view, &style, line, box.w);
        if (y > 0 && y + lines->height > box.h) {
            at++;
            y = 0;
        }
        if (at == page) {
            paragraph_draw(lines, view->list, view->type, point_make(box.x, box.y + y), box.w);
        }
        y += lines->height + 8;
    }
    return at + 1;
}

static const char *problems_title(const struct view *view)
{
    const struct diags *diags = view->app->diags;
    if (!diags || (diags->count == 0 && diags->left_out == 0)) {
        return word(view, STAFF_NO_PROBLEMS);
    }
    const char *title = arena_printf(view->arena, word(view, STAFF_PROBLEMS), diags->errors, diags->warnings);
    if (diags->left_out == 0) {
        return title;
    }
    const char *more = arena_printf(view->arena, word(view, STAFF_LEFT_OUT), diags->left_out);
    return arena_printf(view->arena, "%s (%s)", title, more);
}

/** What the lists below are; returns the height. */
static double draw_titles(struct view *view, struct rect box)
{
    const struct kept *kept = view->app->kept;
    struct text_style title = style_of(view, true, view_tint(view, TINT_WASHI));
    double head = 0;
    if (kept && kept->refused.errors > 0) {
        struct text_style refused = style_of(view, true, severity_color(view, DIAG_ERROR));
        const char *text = arena_printf(view->arena, word(view, STAFF_REFUSED), kept->refused.errors);
        head = view_set(view, &refused, text, point_make(box.x, box.y), box.w) + 12;
    }
    return head + view_set(view, &title, problems_title(view), point_make(box.x, box.y + head), box.w) + 12;
}

/** How many pages the problems fill; `page` is cut to them. */
static int count_problems(struct view *view, struct rect box, int *page)
{
    int pages = draw_problems(view, box, PACK_INDEX_NONE);
    *page = *page < pages ? *page : pages - 1;
    return pages;
}

static void draw_diags(struct view *view, struct rect box)
{
    double head = draw_titles(view, box);
    if (problem_count(view) == 0) {
        return;
    }
    struct rect all = rect_make(box.x, box.y + head, box.w, box.h - head);
    struct rect part = rect_make(all.x, all.y, all.w, all.h - THEME_TARGET - 20);
    int page = view->app->staff.page;
    bool one = count_problems(view, all, &(int){0}) == 1;
    int pages = count_problems(view, one ? all : part, &page);
    draw_problems(view, one ? all : part, page);
    if (one) {
        return;
    }
    double y = box.y + box.h - THEME_TARGET / 2;
    struct text_style number = style_of(view, true, view_tint(view, TINT_WASHI));
    view_center(view, &number, arena_printf(view->arena, "%d / %d", page + 1, pages),
                rect_make(box.x + 120, y - 30, 160, 60));
    if (page > 0) {
        widget_round(view, point_make(box.x + 60, y), 44, ICON_PREVIOUS, target_make(TARGET_PAGE, page - 1));
    }
    if (page + 1 < pages) {
        widget_round(view, point_make(box.x + 340, y), 44, ICON_NEXT, target_make(TARGET_PAGE, page + 1));
    }
}

static void draw_buttons(struct view *view, double y)
{
    bool asked = quit_is_asked(view->app, view->now);
    if (asked) {
        view_wake(view, view->app->staff.quit_asked + STAFF_CONFIRM);
    }
    const char *back = word(view, STAFF_BACK);
    const char *quit = word(view, asked ? STAFF_QUIT_AGAIN : STAFF_QUIT);
    double gap = 32, edge = view->tall ? 40 : 56;
    double room = view->width - 2 * edge - gap;
    double quit_width = fmin(room / 2, fmax(widget_button_width(view, word(view, STAFF_QUIT_AGAIN)),
                                            widget_button_width(view, word(view, STAFF_QUIT))));
    double back_width = fmin(room / 2, widget_button_width(view, back) + 20);
    widget_button(view, rect_make(edge, y, back_width, THEME_TARGET), back, BUTTON_GOLD,
                  target_make(TARGET_STAFF_CLOSE, 0));
    widget_button(view, rect_make(view->width - edge - quit_width, y, quit_width, THEME_TARGET), quit,
                  asked ? BUTTON_WASHI : BUTTON_NIGHT, target_make(TARGET_STAFF_QUIT, 0));
}

void staff_draw(struct view *view)
{
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_box(view->list, all, 0, brush_solid(color_rgb(0x0B0F1E)));
    double edge = view->tall ? 40 : 56, buttons = view->height - 32 - THEME_TARGET;
    struct text_style title = style_of(view, true, view_tint(view, TINT_WASHI));
    title.size = 36;
    double y = 36 + view_set(view, &title, word(view, STAFF_TITLE), point_make(edge, 36), view->width - 2 * edge) + 16;
    struct rect body = rect_make(edge, y, view->width - 2 * edge, buttons - 24 - y);
    struct rect facts = body, diags = body;
    if (view->tall) {
        diags.y = draw_facts(view, facts) + 28;
        diags.h = body.y + body.h - diags.y;
    } else {
        facts.w = round(body.w * 0.38);
        diags.x += facts.w + 48;
        diags.w -= facts.w + 48;
        draw_facts(view, facts);
    }
    draw_diags(view, diags);
    draw_buttons(view, buttons);
}
