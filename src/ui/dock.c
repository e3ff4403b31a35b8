#include "ui/dock.h"

#include <math.h>

#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double margin = 48;
static const double bottom = 24;
static const double label_most = 330, label_most_tall = 215; /* widths of a button for its label */

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

/** What the pack calls its door, if that is short enough; else our word for it, a short one where there is little room.
 */
static struct label label_of(struct view *view, const struct entry *entry)
{
    const struct pack_door *door = view_door(view, entry->screen);
    const char *title = door ? view_text(view, &door->title) : "";
    double most = view->tall ? label_most_tall : label_most;
    if (title[0] && widget_button_width(view, title) <= most) {
        return (struct label){title, view_text_tag(view, &door->title)};
    }
    return (struct label){view_word(view, view->tall ? entry->narrow : entry->word), view->tag};
}

static void draw_entry(struct view *view, const struct entry *entry, struct rect box, enum screen current)
{
    struct label label = label_of(view, entry);
    enum button_kind kind = entry->screen == current ? BUTTON_GOLD : BUTTON_NIGHT;
    widget_button_in(view, box, label.text, label.language, kind, target_make(TARGET_GO, entry->screen));
}

/** Portrait: equal buttons side by side. */
static void draw_row_equal(struct view *view, enum screen current)
{
    int count = 0;
    for (int i = 0; i < ENTRIES; i++) {
        count += app_has(view->app, entries[i].screen);
    }
    double edge = 24, gap = 12;
    double width = (view->width - 2 * edge - gap * (count - 1)) / fmax(count, 1);
    double x = edge, y = view->height - bottom - THEME_TARGET;
    for (int i = 0; i < ENTRIES; i++) {
        if (app_has(view->app, entries[i].screen)) {
            draw_entry(view, &entries[i], rect_make(x, y, width, THEME_TARGET), current);
            x += width + gap;
        }
    }
}

static double panel_width(struct view *view)
{
    return widget_button_width(view, view_word(view, WORD_PANEL));
}

/** Landscape: each as wide as its label, from the left; narrower where the display is. */
static void draw_row(struct view *view, enum screen current)
{
    double gap = THEME_GAP, wanted = 0;
    for (int i = 0; i < ENTRIES; i++) {
        if (app_has(view->app, entries[i].screen)) {
            wanted += widget_button_width(view, label_of(view, &entries[i]).text) + gap;
        }
    }
    double room = view->width - 2 * margin - panel_width(view) - gap;
    double squeeze = fmin(1, room / fmax(wanted, 1));
    double x = margin, y = view->height - bottom - THEME_TARGET;
    for (int i = 0; i < ENTRIES; i++) {
        if (app_has(view->app, entries[i].screen)) {
            double width = (widget_button_width(view, label_of(view, &entries[i]).text) + gap) * squeeze - gap;
            draw_entry(view, &entries[i], rect_make(x, y, width, THEME_TARGET), current);
            x += width + gap;
        }
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
    if (view->tall) {
        draw_row_equal(view, current);
    } else {
        draw_row(view, current);
    }
    draw_panel_button(view);
}
