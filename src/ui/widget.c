#include "ui/widget.h"

#include <math.h>

#include "draw/qr.h"

struct button_look {
    struct draw_brush fill;
    struct color rim, text;
    double rim_width;
};

/** With high contrast every button has an outline that cannot be missed, on the night and on washi. */
static struct button_look outlined(const struct view *view, struct button_look look, enum button_kind kind)
{
    if (view->contrast == CONTRAST_HIGH) {
        look.rim = view_tint(view, kind == BUTTON_NIGHT ? TINT_GOLD_BRIGHT : TINT_INK);
        look.rim_width = 4;
    }
    return look;
}

static struct button_look usual_look(const struct view *view, enum button_kind kind, struct rect box, bool pressed)
{
    struct point top = point_make(box.x, box.y), bottom = point_make(box.x, box.y + box.h);
    struct color gold = view_tint(view, TINT_GOLD), bright = view_tint(view, TINT_GOLD_BRIGHT);
    switch (kind) {
    case BUTTON_NIGHT:
        return (struct button_look){brush_solid(pressed ? view_tint(view, TINT_DUSK) : view_tint(view, TINT_INDIGO)),
                                    color_fade(pressed ? bright : gold, pressed ? 1 : 0.45),
                                    view_tint(view, TINT_WASHI), 1.5};
    case BUTTON_GOLD:
        return (struct button_look){
            brush_linear(top, bottom, pressed ? gold : bright, pressed ? bright : view_tint(view, TINT_GOLD_DARK)),
            color_fade(bright, 0.9), view_tint(view, TINT_INK), 1.5};
    case BUTTON_WASHI:
        return (struct button_look){brush_solid(pressed ? view_tint(view, TINT_WASHI_SHADE) : color_rgb(0xFFFFFF)),
                                    color_fade(gold, 0.9), view_tint(view, TINT_INK), 1.5};
    case BUTTON_KIND_COUNT:
        break;
    }
    return (struct button_look){0};
}

static struct button_look button_look(const struct view *view, enum button_kind kind, struct rect box, bool pressed)
{
    return outlined(view, usual_look(view, kind, box, pressed), kind);
}

void widget_button(struct view *view, struct rect box, const char *label, enum button_kind kind, uint64_t target)
{
    widget_button_in(view, box, label, view->tag, kind, target);
}

static struct rect label_box(struct rect button)
{
    return rect_make(button.x + 20, button.y, button.w - 40, button.h);
}

bool widget_button_fits(struct view *view, struct rect box, const char *label, const char *language)
{
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_WASHI));
    struct rect in = label_box(box);
    style.language = language;
    const struct paragraph *lines = view_line(view, &style, label, in.w, in.h);
    return lines->height <= in.h && lines->width <= in.w * (1 + 1e-9);
}

void widget_button_in(struct view *view, struct rect box, const char *label, const char *language,
                      enum button_kind kind, uint64_t target)
{
    bool pressed = view_pressed(view, target);
    struct button_look look = button_look(view, kind, box, pressed);
    double radius = fmin(box.h / 2, 44);
    if (kind == BUTTON_GOLD) {
        draw_shadow(view->list, box, radius, 26, color_fade(view_tint(view, TINT_GOLD), pressed ? 0.75 : 0.4));
    }
    draw_box(view->list, box, radius, look.fill);
    draw_box_line(view->list, rect_inset(box, look.rim_width / 2), radius, look.rim_width, look.rim);
    struct text_style style = view_style(view, TYPE_BUTTON, look.text);
    style.language = language;
    view_center(view, &style, label, label_box(box));
    draw_hit(view->list, box, target, HIT_TAP);
}

void widget_tile(struct view *view, struct rect box, bool on, uint64_t target)
{
    struct button_look look = button_look(view, on ? BUTTON_GOLD : BUTTON_WASHI, box, view_pressed(view, target));
    draw_box(view->list, box, THEME_RADIUS, look.fill);
    draw_box_line(view->list, rect_inset(box, look.rim_width / 2), THEME_RADIUS, look.rim_width, look.rim);
    draw_hit(view->list, box, target, HIT_TAP);
}

double widget_button_width(struct view *view, const char *label)
{
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_WASHI));
    return fmax(paragraph_line_width(view->type, &style, label) + 64, 148);
}

static void icon_path(struct path *path, enum icon icon, struct point c, double s)
{
    double h = s / 2;
    switch (icon) {
    case ICON_PREVIOUS:
    case ICON_NEXT: {
        double d = icon == ICON_NEXT ? h * 0.5 : -h * 0.5;
        path_move(path, c.x - d, c.y - h);
        path_line(path, c.x + d, c.y);
        path_line(path, c.x - d, c.y + h);
        return;
    }
    case ICON_CLOSE:
        path_move(path, c.x - h * 0.8, c.y - h * 0.8);
        path_line(path, c.x + h * 0.8, c.y + h * 0.8);
        path_move(path, c.x + h * 0.8, c.y - h * 0.8);
        path_line(path, c.x - h * 0.8, c.y + h * 0.8);
        return;
    case ICON_PLUS:
        path_move(path, c.x, c.y - h);
        path_line(path, c.x, c.y + h);
        path_move(path, c.x - h, c.y);
        path_line(path, c.x + h, c.y);
        return;
    case ICON_MINUS:
        path_move(path, c.x - h, c.y);
        path_line(path, c.x + h, c.y);
        return;
    case ICON_WHOLE: /* four corners of a frame */
        for (int i = 0; i < 4; i++) {
            double sx = i & 1 ? 1 : -1, sy = i & 2 ? 1 : -1;
            path_move(path, c.x + sx * h, c.y + sy * h * 0.35);
            path_line(path, c.x + sx * h, c.y + sy * h);
            path_line(path, c.x + sx * h * 0.35, c.y + sy * h);
        }
        return;
    case ICON_CHECK:
        path_move(path, c.x - h * 0.8, c.y);
        path_line(path, c.x - h * 0.2, c.y + h * 0.6);
        path_line(path, c.x + h * 0.85, c.y - h * 0.65);
        return;
    case ICON_ABOUT: /* an i in a ring */
        path_circle(path, c, h);
        path_move(path, c.x, c.y - h * 0.08);
        path_line(path, c.x, c.y + h * 0.45);
        path_move(path, c.x, c.y - h * 0.44);
        path_line(path, c.x, c.y - h * 0.40);
        return;
    case ICON_COUNT:
        return;
    }
}

void widget_icon(struct view *view, enum icon icon, struct point center, double size, struct color color)
{
    struct path *path = path_create(view->arena);
    icon_path(path, icon, center, size);
    draw_stroke(view->list, path, fmax(3, size * 0.14), brush_solid(color));
}

void widget_round(struct view *view, struct point center, double radius, enum icon icon, uint64_t target)
{
    bool pressed = view_pressed(view, target);
    struct rect box = rect_around(center, 2 * radius, 2 * radius);
    struct button_look look = button_look(view, BUTTON_NIGHT, box, pressed);
    draw_shadow(view->list, box, radius, 18, color_fade(view_tint(view, TINT_NIGHT), 0.5));
    draw_box(view->list, box, radius, look.fill);
    double rim = fmax(2, look.rim_width);
    draw_box_line(view->list, rect_inset(box, rim / 2), radius, rim,
                  color_fade(view_tint(view, TINT_GOLD), view_cover(view, pressed ? 1 : 0.8)));
    widget_icon(view, icon, center, radius * 0.62,
                pressed ? view_tint(view, TINT_GOLD_BRIGHT) : view_tint(view, TINT_WASHI));
    draw_hit(view->list, box, target, HIT_TAP);
}

void widget_card(struct view *view, struct rect box, double band, struct color color)
{
    struct rect shadow = rect_make(box.x, box.y + 12, box.w, box.h);
    draw_shadow(view->list, shadow, THEME_RADIUS, 36, color_fade(view_tint(view, TINT_NIGHT), 0.7));
    draw_box(view->list, box, THEME_RADIUS, brush_solid(view_tint(view, TINT_WASHI)));
    if (band > 0) {
        struct path *path = path_create(view->arena);
        path_round_rect_corners(path, rect_make(box.x, box.y, box.w, band),
                                (const double[]){THEME_RADIUS, THEME_RADIUS, 0, 0});
        draw_fill(view->list, path, brush_solid(color));
    }
    draw_box_line(view->list, rect_inset(box, 0.75), THEME_RADIUS, 1.5, color_fade(view_tint(view, TINT_GOLD), 0.85));
}

void widget_string(struct view *view, struct point from, struct point ring)
{
    struct path *path = path_create(view->arena);
    path_circle(path, ring, 17);
    path_circle_hole(path, ring, 9);
    draw_line(view->list, from, point_make(ring.x, ring.y - 13), 3, view_tint(view, TINT_GOLD));
    draw_fill(view->list, path, brush_solid(view_tint(view, TINT_GOLD)));
    draw_disc(view->list, ring, 9, view_tint(view, TINT_NIGHT_DEEP));
}

/** The mark of a section: its shape in its colour. */
static void section_mark(struct view *view, struct point c, double r, int section)
{
    struct path *path = path_create(view->arena);
    switch (theme_section_shape(view->pack->sections[section].order)) {
    case 0:
        path_circle(path, c, r);
        break;
    case 1:
        path_rect(path, rect_around(c, 1.8 * r, 1.8 * r));
        break;
    default:
        path_polyline(path,
                      (const struct point[]){
                          {c.x, c.y - 1.2 * r}, {c.x + 1.2 * r, c.y}, {c.x, c.y + 1.2 * r}, {c.x - 1.2 * r, c.y}},
                      4, true);
        break;
    }
    draw_fill(view->list, path, brush_solid(view_section(view, section)));
    draw_stroke(view->list, path, 2, brush_solid(color_fade(view_tint(view, TINT_WASHI), 0.7)));
}

/** Where a pill's words stand. */
static struct rect pill_words(struct rect box)
{
    double radius = THEME_TARGET / 2;
    return rect_make(box.x + radius + 20, box.y, box.w - radius - 44, box.h);
}

static struct text_style pill_style(const struct view *view, struct color color)
{
    struct text_style style = view_style(view, TYPE_BUTTON, color);
    style.size = view_size(view, 28);
    style.leading = 1.15;
    style.phrases = true;
    return style;
}

double widget_section_pill_least(struct view *view, double width, int section)
{
    struct text_style style = pill_style(view, view_tint(view, TINT_WASHI));
    struct rect words = pill_words(rect_make(0, 0, width, THEME_TARGET));
    const char *label = view_text_in(view, &view->pack->sections[section].name, &style);
    style.phrases = false;
    return paragraph_fit(view->type, view->arena, &style, label, words.w, words.h, THEME_FLOOR)->height;
}

void widget_section_pill(struct view *view, struct rect box, int section, bool on, uint64_t target)
{
    bool pressed = view_pressed(view, target);
    struct color ground = on ? view_tint(view, TINT_WASHI) : view_tint(view, pressed ? TINT_DUSK : TINT_NIGHT_DEEP);
    struct color rim = on ? view_tint(view, TINT_GOLD_BRIGHT)
                          : color_mix(view_section(view, section), view_tint(view, TINT_WASHI), view_cover(view, 0.25));
    double radius = box.h / 2;
    draw_box(view->list, box, radius, brush_solid(ground));
    draw_box_line(view->list, rect_inset(box, 1), radius, 2, rim);
    section_mark(view, point_make(box.x + radius - 6, box.y + box.h / 2), 13, section);
    struct text_style style = pill_style(view, on ? view_tint(view, TINT_INK) : view_tint(view, TINT_WASHI));
    const char *label = view_text_in(view, &view->pack->sections[section].name, &style);
    struct rect words = pill_words(box);
    style.phrases =
        paragraph_fit(view->type, view->arena, &style, label, words.w, words.h, THEME_FLOOR)->height <= words.h;
    const struct paragraph *lines =
        paragraph_fit(view->type, view->arena, &style, label, words.w, words.h, THEME_FLOOR);
    paragraph_draw(lines, view->list, view->type, point_make(words.x, words.y + (words.h - lines->height) / 2),
                   words.w);
    draw_hit(view->list, box, target, HIT_TAP);
}

/** A tag's label: on one line, a little smaller where it is long; else on several. */
static const struct paragraph *tag_label(struct view *view, double width_max, int section)
{
    const double pad = 56;
    struct text_style style = view_style(view, TYPE_BUTTON, view_on(view, view_section(view, section)));
    style.size = view_size(view, 28);
    style.leading = 1.2;
    style.phrases = style.balance = true;
    style.align = ALIGN_CENTER;
    const char *label = view_text_in(view, &view->pack->sections[section].name, &style);
    double wide = paragraph_line_width(view->type, &style, label);
    if (wide > width_max - pad) {
        style.size = fmax(view_floor(view), floor(style.size * (width_max - pad) / wide));
    }
    return view_layout(view, &style, label, width_max - pad);
}

double widget_section_tag_height(struct view *view, double width_max, int section)
{
    return fmax(52, tag_label(view, width_max, section)->height + 18);
}

double widget_section_tag(struct view *view, struct point at, double width_max, int section)
{
    const struct paragraph *label = tag_label(view, width_max, section);
    double width = label->width + 56, height = widget_section_tag_height(view, width_max, section);
    draw_box(view->list, rect_make(at.x, at.y, width, height), 26, brush_solid(view_section(view, section)));
    paragraph_draw(label, view->list, view->type, point_make(at.x + 28, at.y + (height - label->height) / 2),
                   label->width);
    return width;
}

static const double caption_gap = 10, caption_side = 30;

static const struct paragraph *caption_of(struct view *view, double side, const char *caption)
{
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    style.align = ALIGN_CENTER;
    style.phrases = true;
    return view_layout(view, &style, caption, side + 2 * caption_side);
}

double widget_caption_height(struct view *view, double side, const char *caption)
{
    return caption_gap + caption_of(view, side, caption)->height;
}

double widget_qr(struct view *view, struct point at, double side, const char *content, const char *caption)
{
    struct rect box = rect_make(at.x, at.y, side, side);
    draw_box(view->list, box, 14, brush_solid(color_rgb(0xFFFFFF)));
    draw_box_line(view->list, rect_inset(box, 1), 14, 2, view_tint(view, TINT_GOLD));
    qr_draw(view->list, content, rect_inset(box, 8));
    const struct paragraph *words = caption_of(view, side, caption);
    paragraph_draw(words, view->list, view->type, point_make(at.x - caption_side, at.y + side + caption_gap),
                   side + 2 * caption_side);
    return side + caption_gap + words->height;
}

const char *widget_mail_code(struct view *view, const struct pack_contact *contact)
{
    return arena_printf(view->arena, "mailto:%s", contact->mail);
}

const char *widget_phone_code(struct view *view, const struct pack_contact *contact)
{
    return arena_printf(view->arena, "tel:%s", contact->tel);
}

void widget_hush(struct view *view, struct rect box, double strength)
{
    /* Far softer than any shape on the screen, so that the eye finds no edge. */
    double blur = fmin(130, 40 + box.h * 0.4);
    struct color night = view_tint(view, TINT_NIGHT);
    draw_shadow(view->list, rect_inset(box, -10), blur, blur, color_fade(night, view_cover(view, strength)));
    if (view->contrast == CONTRAST_HIGH) {
        draw_box(view->list, rect_inset(box, -10), 20, brush_solid(night));
    }
}

double widget_note_height(const struct view *view)
{
    return round(view_size(view, 38));
}

double widget_note(struct view *view, struct point at, const char *text, struct color color)
{
    struct text_style style = view_style(view, TYPE_SMALL, color);
    double width = paragraph_line_width(view->type, &style, text) + 28;
    struct rect box = rect_make(at.x, at.y, width, widget_note_height(view));
    draw_box_line(view->list, box, 8, 1.5, color_fade(color, 0.6));
    view_center(view, &style, text, rect_inset(box, 2));
    return width;
}
