#include "ui/quotation.h"

#include <math.h>

#include "base/language.h"
#include "ui/widget.h"

static const double margin = 28, corner = 16;
static const double note_gap = 12;
static const double usual_size = 28, usual_leading = 1.42; /* of a translation */
static const double share_least = 0.36, share_most = 0.64;

struct text_style quotation_style(const struct view *view, enum type_role role, struct color color)
{
    struct text_style style = view_style(view, role, color);
    style.language = view->pack->languages[0];
    style.phrases = language_is_spaced(style.language);
    return style;
}

bool quotation_translated(const struct view *view, const struct pack_text *text)
{
    return pack_text_translated(text, view->language);
}

/** How much of a page a text covers when it is set in lines. */
static double area_of(struct view *view, struct text_style style, double size, double leading, const char *text)
{
    style.size = view_size(view, size);
    return paragraph_line_width(view->type, &style, text) * style.size * leading;
}

double quotation_share(struct view *view, const struct pack_text *text)
{
    struct color ink = view_tint(view, TINT_INK);
    struct text_style own = quotation_style(view, TYPE_VOICE, ink), ours = view_style_of(view, TYPE_BODY, ink, text);
    double original = area_of(view, own, 30, own.leading, pack_text_get(text, 0));
    double translation = area_of(view, ours, usual_size, usual_leading, view_text(view, text));
    translation += translation * 0.15 + 4e4; /* margins, and the note */
    return fmax(share_least, fmin(share_most, translation / fmax(original + translation, 1)));
}

int quotation_block(struct view *view, const struct pack_text *text, struct rect box, int page, double shown)
{
    struct text_style style = view_style_of(view, TYPE_BODY, color_fade(view_tint(view, TINT_INK), shown), text);
    struct rect in = rect_inset(box, margin);
    double head = widget_note_height(view) + note_gap;
    style.size = view_size(view, usual_size + 4);
    style.leading = usual_leading;
    draw_box(view->list, box, corner, brush_solid(color_fade(view_tint(view, TINT_WASHI_SHADE), 0.6 * shown)));
    widget_note(view, point_make(in.x, in.y - 4), view_word(view, WORD_OUR_TRANSLATION),
                color_fade(view_tint(view, TINT_INK_SOFT), shown));
    in = rect_make(in.x, in.y + head, in.w, in.h - head);
    const struct paragraph *lines = paragraph_fit(view->type, view->arena, &style, view_text(view, text), in.w,
                                                  in.h + style.size * (usual_leading - 1), view_floor(view));
    double pitch = lines->style.size * lines->style.leading;
    size_t room = (size_t)fmax(1, floor((in.h + pitch - lines->style.size) / pitch));
    size_t pages = (lines->line_count + room - 1) / room;
    size_t first = room * (size_t)(page < (int)pages ? page : (int)pages - 1);
    paragraph_draw_lines(lines, view->list, view->type, point_make(in.x, in.y - pitch * (double)first), in.w, first,
                         first + room);
    if (shown >= 1 && pages > 1) {
        view_note_pages(view, view_text(view, text), (int)pages);
    }
    return (int)pages;
}
