#include "ui/staff_pack.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "ui/state.h"
#include "ui/target.h"

static const staff_words no_pack = {"No pack is loaded", "パックを読みこめていません"};
static const staff_words pack_id = {"Pack", "パック"};
static const staff_words pack_name = {"Title", "題名"};
static const staff_words pack_version = {"Version", "版"};
static const staff_words pack_folder = {"Folder", "場所"};
static const staff_words pack_languages = {"Languages", "ことば"};
static const staff_words content = {"Content", "内容"};
/** printf format: eight numbers */
static const staff_words content_counts = {
    "projects %zu, sections %zu, places %zu, interviews %zu, voices %zu, calls %zu, contacts %zu, credit groups %zu",
    "プロジェクト%zu件、部門%zu件、地点%zu件、インタビュー%zu件、声%zu件、募集%zu件、連絡先%zu件、出典%zu項目"};
static const staff_words lights = {"Lights lit tonight", "今夜ともされた灯り"};
static const staff_words stage = {"Stage", "画面"};
/** printf format: errors, warnings */
static const staff_words problems = {"The pack that shows: errors %zu, warnings %zu",
                                     "表示中のパック：エラー %zu件、警告 %zu件"};
static const staff_words no_problems = {"The pack that shows has no problems.", "表示中のパックに問題はありません。"};
/** printf format: errors */
static const staff_words refused = {"A new pack was not taken (errors: %zu). What shows is the one before.",
                                    "新しいパックは使えませんでした（エラー %zu件）。表示しているのは前のパックです。"};
/** printf format: how many more */
static const staff_words left_out = {"and %zu more", "ほかに %zu件"};
static const staff_words kept_title = {"Go back to an earlier pack", "前のパックにもどす"};
/** printf format: version, id, when it was installed */
static const staff_words kept_one = {"Version %d of %s (%s)", "版 %d：%s（%s）"};
static const staff_words kept_again = {"Touch again to show it", "もう一度ふれると、これにもどします"};

static const staff_words clock = {"Date and time", "日付と時刻"};
static const staff_words zone = {"Time zone", "時間帯"};
/** printf format: time zone, its distance from UTC */
static const staff_words zone_value = {"%s (UTC%s)", "%s（UTC%s）"};
static const staff_words clock_untold = {"not looked at for this picture", "この画像では調べていません"};
/** printf format: date */
static const staff_words clock_told = {"%s, as this picture was told", "%s（この画像に指定された日）"};
static const staff_words clock_utc = {"The time zone is UTC. Set that of this place.",
                                      "時間帯が UTC のままです。この場所の時間帯に合わせてください。"};
static const staff_words days = {"First and last days", "期間のあるもの"};
static const staff_words days_kept = {"come and go by this date", "この日付で出し入れしています"};
/** printf formats: date */
static const staff_words doubts[] = {
    [DIAL_TOO_EARLY] =
        {"This date cannot be right, as it is before 2026, so it is not used: what has a first or last day "
         "neither comes nor goes. Set the date and time of this computer.",
         "この日付は2026年より前なので、正しくないとみなして使っていません。期間のあるものの出し入れは止まって"
         "います。機械の日付と時刻を合わせてください。"},
    [DIAL_TOO_LATE] =
        {"This date cannot be right, as it is after 2099, so it is not used: what has a first or last day "
         "neither comes nor goes. Set the date and time of this computer.",
         "この日付は2099年よりあとなので、正しくないとみなして使っていません。期間のあるものの出し入れは止まって"
         "います。機械の日付と時刻を合わせてください。"},
    [DIAL_BEFORE_PACK] =
        {"The packs came later than this date (%s), so it is not used: what has a first or last day "
         "neither comes nor goes. Set the date and time of this computer. If they are right, install a "
         "pack with another version: it shows that the clock was wrong before.",
         "パックを入れた日（%s）より前の日付なので、正しくないとみなして使っていません。期間のあるものの"
         "出し入れは止まっています。機械の日付と時刻を合わせてください。日付が正しいときは、版を変えたパックを"
         "一つ入れると、前の時計のほうがまちがいだったと分かります。"},
};
static_assert(sizeof doubts / sizeof *doubts == DIAL_TRUST_COUNT, "words for every doubt");

/** True when a first touch on this pack's button waits for the second. */
static bool back_is_asked(const struct app *app, unsigned number, tick now)
{
    return app->staff.back == number && staff_is_asked(app, app->staff.back_asked, now);
}

void staff_pack_tap(struct app *app, uint64_t target, tick now)
{
    struct staff_state *staff = &app->staff;
    unsigned number = (unsigned)target_number(target);
    if (target_kind(target) != TARGET_STAFF_BACK) {
        return;
    }
    if (back_is_asked(app, number, now)) {
        staff->back_asked = 0;
        snprintf(staff->word, sizeof staff->word, "%u", number);
        app_tell(app, SIGNAL_BACK, staff->word);
    } else {
        staff->back_asked = now;
        staff->back = number;
    }
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
    staff_row(view, column, pack_id, pack->id);
    staff_row(view, column, pack_version, arena_printf(view->arena, "%d", pack->version));
    staff_row(view, column, pack_name, pack_text_get(&pack->title, 0));
    staff_row(view, column, pack_folder, pack->folder);
    staff_row(view, column, pack_languages, join_languages(view));
    staff_row(view, column, content,
              arena_printf(view->arena, staff_word(view, content_counts), pack->project_count, pack->section_count,
                           pack->place_count, pack->interview_count, pack->voice_count, pack->call_count,
                           pack->contact_count, pack->credit_count));
    staff_row(view, column, lights, arena_printf(view->arena, "%zu", lights_lit(view->app)));
}

/** The distance of a zone from UTC: +9, -3:30, +0. */
static const char *offset_text(struct arena *arena, int east)
{
    int minutes = east < 0 ? -east : east;
    const char *hours = arena_printf(arena, "%c%d", east < 0 ? '-' : '+', minutes / 60);
    return minutes % 60 ? arena_printf(arena, "%s:%02d", hours, minutes % 60) : hours;
}

static const char *clock_text(const struct view *view, const struct dial *dial)
{
    char day[DAY_TEXT_BYTES] = "?";
    if (dial && dial->trust != DIAL_UNTOLD) {
        return arena_printf(view->arena, "%s %02d:%02d", dial->day != DAY_NONE ? day_text(dial->day, day) : day,
                            dial->hour, dial->minute);
    }
    bool told = view->pack && view->pack->day != DAY_NONE;
    return told ? arena_printf(view->arena, staff_word(view, clock_told), day_text(view->pack->day, day))
                : staff_word(view, clock_untold);
}

/** What the days in a pack depend on, and what to do where it cannot be right. */
static void add_clock(struct view *view, struct rect *column)
{
    const struct dial *dial = view->app->dial;
    struct text_style warning = staff_style(view, false, staff_severity(DIAG_WARNING));
    char day[DAY_TEXT_BYTES];
    staff_row(view, column, clock, clock_text(view, dial));
    if (!dial || dial->trust == DIAL_UNTOLD) {
        return;
    }
    view_wake(view, dial->until);
    staff_row(
        view, column, zone,
        arena_printf(view->arena, staff_word(view, zone_value), dial->zone, offset_text(view->arena, dial->east)));
    if (dial->trust != DIAL_BELIEVED) {
        const char *came = dial->pack_day != DAY_NONE ? day_text(dial->pack_day, day) : "";
        staff_line(view, column, &warning, arena_printf(view->arena, staff_word(view, doubts[dial->trust]), came));
        return;
    }
    staff_row(view, column, days, staff_word(view, days_kept));
    if (dial->east == 0 && strcmp(dial->zone, "UTC") == 0) {
        staff_line(view, column, &warning, staff_word(view, clock_utc));
    }
}

static void add_kept_pack(struct view *view, struct rect *column, const struct kept_pack *pack)
{
    bool asked = back_is_asked(view->app, pack->number, view->now);
    if (asked) {
        view_wake(view, view->app->staff.back_asked + STAFF_CONFIRM);
    }
    const char *label =
        asked ? staff_word(view, kept_again)
              : arena_printf(view->arena, staff_word(view, kept_one), pack->version, pack->id, pack->when);
    staff_take(column, 10);
    staff_button(view, staff_take(column, THEME_TARGET), label, asked ? BUTTON_WASHI : BUTTON_NIGHT,
                 target_make(TARGET_STAFF_BACK, pack->number));
}

/** The packs that can be gone back to; nothing when there is only the one that shows. */
static void add_kept(struct view *view, struct rect *column)
{
    const struct kept *kept = view->app->kept;
    struct text_style title = staff_style(view, false, view_tint(view, TINT_MIST));
    bool first = true;
    for (size_t i = 0; kept && i < kept->count; i++) {
        if (kept->packs[i].shown) {
            continue;
        }
        if (first) {
            staff_take(column, 18);
            staff_line(view, column, &title, staff_word(view, kept_title));
            first = false;
        }
        add_kept_pack(view, column, &kept->packs[i]);
    }
}

/** What is shown; returns where that ends. */
static double draw_facts(struct view *view, struct rect column)
{
    if (view->pack) {
        add_pack(view, &column);
    } else {
        struct text_style style = staff_style(view, true, staff_severity(DIAG_WARNING));
        staff_line(view, &column, &style, staff_word(view, no_pack));
    }
    staff_row(view, &column, stage, arena_printf(view->arena, "%.0f x %.0f", view->width, view->height));
    add_kept(view, &column);
    return column.y;
}

/** The problems of packs that were not taken, of those that are kept, then those of the one that shows. */
static struct staff_problems problems_of(const struct app *app)
{
    const struct kept *kept = app->kept;
    return (struct staff_problems){{kept ? &kept->refused : NULL, kept ? &kept->faulty : NULL, app->diags}};
}

size_t staff_pack_problems(const struct app *app)
{
    struct staff_problems all = problems_of(app);
    return staff_problem_count(&all);
}

static const char *problems_title(const struct view *view)
{
    const struct diags *diags = view->app->diags;
    if (!diags || (diags->count == 0 && diags->left_out == 0)) {
        return staff_word(view, no_problems);
    }
    const char *title = arena_printf(view->arena, staff_word(view, problems), diags->errors, diags->warnings);
    if (diags->left_out == 0) {
        return title;
    }
    const char *more = arena_printf(view->arena, staff_word(view, left_out), diags->left_out);
    return arena_printf(view->arena, "%s (%s)", title, more);
}

static void draw_diags(struct view *view, struct rect box)
{
    const struct kept *kept = view->app->kept;
    struct text_style title = staff_style(view, true, view_tint(view, TINT_WASHI));
    struct staff_problems all = problems_of(view->app);
    if (kept && kept->refused.errors > 0) {
        struct text_style alarm = staff_style(view, true, staff_severity(DIAG_ERROR));
        staff_line(view, &box, &alarm, arena_printf(view->arena, staff_word(view, refused), kept->refused.errors));
        staff_take(&box, 12);
    }
    staff_line(view, &box, &title, problems_title(view));
    staff_take(&box, 12);
    if (staff_problem_count(&all) > 0) {
        staff_draw_problems(view, &all, box);
    }
}

void staff_pack_draw(struct view *view, struct rect body)
{
    struct rect facts = body, diags = body;
    if (view->tall) {
        double end = draw_facts(view, facts) + 28;
        diags.h = body.y + body.h - end;
        diags.y = end;
    } else {
        facts.w = round(body.w * 0.38);
        diags.x += facts.w + 48;
        diags.w -= facts.w + 48;
        draw_facts(view, facts);
    }
    add_clock(view, &diags);
    staff_take(&diags, 18);
    draw_diags(view, diags);
}
