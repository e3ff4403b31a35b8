#include "ui/staff_parts.h"

#include <math.h>

#include "base/diag_group.h"
#include "ui/state.h"
#include "ui/target.h"

static const double text_size = 26;

const char *staff_word(const struct view *view, const staff_words words)
{
    return words[view->app->staff_language];
}

const char *staff_tag(const struct view *view)
{
    return view->app->staff_language == DIAG_JAPANESE ? "ja" : "en";
}

void staff_ground(struct view *view)
{
    draw_box(view->list, rect_make(0, 0, view->width, view->height), 0, brush_solid(color_rgb(0x0B0F1E)));
}

struct text_style staff_style(const struct view *view, bool bold, struct color color)
{
    return (struct text_style){.face = bold ? FACE_GOTHIC_BOLD : FACE_GOTHIC,
                               .size = text_size,
                               .leading = 1.4,
                               .color = color,
                               .language = staff_tag(view)};
}

struct color staff_severity(enum diag_severity severity)
{
    return color_rgb(severity == DIAG_ERROR ? 0xFF9A8A : 0xFFC66B);
}

struct color staff_good(void)
{
    return color_rgb(0x9BE3A0);
}

struct rect staff_take(struct rect *column, double height)
{
    struct rect taken = rect_make(column->x, column->y, column->w, height);
    column->y += height;
    column->h -= height;
    return taken;
}

void staff_line(struct view *view, struct rect *column, const struct text_style *style, const char *text)
{
    staff_take(column, view_set(view, style, text, point_make(column->x, column->y), column->w));
}

void staff_row(struct view *view, struct rect *column, const staff_words label, const char *value)
{
    struct text_style name = staff_style(view, false, view_tint(view, TINT_MIST));
    struct text_style text = staff_style(view, true, view_tint(view, TINT_WASHI));
    double split = fmin(280, column->w * 0.42);
    double a = view_set(view, &name, staff_word(view, label), point_make(column->x, column->y), split - 12);
    double b = view_set(view, &text, value, point_make(column->x + split, column->y), column->w - split);
    staff_take(column, fmax(a, b) + 3);
}

void staff_button(struct view *view, struct rect box, const char *label, enum button_kind kind, uint64_t target)
{
    widget_button_in(view, box, label, staff_tag(view), kind, target);
}

double staff_button_width(struct view *view, const char *label)
{
    return widget_button_width(view, label);
}

bool staff_is_asked(const struct app *app, tick asked, tick now)
{
    return asked > 0 && asked >= app->changed && now - asked < STAFF_CONFIRM;
}

static size_t count_of(const struct diags *list)
{
    return list ? list->count : 0;
}

size_t staff_problem_count(const struct staff_problems *problems)
{
    size_t count = 0;
    for (size_t i = 0; i < STAFF_LISTS_MAX; i++) {
        count += count_of(problems->lists[i]);
    }
    return count;
}

/** Where problems are set, one below the other and page after page. */
struct setting {
    struct rect box;
    double y;
    int page;  /* that is being filled */
    int shown; /* that is drawn */
};

static void set_problem(struct view *view, struct setting *at, const struct diag_group *group)
{
    struct text_style style = staff_style(view, false, staff_severity(group->places[0]->severity));
    style.size = THEME_FLOOR;
    const char *line = diag_group_line(group, view->app->staff_language, view->arena);
    const struct paragraph *lines = view_layout(view, &style, line, at->box.w);
    if (at->y > 0 && at->y + lines->height > at->box.h) {
        at->page++;
        at->y = 0;
    }
    if (at->page == at->shown) {
        paragraph_draw(lines, view->list, view->type, point_make(at->box.x, at->box.y + at->y), at->box.w);
    }
    at->y += lines->height + 8;
}

/** Draw the problems of one page (those that fit the box together); returns the number of pages. */
static int draw_page(struct view *view, const struct staff_problems *problems, struct rect box, int page)
{
    struct setting at = {.box = box, .shown = page};
    for (size_t list = 0; list < STAFF_LISTS_MAX; list++) {
        size_t count = 0;
        const struct diag_group *groups =
            problems->lists[list] ? diag_group(problems->lists[list], view->arena, &count) : NULL;
        for (size_t i = 0; i < count; i++) {
            set_problem(view, &at, &groups[i]);
        }
    }
    return at.page + 1;
}

static void draw_turning(struct view *view, struct rect foot, int page, int pages)
{
    double y = foot.y + foot.h / 2;
    struct text_style number = staff_style(view, true, view_tint(view, TINT_WASHI));
    view_center(view, &number, arena_printf(view->arena, "%d / %d", page + 1, pages),
                rect_make(foot.x + 120, y - 30, 160, 60));
    if (page > 0) {
        widget_round(view, point_make(foot.x + 60, y), 44, ICON_PREVIOUS, target_make(TARGET_PAGE, page - 1));
    }
    if (page + 1 < pages) {
        widget_round(view, point_make(foot.x + 340, y), 44, ICON_NEXT, target_make(TARGET_PAGE, page + 1));
    }
}

void staff_draw_problems(struct view *view, const struct staff_problems *problems, struct rect box)
{
    if (draw_page(view, problems, box, PACK_INDEX_NONE) == 1) {
        draw_page(view, problems, box, 0);
        return;
    }
    struct rect part = rect_make(box.x, box.y, box.w, box.h - THEME_TARGET - 20);
    int pages = draw_page(view, problems, part, PACK_INDEX_NONE);
    int page = view->app->staff.page < pages ? view->app->staff.page : pages - 1;
    draw_page(view, problems, part, page);
    draw_turning(view, rect_make(box.x, box.y + box.h - THEME_TARGET, box.w, THEME_TARGET), page, pages);
}
