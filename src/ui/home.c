#include "ui/home.h"

#include <math.h>

#include "base/ease.h"
#include "ui/flow.h"
#include "ui/hang.h"
#include "ui/home_news.h"
#include "ui/state.h"
#include "ui/students.h"
#include "ui/target.h"
#include "ui/widget.h"

struct door {
    enum screen screen;
    enum word word;
    enum tint tint;
    void (*picture)(struct view *view, struct rect box);
};

/** The yukitsuri fan: everybody connected. */
static void picture_fan(struct view *view, struct rect box)
{
    enum { ROPES = 9 };
    struct point apex = point_make(box.x + box.w / 2, box.y + box.h * 0.1);
    struct path *ropes = path_create(view->arena);
    for (int i = 0; i < ROPES; i++) {
        double s = 2.0 * i / (ROPES - 1) - 1;
        path_move(ropes, apex.x, apex.y);
        path_line(ropes, box.x + box.w * (0.5 + 0.4 * s), box.y + box.h * (0.76 + 0.1 * cos(s * 1.5)));
    }
    draw_stroke(view->list, ropes, 2.6, brush_solid(color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.85)));
    for (int i = 0; i < ROPES; i++) {
        double s = 2.0 * i / (ROPES - 1) - 1;
        struct point end = point_make(box.x + box.w * (0.5 + 0.4 * s), box.y + box.h * (0.76 + 0.1 * cos(s * 1.5)));
        draw_glow(view->list, end, 26, color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.55), BLEND_OVER);
        draw_disc(view->list, end, 8, view_tint(view, TINT_GOLD_BRIGHT));
    }
    draw_disc(view->list, apex, 9, view_tint(view, TINT_WASHI));
}

/** The bounding box of the pack's own town. */
static bool city_bounds(const struct pack *pack, struct rect *out)
{
    bool found = false;
    double left = 0, right = 0, top = 0, bottom = 0;
    for (size_t f = 0; f < pack->map.feature_count; f++) {
        const struct pack_feature *feature = &pack->map.features[f];
        for (size_t r = 0; feature->kind == FEATURE_CITY && r < feature->ring_count; r++) {
            for (size_t i = 0; i < feature->rings[r].count; i++) {
                struct point p = feature->rings[r].points[i];
                left = found ? fmin(left, p.x) : p.x;
                right = found ? fmax(right, p.x) : p.x;
                bottom = found ? fmin(bottom, p.y) : p.y;
                top = found ? fmax(top, p.y) : p.y;
                found = true;
            }
        }
    }
    *out = rect_make(left, top, right - left, top - bottom);
    return found && right > left && top > bottom;
}

/** The town's outline, north up, and its lights. */
static void picture_town(struct view *view, struct rect box)
{
    struct rect world;
    if (!city_bounds(view->pack, &world)) {
        picture_fan(view, box);
        return;
    }
    double stretch = cos((world.y - world.h / 2) * M_PI / 180);
    double scale = fmin(box.w * 0.8 / (world.w * stretch), box.h * 0.84 / world.h);
    double x0 = box.x + (box.w - world.w * stretch * scale) / 2, y0 = box.y + (box.h - world.h * scale) / 2;
    struct path *land = path_create(view->arena), *rivers = path_create(view->arena);
    for (size_t f = 0; f < view->pack->map.feature_count; f++) {
        const struct pack_feature *feature = &view->pack->map.features[f];
        for (size_t r = 0; r < feature->ring_count; r++) {
            bool river = feature->kind == FEATURE_RIVER;
            for (size_t i = 0; (river || feature->kind == FEATURE_CITY) && i < feature->rings[r].count; i++) {
                struct point p = feature->rings[r].points[i];
                double x = x0 + (p.x - world.x) * stretch * scale, y = y0 + (world.y - p.y) * scale;
                (i ? path_line : path_move)(river ? rivers : land, x, y);
            }
        }
    }
    draw_fill(view->list, land, brush_solid(color_fade(color_rgb(0x3A2A14), 0.72)));
    draw_stroke(view->list, land, 2, brush_solid(color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.9)));
    draw_stroke(view->list, rivers, 3, brush_solid(color_fade(view_tint(view, TINT_WASHI), 0.55)));
    for (size_t i = 0; i < view->pack->project_count && i < 40; i++) {
        const struct pack_project *p = &view->pack->projects[i];
        if (p->place != PACK_INDEX_NONE) {
            const struct pack_place *place = &view->pack->places[p->place];
            struct point at =
                point_make(x0 + (place->lon - world.x) * stretch * scale, y0 + (world.y - place->lat) * scale);
            draw_glow(view->list, at, 20, color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.5), BLEND_OVER);
            draw_disc(view->list, at, 6.5, view_tint(view, TINT_GOLD_BRIGHT));
        }
    }
}

/** Three tanzaku on their strings. */
static void picture_slips(struct view *view, struct rect box)
{
    static const double turns[] = {-0.07, 0.02, 0.08};
    for (int i = 0; i < 3; i++) {
        double x = box.x + box.w * (0.26 + 0.24 * i), y = box.y + box.h * 0.16;
        double h = fmin(box.h * 0.68, box.w * 0.54), w = h * 0.36;
        struct rect slip = rect_make(x - w / 2, y, w, h);
        draw_layer_begin(view->list, rect_inset(rect_make(slip.x, box.y, slip.w, box.h), -30),
                         affine_about(point_make(x, box.y), 1, turns[i]), 1, 0);
        draw_line(view->list, point_make(x, box.y), point_make(x, y), 2.5, view_tint(view, TINT_GOLD_BRIGHT));
        draw_box(view->list, slip, 6, brush_solid(view_tint(view, TINT_WASHI)));
        draw_line(view->list, point_make(x + w * 0.16, y + h * 0.14), point_make(x + w * 0.16, y + h * 0.84), 5,
                  view_tint(view, TINT_INK_SOFT));
        draw_line(view->list, point_make(x - w * 0.18, y + h * 0.14), point_make(x - w * 0.18, y + h * 0.6), 5,
                  color_fade(view_tint(view, TINT_INK_SOFT), 0.55));
        draw_layer_end(view->list);
    }
}

/** A paper lantern that a visitor lights. */
static void picture_lantern(struct view *view, struct rect box)
{
    struct point c = point_make(box.x + box.w / 2, box.y + box.h * 0.53);
    double h = box.h * 0.58, w = h * 0.82;
    struct rect body = rect_around(c, w, h);
    draw_glow(view->list, c, box.h * 0.62, color_fade(view_tint(view, TINT_GOLD_BRIGHT), 0.6), BLEND_OVER);
    draw_line(view->list, point_make(c.x, box.y), point_make(c.x, body.y - 12), 2.5, view_tint(view, TINT_GOLD_BRIGHT));
    struct draw_brush paper = {.kind = BRUSH_RADIAL, .from = c, .radius = h * 0.62};
    brush_stop(&paper, 0, color_rgb(0xFFFBEA));
    brush_stop(&paper, 1, color_rgb(0xF3C46B));
    draw_box(view->list, body, w * 0.42, paper);
    struct path *ribs = path_create(view->arena);
    for (int i = 1; i < 6; i++) {
        double s = i / 6.0 * 2 - 1, half = w / 2 * sqrt(fmax(0, 1 - s * s * 0.82));
        path_move(ribs, c.x - half, c.y + s * h / 2);
        path_quad(ribs, c.x, c.y + s * h / 2 + 7, c.x + half, c.y + s * h / 2);
    }
    draw_stroke(view->list, ribs, 1.8, brush_solid(color_fade(color_rgb(0x8A5A1E), 0.5)));
    for (int i = -1; i <= 1; i += 2) {
        draw_box(view->list, rect_around(point_make(c.x, c.y + i * (h / 2 + 2)), w * 0.5, 14), 5,
                 brush_solid(view_tint(view, TINT_INK)));
    }
}

static const struct door doors[] = {
    {SCREEN_VISION, WORD_VISION, TINT_AI, picture_fan},
    {SCREEN_MAP, WORD_MAP, TINT_OUDO, picture_town},
    {SCREEN_VOICES, WORD_VOICES, TINT_ENJI, picture_slips},
    {SCREEN_JOIN, WORD_JOIN, TINT_KUSA, picture_lantern},
};
enum { DOORS = sizeof doors / sizeof doors[0] };

static const double news_gap = 44; /* the strings between the doors and the board beneath them */

/** A door's words at a scale of their type; a part that the pack leaves out, or that found no room, is NULL. */
struct door_text {
    const struct paragraph *title, *subtitle, *text;
    double height;
};

static struct text_style door_style(struct view *view, enum type_role role, double size, enum tint tint, double scale)
{
    struct text_style style = view_style(view, role, view_tint(view, tint));
    style.size = fmax(view_size(view, size) * scale, scale < flow_least(view) ? THEME_FLOOR : view_floor(view));
    style.phrases = true;
    style.balance = true;
    return style;
}

/** How much of a door's words is set; and how all doors are set: at one scale, and as much of each. */
enum door_words { DOOR_TITLE, DOOR_SUBTITLE, DOOR_SENTENCE };

struct door_setting {
    double scale;
    enum door_words words;
};

static struct door_text layout_door(struct view *view, const struct door *door, double width,
                                    struct door_setting setting)
{
    double scale = setting.scale;
    const struct pack_door *words = view_door(view, door->screen);
    struct text_style style = door_style(view, TYPE_CARD_TITLE, 56, TINT_INK, scale);
    const char *title = view_text_or(view, &words->title, door->word, &style);
    style.leading = 1.3;
    struct text_style label = door_style(view, TYPE_BUTTON, 27, TINT_INK_SOFT, scale);
    struct text_style body = door_style(view, TYPE_LABEL, 30, TINT_INK, scale);
    struct door_text out = {.title = view_layout(view, &style, title, width)};
    out.height = out.title->height;
    if (setting.words >= DOOR_SUBTITLE && pack_text_present(&words->subtitle)) {
        out.subtitle = view_layout(view, &label, view_text_in(view, &words->subtitle, &label), width);
        out.height += 4 + out.subtitle->height;
    }
    if (setting.words >= DOOR_SENTENCE && pack_text_present(&words->text)) {
        out.text = view_layout(view, &body, view_text_in(view, &words->text, &body), width);
        out.height += 14 + out.text->height;
    }
    return out;
}

static bool doors_fit(struct view *view, const struct door *const *open, size_t count, double width, double height,
                      struct door_setting setting)
{
    for (size_t i = 0; i < count; i++) {
        if (layout_door(view, open[i], width, setting).height > height) {
            return false;
        }
    }
    return true;
}

/** Smaller type first; where even that finds no room, the sentences are left out, then the subtitles: the title says
 * where a door leads. */
static struct door_setting fit_doors(struct view *view, const struct door *const *open, size_t count, double width,
                                     double height)
{
    for (int words = DOOR_SENTENCE; words >= DOOR_TITLE; words--) {
        double least = words == DOOR_SENTENCE ? flow_least(view) : flow_smallest(view);
        struct door_setting setting = {1, words};
        for (; setting.scale > least; setting.scale -= 0.08) {
            if (doors_fit(view, open, count, width, height, setting)) {
                return setting;
            }
        }
    }
    return (struct door_setting){flow_smallest(view), DOOR_TITLE};
}

static void draw_door_words(struct view *view, const struct door *door, struct door_setting setting, struct rect box)
{
    struct door_text text = layout_door(view, door, box.w, setting);
    double y = box.y;
    paragraph_draw(text.title, view->list, view->type, point_make(box.x, y), box.w);
    y += text.title->height + 4;
    if (text.subtitle) {
        paragraph_draw(text.subtitle, view->list, view->type, point_make(box.x, y), box.w);
        y += text.subtitle->height + 14;
    }
    if (text.text) {
        paragraph_draw(text.text, view->list, view->type, point_make(box.x, y), box.w);
    }
}

/** How much of a door is its picture; larger type takes its room from it. */
static double picture_part(const struct view *view)
{
    return (view->tall ? 0.52 : 0.48) - (view->large ? 0.1 : 0);
}

/** The part of a door below its picture, where the words stand. */
static struct rect words_box(const struct view *view, struct rect door)
{
    double split = door.h * picture_part(view), pad = fmin(36, door.w * 0.09);
    return rect_make(door.x + pad, door.y + split + 22, door.w - 2 * pad, door.h - split - 44);
}

/** The strings of the first row come from the ropes above the title, those of the next from the door above. */
static void hang_door(struct view *view, const struct rect *title, struct rect box, double above)
{
    struct point ring = point_make(box.x + box.w / 2, box.y);
    if (above > 0) {
        widget_string(view, point_make(ring.x, above), ring);
    } else {
        hang_string(view, title, ring.x, ring);
    }
}

static void draw_door(struct view *view, const struct door *door, struct door_setting setting, struct rect box,
                      int order)
{
    uint64_t target = target_make(TARGET_GO, door->screen);
    struct point ring = point_make(box.x + box.w / 2, box.y);
    tick since = view->now - view->since - TICK_MS(50) * order;
    const double damping = 3.2;
    double swing = view->quiet ? 0 : 0.022 * ease_pendulum(since, 0.85, damping) * (order % 2 ? 1 : -1);
    if (!view->quiet) {
        view_moves(view, view->since + TICK_MS(50) * order + ease_pendulum_rest(damping));
    }
    struct affine place = affine_about(ring, view_pressed(view, target) ? 0.975 : 1, swing);
    double split = box.h * picture_part(view);
    draw_layer_begin(view->list, rect_inset(box, -70), place, 1, 0);
    widget_card(view, box, split, view_tint(view, door->tint));
    struct rect picture = rect_make(box.x, box.y, box.w, split);
    draw_box(view->list, rect_make(box.x, box.y + split * 0.35, box.w, split * 0.65), 0,
             brush_linear(point_make(0, box.y + split * 0.35), point_make(0, box.y + split),
                          color_fade(view_tint(view, TINT_NIGHT), 0), color_fade(view_tint(view, TINT_NIGHT), 0.3)));
    door->picture(view, picture);
    draw_door_words(view, door, setting, words_box(view, box));
    draw_layer_end(view->list);
    draw_hit(view->list, box, target, HIT_TAP);
}

static size_t open_doors(const struct view *view, const struct door **open)
{
    size_t count = 0;
    for (int i = 0; i < DOORS; i++) {
        if (app_has(view->app, doors[i].screen)) {
            open[count++] = &doors[i];
        }
    }
    return count;
}

/** Where the doors hang, and the board beneath them. */
struct plan {
    const struct door *open[DOORS];
    size_t count, columns, rows;
    double width, height, left, top; /* of the doors */
    double gap, row_gap;
    double news; /* height of the board; 0: there is none */
};

static struct plan plan_doors(struct view *view, struct rect title)
{
    struct plan plan = {.gap = view->tall ? 40 : 36, .row_gap = 60};
    plan.count = open_doors(view, plan.open);
    plan.columns = view->tall ? (plan.count > 1 ? 2 : 1) : plan.count;
    plan.rows = plan.columns ? (plan.count + plan.columns - 1) / plan.columns : 0;
    plan.top = title.y + title.h + (view->tall ? 110 : 100);
    double gaps = plan.columns ? plan.gap * (double)(plan.columns - 1) : 0;
    plan.width = fmin((view->safe.w - gaps) / (double)(plan.columns ? plan.columns : 1), 480);
    double block = plan.width * (double)plan.columns + gaps;
    plan.left = (view->width - block) / 2;
    plan.news = plan.count ? home_news_height(view, block) : 0;
    double bottom =
        view->safe.y + view->safe.h - (view->large && !view->tall ? 38 : 10); /* clear of the shade above the dock */
    double rest = bottom - plan.top - (plan.news > 0 ? plan.news + news_gap : 0);
    plan.height = plan.rows ? (rest - plan.row_gap * (double)(plan.rows - 1)) / (double)plan.rows : 0;
    plan.height = fmin(plan.height, view_size(view, view->tall ? 560 : 600));
    return plan;
}

static struct rect door_box(const struct plan *plan, size_t index)
{
    size_t row = index / plan->columns, column = index % plan->columns;
    return rect_make(plan->left + (plan->width + plan->gap) * (double)column,
                     plan->top + (plan->height + plan->row_gap) * (double)row, plan->width, plan->height);
}

static void draw_news(struct view *view, const struct plan *plan)
{
    struct rect first = door_box(plan, (plan->rows - 1) * plan->columns), last = door_box(plan, plan->count - 1);
    double foot = last.y + last.h, width = plan->left * -2 + view->width;
    home_news_draw(view, rect_make(plan->left, foot + news_gap, width, plan->news), foot, first.x + first.w / 2,
                   last.x + last.w / 2);
}

void home_draw(struct view *view)
{
    struct view title_view = *view;
    title_view.safe.y += view->tall ? 90 : 26;
    struct rect title = hang_title(&title_view, NULL, WORD_HOME_QUESTION, ALIGN_CENTER);
    struct plan plan = plan_doors(view, title);
    struct rect words = words_box(view, rect_make(0, 0, plan.width, plan.height));
    struct door_setting setting = fit_doors(view, plan.open, plan.count, words.w, words.h);
    for (size_t i = 0; i < plan.count; i++) {
        struct rect box = door_box(&plan, i);
        draw_door(view, plan.open[i], setting, box, (int)i);
        hang_door(view, &title, box, i < plan.columns ? 0 : box.y - plan.row_gap);
    }
    if (plan.news > 0) {
        draw_news(view, &plan);
    }
}

void home_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind == GESTURE_TAP && target_kind(gesture->target) == TARGET_EVENT) {
        students_show_event(app, now);
    }
}
