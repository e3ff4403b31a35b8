#include "ui/card.h"

#include <math.h>

#include "base/ease.h"
#include "ui/card_parts.h"
#include "ui/hang.h"
#include "ui/map_gather.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

static const tick turn_length = TICK_MS(380);
static const double turn_way = 150;   /* how far a card comes from the side */
static const double turn_part = 110;  /* a drag beyond this turns, */
static const double turn_speed = 500; /* or one thrown faster than this (units a second) */
static const double drag_give = 0.55; /* how much of a finger's way the card follows */
static const double button_radius = 46, number_height = 44;

/* The order */

/** Coming from the map, the neighbours are those that answer what it was asked. */
static bool is_among(const struct app *app, int project)
{
    return app->beneath != SCREEN_MAP || map_is_lit(&app->map, app->pack, project);
}

/** The next project in a direction, round and round, or PACK_INDEX_NONE when there is no other. */
static int neighbour(const struct app *app, int way)
{
    int count = (int)app->pack->project_count, at = app->card.project;
    for (int i = 1; i < count; i++) {
        int other = ((at + way * i) % count + count) % count;
        if (is_among(app, other)) {
            return other;
        }
    }
    return PACK_INDEX_NONE;
}

/* Drawing */

struct pages {
    int project, interview;
};

static struct pages count_pages(struct view *view, const struct card_layout *layout, int project)
{
    return (struct pages){card_project_pages(view, layout, project), card_interview_pages(view, layout, project)};
}

/** A project's sheet, open at a page. */
struct sheet {
    int project, page;
    struct pages pages;
};

static struct sheet sheet_of(struct view *view, const struct card_layout *layout, int project, int page)
{
    struct sheet sheet = {project, page, count_pages(view, layout, project)};
    int last = sheet.pages.project + sheet.pages.interview - 1;
    sheet.page = page > last ? last : page;
    return sheet;
}

static void draw_sheet(struct view *view, const struct card_layout *layout, const struct sheet *sheet)
{
    int project = sheet->project, page = sheet->page;
    struct color color = view_section(view, view->pack->projects[project].section);
    hang_begin(view, &(struct hang){.box = layout->box, .color = color});
    draw_hit(view->list, layout->box, target_make(TARGET_CARD_SHEET, 0), HIT_TAP | HIT_DRAG_X);
    if (page < sheet->pages.project) {
        card_panel_draw(view, layout, project);
        card_project_draw(view, layout, project, page);
    } else {
        card_interview_draw(view, layout, project, page - sheet->pages.project);
    }
    hang_end(view);
}

/** How much of the way back the sheet still has to go. */
static double swing(const struct card_state *card, tick now)
{
    return card->back * (1 - ease_out(ease_progress(now, card->dropped, turn_length)));
}

/** How far the sheet is pulled aside; let go, it swings back. */
static double pulled(struct view *view)
{
    const struct card_state *card = &view->app->card;
    if (card->back != 0) {
        view_moves(view, card->dropped + turn_length);
    }
    return (card->drag + swing(card, view->now)) * drag_give;
}

static void draw_moved(struct view *view, const struct card_layout *layout, const struct sheet *sheet, double dx,
                       double opacity)
{
    bool plain = opacity >= 1 && dx == 0;
    if (!plain) {
        draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), affine_move(dx, 0), opacity, 0);
    }
    draw_sheet(view, layout, sheet);
    if (!plain) {
        draw_layer_end(view->list);
    }
}

/** The card that was turned away goes to one side as the new one comes from the other. */
static void draw_sheets(struct view *view, const struct card_layout *layout, const struct sheet *sheet)
{
    const struct card_state *card = &view->app->card;
    double t = card->way == 0 ? 1 : ease_progress(view->now, card->turned, turn_length);
    if (t < 1) {
        view_moves(view, card->turned + turn_length);
        double way = view->quiet ? 0 : turn_way * card->way;
        size_t hits = view->list->hit_count;
        struct sheet before = sheet_of(view, layout, card->before, card->page_before);
        draw_moved(view, layout, &before, -way * ease_out(t), 1 - ease_in_out(t));
        view->list->hit_count = hits;
        draw_moved(view, layout, sheet, way * (1 - ease_out(t)), ease_out(t));
        return;
    }
    draw_moved(view, layout, sheet, pulled(view), 1);
}

/** Which page this is, so that nobody takes › for the way to the next project alone. */
static void draw_number(struct view *view, struct point at, int page, int pages)
{
    struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_WASHI));
    const char *words = arena_printf(view->arena, view_word(view, WORD_PAGE), page + 1, pages);
    struct rect box =
        rect_around(at, paragraph_line_width(view->type, &style, words) + 12, view_size(view, number_height));
    draw_box(view->list, box, box.h / 2, brush_solid(color_fade(view_tint(view, TINT_NIGHT), view_cover(view, 0.6))));
    view_center(view, &style, words, box);
}

/** ‹ and › turn the pages first, then to the neighbours. */
static void draw_buttons(struct view *view, const struct card_layout *layout, const struct sheet *sheet)
{
    const struct app *app = view->app;
    int count = sheet->pages.project + sheet->pages.interview, page = sheet->page;
    bool others = neighbour(app, 1) != PACK_INDEX_NONE;
    bool reading = page > 0; /* at the project itself, › goes to the next one, not into the interview */
    bool forth = page + 1 < count && (reading || sheet->pages.project > 1);
    uint64_t previous = reading  ? target_make(TARGET_CARD_PAGE, page - 1)
                        : others ? target_make(TARGET_CARD_PREVIOUS, 0)
                                 : 0;
    uint64_t next = forth ? target_make(TARGET_CARD_PAGE, page + 1) : others ? target_make(TARGET_CARD_NEXT, 0) : 0;
    struct rect box = layout->box;
    double y = layout->row ? box.y + box.h + 30 + HANG_ROW / 2 : box.y + box.h * 0.5;
    bool numbered = sheet->pages.project > 1 && page < sheet->pages.project; /* an interview's number is on its sheet */
    double apart = layout->row ? numbered ? 230 : 190 : box.w / 2 + 26 + button_radius;
    struct point close = layout->row ? point_make(view->width / 2, y)
                                     : point_make(box.x + box.w + 26 + button_radius, box.y + button_radius);
    if (numbered) {
        double beside = layout->row ? apart / 2 : apart;
        double below = layout->row ? 0 : button_radius + 10 + view_size(view, number_height) / 2;
        draw_number(view, point_make(view->width / 2 + beside, y + below), page, sheet->pages.project);
    }
    if (previous) {
        widget_round(view, point_make(view->width / 2 - apart, y), button_radius, ICON_PREVIOUS, previous);
    }
    if (next) {
        widget_round(view, point_make(view->width / 2 + apart, y), button_radius, ICON_NEXT, next);
    }
    widget_round(view, close, button_radius, ICON_CLOSE, target_make(TARGET_CARD_CLOSE, 0));
}

void card_draw(struct view *view)
{
    struct card_layout layout = card_layout_make(view);
    struct sheet sheet = sheet_of(view, &layout, view->app->card.project, view->app->card.page);
    draw_sheets(view, &layout, &sheet);
    draw_buttons(view, &layout, &sheet);
}

/* Touching */

void card_show(struct app *app, int project, tick now)
{
    struct card_state *card = &app->card;
    if (card->project != project) {
        card->before = card->project;
        card->page_before = card->page;
        card->turned = now;
        card->way = project == neighbour(app, -1) && project != neighbour(app, 1) ? -1 : 1;
    }
    card->project = project;
    card->page = 0;
    card->lit = 0;
    card->drag = 0;
    card->back = 0;
    if (app->beneath == SCREEN_MAP) {
        map_light_at(app, project, &card->origin); /* it closes into its own light */
    }
}

static void turn(struct app *app, int way, tick now)
{
    int project = neighbour(app, way);
    if (project != PACK_INDEX_NONE) {
        app_open_card(app, project, app->card.origin, now);
        app->card.way = way;
    }
}

/** The place of `page` of `count` among `other` pages. */
static int page_among(int page, int count, int other)
{
    return count > 1 && other > 1 ? (int)round((double)page * (other - 1) / (count - 1)) : 0;
}

void card_translate(struct app *app, int before)
{
    struct arena arena = {0};
    struct view view = card_measure_view(app, &arena, 0), old = view;
    old.language = before;
    old.tag = app->pack->languages[before];
    struct card_state *card = &app->card;
    struct card_layout layout = card_layout_make(&view), was = card_layout_make(&old);
    struct pages to = count_pages(&view, &layout, card->project), from = count_pages(&old, &was, card->project);
    int read = card->page - from.project; /* of the interview */
    card->page = read < 0 ? page_among(card->page, from.project, to.project)
                          : to.project + page_among(read, from.interview, to.interview);
    arena_finish(&arena);
}

static void turn_page(struct app *app, int page, tick now)
{
    struct card_state *card = &app->card;
    card->before = card->project;
    card->page_before = card->page;
    card->way = page > card->page ? 1 : -1;
    card->turned = now;
    card->page = page;
}

static void light(struct app *app, tick now)
{
    if (app->card.lit == 0 || now >= app->card.lit + CARD_LIT) {
        app->card.lit = now;
        app_light(app, app->card.project, now);
    }
}

static void tap(struct app *app, uint64_t target, tick now)
{
    switch ((int)target_kind(target)) {
    case TARGET_CARD_PREVIOUS:
        turn(app, -1, now);
        return;
    case TARGET_CARD_NEXT:
        turn(app, 1, now);
        return;
    case TARGET_CARD_CLOSE:
        app_back(app, now);
        return;
    case TARGET_CARD_LIGHT:
        light(app, now);
        return;
    case TARGET_CARD_GOAL:
        app_go(app, SCREEN_MAP, now);
        map_ask_goal(app, target_number(target), now);
        return;
    case TARGET_CARD_PAGE:
        turn_page(app, target_number(target), now);
        return;
    default:
        return;
    }
}

/** A sheet that is caught on its way back is pulled on from there. */
static void drag(struct app *app, double by, tick now)
{
    struct card_state *card = &app->card;
    card->drag += swing(card, now) + by;
    card->back = 0;
}

static void let_go(struct app *app, tick now)
{
    struct card_state *card = &app->card;
    card->back = card->drag + swing(card, now);
    card->drag = 0;
    card->dropped = now;
}

static void drop(struct app *app, const struct gesture *gesture, tick now)
{
    double way = app->card.drag, speed = gesture->velocity.x;
    let_go(app, now);
    if (fabs(way) > turn_part || (fabs(speed) > turn_speed && speed * way > 0)) {
        turn(app, way > 0 ? -1 : 1, now);
    }
}

void card_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    switch (gesture->kind) {
    case GESTURE_TAP:
        tap(app, gesture->target, now);
        return;
    case GESTURE_DRAG:
        drag(app, gesture->delta.x, now);
        return;
    case GESTURE_DROP:
        drop(app, gesture, now);
        return;
    case GESTURE_CANCEL:
        let_go(app, now);
        return;
    case GESTURE_PINCH:
    case GESTURE_COUNT:
        return;
    }
}
