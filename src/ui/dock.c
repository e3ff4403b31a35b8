#include "ui/dock.h"

#include <math.h>

#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double margin = 48;
static const double bottom = 24;
static const double label_most = 330; /* width of a button; a longer label takes two lines */

struct entry {
    enum screen screen;
    enum word word, narrow;
};

static const struct entry entries[] = {
    {SCREEN_HOME, WORD_HOME, WORD_HOME},       {SCREEN_VISION, WORD_VISION, WORD_VISION},
    {SCREEN_MAP, WORD_MAP, WORD_MAP},          {SCREEN_VOICES, WORD_VOICES, WORD_VOICES},
    {SCREEN_JOIN, WORD_JOIN, WORD_JOIN_SHORT},
};
enum { ENTRIES = sizeof entries / sizeof entries[0] };

struct rect dock_safe(double width, double height)
{
    bool tall = height > width;
    double edge = tall ? 40 : 56, foot = dock_height(tall) + 16;
    return rect_make(edge, 44, width - 2 * edge, height - 44 - foot);
}

double dock_height(bool tall)
{
    return tall ? bottom + 2 * THEME_TARGET + THEME_GAP + 12 : bottom + THEME_TARGET + 12;
}

struct label {
    const char *text, *language;
};

/** A button of the row; entries without a screen have none. */
struct button {
    const struct entry *entry;
    struct label label;
    struct rect box;
};

struct row {
    struct button buttons[ENTRIES];
    int count;
};

/** What the pack calls its door, or our word for it, a short one where there is little room. */
static struct label label_of(struct view *view, const struct entry *entry, bool titles)
{
    const struct pack_door *door = titles ? view_door(view, entry->screen) : NULL;
    if (door && pack_text_present(&door->title)) {
        return (struct label){view_text(view, &door->title), view_text_tag(view, &door->title)};
    }
    return (struct label){view_word(view, view->tall ? entry->narrow : entry->word), view->tag};
}

/** Portrait: equal buttons side by side. */
static void place_equal(struct view *view, struct row *row)
{
    double edge = 24, gap = 12;
    double width = (view->width - 2 * edge - gap * (row->count - 1)) / fmax(row->count, 1);
    double x = edge, y = view->height - bottom - THEME_TARGET;
    for (int i = 0; i < row->count; i++) {
        row->buttons[i].box = rect_make(x, y, width, THEME_TARGET);
        x += width + gap;
    }
}

static double panel_width(struct view *view)
{
    return widget_button_width(view, view_word(view, WORD_PANEL));
}

static double wanted_width(struct view *view, const struct button *button)
{
    return fmin(widget_button_width(view, button->label.text), view_size(view, label_most));
}

/** Landscape: each as wide as its label, from the left; narrower where the display is. */
static void place(struct view *view, struct row *row)
{
    double gap = THEME_GAP, wanted = 0;
    for (int i = 0; i < row->count; i++) {
        wanted += wanted_width(view, &row->buttons[i]) + gap;
    }
    double room = view->width - 2 * margin - panel_width(view) - gap;
    double squeeze = fmin(1, room / fmax(wanted, 1));
    double x = margin, y = view->height - bottom - THEME_TARGET;
    for (int i = 0; i < row->count; i++) {
        double width = (wanted_width(view, &row->buttons[i]) + gap) * squeeze - gap;
        row->buttons[i].box = rect_make(x, y, width, THEME_TARGET);
        x += width + gap;
    }
}

static struct row make_row(struct view *view, bool titles)
{
    struct row row = {.count = 0};
    for (int i = 0; i < ENTRIES; i++) {
        if (app_has(view->app, entries[i].screen)) {
            row.buttons[row.count++] =
                (struct button){.entry = &entries[i], .label = label_of(view, &entries[i], titles)};
        }
    }
    if (view->tall) {
        place_equal(view, &row);
    } else {
        place(view, &row);
    }
    return row;
}

static bool row_fits(struct view *view, const struct row *row)
{
    bool fits = true;
    for (int i = 0; i < row->count; i++) {
        const struct button *button = &row->buttons[i];
        fits = fits && widget_button_fits(view, button->box, button->label.text, button->label.language);
    }
    return fits;
}

/** All of the pack's titles, or where one of them has no room none of them: a town's words and ours do not mix. */
static void draw_row(struct view *view, enum screen current)
{
    struct row row = make_row(view, true);
    if (!row_fits(view, &row)) {
        row = make_row(view, false);
    }
    for (int i = 0; i < row.count; i++) {
        const struct button *button = &row.buttons[i];
        enum button_kind kind = button->entry->screen == current ? BUTTON_GOLD : BUTTON_NIGHT;
        widget_button_in(view, button->box, button->label.text, button->label.language, kind,
                         target_make(TARGET_GO, button->entry->screen));
    }
}

static void draw_panel_button(struct view *view)
{
    double width = panel_width(view), right = view->tall ? 24 : margin;
    double y = view->height - bottom - THEME_TARGET - (view->tall ? THEME_TARGET + THEME_GAP : 0);
    widget_button(view, rect_make(view->width - right - width, y, width, THEME_TARGET), view_word(view, WORD_PANEL),
                  BUTTON_NIGHT, target_make(TARGET_PANEL, 0));
}

void dock_draw(struct view *view, enum screen current)
{
    double height = dock_height(view->tall) + 60;
    struct color night = view_tint(view, TINT_NIGHT);
    draw_box(view->list, rect_make(0, view->height - height, view->width, height), 0,
             brush_linear(point_make(0, view->height - height), point_make(0, view->height - height * 0.45),
                          color_fade(night, 0), color_fade(night, 0.82)));
    draw_row(view, current);
    draw_panel_button(view);
}
