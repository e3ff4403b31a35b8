#include "ui/staff.h"

#include <assert.h>
#include <math.h>
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
    STAFF_PROJECTS,
    STAFF_SECTIONS,
    STAFF_PLACES,
    STAFF_INTERVIEWS,
    STAFF_VOICES,
    STAFF_CALLS,
    STAFF_CONTACTS,
    STAFF_CREDITS,
    STAFF_LIGHTS,
    STAFF_STAGE,
    STAFF_PROBLEMS, /* printf format: errors, warnings */
    STAFF_NO_PROBLEMS,
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
    [STAFF_PROJECTS] = {"Projects", "プロジェクト"},
    [STAFF_SECTIONS] = {"Sections", "部門"},
    [STAFF_PLACES] = {"Places", "地点"},
    [STAFF_INTERVIEWS] = {"Interviews", "インタビュー"},
    [STAFF_VOICES] = {"Voices", "声"},
    [STAFF_CALLS] = {"Calls", "募集"},
    [STAFF_CONTACTS] = {"Contacts", "連絡先"},
    [STAFF_CREDITS] = {"Credit groups", "出典の項目"},
    [STAFF_LIGHTS] = {"Lights lit tonight", "今夜ともされた灯り"},
    [STAFF_STAGE] = {"Stage", "画面"},
    [STAFF_PROBLEMS] = {"Errors: %zu, warnings: %zu", "エラー %zu件、警告 %zu件"},
    [STAFF_NO_PROBLEMS] = {"No problem was found.", "問題は見つかっていません。"},
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

static void add_count(struct view *view, struct rect *column, enum staff_word label, size_t count)
{
    add_row(view, column, label, arena_printf(view->arena, "%zu", count));
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
    add_count(view, column, STAFF_PROJECTS, pack->project_count);
    add_count(view, column, STAFF_SECTIONS, pack->section_count);
    add_count(view, column, STAFF_PLACES, pack->place_count);
    add_count(view, column, STAFF_INTERVIEWS, pack->interview_count);
    add_count(view, column, STAFF_VOICES, pack->voice_count);
    add_count(view, column, STAFF_CALLS, pack->call_count);
    add_count(view, column, STAFF_CONTACTS, pack->contact_count);
    add_count(view, column, STAFF_CREDITS, pack->credit_count);
    add_count(view, column, STAFF_LIGHTS, lights_lit(view->app));
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
    return column.y;
}

static struct color severity_color(const struct view *view, enum diag_severity severity)
{
    return severity == DIAG_ERROR ? color_rgb(0xFF9A8A) : view_tint(view, TINT_GOLD_BRIGHT);
}

/** Draw the problems of one page (those that fit the box together); returns the number of pages. */
static int draw_problems(struct view *view, struct rect box, int page)
{
    const struct diags *diags = view->app->diags;
    double y = 0;
    int at = 0;
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
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

/** How many pages the problems fill; `page` is cut to them. */
static int count_problems(struct view *view, struct rect box, int *page)
{
    int pages = draw_problems(view, box, PACK_INDEX_NONE);
    *page = *page < pages ? *page : pages - 1;
    return pages;
}

static void draw_diags(struct view *view, struct rect box)
{
    struct text_style title = style_of(view, true, view_tint(view, TINT_WASHI));
    double head = view_set(view, &title, problems_title(view), point_make(box.x, box.y), box.w) + 12;
    if (!view->app->diags || view->app->diags->count == 0) {
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
