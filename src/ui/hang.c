#include "ui/hang.h"

#include <math.h>

#include "base/ease.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double button_radius = 46;
static const double lamp_pitch = 40;
static const double single_string = 520; /* cards narrower than this hang on one */
static const double title_least = 42, title_two_lines = 48;
enum { LAMPS_MAX = 12 };

static void fading_string(struct view *view, struct point from, struct point ring)
{
    struct color gold = view_tint(view, TINT_GOLD);
    struct path *path = path_create(view->arena);
    double foot = fmax(from.y + 1, ring.y - 13);
    path_move(path, from.x, from.y);
    path_line(path, ring.x, foot);
    draw_stroke(view->list, path, 3, brush_linear(from, point_make(ring.x, foot), color_fade(gold, 0), gold));
    widget_string(view, point_make(ring.x, ring.y - 14), ring);
}

void hang_string(struct view *view, const struct rect *title, double x, struct point ring)
{
    if (title->w > 0 && x > title->x - 24 && x < title->x + title->w + 24) {
        fading_string(view, point_make(x, fmin(title->y + title->h - 8, ring.y - 40)), ring);
    } else {
        widget_string(view, point_make(x, -12), ring);
    }
}

static void draw_string(struct view *view, const struct hang *hang, double x)
{
    struct point ring = point_make(x, hang->box.y + 4);
    if (hang->from > 0) {
        widget_string(view, point_make(x, hang->from), ring);
    } else {
        hang_string(view, &hang->title, x, ring);
    }
}

void hang_begin(struct view *view, const struct hang *hang)
{
    double come = ease_out(view_arrival(view, TICK_MS(70) * hang->order, TICK_MS(420)));
    const struct rect *box = &hang->box;
    struct rect sheet = rect_make(box->x - 60, fmin(hang->from, box->y) - 60, box->w + 120, 0);
    sheet.h = box->y + box->h + 90 - sheet.y;
    draw_layer_begin(view->list, sheet, affine_move(0, -56 * (1 - come)), 1, 0);
    widget_card(view, *box, HANG_BAND, hang->color);
    if (box->w < single_string) {
        draw_string(view, hang, box->x + box->w / 2);
        return;
    }
    double inset = fmin(box->w * 0.2, 190);
    draw_string(view, hang, box->x + inset);
    draw_string(view, hang, box->x + box->w - inset);
}

struct rect hang_title(struct view *view, const struct pack_text *text, enum word word, enum paragraph_align align)
{
    struct text_style style = view_style(view, TYPE_TITLE, view_tint(view, TINT_WASHI));
    style.align = align;
    style.phrases = style.balance = true;
    style.tracking = 0.02;
    const char *title = view_text_or(view, text, word, &style);
    double wide = paragraph_line_width(view->type, &style, title);
    if (wide > view->safe.w) {
        double one_line = floor(style.size * view->safe.w / wide);
        style.size = one_line >= view_size(view, title_least) ? one_line : view_size(view, title_two_lines);
    }
    const struct paragraph *lines = view_layout(view, &style, title, view->safe.w);
    double x = view->safe.x + (align == ALIGN_CENTER ? (view->safe.w - lines->width) / 2 : 0);
    struct rect box = rect_make(x, view->safe.y, lines->width, lines->height);
    widget_hush(view, box, 0.6);
    paragraph_draw(lines, view->list, view->type, point_make(view->safe.x, view->safe.y), view->safe.w);
    return box;
}

void hang_end(struct view *view)
{
    draw_layer_end(view->list);
}

struct rect hang_inside(struct rect box, double margin)
{
    return rect_make(box.x + margin, box.y + HANG_BAND + margin * 0.8, box.w - 2 * margin,
                     box.h - HANG_BAND - margin * 1.6);
}

struct color hang_color(const struct view *view, size_t index)
{
    static const enum tint tints[] = {TINT_ENJI, TINT_KUSA, TINT_AI, TINT_OUDO, TINT_KODAI};
    return view_tint(view, tints[index % (sizeof tints / sizeof tints[0])]);
}

struct color hang_ink(const struct view *view, struct color color)
{
    struct color ink = color;
    for (double t = 0.05; t < 1 && color_contrast(ink, view_tint(view, TINT_WASHI)) < theme_least(view->contrast);
         t += 0.05) {
        ink = color_mix(color, view_tint(view, TINT_INK), t);
    }
    return ink;
}

double hang_row_width(int count)
{
    if (count < 2) {
        return 0;
    }
    double lamps = count <= LAMPS_MAX ? lamp_pitch * count : 150;
    return lamps + 4 * button_radius + 60;
}

static void draw_lamps(struct view *view, struct point center, int page, int count)
{
    double x = center.x - lamp_pitch * (count - 1) / 2.0;
    for (int i = 0; i < count; i++, x += lamp_pitch) {
        struct point at = point_make(x, center.y);
        if (i == page) {
            draw_glow(view->list, at, 34, color_fade(view_tint(view, TINT_WARM), 0.75), BLEND_ADD);
            draw_disc(view->list, at, 9, view_tint(view, TINT_GOLD_BRIGHT));
        } else {
            draw_disc(view->list, at, 6, color_fade(view_tint(view, TINT_GOLD), 0.6));
        }
    }
}

void hang_row(struct view *view, struct point center, int page, int count, uint64_t previous, uint64_t next)
{
    if (count < 2) {
        return;
    }
    double reach = hang_row_width(count) / 2 - button_radius;
    if (previous) {
        widget_round(view, point_make(center.x - reach, center.y), button_radius, ICON_PREVIOUS, previous);
    }
    if (next) {
        widget_round(view, point_make(center.x + reach, center.y), button_radius, ICON_NEXT, next);
    }
    if (count <= LAMPS_MAX) {
        draw_lamps(view, center, page, count);
        return;
    }
    struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_WASHI));
    view_center(view, &style, arena_printf(view->arena, view_word(view, WORD_PAGE), page + 1, count),
                rect_around(center, 150, 60));
}

uint64_t hang_page_before(int page)
{
    return page > 0 ? target_make(TARGET_PAGE, page - 1) : 0;
}

uint64_t hang_page_after(int page, int count)
{
    return page + 1 < count ? target_make(TARGET_PAGE, page + 1) : 0;
}
