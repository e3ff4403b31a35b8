#include "ui/map_list.h"

#include <math.h>
#include <string.h>

#include "base/ruby.h"
#include "text/chars.h"
#include "ui/card_parts.h"
#include "ui/hang.h"
#include "ui/made.h"
#include "ui/map_atlas.h"
#include "ui/map_ring.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const double pad = 26;
static const double about_size = 40; /* of the sign that the programme can be asked about */
static const double bar_width = 10, indent = 30;
static const double row_least = 112, row_pad = 20;
static const double page_band = 106;    /* for the page buttons */
static const double column_width = 330; /* of the head beside the rows */

enum { MEASURED_MAX = 48 }; /* longer lists have rows of one height */
static const double row_even = 190;

static struct text_style title_style(const struct view *view, const struct pack_project *project)
{
    struct text_style style = view_style_of(view, TYPE_BUTTON, view_tint(view, TINT_INK), &project->title);
    style.leading = 1.35;
    style.phrases = true;
    return style;
}

static struct text_style group_style(const struct view *view, const struct pack_project *project)
{
    struct text_style style = view_style_of(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT), &project->group);
    style.leading = 1.35;
    style.phrases = true;
    return style;
}

static double row_height(struct view *view, int project, double width)
{
    const struct pack_project *p = &view->pack->projects[project];
    struct text_style title = title_style(view, p), group = group_style(view, p);
    double h = view_layout(view, &title, view_text_in(view, &p->title, &title), width)->height +
               view_layout(view, &group, view_text_in(view, &p->group, &group), width)->height;
    return fmax(row_least, ceil(h + 2 * row_pad + 4));
}

static void choose_items(struct view *view, struct map_list *list)
{
    const struct map_state *map = &view->app->map;
    if (map->open != PACK_INDEX_NONE) {
        double scale = view->app->atlas->home.fit * map->look.zoom;
        struct map_ring ring =
            map_ring_of(&map_atlas_ask(view->app->atlas, map, scale)->lights, map, &view->app->atlas->layout);
        if (ring.group) {
            int *items = arena_array(view->arena, ring.count, sizeof *items);
            memcpy(items, ring.members, ring.count * sizeof *items);
            list->items = items;
            list->count = ring.count;
            return;
        }
    }
    int *items = arena_array(view->arena, view->pack->project_count + 1, sizeof *items);
    for (size_t i = 0; i < view->pack->project_count; i++) {
        if (map_is_lit(map, view->pack, (int)i)) {
            items[list->count++] = (int)i;
        }
    }
    list->items = items;
}

/** The words above the rows when nothing is asked, or whose lights are opened. */
static const struct pack_text *heading_text(const struct view *view, const struct map_list *list)
{
    const struct map_state *map = &view->app->map;
    if (map->open == PACK_INDEX_NONE || list->count == 0) {
        return &view->pack->programme.title;
    }
    int place = view->pack->projects[list->items[0]].place;
    for (size_t i = 1; i < list->count; i++) {
        if (view->pack->projects[list->items[i]].place != place) {
            return &view->pack->programme.title;
        }
    }
    return &view->pack->places[place].name;
}

static bool is_asked(const struct map_state *map)
{
    return map->goal != 0 || map->section != PACK_INDEX_NONE;
}

static struct text_style heading_style(const struct view *view, const struct pack_text *text)
{
    struct text_style style = view_style_of(view, TYPE_HEADING, view_tint(view, TINT_INK), text);
    style.face = FACE_MINCHO_BOLD;
    style.size = view_size(view, 32);
    style.leading = 1.3;
    style.phrases = true;
    style.balance = true;
    return style;
}

/** On a tall stage the buttons that turn the list stand below the head; they need this much. */
static const double head_part = 0.32; /* of the list at most, where the rows stand below it */

static double head_foot(const struct view *view)
{
    return view->tall ? THEME_TARGET + 2 * THEME_GAP : 0;
}

static double count_height(const struct view *view)
{
    return view_size(view, 42);
}

/** What stands above the count: as large as there is room. */
static const struct paragraph *layout_heading(struct view *view, const struct pack_text *text, double width)
{
    struct text_style style = heading_style(view, text);
    double list = view->app->atlas->layout.list.h;
    double room = view->tall ? list - 2 * pad - head_foot(view) - count_height(view) - 6 : list * head_part;
    return paragraph_fit(view->type, view->arena, &style, view_text_in(view, text, &style), width, room, THEME_FLOOR);
}

/** Of the chip of the goal that was asked for: 72, or more where its name needs more lines. */
static double chip_height(struct view *view, double width)
{
    int goal = view->app->map.goal;
    bool low = widget_goal_chip_least(view, 72, width, goal) <= 72;
    return low ? 72 : fmax(THEME_TARGET, widget_goal_chip_least(view, THEME_TARGET, width, goal) + 12);
}

static double head_height(struct view *view, const struct map_list *list, double width)
{
    const struct map_state *map = &view->app->map;
    double count = count_height(view);
    if (map->open == PACK_INDEX_NONE && is_asked(map)) {
        bool tag = map->section != PACK_INDEX_NONE;
        return (map->goal ? chip_height(view, width) + 12 : 0) +
               (tag ? widget_section_tag_height(view, width, map->section) + 12 : 0) + count;
    }
    return layout_heading(view, heading_text(view, list), width)->height + 6 + count;
}

struct map_list map_list_make(struct view *view, const struct map_layout *layout)
{
    struct map_list list = {0};
    choose_items(view, &list);
    struct rect in = rect_inset(layout->list, pad);
    if (layout->tall) {
        list.head = rect_make(in.x, in.y, column_width, in.h);
        list.rows =
            rect_make(in.x + column_width + 30, layout->list.y + 8, in.w - column_width - 30, layout->list.h - 16);
    } else {
        bool button = is_asked(&view->app->map) || view->app->map.open != PACK_INDEX_NONE;
        double clear = button ? 44 : 0; /* beside the button at the corner */
        list.head = rect_make(in.x, in.y, in.w - clear, head_height(view, &list, in.w - clear));
        double top = list.head.y + list.head.h + 10;
        list.rows = rect_make(in.x, top, in.w, layout->list.y + layout->list.h - 12 - top);
    }
    list.tops = arena_array(view->arena, list.count + 1, sizeof *list.tops);
    for (size_t i = 0; i < list.count; i++) {
        double h = list.count <= MEASURED_MAX ? row_height(view, list.items[i], list.rows.w - indent) : row_even;
        list.tops[i + 1] = list.tops[i] + h;
    }
    double whole = list.tops[list.count];
    list.paged = whole > list.rows.h;
    if (list.paged && !layout->tall) {
        list.rows.h -= page_band;
    }
    list.max = fmax(whole - list.rows.h, 0);
    return list;
}

double map_list_page(const struct map_list *list, double scroll, bool forth)
{
    const double near = 2;
    double best = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool after = forth && list->tops[i + 1] > scroll + list->rows.h + near; /* the first row not wholly seen */
        bool before = !forth && list->tops[i] >= scroll - list->rows.h - near;
        if (after || before) {
            best = list->tops[i];
            break;
        }
        best = forth ? list->max : best;
    }
    if (forth && best <= scroll + near) { /* one row taller than the list: on through it */
        best = scroll + list->rows.h;
    }
    return fmin(fmax(best, 0), list->max);
}

/** In a list of very many all rows are of one height: a longer title is cut short with an ellipsis, and whole on its
 * card. */
static const struct paragraph *shorten(struct view *view, const struct paragraph *words, const char *text, double width,
                                       double room)
{
    size_t lines = (size_t)fmax(1, floor(room / paragraph_pitch(words) + 0.01));
    struct ruby_text parsed = ruby_parse(text, strlen(text), view->arena);
    const struct paragraph *shown = words;
    size_t size = parsed.size;
    while (lines < words->line_count && size > 0 && ruby_source_at(&parsed, size) > words->lines[lines - 1].text_to) {
        size--;
    }
    while (shown->line_count > lines) {
        size_t kept = 0;
        for (size_t at = 0; at < size;) { /* one cluster less each time */
            kept = at;
            char_cluster_next(parsed.plain, size, &at);
        }
        size = ruby_whole_before(&parsed, kept);
        const char *cut = made_text(view, "%s\xE2\x80\xA6", made_cut(view, text, 0, ruby_source_at(&parsed, size)));
        shown = view_layout(view, &words->style, cut, width);
    }
    return shown;
}

static void draw_row(struct view *view, struct rect box, int project)
{
    const struct pack_project *p = &view->pack->projects[project];
    uint64_t target = target_make(TARGET_MAP_ROW, project);
    if (view_pressed(view, target)) {
        draw_box(view->list, rect_make(box.x - 12, box.y + 4, box.w + 24, box.h - 8), 12,
                 brush_solid(view_tint(view, TINT_WASHI_SHADE)));
    }
    draw_box(view->list, rect_make(box.x, box.y + row_pad, bar_width, box.h - 2 * row_pad), bar_width / 2,
             brush_solid(view_section(view, p->section)));
    struct text_style title = title_style(view, p), group = group_style(view, p);
    struct rect text = rect_make(box.x + indent, box.y + row_pad, box.w - indent, box.h - 2 * row_pad);
    const struct paragraph *name = view_layout(view, &group, view_text_in(view, &p->group, &group), text.w);
    const struct paragraph *words =
        paragraph_fit(view->type, view->arena, &title, view_text_in(view, &p->title, &title), text.w,
                      fmax(text.h - name->height - 4, 40), THEME_FLOOR);
    words = shorten(view, words, view_text(view, &p->title), text.w, text.h - name->height - 4);
    double y = text.y + fmax((text.h - words->height - 4 - name->height) / 2, 0);
    paragraph_draw(words, view->list, view->type, point_make(text.x, y), text.w);
    paragraph_draw(name, view->list, view->type, point_make(text.x, y + words->height + 4), text.w);
    draw_hit(view->list, rect_make(box.x - 12, box.y + 8, box.w + 24, box.h - 16), target, HIT_TAP | HIT_DRAG_Y);
}

static void draw_rows(struct view *view, const struct map_list *list)
{
    double scroll = map_scroll_at(&view->app->map, view->now);
    view_moves(view, view->app->map.scroll_way.start + view->app->map.scroll_way.length);
    struct rect rows = list->rows;
    draw_clip_begin(view->list, rect_make(rows.x - 14, rows.y, rows.w + 28, rows.h));
    for (size_t i = 0; i < list->count; i++) {
        struct rect box = rect_make(rows.x, rows.y + list->tops[i] - scroll, rows.w, list->tops[i + 1] - list->tops[i]);
        if (!rect_overlaps(box, rows)) {
            continue;
        }
        if (i > 0) {
            draw_box(view->list, rect_make(box.x, box.y - 1, box.w, 2), 0,
                     brush_solid(view_tint(view, TINT_WASHI_SHADE)));
        }
        draw_row(view, box, list->items[i]);
    }
    draw_clip_end(view->list);
}

/** Rows run out softly where the list goes on. */
static void draw_edges(struct view *view, const struct map_list *list)
{
    double scroll = map_scroll_at(&view->app->map, view->now), soft = 26;
    struct color washi = view_tint(view, TINT_WASHI), none = color_fade(washi, 0);
    struct rect rows = rect_make(list->rows.x - 14, list->rows.y, list->rows.w + 28, list->rows.h);
    if (scroll > 1) {
        draw_box(view->list, rect_make(rows.x, rows.y, rows.w, soft), 0,
                 brush_linear(point_make(0, rows.y), point_make(0, rows.y + soft), washi, none));
    }
    if (scroll < list->max - 1) {
        double y = rows.y + rows.h - soft;
        draw_box(view->list, rect_make(rows.x, y, rows.w, soft), 0,
                 brush_linear(point_make(0, y), point_make(0, y + soft), none, washi));
    }
}

/** A round button with a chevron that points up or down. */
static void draw_page_button(struct view *view, struct point c, bool forth, bool live)
{
    uint64_t target = target_make(TARGET_MAP_PAGE, forth);
    bool pressed = live && view_pressed(view, target);
    double strength = live ? 1 : 0.35, h = forth ? 9 : -9;
    struct rect box = rect_around(c, THEME_TARGET, THEME_TARGET);
    draw_box(view->list, box, THEME_TARGET / 2,
             brush_solid(color_fade(pressed ? view_tint(view, TINT_WASHI_SHADE) : color_rgb(0xFFFFFF), strength)));
    draw_box_line(view->list, rect_inset(box, 1), THEME_TARGET / 2, 2,
                  color_fade(view_tint(view, TINT_GOLD), 0.9 * strength));
    struct path *chevron = path_create(view->arena);
    path_move(chevron, c.x - 17, c.y - h);
    path_line(chevron, c.x, c.y + h);
    path_line(chevron, c.x + 17, c.y - h);
    draw_stroke(view->list, chevron, 4.5, brush_solid(color_fade(view_tint(view, TINT_INK), strength)));
    if (live) {
        draw_hit(view->list, box, target, HIT_TAP);
    }
}

/** Which rows are seen, of how many. */
static const char *page_words(struct view *view, const struct map_list *list, double scroll)
{
    size_t first = 0, last = list->count;
    while (first + 1 < list->count && list->tops[first + 1] < scroll + 30) {
        first++;
    }
    while (last > first + 1 && list->tops[last - 1] > scroll + list->rows.h - 60) {
        last--;
    }
    if (first + 1 >= last) {
        return arena_printf(view->arena, "%zu / %zu", first + 1, list->count);
    }
    return arena_printf(view->arena, "%zu–%zu / %zu", first + 1, last, list->count);
}

static void draw_pages(struct view *view, const struct map_layout *layout, const struct map_list *list)
{
    if (!list->paged) {
        return;
    }
    double scroll = map_scroll_at(&view->app->map, view->now);
    struct rect in = layout->tall ? list->head : rect_inset(layout->list, pad);
    double y = in.y + in.h - THEME_TARGET / 2 + (layout->tall ? 0 : 10);
    double left = in.x + THEME_TARGET / 2, right = in.x + in.w - THEME_TARGET / 2;
    draw_page_button(view, point_make(left, y), false, view->app->map.scroll > 1);
    draw_page_button(view, point_make(right, y), true, view->app->map.scroll < list->max - 1);
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    view_center(view, &style, page_words(view, list, scroll), rect_make(left + 50, y - 30, right - left - 100, 60));
}

static void draw_count(struct view *view, const struct map_list *list, struct point at, double width)
{
    const char *text = view_count(view, WORD_LIGHTS_COUNT, (int)list->count);
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    if (list->count > 0 && pack_text_translated(&view->pack->projects[list->items[0]].title, view->language)) {
        const char *noted = arena_printf(view->arena, "%s (%s)", text, view_word(view, WORD_OUR_TRANSLATION));
        text = paragraph_line_width(view->type, &style, noted) <= width ? noted : text;
    }
    style.size = view_size(view, 26);
    view_fit(view, &style, text, rect_make(at.x, at.y, width, 40), VALIGN_TOP);
}

/** The programme's name leads to what it is. Returns the width that its sign takes. */
static double draw_about(struct view *view, const struct map_list *list, const struct pack_text *heading,
                         struct rect head)
{
    uint64_t target = target_make(TARGET_GO, SCREEN_PROGRAMME);
    double room = view->tall ? list->head.h + 10 - THEME_TARGET - THEME_GAP : 1e4;
    if (room < THEME_TARGET || view->app->map.open != PACK_INDEX_NONE || heading != &view->pack->programme.title ||
        !app_has(view->app, SCREEN_PROGRAMME)) {
        return 0;
    }
    struct point at = point_make(head.x + head.w - about_size / 2 - 4, head.y + head.h - about_size / 2 + 2);
    if (view_pressed(view, target)) {
        draw_disc(view->list, at, about_size / 2 + 6, view_tint(view, TINT_WASHI_SHADE));
    }
    widget_icon(view, ICON_ABOUT, at, about_size, hang_ink(view, view_tint(view, TINT_AI)));
    draw_hit(view->list, rect_make(head.x - 10, head.y - 10, head.w + 20, fmin(room, fmax(head.h + 14, THEME_TARGET))),
             target, HIT_TAP);
    return about_size + 12;
}

static void draw_head(struct view *view, const struct map_list *list)
{
    const struct map_state *map = &view->app->map;
    struct rect head = list->head;
    double y = head.y, about = 0;
    if (map->open == PACK_INDEX_NONE && is_asked(map)) {
        if (map->goal) {
            double height = chip_height(view, head.w);
            widget_goal_chip(view, point_make(head.x, y), height, head.w, map->goal, 0);
            y += height + 12;
        }
        if (map->section != PACK_INDEX_NONE) {
            widget_section_tag(view, point_make(head.x, y), head.w, map->section);
            y += widget_section_tag_height(view, head.w, map->section) + 12;
        }
    } else {
        const struct pack_text *text = heading_text(view, list);
        const struct paragraph *lines = layout_heading(view, text, head.w);
        paragraph_draw(lines, view->list, view->type, point_make(head.x, y), head.w);
        y += lines->height + 6;
        about = draw_about(view, list, text, rect_make(head.x, head.y, head.w, y - head.y + 36));
    }
    if (!view->tall || y + count_height(view) <= head.y + head.h - head_foot(view)) {
        draw_count(view, list, point_make(head.x, y), head.w - about);
    }
}

/** Where the head on a tall stage has no room for all that was asked in the type that the visitor wants, it is set in
 * the usual one, then without readings. */
static void draw_fitting_head(struct view *view, const struct map_list *list)
{
    bool large = view->large, furigana = view->furigana;
    double room = list->head.h - head_foot(view);
    if (view->tall && head_height(view, list, list->head.w) > room) {
        view->large = false;
    }
    if (view->tall && head_height(view, list, list->head.w) > room) {
        view->furigana = false;
    }
    draw_head(view, list);
    view->large = large;
    view->furigana = furigana;
}

static void draw_none(struct view *view, const struct map_list *list)
{
    struct text_style style = view_style(view, TYPE_BODY, view_tint(view, TINT_INK_SOFT));
    style.face = FACE_MINCHO;
    style.align = ALIGN_CENTER;
    style.phrases = true;
    style.balance = true;
    bool by_goal = view->app->map.section == PACK_INDEX_NONE;
    struct rect rows = rect_inset(list->rows, 16);
    view_fit(view, &style, view_word(view, by_goal ? WORD_NO_LIGHTS : WORD_NO_MATCH), rows, VALIGN_MIDDLE);
}

void map_list_draw(struct view *view, const struct map_layout *layout)
{
    struct map_list list = map_list_make(view, layout);
    widget_card(view, layout->list, 0, view_tint(view, TINT_GOLD));
    draw_hit(view->list, layout->list, target_make(TARGET_MAP_LIST, 0), HIT_DRAG_Y);
    draw_fitting_head(view, &list);
    struct rect rows = list.rows;
    if (layout->tall) {
        draw_box(view->list, rect_make(rows.x - 24, layout->list.y + pad, 2, layout->list.h - 2 * pad), 0,
                 brush_solid(view_tint(view, TINT_WASHI_SHADE)));
    } else {
        draw_box(view->list, rect_make(rows.x, rows.y - 2, rows.w, 2), 0,
                 brush_solid(view_tint(view, TINT_WASHI_SHADE)));
    }
    if (list.count == 0) {
        draw_none(view, &list);
    }
    draw_rows(view, &list);
    draw_edges(view, &list);
    draw_pages(view, layout, &list);
    const struct map_state *map = &view->app->map;
    if (!layout->goal_all && (is_asked(map) || map->open != PACK_INDEX_NONE)) {
        struct point corner = point_make(layout->list.x + layout->list.w - 22, layout->list.y + 18);
        widget_round(view, corner, THEME_TARGET / 2, ICON_CLOSE, target_make(TARGET_MAP_GOAL, 0));
    }
}
