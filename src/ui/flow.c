#include "ui/flow.h"

#include <math.h>

#include "ui/widget.h"

double flow_size(const struct flow *flow, double size)
{
    bool tight = flow->scale < flow_least(flow->view) - 1e-9;
    double floor_size = tight ? THEME_FLOOR : view_floor(flow->view);
    return fmax(floor_size, round(view_size(flow->view, size) * flow->scale));
}

struct text_style flow_style(const struct flow *flow, enum type_role role, double size, struct color color)
{
    struct text_style style = theme_style(role, color, flow->view->tag);
    style.furigana = flow->view->furigana;
    style.size = flow_size(flow, size > 0 ? size : style.size);
    return style;
}

/* Pages */

/** True when what is set now is to be seen. */
static bool is_drawn(const struct flow *flow)
{
    return flow->draw && flow->page == flow->wanted;
}

static double left_on_page(const struct flow *flow)
{
    return flow->room > 0 ? flow->top + flow->room - flow->y : HUGE_VAL;
}

static void turn(struct flow *flow)
{
    if (flow->page++ == 0) {
        flow->width += flow->further.w - flow->first_width; /* also where the body has set some of it aside */
        flow->top = flow->further.y;
        flow->room = fmax(flow->further.h, 1);
    }
    flow->y = flow->top;
}

static void turn_used(struct flow *flow)
{
    if (flow->room > 0 && flow->y > flow->top) {
        turn(flow);
    }
}

void flow_turn(struct flow *flow)
{
    int before = flow->page;
    turn_used(flow);
    flow->asked += flow->page - before;
}

/** Make room for something that cannot be cut. */
static void keep(struct flow *flow, double height)
{
    if (flow->y > flow->top && height > left_on_page(flow)) {
        turn_used(flow);
    }
}

static void move_down(struct flow *flow, double by)
{
    flow->y += by;
    if (flow->page == flow->wanted) {
        flow->filled = fmax(flow->filled, flow->y - flow->top);
    }
}

void flow_gap(struct flow *flow, double gap)
{
    if (flow->page == 0 || flow->y > flow->top) {
        flow->y += round(gap * flow->scale);
    }
}

/* Texts */

/** Of `left` lines those that this page takes: as many as it holds, but no single line is left for the next one. */
static size_t lines_here(const struct flow *flow, double pitch, size_t left)
{
    double room = floor(left_on_page(flow) / pitch + 1e-6);
    size_t fit = room > 0 ? room < (double)left ? (size_t)room : left : 0;
    if (flow->y <= flow->top && fit == 0) {
        fit = 1; /* a line higher than the page */
    }
    return left - fit == 1 && fit > 1 ? fit - 1 : fit;
}

/** Remember which text is to blame where a body does not find room on one page. */
static void note(struct flow *flow, const struct paragraph *lines, const char *text, int pages)
{
    if (lines->height > flow->longest_height) {
        flow->longest_height = lines->height;
        flow->longest = text;
    }
    if (pages > 1 && flow->draw && !flow->patient) {
        view_note_pages(flow->view, text, pages);
    }
    flow->cut = flow->cut || pages > 1;
}

static void set_lines(struct flow *flow, const struct paragraph *lines, const char *text, double indent)
{
    int first = -1;
    double pitch = paragraph_pitch(lines), width = flow->width - indent;
    for (size_t from = 0; from < lines->line_count;) {
        size_t here = lines_here(flow, pitch, lines->line_count - from);
        if (is_drawn(flow) && here > 0) {
            struct point at = point_make(flow->x + indent, flow->y - pitch * (double)from);
            paragraph_draw_lines(lines, flow->view->list, flow->view->type, at, width, from, from + here);
        }
        first = first < 0 && here > 0 ? flow->page : first;
        move_down(flow, pitch * (double)here);
        from += here;
        if (from < lines->line_count) {
            turn(flow);
        }
    }
    note(flow, lines, text, flow->page - first + 1);
}

void flow_text(struct flow *flow, const struct text_style *style, const char *text)
{
    if (text[0] != '\0') {
        set_lines(flow, view_layout(flow->view, style, text, flow->width), text, 0);
    }
}

void flow_heading(struct flow *flow, const struct text_style *style, const char *text, double behind)
{
    if (text[0] != '\0') {
        const struct paragraph *lines = view_layout(flow->view, style, text, flow->width);
        keep(flow, lines->height + behind * flow->scale);
        set_lines(flow, lines, text, 0);
    }
}

void flow_point(struct flow *flow, const struct text_style *style, const char *text, struct color color)
{
    double indent = round(style->size * 1.45);
    const struct paragraph *lines = view_layout(flow->view, style, text, flow->width - indent);
    double pitch = paragraph_pitch(lines);
    keep(flow, pitch);
    if (is_drawn(flow)) {
        widget_icon(flow->view, ICON_CHECK, point_make(flow->x + style->size * 0.5, flow->y + pitch / 2),
                    style->size * 0.8, color);
    }
    set_lines(flow, lines, text, indent);
}

void flow_hairline(struct flow *flow)
{
    if (is_drawn(flow)) {
        draw_box(flow->view->list, rect_make(flow->x, flow->y, flow->width, 2), 0,
                 brush_solid(view_tint(flow->view, TINT_WASHI_SHADE)));
    }
    move_down(flow, 2);
}

void flow_note(struct flow *flow, const char *text, double behind)
{
    double height = widget_note_height(flow->view);
    keep(flow, height + behind * flow->scale);
    if (is_drawn(flow)) {
        widget_note(flow->view, point_make(flow->x, flow->y), text, view_tint(flow->view, TINT_INK_SOFT));
    }
    move_down(flow, height);
}

/* Bodies */

double flow_measure(struct view *view, flow_body *body, const void *data, double width, double scale)
{
    struct flow flow = {.view = view, .width = width, .scale = scale};
    body(&flow, data);
    return flow.y;
}

double flow_least(const struct view *view)
{
    return view->large ? 1 / THEME_LARGE : FLOW_SCALE_MIN;
}

double flow_smallest(const struct view *view)
{
    return FLOW_SCALE_MIN / view_size(view, 1);
}

double flow_fit(struct view *view, flow_body *body, const void *data, struct rect box, double most, double least)
{
    double scale = most;
    while (scale > least && flow_measure(view, body, data, box.w, scale) > box.h) {
        scale -= 0.04;
    }
    return fmax(scale, least);
}

double flow_draw(struct view *view, flow_body *body, const void *data, struct rect box, double scale)
{
    struct flow flow = {
        .view = view, .x = box.x, .y = box.y, .top = box.y, .width = box.w, .scale = scale, .draw = true};
    body(&flow, data);
    return flow.y - box.y;
}

static struct flow fill_pages(struct view *view, flow_body *body, const void *data, struct flow_boxes boxes,
                              double scale, int page, bool draw)
{
    struct rect box = boxes.first;
    struct flow flow = {.view = view,
                        .x = box.x,
                        .y = box.y,
                        .top = box.y,
                        .width = box.w,
                        .room = fmax(box.h, 1),
                        .first_width = box.w,
                        .further = boxes.further,
                        .scale = scale,
                        .wanted = page,
                        .draw = draw};
    body(&flow, data);
    return flow;
}

static struct flow_boxes all_alike(struct rect box)
{
    return (struct flow_boxes){box, box};
}

int flow_pages_in(struct view *view, flow_body *body, const void *data, struct flow_boxes boxes, double scale)
{
    struct flow flow = fill_pages(view, body, data, boxes, scale, 0, false);
    return flow.page + (flow.y > flow.top || flow.page == 0 ? 1 : 0);
}

int flow_pages(struct view *view, flow_body *body, const void *data, struct rect box, double scale)
{
    return flow_pages_in(view, body, data, all_alike(box), scale);
}

double flow_fit_pages(struct view *view, flow_body *body, const void *data, struct rect box, double most, double least)
{
    int pages = flow_pages(view, body, data, box, least);
    double scale = most;
    while (scale > least && flow_pages(view, body, data, box, scale) > pages) {
        scale -= 0.04;
    }
    return fmax(scale, least);
}

double flow_page_height(struct view *view, flow_body *body, const void *data, struct rect box, double scale, int page)
{
    return fill_pages(view, body, data, all_alike(box), scale, page, false).filled;
}

void flow_draw_page(struct view *view, flow_body *body, const void *data, struct rect box, double scale, int page)
{
    flow_draw_page_in(view, body, data, all_alike(box), scale, page);
}

void flow_draw_page_in(struct view *view, flow_body *body, const void *data, struct flow_boxes boxes, double scale,
                       int page)
{
    struct flow flow = fill_pages(view, body, data, boxes, scale, page, true);
    if (flow.page > flow.asked && !flow.cut && !flow.patient && flow.longest) {
        view_note_pages(view, flow.longest, flow.page + 1);
    }
}
