#include "ui/fault.h"

#include "ui/widget.h"

/**
 * A calm night: nothing to touch, nothing technical. The pack may be what is missing, so both
 * languages stand here.
 */

static void set_line(struct view *view, enum type_role role, struct color color, double size, enum word word,
                     const char *language, double y)
{
    struct text_style style = theme_style(role, color, language);
    style.size = size;
    style.face = FACE_MINCHO;
    style.tracking = 0.04;
    double height = size * 1.6;
    view_center(view, &style, words_get(word, language),
                rect_make(view->width * 0.06, y - height / 2, view->width * 0.88, height));
}

void fault_draw(struct view *view)
{
    struct point c = point_make(view->width / 2, view->height * 0.46);
    double wide = view->width * (view->tall ? 0.9 : 0.62);
    draw_glow(view->list, point_make(c.x, c.y + 30), wide * 0.55, color_fade(view_tint(view, TINT_WARM), 0.2),
              BLEND_ADD);
    struct rect calm = rect_around(point_make(c.x, c.y + 40), wide - 60, 320);
    draw_shadow(view->list, calm, 160, 150, color_fade(view_tint(view, TINT_NIGHT), 0.72));
    set_line(view, TYPE_DISPLAY, view_tint(view, TINT_WASHI), view->tall ? 84 : 92, WORD_FAULT, "ja", c.y - 60);
    set_line(view, TYPE_BODY, view_tint(view, TINT_MIST), 36, WORD_FAULT_NOTE, "ja", c.y + 34);
    draw_line(view->list, point_make(c.x - 60, c.y + 84), point_make(c.x + 60, c.y + 84), 2,
              color_fade(view_tint(view, TINT_GOLD), 0.7));
    set_line(view, TYPE_HEADING, view_tint(view, TINT_WASHI), 40, WORD_FAULT, "en", c.y + 136);
    set_line(view, TYPE_BODY, view_tint(view, TINT_MIST), 30, WORD_FAULT_NOTE, "en", c.y + 190);
}
