#include "ui/view.h"

#include <math.h>

#include "base/ease.h"
#include "base/language.h"
#include "ui/state.h"

void view_moves(struct view *view, tick until)
{
    if (view->now < until) {
        view->wake = view->now;
    }
}

void view_wake(struct view *view, tick when)
{
    if (when > view->now && when < view->wake) {
        view->wake = when;
    }
}

const char *view_text(const struct view *view, const struct pack_text *text)
{
    return pack_text_get(text, view->language);
}

const char *view_text_tag(const struct view *view, const struct pack_text *text)
{
    return view->pack->languages[pack_text_language(text, view->language)];
}

const char *view_text_in(const struct view *view, const struct pack_text *text, struct text_style *style)
{
    style->language = view_text_tag(view, text);
    style->phrases = style->phrases || language_is_spaced(style->language);
    return view_text(view, text);
}

const char *view_text_or(const struct view *view, const struct pack_text *text, enum word word,
                         struct text_style *style)
{
    if (text && pack_text_present(text)) {
        return view_text_in(view, text, style);
    }
    style->language = view->tag;
    return view_word(view, word);
}

const char *view_word(const struct view *view, enum word word)
{
    return words_get(word, view->tag);
}

const struct pack_door *view_door(const struct view *view, enum screen screen)
{
    switch ((int)screen) {
    case SCREEN_VISION:
        return &view->pack->door_vision;
    case SCREEN_MAP:
        return &view->pack->door_map;
    case SCREEN_VOICES:
        return &view->pack->door_voices;
    case SCREEN_JOIN:
        return &view->pack->door_join;
    default:
        return NULL;
    }
}

const char *view_count(struct view *view, enum word word, int number)
{
    return arena_printf(view->arena, view_word(view, word), number);
}

void view_note_pages(const struct view *view, const char *text, int count)
{
    struct view_pages *pages = view->pages;
    if (pages && pages->count < sizeof pages->items / sizeof pages->items[0]) {
        pages->items[pages->count].text = text;
        pages->items[pages->count++].count = count;
    }
}

bool view_pressed(const struct view *view, uint64_t target)
{
    return gesture_pressed(&view->app->gesture, target) ||
           (view->app->key_pressed == target && view->now < view->app->key_until);
}

double view_arrival(struct view *view, tick delay, tick length)
{
    if (view->quiet) {
        return 1;
    }
    view_moves(view, view->since + delay + length);
    return ease_progress(view->now, view->since + delay, length);
}

struct color view_tint(const struct view *view, enum tint tint)
{
    return view->pack ? theme_tint_in(view->contrast, tint, view->pack->accent) : theme_tint(view->contrast, tint);
}

struct color view_section(const struct view *view, int section)
{
    return theme_section(view->contrast, view->pack->sections[section].order);
}

struct color view_on(const struct view *view, struct color ground)
{
    return theme_on(view->contrast, ground);
}

double view_cover(const struct view *view, double usual)
{
    return view->contrast == CONTRAST_HIGH ? 1 : usual;
}

double view_size(const struct view *view, double size)
{
    return view->large ? size * THEME_LARGE : size;
}

double view_floor(const struct view *view)
{
    return view_size(view, THEME_FLOOR);
}

struct text_style view_style(const struct view *view, enum type_role role, struct color color)
{
    struct text_style style = theme_style(role, color, view->tag);
    style.furigana = view->furigana;
    style.size = view_size(view, style.size);
    return style;
}

struct text_style view_style_of(const struct view *view, enum type_role role, struct color color,
                                const struct pack_text *text)
{
    struct text_style style = theme_style(role, color, view_text_tag(view, text));
    style.furigana = view->furigana;
    style.size = view_size(view, style.size);
    return style;
}

const struct paragraph *view_layout(struct view *view, const struct text_style *style, const char *text, double width)
{
    return paragraph_layout(view->type, view->arena, style, text, width);
}

double view_set(struct view *view, const struct text_style *style, const char *text, struct point at, double width)
{
    const struct paragraph *paragraph = view_layout(view, style, text, width);
    paragraph_draw(paragraph, view->list, view->type, at, width);
    return paragraph->height;
}

const struct paragraph *view_fit(struct view *view, const struct text_style *style, const char *text, struct rect box,
                                 enum valign valign)
{
    const struct paragraph *paragraph = paragraph_fit(view->type, view->arena, style, text, box.w, box.h, THEME_FLOOR);
    double slack = box.h - paragraph->height;
    double y = box.y + (valign == VALIGN_TOP ? 0 : valign == VALIGN_MIDDLE ? slack / 2 : slack);
    paragraph_draw(paragraph, view->list, view->type, point_make(box.x, y), box.w);
    return paragraph;
}

const struct paragraph *view_line(struct view *view, const struct text_style *style, const char *text, double width,
                                  double height)
{
    struct text_style centered = *style;
    centered.align = ALIGN_CENTER;
    double wide = paragraph_line_width(view->type, &centered, text);
    if (wide > width) {
        centered.size = fmax(centered.size * width / wide, view_floor(view));
    }
    const struct paragraph *line = view_layout(view, &centered, text, width);
    if (wide > width && line->line_count > 1) {
        centered.phrases = true; /* no word is torn where smaller type spares it */
        return paragraph_fit(view->type, view->arena, &centered, text, width, height, THEME_FLOOR);
    }
    return line;
}

void view_center(struct view *view, const struct text_style *style, const char *text, struct rect box)
{
    const struct paragraph *line = view_line(view, style, text, box.w, box.h);
    paragraph_draw(line, view->list, view->type, point_make(box.x, box.y + (box.h - line->height) / 2), box.w);
}
