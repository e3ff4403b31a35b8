#include "ui/overlay.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "ui/screen.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** How a language calls itself. */
static const char *language_name(const char *tag)
{
    static const char *const names[][2] = {{"ja", "日本語"}, {"en", "English"}, {"zh", "中文"}, {"ko", "한국어"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strncmp(tag, names[i][0], 2) == 0) {
            return names[i][1];
        }
    }
    return tag;
}

static void draw_shade(struct view *view, double opacity, uint64_t target)
{
    struct rect all = rect_make(0, 0, view->width, view->height);
    draw_box(view->list, all, 0, brush_solid(color_fade(view_tint(view, TINT_NIGHT), opacity)));
    draw_hit(view->list, all, target, HIT_TAP);
}

static void draw_languages(struct view *view, struct rect row)
{
    const struct pack *pack = view->pack;
    double width = (row.w - THEME_GAP * (pack->language_count - 1)) / pack->language_count;
    for (int i = 0; i < pack->language_count; i++) {
        struct rect box = rect_make(row.x + (width + THEME_GAP) * i, row.y, width, row.h);
        widget_button(view, box, language_name(pack->languages[i]), i == view->language ? BUTTON_GOLD : BUTTON_WASHI,
                      target_make(TARGET_LANGUAGE, i));
    }
}

static void draw_quiet_row(struct view *view, struct rect row)
{
    struct text_style heading = view_style(view, TYPE_HEADING, view_tint(view, TINT_INK));
    heading.size = view_size(view, 32);
    struct text_style note = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    double switch_width = 190;
    double width = row.w - switch_width - 24;
    double h = view_set(view, &heading, view_word(view, WORD_QUIET), point_make(row.x, row.y - 6), width);
    view_set(view, &note, view_word(view, WORD_QUIET_NOTE), point_make(row.x, row.y - 6 + h), width);
    widget_button(view, rect_make(row.x + row.w - switch_width, row.y, switch_width, THEME_TARGET),
                  view_word(view, view->quiet ? WORD_ON : WORD_OFF), view->quiet ? BUTTON_GOLD : BUTTON_WASHI,
                  target_make(TARGET_QUIET, 0));
}

void overlay_panel(struct view *view)
{
    double t = view->quiet ? 1 : ease_out(ease_progress(view->now, view->app->panel_changed, TICK_MS(280)));
    view_moves(view, view->app->panel_changed + TICK_MS(280));
    draw_shade(view, 0.55 * t, target_make(TARGET_PANEL_CLOSE, 0));
    double width = fmin(880, view->width - 80), height = 580;
    double right = view->tall ? (view->width - width) / 2 : view->width - width - 48;
    struct rect box = rect_make(right, view->height - height - (view->tall ? 250 : 136), width, height);
    box.y += 40 * (1 - t);
    draw_hit(view->list, box, target_make(TARGET_BLOCK, 0), HIT_TAP);
    draw_layer_begin(view->list, rect_inset(box, -60), affine_identity(), t, 0);
    widget_card(view, box, 0, view_tint(view, TINT_GOLD));
    struct rect in = rect_inset(box, 44);
    struct text_style title = view_style(view, TYPE_CARD_TITLE, view_tint(view, TINT_INK));
    title.size = view_size(view, 44);
    struct text_style label = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
    double y = in.y + view_set(view, &title, view_word(view, WORD_PANEL_TITLE), point_make(in.x, in.y), in.w) + 14;
    y += view_set(view, &label, view_word(view, WORD_LANGUAGE), point_make(in.x, y), in.w) + 8;
    draw_languages(view, rect_make(in.x, y, in.w, THEME_TARGET));
    y += THEME_TARGET + 40;
    draw_quiet_row(view, rect_make(in.x, y, in.w, THEME_TARGET));
    double half = (in.w - THEME_GAP) / 2;
    double foot = in.y + in.h - THEME_TARGET;
    widget_button(view, rect_make(in.x, foot, half, THEME_TARGET), view_word(view, WORD_CREDITS), BUTTON_WASHI,
                  target_make(TARGET_GO, SCREEN_CREDITS));
    widget_button(view, rect_make(in.x + half + THEME_GAP, foot, half, THEME_TARGET), view_word(view, WORD_CLOSE),
                  BUTTON_GOLD, target_make(TARGET_PANEL_CLOSE, 0));
    draw_layer_end(view->list);
}

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
    view_center(view, &title, view_word(view, WORD_STILL_THERE), rect_make(60, c.y + 190, view->width - 120, 90));
    view_center(view, &note, view_word(view, WORD_STILL_THERE_NOTE), rect_make(60, c.y + 280, view->width - 120, 60));
    double width = widget_button_width(view, view_word(view, WORD_CONTINUE)) + 80;
    widget_button(view, rect_make((view->width - width) / 2, c.y + 372, width, 100), view_word(view, WORD_CONTINUE),
                  BUTTON_GOLD, target_make(TARGET_CONTINUE, 0));
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
            draw_box_line(view->list, box, 20, 6, view_tint(view, TINT_NIGHT));
            draw_box_line(view->list, box, 20, 3, color_rgb(0xFFFFFF));
            return;
        }
    }
}
