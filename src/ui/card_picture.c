#include <math.h>

#include "ui/card_parts.h"
#include "ui/made.h"

/** The picture of a project, and what is said about it. */

static const double picture_part = 0.4;  /* of the column's width, beside the text */
static const double picture_least = 100; /* its height, where there is little room */

struct text_style card_label_style(const struct view *view)
{
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    style.leading = 1.4;
    style.phrases = true;
    return style;
}

/** The box that shows all of a picture, as large as the part of the column that it may take. */
static struct rect picture_box(const struct pack_picture *picture, struct rect column, bool above)
{
    double aspect = picture->height > 0 ? (double)picture->width / picture->height : 1.5;
    double width = above ? column.w : column.w * picture_part;
    double height = fmin(width / aspect, column.h * (above ? 0.36 : 0.62));
    width = fmin(width, height * aspect);
    return rect_make(column.x + column.w - width, column.y, width, height);
}

/** The picture makes room for its words, and above the texts for some of them, but it stays a picture. */
static struct rect spare_words(struct rect box, double over, bool above)
{
    if (over <= 0) {
        return box;
    }
    double height = fmax(box.h - over, fmin(box.h, picture_least)), width = box.w * height / box.h;
    return rect_make(above ? box.x : box.x + box.w - width, box.y, width, height);
}

/** What is to be seen, and whose picture it is. */
static const char *picture_words(struct view *view, const struct pack_picture *picture)
{
    const char *credit = made_text(view, view_word(view, WORD_PICTURE_CREDIT), view_text(view, &picture->credit));
    return made_text(view, "%s\n%s", view_text(view, &picture->alt), credit);
}

struct rect card_picture_set(struct view *view, const struct pack_picture *picture, struct rect column, bool above,
                             bool draw)
{
    struct rect box = picture_box(picture, column, above);
    struct text_style style = card_label_style(view);
    style.language = view_text_tag(view, &picture->alt);
    double width = above ? column.w : box.w;
    const struct paragraph *words = view_layout(view, &style, picture_words(view, picture), width);
    double room = column.h - (above ? CARD_GAP + view_size(view, CARD_TEXTS_LEAST) : 0);
    box = spare_words(box, box.h + 8 + words->height - room, above);
    if (above) {
        box.x = column.x + (column.w - box.w) / 2;
    }
    double left = above ? column.x : column.x + column.w - width;
    if (draw) {
        draw_picture(view->list, picture->file, box, 12, view_tint(view, TINT_WASHI_SHADE));
        draw_box_line(view->list, rect_inset(box, -1), 13, 2, color_fade(view_tint(view, TINT_GOLD), 0.7));
        paragraph_draw(words, view->list, view->type, point_make(left, box.y + box.h + 8), width);
    }
    double taken = box.h + 8 + words->height + CARD_GAP;
    if (above) {
        return rect_make(column.x, column.y + taken, column.w, column.h - taken);
    }
    double height = taken - CARD_GAP > column.h ? 0 : column.h; /* its words would reach too far down */
    return rect_make(column.x, column.y, column.w - width - CARD_GAP, height);
}
