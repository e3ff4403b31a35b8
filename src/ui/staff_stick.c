#include "ui/staff_stick.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "ui/state.h"
#include "ui/target.h"

static const staff_words unwatched = {
    "This machine does not take USB sticks. Whoever set it up can change that (packaging/systemd).",
    "この機械は、USBメモリを受け付けるように設定されていません。設置した人に相談してください。"};
static const staff_words none = {
    "Put in a USB stick with a pack: what is on it is checked and listed here. What shows changes only when you touch "
    "the button.",
    "パックを入れた USBメモリを差してください。中を調べて、ここに出します。ボタンにふれるまで、展示は変わりません。"};
static const staff_words where = {
    "The pack lies at the top of the stick: its folder, its .zip, or its files themselves with pack.json.",
    "パックは、USBメモリを開いてすぐの所に置きます。フォルダーごとでも、.zip でも、pack.json "
    "などのファイルだけでもかまいません。"};
static const staff_words whole_stick = {"Pack on the stick", "USBメモリのパック"};
static const staff_words a_stick = {"USB stick", "USBメモリ"};
/** printf format: version, title */
static const staff_words version_of = {"Version %d of %s", "版 %d：%s"};
/** printf format: the name on the stick */
static const staff_words file_of = {"On the stick: %s", "USBメモリの中の名前：%s"};
static const staff_words install = {"Show this pack", "このパックを展示する"};
/** printf format: how many more */
static const staff_words more = {"There are %zu more packs on the stick. Leave only those that you need.",
                                 "ほかにも %zu件のパックがあります。要るものだけを残してください。"};
static const staff_words reasons = {"What is to be mended", "直すところ"};
static const staff_words advice = {"What could be better", "直すとよいところ"};

/** How a state is told: in words, and in which colour. */
static const struct {
    staff_words words; /* some are printf formats: see told_of */
    enum { TONE_CALM, TONE_GOOD, TONE_HOLD, TONE_BAD } tone;
} states[] = {
    [OFFER_LOOKING] = {{"Looking at the stick. Do not pull it out.",
                        "USBメモリを調べています。まだ抜かないでください。"},
                       TONE_HOLD},
    [OFFER_NOTHING] = {{"There is no pack at the top of this stick. You can pull it out.",
                        "この USBメモリを開いてすぐの所に、パックがありません。抜いてもかまいません。"},
                       TONE_BAD},
    [OFFER_UNREADABLE] = {{"This stick cannot be read. Pull it out and put it in again, or take another one.",
                           "この USBメモリは読めません。抜いて差し直すか、別の USBメモリを使ってください。"},
                          TONE_BAD},
    [OFFER_CHECKING] = {{"Being checked. Do not pull the stick out.", "検査しています。まだ抜かないでください。"},
                        TONE_HOLD},
    [OFFER_GOOD] = {{"Can be used.", "使えます。"}, TONE_GOOD},
    [OFFER_SAME] = {{"This is the pack that shows. You can pull the stick out.",
                     "いま展示しているパックと同じです。抜いてもかまいません。"},
                    TONE_CALM},
    [OFFER_BAD] = {{"Cannot be used (errors: %zu). You can pull the stick out.",
                    "使えません（エラー %zu件）。抜いてもかまいません。"},
                   TONE_BAD},
    [OFFER_COPYING] = {{"Copying. Do not pull the stick out.", "写しています。まだ抜かないでください。"}, TONE_HOLD},
    [OFFER_DONE] = {{"Done. You can pull the stick out now.", "入りました。USBメモリを抜いてかまいません。"},
                    TONE_GOOD},
    [OFFER_FAILED] =
        {{"This could not be installed (errors: %zu). What shows is unchanged. You can pull the stick out.",
          "入れられませんでした（エラー %zu件）。展示はそのままです。抜いてもかまいません。"},
         TONE_BAD},
    [OFFER_PULLED] = {{"The stick was pulled out before all was copied. What shows is unchanged. Put it in again.",
                       "写し終わる前に抜かれました。展示はそのままです。もう一度差してください。"},
                      TONE_BAD},
};
static_assert(sizeof states / sizeof *states == OFFER_STATE_COUNT, "words for each state");

static_assert((int)STAFF_LISTS_MAX >= (int)OFFERS_MAX, "a list of problems for each offer");

/** printf format: warnings */
static const staff_words good_but = {"Can be used (warnings: %zu).", "使えます（警告 %zu件）。"};
/** The same where the stick is gone. */
static const staff_words gone = {"The pack of the stick that was in could not be used (errors: %zu).",
                                 "さきほどの USBメモリのパックは使えませんでした（エラー %zu件）。"};

void staff_stick_tap(struct app *app, uint64_t target, tick now)
{
    (void)now;
    if (target_kind(target) == TARGET_STAFF_INSTALL) {
        snprintf(app->staff.word, sizeof app->staff.word, "%u", (unsigned)target_number(target));
        app_tell(app, SIGNAL_STICK, app->staff.word);
    }
}

size_t staff_stick_problems(const struct app *app)
{
    size_t count = 0;
    for (size_t i = 0; app->offers && i < app->offers->count; i++) {
        enum offer_state state = app->offers->items[i].state;
        count += state == OFFER_BAD || state == OFFER_FAILED;
    }
    return count;
}

bool staff_stick_calls(const struct app *app)
{
    return app->offers && app->offers->count > 0;
}

static struct color tone_of(const struct view *view, enum offer_state state)
{
    switch (states[state].tone) {
    case TONE_GOOD:
        return staff_good();
    case TONE_HOLD:
        return staff_severity(DIAG_WARNING);
    case TONE_BAD:
        return staff_severity(DIAG_ERROR);
    case TONE_CALM:
        break;
    }
    return view_tint(view, TINT_WASHI);
}

static const char *told_of(const struct view *view, const struct offer *offer)
{
    const struct diags *diags = &offer->diags;
    bool wrong = offer->state == OFFER_BAD || offer->state == OFFER_FAILED;
    if (offer->state == OFFER_GOOD && diags->warnings > 0) {
        return arena_printf(view->arena, staff_word(view, good_but), diags->warnings);
    }
    const char *format = staff_word(view, offer->gone && wrong ? gone : states[offer->state].words);
    return wrong ? arena_printf(view->arena, format, diags->errors) : format;
}

static const char *title_of(const struct view *view, const struct offer *offer)
{
    if (offer->version > 0 && offer->title[0]) {
        return arena_printf(view->arena, staff_word(view, version_of), offer->version, offer->title);
    }
    bool unknown = offer->state == OFFER_LOOKING || offer->state == OFFER_NOTHING || offer->state == OFFER_UNREADABLE;
    return offer->name[0] ? offer->name : staff_word(view, unknown ? a_stick : whole_stick);
}

static bool can_install(const struct offers *offers, const struct offer *offer)
{
    for (size_t i = 0; i < offers->count; i++) {
        if (offers->items[i].state == OFFER_COPYING) {
            return false; /* one after the other */
        }
    }
    return offer->state == OFFER_GOOD;
}

/** The lines that tell of an offer; NULL where there is none. */
struct lines {
    struct text_style styles[3];
    const char *texts[3];
};

static struct lines lines_of(struct view *view, const struct offer *offer)
{
    bool named = offer->name[0] && offer->title[0];
    struct lines lines = {
        .styles = {staff_style(view, true, view_tint(view, TINT_WASHI)),
                   staff_style(view, false, view_tint(view, TINT_MIST)),
                   staff_style(view, true, tone_of(view, offer->state))},
        .texts = {title_of(view, offer),
                  named ? arena_printf(view->arena, staff_word(view, file_of), offer->name) : NULL,
                  told_of(view, offer)},
    };
    lines.styles[1].size = THEME_FLOOR;
    return lines;
}

static double height_of(struct view *view, const struct lines *lines, double width, bool button)
{
    double height = button ? 10 + THEME_TARGET : 0;
    for (int i = 0; i < 3; i++) {
        height += lines->texts[i] ? view_layout(view, &lines->styles[i], lines->texts[i], width)->height : 0;
    }
    return height;
}

/** One pack: what it is, how it is, and its button. False, and nothing drawn, when there is no room for it. */
static bool add_offer(struct view *view, struct rect *column, const struct offers *offers, const struct offer *offer)
{
    struct lines lines = lines_of(view, offer);
    bool button = can_install(offers, offer);
    if (height_of(view, &lines, column->w, button) > column->h) {
        return false;
    }
    for (int i = 0; i < 3; i++) {
        if (lines.texts[i]) {
            staff_line(view, column, &lines.styles[i], lines.texts[i]);
        }
    }
    if (button) {
        staff_take(column, 10);
        struct rect row = staff_take(column, THEME_TARGET);
        row.w = fmin(row.w, staff_button_width(view, staff_word(view, install)) + 20);
        staff_button(view, row, staff_word(view, install), BUTTON_GOLD,
                     target_make(TARGET_STAFF_INSTALL, offer->number));
    }
    staff_take(column, 26);
    return true;
}

static void add_help(struct view *view, struct rect *column, bool watched)
{
    struct text_style text = staff_style(view, true, view_tint(view, TINT_WASHI));
    struct text_style small = staff_style(view, false, view_tint(view, TINT_MIST));
    staff_line(view, column, &text, staff_word(view, watched ? none : unwatched));
    if (watched) {
        staff_take(column, 16);
        staff_line(view, column, &small, staff_word(view, where));
    }
}

/** All offers that find room; returns where they end. */
static double draw_offers(struct view *view, struct rect column, const struct offers *offers)
{
    struct text_style small = staff_style(view, false, view_tint(view, TINT_MIST));
    struct rect rest = staff_take(&column, column.h - 40); /* below it stands how many more there are */
    size_t left = offers->more;
    for (size_t i = 0; i < offers->count; i++) {
        left += !add_offer(view, &rest, offers, &offers->items[i]);
    }
    rest.h += 40;
    column = rest;
    if (left > 0) {
        staff_line(view, &column, &small, arena_printf(view->arena, staff_word(view, more), left));
    }
    if (offers->count == 0 || offers->items[0].state == OFFER_NOTHING) {
        add_help(view, &column, offers->watched);
    }
    return column.y;
}

static struct staff_problems problems_of(const struct offers *offers)
{
    struct staff_problems all = {{NULL}};
    for (size_t i = 0; i < offers->count; i++) {
        all.lists[i] = &offers->items[i].diags;
    }
    return all;
}

static void draw_problems(struct view *view, struct rect box, const struct staff_problems *problems)
{
    struct text_style title = staff_style(view, true, view_tint(view, TINT_WASHI));
    size_t errors = 0;
    for (int i = 0; i < STAFF_LISTS_MAX; i++) {
        errors += problems->lists[i] ? problems->lists[i]->errors : 0;
    }
    staff_line(view, &box, &title, staff_word(view, errors > 0 ? reasons : advice));
    staff_take(&box, 12);
    staff_draw_problems(view, problems, box);
}

void staff_stick_draw(struct view *view, struct rect body)
{
    static const struct offers nothing = {.count = 0};
    const struct offers *offers = view->app->offers ? view->app->offers : &nothing;
    struct staff_problems all = problems_of(offers);
    struct rect left = body, right = body;
    bool wrong = staff_problem_count(&all) > 0;
    if (view->tall) {
        double end = draw_offers(view, left, offers) + 28;
        right.h = body.y + body.h - end;
        right.y = end;
    } else {
        left.w = round(body.w * (wrong ? 0.44 : 0.7));
        right.x += left.w + 48;
        right.w -= left.w + 48;
        draw_offers(view, left, offers);
    }
    if (wrong) {
        draw_problems(view, right, &all);
    }
}
