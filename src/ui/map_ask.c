#include "ui/map_ask.h"

#include <math.h>

#include "ui/map_atlas.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static struct rect goal_cell(const struct map_layout *layout, int index)
{
    double width = (layout->goals.w - (layout->goal_columns - 1) * THEME_GAP) / layout->goal_columns;
    int column = index % layout->goal_columns, row = index / layout->goal_columns;
    return rect_make(layout->goals.x + column * (width + THEME_GAP), layout->goals.y + row * (THEME_TARGET + THEME_GAP),
                     width, THEME_TARGET);
}

/** The cell that takes every question back. */
static void draw_all(struct view *view, struct rect box)
{
    uint64_t target = target_make(TARGET_MAP_GOAL, 0);
    bool pressed = view_pressed(view, target);
    /* Nothing of the map shines through: a light beneath it is not to be read with the word. */
    draw_box(view->list, box, 12, brush_solid(view_tint(view, pressed ? TINT_DUSK : TINT_NIGHT_DEEP)));
    draw_box_line(view->list, rect_inset(box, 1), 12, 2, color_fade(view_tint(view, TINT_GOLD), pressed ? 1 : 0.8));
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_WASHI));
    style.size = view_size(view, 28);
    view_center(view, &style, view_word(view, WORD_ALL), rect_inset(box, 4));
    draw_hit(view->list, box, target, HIT_TAP);
}

void map_ask_goals(struct view *view, const struct map_layout *layout)
{
    const bool *used = view->app->atlas->goal_used;
    for (int goal = 1; goal <= PACK_GOALS; goal++) {
        widget_goal(view, goal_cell(layout, goal - 1), goal, !used[goal], view->app->map.goal == goal,
                    target_make(TARGET_MAP_GOAL, goal));
    }
    if (layout->goal_all) {
        draw_all(view, goal_cell(layout, PACK_GOALS));
    }
}

/** The width a pill wants for its label. */
static double pill_width(struct view *view, size_t section)
{
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_WASHI));
    style.size = view_size(view, 28);
    return ceil(paragraph_line_width(view->type, &style,
                                     view_text_in(view, &view->pack->sections[section].name, &style))) +
           98;
}

/** Several columns of pills take no more of the map than their names need. */
static double column_width(struct view *view, double most)
{
    const double widths[] = {250, 290, fmax(most, 290)};
    for (size_t w = 0; w < 2; w++) {
        bool fits = true;
        for (size_t i = 0; i < view->pack->section_count; i++) {
            fits = fits && widget_section_pill_least(view, widths[w], (int)i) <= THEME_TARGET;
        }
        if (fits) {
            return widths[w];
        }
    }
    return widths[2];
}

/** Pills below one another; in more columns when there are too many. */
static void lay_column(struct view *view, struct rect area, struct rect *boxes)
{
    size_t count = view->pack->section_count;
    double pitch = THEME_TARGET + THEME_GAP;
    size_t rows = (size_t)fmax(floor((area.h + THEME_GAP) / pitch), 1);
    size_t columns = (count + rows - 1) / rows;
    double widest = columns > 1 ? column_width(view, area.w) : area.w;
    for (size_t i = 0; i < count; i++) {
        size_t column = i / rows, row = i % rows;
        boxes[i] = rect_make(area.x + (widest + THEME_GAP) * (double)column, area.y + pitch * (double)row,
                             fmin(pill_width(view, i), widest), THEME_TARGET);
    }
}

/** Pills side by side, row after row. False when they do not fit into the area. */
static bool lay_rows(struct view *view, struct rect area, struct rect *boxes)
{
    double x = area.x, y = area.y;
    for (size_t i = 0; i < view->pack->section_count; i++) {
        double width = fmin(pill_width(view, i), area.w);
        if (x > area.x && x + width > area.x + area.w) {
            x = area.x;
            y += THEME_TARGET + THEME_GAP;
        }
        boxes[i] = rect_make(x, y, width, THEME_TARGET);
        x += width + THEME_GAP;
    }
    double lift = area.y + area.h - THEME_TARGET - y; /* what is left stays above the pills, for the map */
    for (size_t i = 0; i < view->pack->section_count && lift > 0; i++) {
        boxes[i].y += lift;
    }
    return y + THEME_TARGET <= area.y + area.h + 1;
}

/** Pills of equal width in two rows. */
static void lay_grid(struct view *view, struct rect area, struct rect *boxes)
{
    size_t count = view->pack->section_count, columns = (count + 1) / 2;
    double width = (area.w - THEME_GAP * (double)(columns - 1)) / (double)columns;
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns, column = i % columns;
        boxes[i] = rect_make(area.x + (width + THEME_GAP) * (double)column,
                             area.y + (THEME_TARGET + THEME_GAP) * (double)row, width, THEME_TARGET);
    }
}

const struct rect *map_ask_pills(struct view *view, const struct map_layout *layout)
{
    struct rect *boxes = arena_array(view->arena, view->pack->section_count + 1, sizeof *boxes);
    if (!layout->tall) {
        lay_column(view, layout->sections, boxes);
    } else if (!lay_rows(view, layout->sections, boxes)) {
        lay_grid(view, layout->sections, boxes);
    }
    return boxes;
}

void map_ask_sections(struct view *view, const struct map_layout *layout)
{
    const struct rect *boxes = map_ask_pills(view, layout);
    for (size_t i = 0; i < view->pack->section_count; i++) {
        int section = (int)i;
        widget_section_pill(view, boxes[i], section, view->app->map.section == section,
                            target_make(TARGET_MAP_SECTION, section));
    }
}
