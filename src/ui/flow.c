#include "ui/flow.h"

#include <math.h>

#include "ui/widget.h"

struct text_style flow_style(const struct flow *flow, enum type_role role, double size, struct color color)
{
    struct text_style style = view_style(flow->view, role, color);
    style.size = fmax(THEME_FLOOR, round((size > 0 ? size : style.size) * flow->scale));
    return style;
}

void flow_gap(struct flow *flow, double gap)
{
    flow->y += round(gap * flow->scale);
}

static void set_at(struct flow *flow, const struct text_style *style, const char *text, double indent)
{
    double width = flow->width - indent;
    const struct paragraph *lines = view_layout(flow->view, style, text, width);
    if (flow->draw) {
        paragraph_draw(lines, flow->view->list, flow->view->type, point_make(flow->x + indent, flow->y), width);
    }
    flow->y += lines->height;
}

void flow_text(struct flow *flow, const struct text_style *style, const char *text)
{
    if (text[0] != '\0') {
        set_at(flow, style, text, 0);
    }
}

void flow_point(struct flow *flow, const struct text_style *style, const char *text, struct color color)
{
    double indent = round(style->size * 1.45);
    double middle = flow->y + style->size * (style->leading > 0 ? style->leading : 1.6) / 2;
    if (flow->draw) {
        widget_icon(flow->view->list, ICON_CHECK, point_make(flow->x + style->size * 0.5, middle), style->size * 0.8,
                    color);
    }
    set_at(flow, style, text, indent);
}

void flow_hairline(struct flow *flow)
{
    if (flow->draw) {
        draw_box(flow->view->list, rect_make(flow->x, flow->y, flow->width, 2), 0,
                 brush_solid(theme_tint(TINT_WASHI_SHADE)));
    }
    flow->y += 2;
}

void flow_note(struct flow *flow, const char *text)
{
    if (flow->draw) {
        widget_note(flow->view, point_make(flow->x, flow->y), text, theme_tint(TINT_INK_SOFT));
    }
    flow->y += 38;
}

double flow_measure(struct view *view, flow_body *body, const void *data, double width, double scale)
{
    struct flow flow = {.view = view, .width = width, .scale = scale};
    body(&flow, data);
    return flow.y;
}

double flow_fit(struct view *view, flow_body *body, const void *data, struct rect box, double most)
{
    double scale = most;
    while (scale > FLOW_SCALE_MIN && flow_measure(view, body, data, box.w, scale) > box.h) {
        scale -= 0.04;
    }
    return scale;
}

double flow_draw(struct view *view, flow_body *body, const void *data, struct rect box, double scale)
{
    struct flow flow = {.view = view, .x = box.x, .y = box.y, .width = box.w, .scale = scale, .draw = true};
    body(&flow, data);
    return flow.y - box.y;
}
