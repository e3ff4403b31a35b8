#include "ui/map_print.h"

#include <math.h>

#include "ui/made.h"
#include "ui/widget.h"

/** The title belongs to the whole map: where one looks closer it gives way. 1: all of it is to be seen. */
static double title_strength(const struct map_sight *sight)
{
    double away = point_distance(sight->center, sight->home) * sight->scale / 160;
    double closer = fabs(log(sight->zoom)) / 0.4;
    return 1 - fmin(1, fmax(away, closer));
}

static void draw_title(struct view *view, const struct map_layout *layout, double strength)
{
    const struct pack_text *door = &view->pack->door_map.title;
    const struct pack_programme *programme = &view->pack->programme;
    struct text_style large = view_style(view, TYPE_TITLE, color_fade(view_tint(view, TINT_WASHI), strength));
    struct text_style small =
        view_style_of(view, TYPE_LABEL, color_fade(view_tint(view, TINT_MIST), strength), &programme->title);
    const char *title = view_text_or(view, door, WORD_MAP, &large);
    large.tracking = 0.02;
    small.size = view_size(view, 26);
    small.leading = 1.25;
    struct rect box = layout->title;
    large.phrases = large.balance = true;
    const struct paragraph *lines = paragraph_fit(view->type, view->arena, &large, title, box.w, 84, 40);
    if (lines->height > 84) { /* then it stands alone */
        lines = paragraph_fit(view->type, view->arena, &large, title, box.w, box.h, THEME_FLOOR);
    }
    const char *words =
        made_text(view, "%s\n%s", view_text(view, &programme->title), view_text(view, &programme->round));
    const struct paragraph *under =
        paragraph_fit(view->type, view->arena, &small, words, box.w, box.h - lines->height, THEME_FLOOR);
    double width = fmax(lines->width, under->width);
    widget_hush(view, rect_make(box.x - 16, box.y, width + 32, lines->height + under->height), 0.5 * strength);
    paragraph_draw(lines, view->list, view->type, point_make(box.x, box.y - 6), box.w);
    if (lines->height + under->height <= box.h) { /* more would run into the sections; it stands above the list, too */
        paragraph_draw(under, view->list, view->type, point_make(box.x + 3, box.y + lines->height - 2), box.w);
    }
}

/** What is printed on the map stands on a plate, so that no light shines through it. */
static void draw_plate(struct view *view, struct rect box)
{
    draw_box(view->list, box, 14,
             brush_solid(color_mix(view_tint(view, TINT_NIGHT), view_tint(view, TINT_NIGHT_DEEP), 0.55)));
}

/** What on this map is the editors' choice. */
static void draw_notice(struct view *view, const struct map_layout *layout)
{
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_MIST));
    style.leading = 1.38;
    style.phrases = true;
    struct rect box = layout->notice;
    const struct pack_text *own = &view->pack->map.notice;
    const char *text = view_text_in(view, pack_text_present(own) ? own : &view->pack->goals_notice, &style);
    const struct paragraph *lines = view_layout(view, &style, text, box.w);
    if (lines->height > box.h || !text[0]) { /* the whole notice stands among the credits */
        style.language = view->tag;
        lines = paragraph_fit(view->type, view->arena, &style, view_word(view, WORD_EDITORIAL_NOTICE), box.w, box.h,
                              THEME_FLOOR);
    }
    double y = layout->tall ? box.y : box.y + box.h - lines->height;
    draw_plate(view, rect_make(box.x - 14, y - 2, lines->width + 28, lines->height + 6));
    paragraph_draw(lines, view->list, view->type, point_make(box.x, y), box.w);
}

/** A needle to the north in a thin ring, its letter beside it. */
static void draw_north(struct view *view, struct point c, const struct map_sight *sight)
{
    struct point north = point_make(-sight->turn_sin, -sight->turn_cos);
    struct point side = point_make(-north.y, north.x);
    const double r = 17;
    struct path *ring = path_create(view->arena), *bright = path_create(view->arena), *dark = path_create(view->arena);
    path_circle(ring, c, r + 4);
    for (int i = 0; i < 2; i++) {
        double s = i ? -1 : 1;
        path_move(i ? dark : bright, c.x + north.x * r * s, c.y + north.y * r * s);
        path_line(i ? dark : bright, c.x + side.x * 7, c.y + side.y * 7);
        path_line(i ? dark : bright, c.x - side.x * 7, c.y - side.y * 7);
        path_close(i ? dark : bright);
    }
    draw_stroke(view->list, ring, 1.6, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.8)));
    draw_fill(view->list, dark, brush_solid(color_fade(view_tint(view, TINT_MIST), 0.5)));
    draw_fill(view->list, bright, brush_solid(view_tint(view, TINT_GOLD_BRIGHT)));
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_WASHI));
    style.furigana = false; /* a mark, not a word */
    struct point at = point_make(c.x + north.x * (r + 19), c.y + north.y * (r + 19));
    view_center(view, &style, view_word(view, WORD_NORTH), rect_around(at, 40, 34));
}

/** The longest of 1, 2, 5, 10 ... kilometres (or hundreds of metres) that is at most `most` units; in metres. */
static int scale_metres(double units_a_km, double most)
{
    static const int steps[] = {100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100};
    size_t count = sizeof steps / sizeof steps[0], i = 0;
    while (i + 1 < count && steps[i] / 1000.0 * units_a_km > most) {
        i++;
    }
    return steps[i];
}

static void draw_scale(struct view *view, const struct map_layout *layout, const struct map_sight *sight)
{
    struct rect box = layout->scale;
    int metres = scale_metres(sight->scale, 130);
    double length = metres / 1000.0 * sight->scale;
    draw_plate(view, box);
    draw_north(view, point_make(box.x + 64, box.y + box.h * 0.63), sight);
    struct path *bar = path_create(view->arena);
    double x = box.x + 130, y = box.y + box.h - 20;
    path_move(bar, x, y - 9);
    path_line(bar, x, y);
    path_line(bar, x + length, y);
    path_line(bar, x + length, y - 9);
    draw_stroke(view->list, bar, 2.4, brush_solid(view_tint(view, TINT_MIST)));
    const char *text =
        metres >= 1000 ? view_count(view, WORD_KM, metres / 1000) : view_count(view, WORD_METRES, metres);
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_MIST));
    style.leading = 1.3;
    view_center(view, &style, text, rect_make(x + length / 2 - 70, y - 44, 140, 32));
}

void map_print_draw(struct view *view, const struct map_layout *layout, const struct map_sight *sight)
{
    double strength = title_strength(sight);
    if (strength > 0) {
        draw_title(view, layout, strength);
    }
    draw_notice(view, layout);
    draw_scale(view, layout, sight);
}
