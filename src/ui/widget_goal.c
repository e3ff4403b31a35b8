#include <math.h>

#include "pack/goals.h"
#include "ui/widget.h"

/** What shows goals: their swatches and chips, and the light whose ring they share. */

/** A goal's number on its colour, which is not ours to change: with high contrast it stands on a plate of washi. */
static void goal_number(struct view *view, struct rect box, int goal, double size, struct color color, bool plate)
{
    struct text_style style = view_style(view, TYPE_HEADING, color);
    if (plate && view->contrast == CONTRAST_HIGH) {
        draw_box(view->list, rect_inset(box, fmin(box.w, box.h) * 0.15), 8, brush_solid(view_tint(view, TINT_WASHI)));
        style.color = view_tint(view, TINT_INK);
    }
    style.size = fmax(size, view_floor(view));
    view_center(view, &style, arena_printf(view->arena, "%d", goal), box);
}

void widget_goal(struct view *view, struct rect box, int goal, bool dim, bool on, uint64_t target)
{
    struct color color = goal_color(goal);
    bool pressed = target && view_pressed(view, target);
    struct color ground = dim ? color_mix(view_tint(view, TINT_NIGHT_DEEP), color, 0.32) : color;
    struct color text = dim ? view_tint(view, TINT_MIST) : goal_text_color(goal);
    if (on) {
        draw_shadow(view->list, box, 12, 24, color_fade(color_mix(color, view_tint(view, TINT_WASHI), 0.3), 0.9));
    }
    draw_box(view->list, box, 12, brush_solid(pressed ? color_mix(ground, view_tint(view, TINT_WASHI), 0.25) : ground));
    if (on || pressed) {
        draw_box_line(view->list, rect_inset(box, -2), 14, 5, color_rgb(0xFFFFFF));
    }
    goal_number(view, box, goal, fmin(view_size(view, 42), box.h * 0.5), text, !dim);
    if (target) {
        draw_hit(view->list, box, target, HIT_TAP);
    }
}

static struct text_style goal_chip_style(struct view *view)
{
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_INK));
    style.size = view_size(view, 26);
    style.leading = 1.25;
    style.phrases = true;
    return style;
}

/** The part with the number: a square, but on a chip that is higher for a long name's sake. */
static double swatch_width(double height)
{
    return fmin(height, THEME_TARGET);
}

double widget_goal_chip_width(struct view *view, double height, double width_max, int goal)
{
    struct text_style style = goal_chip_style(view);
    double width = paragraph_line_width(view->type, &style, goal_name(goal, view->tag)) + swatch_width(height) + 44;
    return fmin(width, width_max);
}

/** A chip's name in the room beside its number. */
static const struct paragraph *chip_name(struct view *view, double height, double width, int goal, double least)
{
    struct text_style style = goal_chip_style(view);
    double room = width - swatch_width(height) - 30;
    return paragraph_fit(view->type, view->arena, &style, goal_name(goal, view->tag), room, height, least);
}

double widget_goal_chip_least(struct view *view, double height, double width_max, int goal)
{
    double width = widget_goal_chip_width(view, height, width_max, goal);
    double air = view->furigana ? 12 : 0; /* readings fill what air the lines have else above and below */
    return chip_name(view, height, width, goal, view_floor(view))->height + air;
}

double widget_goal_chip(struct view *view, struct point at, double height, double width_max, int goal, uint64_t target)
{
    double width = widget_goal_chip_width(view, height, width_max, goal);
    struct rect box = rect_make(at.x, at.y, width, height);
    bool pressed = target && view_pressed(view, target);
    struct rect number = rect_make(at.x, at.y, swatch_width(height), height);
    struct path *swatch = path_create(view->arena);
    path_round_rect_corners(swatch, number, (const double[]){12, 0, 0, 12});
    draw_box(view->list, box, 12, brush_solid(pressed ? view_tint(view, TINT_WASHI_SHADE) : color_rgb(0xFFFFFF)));
    draw_fill(view->list, swatch, brush_solid(goal_color(goal)));
    draw_box_line(view->list, rect_inset(box, 0.75), 12, 1.5, color_fade(view_tint(view, TINT_INK_SOFT), 0.35));
    goal_number(view, number, goal, fmin(view_size(view, 38), number.w * 0.5), goal_text_color(goal), true);
    const struct paragraph *name = chip_name(view, height, width, goal, THEME_FLOOR);
    paragraph_draw(name, view->list, view->type, point_make(at.x + number.w + 18, at.y + (height - name->height) / 2),
                   width - number.w - 30);
    if (target) {
        draw_hit(view->list, box, target, HIT_TAP);
    }
    return width;
}

/** Some official colours sink into the night (8, 16, 17): they get a light rim. */
static bool needs_rim(const struct view *view, const int *goals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (color_contrast(goal_color(goals[i]), view_tint(view, TINT_INDIGO)) < 3) {
            return true;
        }
    }
    return false;
}

static const double numbered_from = 30; /* radius of a light that has room for numbers */

/** The number of each goal in its part; false when the parts are too narrow for it. */
static bool number_parts(struct view *view, struct point center, double radius, const int *goals, size_t goal_count)
{
    double middle = goal_count == 1 ? 0 : radius * 0.66, room = 2 * M_PI * middle / (double)goal_count;
    if (goal_count == 0 || radius < numbered_from || (goal_count > 1 && (room < 30 || radius < numbered_from * 1.25))) {
        return false;
    }
    for (size_t i = 0; i < goal_count; i++) {
        double angle = 2 * M_PI * ((double)i + 0.5) / (double)goal_count;
        struct point at = point_make(center.x + middle * sin(angle), center.y - middle * cos(angle));
        struct text_style style = view_style(view, TYPE_BUTTON, view_on(view, goal_color(goals[i])));
        style.size = goal_count == 1 ? fmax(radius * 0.85, 24) : 24; /* as large as the light, not as the type */
        style.leading = 1;
        view_center(view, &style, arena_printf(view->arena, "%d", goals[i]), rect_around(at, 40, 40));
    }
    return true;
}

void widget_light(struct view *view, struct point center, double radius, const int *goals, size_t goal_count,
                  double glow)
{
    struct color main_color = goal_count ? goal_color(goals[0]) : view_tint(view, TINT_WARM);
    struct color lamp = color_mix(main_color, view_tint(view, TINT_WARM), 0.35);
    draw_glow(view->list, center, radius * (1.9 + 2.2 * glow), color_fade(lamp, 0.55 + 0.4 * glow), BLEND_ADD);
    for (size_t i = 0; i < goal_count; i++) {
        struct path *part = path_create(view->arena);
        double step = 2 * M_PI / (double)goal_count;
        if (goal_count == 1) {
            path_circle(part, center, radius);
        } else {
            path_sector(part, center, 0, radius, step * (double)i, step * (double)(i + 1));
        }
        draw_fill(view->list, part, brush_solid(goal_color(goals[i])));
    }
    if (goal_count == 0) {
        draw_disc(view->list, center, radius, main_color);
    }
    if (needs_rim(view, goals, goal_count)) {
        struct path *rim = path_create(view->arena);
        path_circle(rim, center, radius);
        draw_stroke(view->list, rim, 2, brush_solid(color_fade(view_tint(view, TINT_WASHI), 0.8)));
    }
    bool numbered = number_parts(view, center, radius, goals, goal_count);
    if (!numbered || goal_count > 1) {
        draw_disc(view->list, center, radius * (numbered ? 0.26 : 0.42),
                  color_mix(view_tint(view, TINT_WASHI), main_color, 0.06));
    }
}
