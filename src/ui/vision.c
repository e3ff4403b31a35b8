#include "ui/vision.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "ui/flow.h"
#include "ui/frame.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/statement.h"
#include "ui/target.h"
#include "ui/widget.h"

static const tick year_rise = TICK_MS(420);

/** What stands on the first page, above the years; the rest can be read on the pages behind it. */
enum share { SHARE_ALL, SHARE_AIMS, SHARE_STATEMENT };

/** It, laid out once at a scale of its type, to be measured and then drawn. */
struct plan {
    double scale;
    enum share share;
    const struct paragraph *heading, *lead, *rest;            /* rest may be NULL */
    const struct paragraph *headline, *introduction, *period; /* the first two may be NULL */
    const struct paragraph **aim_titles, **aim_texts;
    double aim_width, aim_height, aims_height; /* of one box, and of all of them */
    double height;                             /* of everything, without the gaps between */
};

enum { PLAN_GAPS = 4 };

/** The least scale of large type for what can go on to the pages behind. */
static const double least_large = 0.7;

/** What goes on to the pages behind keeps the larger floor of large type; what is then left has to find room. */
static double floor_at(const struct view *view, double scale)
{
    return scale < least_large ? THEME_FLOOR : view_floor(view);
}

static struct text_style centered(const struct view *view, enum type_role role, enum tint tint, double scale)
{
    struct text_style style = view_style(view, role, view_tint(view, tint));
    style.size = fmax(style.size * scale, floor_at(view, scale));
    style.align = ALIGN_CENTER;
    style.phrases = true;
    style.balance = true;
    return style;
}

static double height_of(const struct paragraph *paragraph)
{
    return paragraph ? paragraph->height : 0;
}

static const struct paragraph *optional(struct view *view, struct text_style *style, const struct pack_text *text,
                                        double width)
{
    return pack_text_present(text) ? view_layout(view, style, view_text_in(view, text, style), width) : NULL;
}

static void plan_statement(struct view *view, struct plan *plan)
{
    const struct pack_vision *vision = &view->pack->vision;
    double width = view->safe.w - (view->tall ? 40 : 0);
    struct text_style heading = centered(view, TYPE_HEADING, TINT_GOLD_BRIGHT, plan->scale);
    heading.face = FACE_MINCHO;
    heading.tracking = 0.1;
    struct text_style first = centered(view, TYPE_DISPLAY, TINT_WASHI, plan->scale);
    first.tracking = 0.03;
    first.leading = 1.35;
    struct text_style second = centered(view, TYPE_TITLE, TINT_WASHI, plan->scale);
    second.tracking = 0.04;
    struct statement statement = statement_cut(view, view_text_in(view, &vision->statement, &first));
    second.language = first.language;
    first.accent = statement.lead_accent;
    second.accent = statement.rest_accent;
    first.accent_color = second.accent_color = view_tint(view, TINT_GOLD_BRIGHT);
    plan->heading = view_layout(view, &heading, view_text_in(view, &vision->heading, &heading), width);
    plan->lead = paragraph_fit(view->type, view->arena, &first, statement.lead, width, view->tall ? 260 : 130,
                               view_size(view, 44));
    plan->rest = statement.rest ? view_layout(view, &second, statement.rest, width) : NULL;
}

static void plan_introduction(struct view *view, struct plan *plan)
{
    const struct pack_vision *vision = &view->pack->vision;
    double width = fmin(view->safe.w - (view->tall ? 40 : 0), 1500);
    struct text_style bold = centered(view, TYPE_BUTTON, TINT_GOLD_BRIGHT, plan->scale);
    struct text_style body = centered(view, TYPE_LABEL, TINT_WASHI, plan->scale);
    body.size = fmax(view_size(view, view->tall ? 30 : 27) * plan->scale, floor_at(view, plan->scale));
    body.leading = 1.6;
    body.align = ALIGN_START;
    struct text_style label = centered(view, TYPE_LABEL, TINT_WASHI, plan->scale);
    label.language = view_text_tag(view, &vision->period);
    const char *period =
        made_text(view, "%s　%s", view_text(view, &vision->period_label), view_text(view, &vision->period));
    plan->headline = optional(view, &bold, &vision->headline, width);
    plan->introduction = optional(view, &body, &vision->introduction, width);
    plan->period = view_layout(view, &label, period, width);
}

static void plan_aims(struct view *view, struct plan *plan)
{
    const struct pack_vision *vision = &view->pack->vision;
    size_t count = vision->aim_count;
    double gaps = 28 * (double)(count ? count - 1 : 0);
    double width =
        view->tall ? fmin(view->safe.w - 80, 860) : fmin((view->safe.w - gaps) / fmax((double)count, 1), 460);
    struct text_style title = centered(view, TYPE_HEADING, TINT_GOLD_BRIGHT, plan->scale);
    struct text_style text = centered(view, TYPE_LABEL, TINT_WASHI, plan->scale);
    title.leading = 1.35;
    text.leading = 1.4;
    plan->aim_titles = arena_array(view->arena, count + 1, sizeof(struct paragraph *));
    plan->aim_texts = arena_array(view->arena, count + 1, sizeof(struct paragraph *));
    for (size_t i = 0; i < count; i++) {
        plan->aim_titles[i] = view_layout(view, &title, view_text_in(view, &vision->aims[i].title, &title), width - 48);
        plan->aim_texts[i] = view_layout(view, &text, view_text_in(view, &vision->aims[i].text, &text), width - 48);
        plan->aim_height = fmax(plan->aim_height, plan->aim_titles[i]->height + plan->aim_texts[i]->height + 44);
    }
    plan->aim_width = width;
    plan->aims_height = count == 0 ? 0 : view->tall ? (plan->aim_height + 22) * (double)count - 22 : plan->aim_height;
}

static struct plan make_plan(struct view *view, enum share share, double scale)
{
    struct plan plan = {.scale = scale, .share = share};
    plan_statement(view, &plan);
    plan_introduction(view, &plan);
    if (share != SHARE_ALL) {
        plan.headline = plan.introduction = NULL;
    }
    if (share != SHARE_STATEMENT) {
        plan_aims(view, &plan);
    }
    plan.height = height_of(plan.heading) + height_of(plan.lead) + height_of(plan.rest) + plan.aims_height +
                  height_of(plan.headline) + height_of(plan.introduction) + height_of(plan.period) +
                  (share == SHARE_ALL ? 0 : THEME_TARGET + 10);
    return plan;
}

/** The largest type, for as much as can stand there. */
static struct plan fit_plan(struct view *view, double room)
{
    struct plan plan = {.height = HUGE_VAL};
    for (int share = SHARE_ALL; share <= SHARE_STATEMENT && plan.height > room; share++) {
        plan = make_plan(view, (enum share)share, 1);
        bool last = share == SHARE_STATEMENT || !view->large;
        double least = last ? 0.55 / view_size(view, 1) : least_large;
        for (double scale = 0.94; plan.height + 14 * PLAN_GAPS > room && scale > least; scale -= 0.06) {
            plan = make_plan(view, (enum share)share, scale);
        }
    }
    return plan;
}

enum { STACK_MAX = 3 };

/** Lines one under the other, hushed as one block. */
struct stack {
    const struct paragraph *lines[STACK_MAX]; /* any may be NULL */
    double y;
};

static double stack_height(const struct stack *stack)
{
    double height = 0;
    for (size_t i = 0; i < STACK_MAX; i++) {
        height += height_of(stack->lines[i]);
    }
    return height;
}

/** The hush of one stack reaches far over its neighbours, so all are drawn before the first word. */
static void hush_stacks(struct view *view, const struct stack *stacks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double width = 0, height = stack_height(&stacks[i]);
        for (size_t k = 0; k < STACK_MAX; k++) {
            width = fmax(width, stacks[i].lines[k] ? stacks[i].lines[k]->width : 0);
        }
        if (height > 0) {
            widget_hush(view, rect_make((view->width - width) / 2, stacks[i].y, width, height), 0.66);
        }
    }
}

static void draw_stack(struct view *view, const struct stack *stack)
{
    double y = stack->y;
    for (size_t i = 0; i < STACK_MAX; i++) {
        const struct paragraph *lines = stack->lines[i];
        if (lines) {
            double box = lines->style.align == ALIGN_CENTER ? view->safe.w : lines->width;
            paragraph_draw(lines, view->list, view->type, point_make((view->width - box) / 2, y), box);
        }
        y += height_of(lines);
    }
}

static void draw_aim(struct view *view, const struct plan *plan, size_t index, struct rect box)
{
    const struct paragraph *title = plan->aim_titles[index], *text = plan->aim_texts[index];
    draw_box(view->list, box, 20, brush_solid(color_fade(view_tint(view, TINT_NIGHT), view_cover(view, 0.74))));
    draw_box_line(view->list, rect_inset(box, 1), 20, 1.5, color_fade(view_tint(view, TINT_GOLD), 0.7));
    double y = box.y + (box.h - title->height - text->height) / 2;
    paragraph_draw(title, view->list, view->type, point_make(box.x + 24, y), box.w - 48);
    paragraph_draw(text, view->list, view->type, point_make(box.x + 24, y + title->height), box.w - 48);
}

/** Side by side (wide), or one under the other (tall). */
static void draw_aims(struct view *view, const struct plan *plan, double y)
{
    size_t count = plan->aim_titles ? view->pack->vision.aim_count : 0; /* none: they are on a page behind */
    double across = view->tall ? 0 : plan->aim_width + 28, down = view->tall ? plan->aim_height + 22 : 0;
    double left = (view->width - plan->aim_width - across * (double)(count ? count - 1 : 0)) / 2;
    for (size_t i = 0; i < count; i++) {
        draw_aim(view, plan, i,
                 rect_make(left + across * (double)i, y + down * (double)i, plan->aim_width, plan->aim_height));
    }
}

/** True when the years' labels cannot stand side by side. */
static bool is_crowded(struct view *view, double room)
{
    struct text_style style = centered(view, TYPE_SMALL, TINT_WASHI, 1);
    style.face = FACE_GOTHIC_BOLD;
    for (size_t i = 0; i < view->pack->vision.year_count; i++) {
        const struct pack_year *year = &view->pack->vision.years[i];
        if (paragraph_line_width(view->type, &style, view_text_in(view, &year->label, &style)) > room - 16 ||
            paragraph_line_width(view->type, &style, view_text_in(view, &year->note, &style)) > room - 16) {
            return true;
        }
    }
    return false;
}

/** A year's label, and its note under it. */
struct year_name {
    const struct paragraph *label, *note; /* the note may be NULL */
    double label_height, height;          /* of the label's part; of both */
};

static struct year_name name_of(struct view *view, const struct pack_year *year, double width, bool chosen)
{
    struct text_style label = centered(view, TYPE_BUTTON, chosen ? TINT_GOLD_BRIGHT : TINT_WASHI, chosen ? 1.13 : 1);
    struct text_style note = centered(view, TYPE_LABEL, chosen ? TINT_GOLD_BRIGHT : TINT_MIST, 26.0 / 28.0);
    struct year_name name = {.label =
                                 view_line(view, &label, view_text_in(view, &year->label, &label), width, HUGE_VAL)};
    name.height = name.label_height = fmax(view_size(view, 46), name.label->height + 6);
    if (pack_text_present(&year->note)) {
        name.note = view_line(view, &note, view_text_in(view, &year->note, &note), width, HUGE_VAL);
        name.height += fmax(view_size(view, 38), name.note->height);
    }
    return name;
}

/** Where the years' lights stand: one in the middle of each of `count` equal parts of a line. */
struct years {
    double left, room, y;
    bool crowded;
    double name_room; /* for a name */
    double height;    /* from the lights to the foot of the screen */
};

static struct years years_of(struct view *view)
{
    size_t count = view->pack->vision.year_count;
    double span = view->tall ? view->safe.w : fmin(view->safe.w * 0.9, 1600);
    double room = span / (double)(count ? count : 1);
    struct years years = {.left = (view->width - span) / 2 + room / 2, .room = room, .height = view_size(view, 128)};
    years.crowded = is_crowded(view, room);
    years.name_room = years.crowded ? fmin(view->safe.w / 2 - 8, 680) : room;
    for (size_t i = 0; i < count; i++) {
        struct year_name name = name_of(view, &view->pack->vision.years[i], years.name_room - 16, true);
        years.height = fmax(years.height, 38 + name.height);
    }
    years.y = view->safe.y + view->safe.h - years.height;
    return years;
}

static struct point year_at(const struct years *years, size_t index)
{
    return point_make(years->left + years->room * (double)index, years->y);
}

/** The years' own ropes, drawn beneath the words. */
static void draw_year_ropes(struct view *view, const struct years *years)
{
    size_t count = view->pack->vision.year_count;
    int chosen = view->app->vision.year;
    struct rope_pose pose = frame_pose(view->app, view->now);
    struct path *ropes = path_create(view->arena);
    for (size_t i = 0; i < count; i++) {
        struct point at = year_at(years, i);
        path_move(ropes, pose.apex.x, pose.apex.y);
        path_line(ropes, at.x, at.y);
    }
    draw_stroke(view->list, ropes, 2.6, brush_solid(color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.5)));
    if (count > 1) {
        draw_line(view->list, year_at(years, 0), year_at(years, count - 1), 2.6,
                  color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.8));
    }
    if (chosen != PACK_INDEX_NONE) {
        draw_line(view->list, pose.apex, year_at(years, (size_t)chosen), 4, view_tint(view, TINT_GOLD_BRIGHT));
    }
}

static void draw_year_light(struct view *view, struct point at, double lit)
{
    draw_glow(view->list, at, 62 + 44 * lit, color_fade(view_tint(view, TINT_WARM), 0.62 + 0.3 * lit), BLEND_ADD);
    draw_disc(view->list, at, 15 + 7 * lit, view_tint(view, TINT_GOLD_BRIGHT));
    draw_disc(view->list, at, 7 + 3 * lit, color_rgb(0xFFFDF4));
}

/** Where crowded, the chosen year is named, else the first and the last. */
static bool is_named(const struct view *view, size_t index, bool crowded)
{
    int chosen = view->app->vision.year;
    bool end = index == 0 || index + 1 == view->pack->vision.year_count;
    return !crowded || (chosen == PACK_INDEX_NONE ? end : chosen == (int)index);
}

static void name_year(struct view *view, const struct pack_year *year, struct point at, double room, bool chosen)
{
    struct year_name name = name_of(view, year, room - 16, chosen);
    double x = fmax(view->safe.x, fmin(view->safe.x + view->safe.w - room, at.x - room / 2)) + 8;
    double y = at.y + 32 + (name.label_height - name.label->height) / 2;
    paragraph_draw(name.label, view->list, view->type, point_make(x, y), room - 16);
    if (name.note) {
        double part = name.height - name.label_height;
        y = at.y + 30 + name.label_height + (part - name.note->height) / 2;
        paragraph_draw(name.note, view->list, view->type, point_make(x, y), room - 16);
    }
}

static void draw_year(struct view *view, const struct years *years, size_t index)
{
    const struct app *app = view->app;
    struct point at = year_at(years, index);
    uint64_t target = target_make(TARGET_YEAR, (int64_t)index);
    bool chosen = app->vision.year == (int)index;
    double rise = view->quiet ? 1 : ease_out_back(ease_progress(view->now, app->vision.touched, year_rise));
    if (chosen) {
        view_moves(view, app->vision.touched + year_rise);
    }
    draw_year_light(view, at, fmax(chosen ? rise : 0, view_pressed(view, target) ? 0.5 : 0));
    if (is_named(view, index, years->crowded)) {
        name_year(view, &view->pack->vision.years[index], at, years->name_room, chosen);
    }
    draw_hit(view->list, rect_make(at.x - years->room / 2 + 8, at.y - 50, years->room - 16, years->height + 46), target,
             HIT_TAP);
}

static void draw_years(struct view *view, const struct years *years)
{
    for (size_t i = 0; i < view->pack->vision.year_count; i++) {
        draw_year(view, years, i);
    }
}

/* The pages behind the first */

static void more_body(struct flow *flow, const void *data)
{
    const enum share *share = data;
    const struct pack_vision *vision = &flow->view->pack->vision;
    struct text_style title = flow_style(flow, TYPE_CARD_TITLE, 46, view_tint(flow->view, TINT_INK));
    struct text_style heading = flow_style(flow, TYPE_HEADING, 38, hang_ink(flow->view, hang_color(flow->view, 2)));
    struct text_style text = flow_style(flow, TYPE_BODY, 36, view_tint(flow->view, TINT_INK));
    title.phrases = title.balance = heading.phrases = true;
    title.leading = heading.leading = 1.4;
    for (size_t i = 0; *share == SHARE_STATEMENT && i < vision->aim_count; i++) {
        flow_heading(flow, &heading, view_text_in(flow->view, &vision->aims[i].title, &heading), 60);
        flow_text(flow, &text, view_text_in(flow->view, &vision->aims[i].text, &text));
        flow_gap(flow, 20);
    }
    flow_heading(flow, &title, view_text_in(flow->view, &vision->headline, &title), 60);
    flow_gap(flow, 20);
    flow_text(flow, &text, view_text_in(flow->view, &vision->introduction, &text));
}

/** Page `page` (from 0) of what did not find room. */
static void draw_more(struct view *view, enum share share, int page)
{
    struct rect title = hang_title(view, &view->pack->vision.heading, WORD_VISION, ALIGN_CENTER);
    double row = view->safe.y + view->safe.h - HANG_ROW / 2, top = title.y + title.h + 37;
    double width = fmin(view->safe.w, 1500);
    struct rect box = rect_make((view->width - width) / 2, top, width, row - HANG_ROW / 2 - 22 - top);
    struct rect in = hang_inside(box, 56);
    double scale = flow_fit_pages(view, more_body, &share, in, 1.1, 0.8);
    int pages = flow_pages(view, more_body, &share, in, scale);
    page = page < pages ? page : pages - 1;
    hang_begin(view, &(struct hang){.box = box, .color = hang_color(view, 2), .title = title});
    flow_draw_page(view, more_body, &share, in, scale, page);
    hang_end(view);
    hang_row(view, point_make(view->width / 2, row), page + 1, pages + 1, hang_page_before(page + 1),
             hang_page_after(page + 1, pages + 1));
}

void vision_draw(struct view *view)
{
    struct years years = years_of(view);
    double top = view->safe.y + (view->tall ? 36 : 6);
    double room = years.y - 70 - top;
    struct plan plan = fit_plan(view, room);
    if (plan.share != SHARE_ALL && view->app->vision.page > 0) {
        draw_more(view, plan.share, view->app->vision.page - 1);
        return;
    }
    double gap = fmax(6, fmin((room - plan.height) / PLAN_GAPS, view->tall ? 90 : 48));
    draw_year_ropes(view, &years);
    struct stack statement = {{plan.heading, plan.lead, plan.rest}, top};
    double aims = top + stack_height(&statement) + gap;
    struct stack introduction = {{plan.headline, plan.introduction}, aims + plan.aims_height + gap};
    struct stack period = {{plan.period}, introduction.y + stack_height(&introduction) + gap * 0.6};
    const struct stack stacks[] = {statement, introduction, period};
    hush_stacks(view, stacks, 3);
    draw_stack(view, &statement);
    draw_aims(view, &plan, aims);
    draw_stack(view, &introduction);
    draw_stack(view, &period);
    double y = period.y + stack_height(&period);
    if (plan.share != SHARE_ALL) {
        view_note_pages(view, view_text(view, &view->pack->vision.introduction), 2);
        const char *label = view_word(view, WORD_READ_MORE);
        double width = widget_button_width(view, label) + 40;
        widget_button(view, rect_make((view->width - width) / 2, y + 10, width, THEME_TARGET), label, BUTTON_NIGHT,
                      target_make(TARGET_PAGE, 1));
    }
    draw_years(view, &years);
}

void vision_enter(struct app *app, tick now)
{
    (void)now;
    app->vision = (struct vision_state){.year = PACK_INDEX_NONE};
}

void vision_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    if (target_kind(gesture->target) == TARGET_YEAR) {
        app->vision.year = target_number(gesture->target);
        app->vision.touched = now;
    } else if (target_kind(gesture->target) == TARGET_PAGE) {
        app->vision.page = target_number(gesture->target);
    }
}
