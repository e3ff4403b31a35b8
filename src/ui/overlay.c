#include "ui/overlay.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "base/language.h"
#include "ui/screen.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static void draw_shade(struct view *view, double opacity, uint64_t target)
{
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_box(view->list, all, 0, brush_solid(color_fade(view_tint(view, TINT_NIGHT), opacity)));
    draw_hit(view->list, all, target, HIT_TAP);
}

/* The panel */

static const double panel_margin = 44, panel_gap = 30;
static const double tile_pad = 24, tile_gap = 16;
static const double knob_width = 108, knob_height = 52; /* of the picture of a switch */
enum { LANGUAGE_COLUMNS = 4, TILE_COLUMNS = 2 };

static int language_rows(const struct view *view)
{
    return (view->pack->language_count + LANGUAGE_COLUMNS - 1) / LANGUAGE_COLUMNS;
}

static double languages_height(const struct view *view)
{
    return language_rows(view) * (THEME_TARGET + THEME_GAP) - THEME_GAP;
}

static void draw_languages(struct view *view, struct rect box)
{
    const struct pack *pack = view->pack;
    int rows = language_rows(view), columns = (pack->language_count + rows - 1) / rows;
    double width = (box.w - THEME_GAP * (columns - 1)) / columns;
    for (int i = 0; i < pack->language_count; i++) {
        struct rect button =
            rect_make(box.x + (width + THEME_GAP) * (i % columns),
                      box.y + (THEME_TARGET + THEME_GAP) * floor((double)i / columns), width, THEME_TARGET);
        const char *tag = pack->languages[i];
        widget_button_in(view, button, language_name(tag), tag, i == view->language ? BUTTON_GOLD : BUTTON_WASHI,
                         target_make(TARGET_LANGUAGE, i));
    }
}

/** What a switch is called, and what it does. */
static const struct {
    enum word name, note;
} switches[] = {
    [COMFORT_FURIGANA] = {WORD_FURIGANA, WORD_FURIGANA_NOTE},
    [COMFORT_LARGE] = {WORD_LARGE, WORD_LARGE_NOTE},
    [COMFORT_CONTRAST] = {WORD_CONTRAST, WORD_CONTRAST_NOTE},
    [COMFORT_QUIET] = {WORD_QUIET, WORD_QUIET_NOTE},
};
static_assert(sizeof switches / sizeof switches[0] == COMFORT_COUNT, "words for every switch");

/** Furigana can be switched where there are readings, but not in plain Japanese, which always has them. */
static bool is_offered(const struct view *view, enum comfort which)
{
    return which != COMFORT_FURIGANA || (view->pack->readings && language_known(view->tag) == LANGUAGE_JA);
}

static int count_offered(const struct view *view)
{
    int count = 0;
    for (int i = 0; i < COMFORT_COUNT; i++) {
        count += is_offered(view, (enum comfort)i) ? 1 : 0;
    }
    return count;
}

/** How the switches are set: in tiles of one size, with their notes or, where there is no room, without. */
struct tiles {
    double width, height;
    bool notes;
};

static struct text_style tile_name(const struct view *view)
{
    struct text_style style = view_style(view, TYPE_BUTTON, view_tint(view, TINT_INK));
    style.phrases = true;
    return style;
}

static struct text_style tile_note(const struct view *view)
{
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    style.leading = 1.35;
    style.phrases = true;
    return style;
}

static double tile_words_width(const struct tiles *tiles)
{
    return tiles->width - 2 * tile_pad - knob_width - 16;
}

static struct tiles plan_tiles(struct view *view, double width, bool notes)
{
    struct tiles tiles = {(width - tile_gap * (TILE_COLUMNS - 1)) / TILE_COLUMNS, THEME_TARGET, notes};
    struct text_style name = tile_name(view), note = tile_note(view);
    for (int i = 0; i < COMFORT_COUNT; i++) {
        if (!is_offered(view, (enum comfort)i)) {
            continue;
        }
        double room = tile_words_width(&tiles);
        double height = view_layout(view, &name, view_word(view, switches[i].name), room)->height;
        height += notes ? view_layout(view, &note, view_word(view, switches[i].note), room)->height : 0;
        tiles.height = fmax(tiles.height, height + 2 * tile_pad * 0.75);
    }
    return tiles;
}

static double tiles_height(const struct view *view, const struct tiles *tiles)
{
    int rows = (count_offered(view) + TILE_COLUMNS - 1) / TILE_COLUMNS;
    return rows * (tiles->height + tile_gap) - tile_gap;
}

/** The picture of a switch: its knob stands left (off) or right (on), and the word beside it says the same. */
static void draw_knob(struct view *view, struct rect box, bool on)
{
    struct color ink = view_tint(view, TINT_INK);
    double radius = box.h / 2, at = on ? box.x + box.w - radius : box.x + radius;
    draw_box(view->list, box, radius, brush_solid(on ? ink : view_tint(view, TINT_WASHI_SHADE)));
    draw_box_line(view->list, rect_inset(box, 1), radius, 2, ink);
    draw_disc(view->list, point_make(at, box.y + radius), radius - 7, on ? view_tint(view, TINT_GOLD_BRIGHT) : ink);
    struct text_style style = view_style(view, TYPE_SMALL, on ? view_tint(view, TINT_WASHI) : ink);
    style.size = THEME_FLOOR; /* a picture of its own size */
    style.face = FACE_GOTHIC_BOLD;
    double x = on ? box.x + 8 : box.x + 2 * radius - 4;
    view_center(view, &style, view_word(view, on ? WORD_ON : WORD_OFF),
                rect_make(x, box.y, box.w - 2 * radius - 4, box.h));
}

static void draw_tile(struct view *view, const struct tiles *tiles, struct point corner, enum comfort which)
{
    struct rect box = rect_make(corner.x, corner.y, tiles->width, tiles->height);
    bool on = view->app->comfort[which];
    uint64_t target = target_make(TARGET_COMFORT, which);
    struct text_style name = tile_name(view), note = tile_note(view);
    double width = tile_words_width(tiles);
    const struct paragraph *head = view_layout(view, &name, view_word(view, switches[which].name), width);
    const struct paragraph *text = view_layout(view, &note, view_word(view, switches[which].note), width);
    widget_tile(view, box, on, target);
    double y = box.y + (box.h - head->height - (tiles->notes ? text->height : 0)) / 2;
    paragraph_draw(head, view->list, view->type, point_make(box.x + tile_pad, y), width);
    if (tiles->notes) {
        paragraph_draw(text, view->list, view->type, point_make(box.x + tile_pad, y + head->height), width);
    }
    draw_knob(
        view,
        rect_make(box.x + box.w - tile_pad - knob_width, box.y + (box.h - knob_height) / 2, knob_width, knob_height),
        on);
}

static void draw_tiles(struct view *view, const struct tiles *tiles, struct point corner)
{
    int place = 0;
    for (int i = 0; i < COMFORT_COUNT; i++) {
        if (is_offered(view, (enum comfort)i)) {
            struct point at = point_make(corner.x + (tiles->width + tile_gap) * (place % TILE_COLUMNS),
                                         corner.y + (tiles->height + tile_gap) * floor((double)place / TILE_COLUMNS));
            draw_tile(view, tiles, at, (enum comfort)i);
            place++;
        }
    }
}

/** What stands on the panel, from its title down; measured first, so that the panel is as high as it must be. */
struct panel {
    const struct paragraph *title, *label;
    struct tiles tiles;
    double width, height; /* of the card */
};

static struct panel plan_panel(struct view *view)
{
    struct panel panel = {.width = fmin(1060, view->width - 80)};
    double inner = panel.width - 2 * panel_margin, most = view->height - 136 - 24;
    struct text_style title = view_style(view, TYPE_CARD_TITLE, view_tint(view, TINT_INK));
    struct text_style label = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
    title.size = view_size(view, 44);
    title.phrases = true;
    panel.title = view_layout(view, &title, view_word(view, WORD_PANEL_TITLE), inner);
    panel.label = view_layout(view, &label, view_word(view, WORD_LANGUAGE), inner);
    for (int notes = 1; notes >= 0 && (notes || panel.height > most); notes--) {
        panel.tiles = plan_tiles(view, inner, notes);
        panel.height = 2 * panel_margin + panel.title->height + 10 + panel.label->height + 6 + languages_height(view) +
                       panel_gap + tiles_height(view, &panel.tiles) + panel_gap + THEME_TARGET;
    }
    return panel;
}

static void draw_panel(struct view *view, const struct panel *panel, struct rect box)
{
    struct rect in = rect_inset(box, panel_margin);
    double y = in.y, half = (in.w - THEME_GAP) / 2, foot = in.y + in.h - THEME_TARGET;
    paragraph_draw(panel->title, view->list, view->type, point_make(in.x, y), in.w);
    y += panel->title->height + 10;
    paragraph_draw(panel->label, view->list, view->type, point_make(in.x, y), in.w);
    y += panel->label->height + 6;
    draw_languages(view, rect_make(in.x, y, in.w, languages_height(view)));
    draw_tiles(view, &panel->tiles, point_make(in.x, y + languages_height(view) + panel_gap));
    widget_button(view, rect_make(in.x, foot, half, THEME_TARGET), view_word(view, WORD_CREDITS), BUTTON_WASHI,
                  target_make(TARGET_GO, SCREEN_CREDITS));
    widget_button(view, rect_make(in.x + half + THEME_GAP, foot, half, THEME_TARGET), view_word(view, WORD_CLOSE),
                  BUTTON_GOLD, target_make(TARGET_PANEL_CLOSE, 0));
}

void overlay_panel(struct view *view)
{
    double t = view->quiet ? 1 : ease_out(ease_progress(view->now, view->app->panel_changed, TICK_MS(280)));
    view_moves(view, view->app->panel_changed + TICK_MS(280));
    draw_shade(view, 0.55 * t, target_make(TARGET_PANEL_CLOSE, 0));
    struct panel panel = plan_panel(view);
    double x = view->tall ? (view->width - panel.width) / 2 : view->width - panel.width - 48;
    double y = view->height - panel.height - (view->tall ? 250 : 136);
    struct rect box = rect_make(x, fmax(24, y) + 40 * (1 - t), panel.width, panel.height);
    draw_hit(view->list, box, target_make(TARGET_BLOCK, 0), HIT_TAP);
    draw_layer_begin(view->list, rect_inset(box, -60), affine_identity(), t, 0);
    widget_card(view, box, 0, view_tint(view, TINT_GOLD));
    draw_panel(view, &panel, box);
    draw_layer_end(view->list);
}

/* The idle question */

void overlay_idle(struct view *view, tick from, tick until)
{
    double left = 1 - ease_progress(view->now, from, until - from);
    double fade = view->quiet ? 1 : ease_out(ease_progress(view->now, from, TICK_MS(400)));
    view_moves(view, from + TICK_MS(400));
    view_wake(view, view->now + TICK_MS(100)); /* the ring runs out in small steps */
    draw_shade(view, 0.93 * fade, target_make(TARGET_CONTINUE, 0));
    struct point c = point_make(view->width / 2, view->height * (view->tall ? 0.42 : 0.4));
    struct path *whole = path_create(view->arena), *rest = path_create(view->arena);
    path_circle(whole, c, 150);
    path_arc(rest, c, 150, 0, 2 * M_PI * left);
    draw_glow(view->list, c, 260, color_fade(view_tint(view, TINT_WARM), 0.35 * fade * left), BLEND_ADD);
    draw_stroke(view->list, whole, 3, brush_solid(color_fade(view_tint(view, TINT_GOLD), 0.3 * fade)));
    draw_stroke(view->list, rest, 10, brush_solid(color_fade(view_tint(view, TINT_GOLD_BRIGHT), fade)));
    draw_disc(view->list, c, 40 + 60 * left, color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.9 * fade));
    struct text_style title = view_style(view, TYPE_TITLE, color_fade(view_tint(view, TINT_WASHI), fade));
    struct text_style note = view_style(view, TYPE_BODY, color_fade(view_tint(view, TINT_MIST), fade));
    view_center(view, &title, view_word(view, WORD_STILL_THERE),
                rect_make(60, c.y + 190, view->width - 120, view_size(view, 90)));
    view_center(view, &note, view_word(view, WORD_STILL_THERE_NOTE),
                rect_make(60, c.y + 190 + view_size(view, 90), view->width - 120, view_size(view, 60)));
    double width = widget_button_width(view, view_word(view, WORD_CONTINUE)) + 80;
    widget_button(view, rect_make((view->width - width) / 2, c.y + 190 + view_size(view, 182), width, 100),
                  view_word(view, WORD_CONTINUE), BUTTON_GOLD, target_make(TARGET_CONTINUE, 0));
}

void overlay_focus(struct view *view)
{
    if (!view->app->focus_on) {
        return;
    }
    for (size_t i = view->list->hit_count; i-- > 0;) {
        const struct hit *hit = &view->list->hits[i];
        if (hit->target == view->app->focus) {
            struct rect box = rect_inset(hit->area, -7);
            double line = view->contrast == CONTRAST_HIGH ? 6 : 3;
            draw_box_line(view->list, box, 20, 2 * line, view_tint(view, TINT_NIGHT));
            draw_box_line(view->list, box, 20, line, color_rgb(0xFFFFFF));
            return;
        }
    }
}
