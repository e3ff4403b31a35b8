#include "ui/home_news.h"

#include <math.h>

#include "ui/made.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double pad = 22, side = 40;     /* between the board's edge and its words, above and beside */
static const double lamps = 132, arrow = 64; /* width of the garland before the words, and of the arrow behind them */
static const double label_size = 26, size = 32, label_gap = 4; /* of the type, and between the two */
static const double one_line = 0.8; /* as much smaller may the title be to stand on one line */
enum { title_lines = 2 };

/** The words of the board, one above the other; either may be NULL. */
struct news {
    const struct paragraph *label, *title;
    double height;
};

static double words_width(double width)
{
    return width - 2 * side - lamps - arrow;
}

static struct text_style title_style(struct view *view)
{
    struct text_style style = view_style(view, TYPE_CARD_TITLE, view_tint(view, TINT_WASHI));
    style.size = view_size(view, size);
    style.phrases = style.balance = true;
    return style;
}

/** On one line where there is room, else as the pack has broken it, smaller where its lines are longer than the board.
 * NULL for a title of many lines: it would take the room of the doors, and stands on its page in full. */
static const struct paragraph *layout_title(struct view *view, double width)
{
    struct text_style style = title_style(view);
    const char *title = view_text_in(view, &view->pack->students.event_title, &style);
    const char *line = made_line(view, title);
    double part = width / paragraph_line_width(view->type, &style, line);
    if (part >= one_line) {
        style.size *= fmin(part, 1);
        return view_layout(view, &style, line, width);
    }
    const struct paragraph *lines = paragraph_fit(view->type, view->arena, &style, title, width,
                                                  title_lines * style.size * style.leading, THEME_FLOOR);
    return lines->line_count <= title_lines ? lines : NULL;
}

/** What the pack calls the event, else what the player calls the page it is on. */
static const struct paragraph *layout_name(struct view *view, double width)
{
    struct text_style style = title_style(view);
    const char *text = view_text_or(view, &view->pack->students.event_label, WORD_STUDENTS, &style);
    return paragraph_fit(view->type, view->arena, &style, text, width, title_lines * style.size * style.leading,
                         THEME_FLOOR);
}

static struct news layout(struct view *view, double width)
{
    const struct pack_text *label = &view->pack->students.event_label;
    struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_GOLD_BRIGHT));
    style.size = view_size(view, label_size);
    struct news news = {.title = layout_title(view, words_width(width))};
    if (!news.title) {
        news.title = layout_name(view, words_width(width));
        news.height = news.title->height;
        return news;
    }
    news.height = news.title->height;
    if (pack_text_present(label)) {
        const char *text = view_text_in(view, label, &style);
        news.label = paragraph_fit(view->type, view->arena, &style, text, words_width(width),
                                   style.size * style.leading, THEME_FLOOR);
        news.height += news.label->height + label_gap;
    }
    return news;
}

double home_news_height(struct view *view, double width)
{
    const struct pack_students *students = &view->pack->students;
    if (!students->present || !pack_text_present(&students->event_title)) {
        return 0;
    }
    return fmax(layout(view, width).height + 2 * pad, THEME_TARGET);
}

/** A wire with lamps, as at the event. */
static void draw_lamps(struct view *view, struct rect box)
{
    enum { LAMPS = 4 };
    struct path *wire = path_create(view->arena);
    double sag = box.h * 0.34, top = box.y + box.h * 0.34;
    path_move(wire, box.x, top);
    path_quad(wire, box.x + box.w / 2, top + 2 * sag, box.x + box.w, top);
    draw_stroke(view->list, wire, 2, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.7)));
    for (int i = 0; i < LAMPS; i++) {
        double t = (i + 0.5) / LAMPS;
        struct point at = point_make(box.x + box.w * t, top + 4 * t * (1 - t) * sag);
        draw_glow(view->list, at, 30, color_fade(view_tint(view, TINT_WARM), 0.55), BLEND_OVER);
        draw_disc(view->list, at, 6, view_tint(view, TINT_GOLD_BRIGHT));
    }
}

static void draw_words(struct view *view, const struct news *news, struct rect box)
{
    double y = box.y + (box.h - news->height) / 2;
    if (news->label) {
        paragraph_draw(news->label, view->list, view->type, point_make(box.x, y), box.w);
        y += news->label->height + label_gap;
    }
    paragraph_draw(news->title, view->list, view->type, point_make(box.x, y), box.w);
}

void home_news_draw(struct view *view, struct rect box, double above, double first, double last)
{
    uint64_t target = target_make(TARGET_EVENT, 0);
    struct news news = layout(view, box.w);
    double scale = view_pressed(view, target) ? 0.985 : 1;
    draw_layer_begin(view->list, rect_inset(box, -40), affine_about(rect_center(box), scale, 0), 1, 0);
    draw_shadow(view->list, box, THEME_RADIUS, 22, color_fade(view_tint(view, TINT_NIGHT), 0.7));
    draw_box(view->list, box, THEME_RADIUS, brush_solid(view_tint(view, TINT_INDIGO)));
    draw_box_line(view->list, rect_inset(box, 0.75), THEME_RADIUS, 1.5, color_fade(view_tint(view, TINT_GOLD), 0.8));
    draw_lamps(view, rect_make(box.x + side * 0.8, box.y, lamps - side * 0.6, box.h));
    draw_words(view, &news, rect_make(box.x + side + lamps, box.y, words_width(box.w), box.h));
    widget_icon(view, ICON_NEXT, point_make(box.x + box.w - side - arrow / 3, box.y + box.h / 2), 30,
                view_tint(view, TINT_GOLD_BRIGHT));
    draw_layer_end(view->list);
    widget_string(view, point_make(first, above), point_make(first, box.y));
    widget_string(view, point_make(last, above), point_make(last, box.y));
    draw_hit(view->list, box, target, HIT_TAP);
}
