#include "ui/students.h"

#include <limits.h>
#include <math.h>

#include "ui/hang.h"
#include "ui/state.h"
#include "ui/students_about.h"
#include "ui/students_ask.h"
#include "ui/target.h"
#include "ui/voices.h"
#include "ui/widget.h"

/**
 * A group of young people, on washi cards: what it is and what it has done (on one page where both are
 * readable there), further results by the page, then its event, its voice and whom to ask, on a page or two.
 */

enum { EVENT_PAGE = INT_MAX }; /* whichever number it has */

void students_enter(struct app *app, tick now)
{
    (void)now;
    app->students = (struct students_state){0};
}

void students_show_event(struct app *app, tick now)
{
    app_go(app, SCREEN_STUDENTS, now);
    app->students.page = EVENT_PAGE;
}

void students_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    if (target_kind(gesture->target) == TARGET_PAGE) {
        app->students.page = target_number(gesture->target);
    } else if (target_kind(gesture->target) == TARGET_VOICE) {
        voices_show(app, target_number(gesture->target), now);
    }
}

/** The pages by name where they are these two, else by number. */
static void draw_tabs(struct view *view, int page, int count, bool named)
{
    double y = view->safe.y + view->safe.h - HANG_ROW / 2;
    if (!named) {
        hang_row(view, point_make(view->width / 2, y), page, count, hang_page_before(page),
                 hang_page_after(page, count));
        return;
    }
    const char *labels[] = {view_word(view, WORD_STUDENTS_ABOUT), view_word(view, WORD_STUDENTS_ASK)};
    double width = fmax(widget_button_width(view, labels[0]), widget_button_width(view, labels[1])) + 30;
    for (int i = 0; i < 2; i++) {
        double x = view->width / 2 + (i == 0 ? -width - THEME_GAP / 2 : THEME_GAP / 2);
        widget_button(view, rect_make(x, y - THEME_TARGET / 2, width, THEME_TARGET), labels[i],
                      i == page ? BUTTON_GOLD : BUTTON_NIGHT, target_make(TARGET_PAGE, i));
    }
}

void students_draw(struct view *view)
{
    const struct pack_students *students = &view->pack->students;
    struct rect title = hang_title(view, &students->title, WORD_STUDENTS, view->tall ? ALIGN_CENTER : ALIGN_START);
    double top = title.y + title.h + 45, bottom = view->safe.y + view->safe.h - HANG_ROW - 22;
    struct rect area = rect_make(view->safe.x, top, view->safe.w, bottom - top);
    bool results = students->result_count > 0;
    struct students_first first = results ? students_first_plan(view, area) : (struct students_first){.fits = false};
    int about = first.fits ? 1 : students_about_pages(view, area);
    size_t shown = first.fits ? students_first_results(students) : 0;
    size_t more = students->result_count - shown, per_page = students_results_per_page(view, area, shown);
    int pages = (int)((more + per_page - 1) / per_page), ask = students_ask_pages(view, area);
    int before = about + pages, count = before + ask;
    int page = view->app->students.page == EVENT_PAGE ? before : view->app->students.page;
    page = page < count ? page : count - 1;
    if (page == 0 && first.fits) {
        students_first_draw(view, &first, title);
    } else if (page < about) {
        students_about_draw(view, area, title, page);
    } else if (page < before) {
        size_t from = shown + per_page * (size_t)(page - about);
        size_t to = from + per_page < students->result_count ? from + per_page : students->result_count;
        students_results_draw(view, area, from, to, title);
    } else {
        students_ask_draw(view, area, title, page - before, ask);
    }
    draw_tabs(view, page, count, count == 2 && ask == 1);
}
