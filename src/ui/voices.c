#include "ui/voices.h"

#include <math.h>

#include "base/ease.h"
#include "ui/hang.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/voices_slip.h"
#include "ui/widget.h"

/** A drag turns to the next slip beyond this part of the way, or thrown faster than this (units a second). */
static const double turn_part = 0.22;
static const double turn_speed = 500;

static bool shows_translations(const struct app *app)
{
    size_t i = 0;
    while (i < app->pack->voice_count && !pack_text_translated(&app->pack->voices[i].text, app->language)) {
        i++;
    }
    return i < app->pack->voice_count;
}

static struct voices_layout layout_of(const struct app *app)
{
    struct rect all = rect_make(0, 0, app->width, app->height);
    return voices_layout(app->width, app->height, all, shows_translations(app));
}

static bool goes_round(const struct app *app)
{
    return app->pack->voice_count >= 3;
}

/** The voice `by` slips to the right of the one in front, or PACK_INDEX_NONE beyond the ends. */
static int voice_beside(const struct app *app, int by)
{
    int count = (int)app->pack->voice_count, index = app->voices.front + by;
    if (goes_round(app)) {
        return ((index % count) + count) % count;
    }
    return index >= 0 && index < count ? index : PACK_INDEX_NONE;
}

static bool voice_target(uint64_t target)
{
    return target_kind(target) == TARGET_VOICE || target_kind(target) == TARGET_VOICE_SHEET;
}

static bool held(const struct app *app)
{
    return gesture_drags(&app->gesture, voice_target);
}

static double shift_of(const struct app *app, bool held, tick now)
{
    const struct voices_state *voices = &app->voices;
    double rest = 1 - ease_out(ease_progress(now, voices->settled_from, VOICES_SETTLE));
    /* A finger that is gone and never said so lets the slips fall back. */
    double drag = held ? voices->drag : voices->drag * rest;
    return drag / layout_of(app).pitch + voices->from * rest;
}

double voices_shift(const struct app *app, tick now)
{
    return shift_of(app, held(app), now);
}

static void push(struct app *app, double strength, tick now)
{
    app->voices.push = fmax(-1, fmin(1, strength));
    app->voices.pushed = now;
}

/** Settle from a shift, with the slip `by` places to the right in front. */
static void settle(struct app *app, double shift, int by, tick now)
{
    int voice = voice_beside(app, by);
    app->voices.drag = 0;
    app->voices.from = voice == PACK_INDEX_NONE ? shift : shift + by;
    app->voices.settled_from = now;
    if (voice != PACK_INDEX_NONE && by != 0) {
        app->voices.front = voice;
        app->voices.page = 0;
    }
    push(app, by ? (double)-by : shift, now);
}

static void turn(struct app *app, int by, tick now)
{
    settle(app, voices_shift(app, now), by, now);
}

static void drag(struct app *app, double by, tick now)
{
    double shift = voices_shift(app, now);
    bool end = (shift < 0 && voice_beside(app, 1) == PACK_INDEX_NONE) ||
               (shift > 0 && voice_beside(app, -1) == PACK_INDEX_NONE);
    app->voices.drag = shift * layout_of(app).pitch + (end ? by * 0.3 : by);
    app->voices.from = 0;
    app->voices.settled_from = now;
}

static void drop(struct app *app, double speed, tick now)
{
    double shift = shift_of(app, true, now); /* it was held until now, however long ago it last moved */
    int by = (int)-round(shift);
    if (by == 0 && (fabs(shift) > turn_part || (fabs(speed) > turn_speed && speed * shift > 0))) {
        by = shift > 0 ? -1 : 1;
    }
    while (by != 0 && voice_beside(app, by) == PACK_INDEX_NONE) {
        by += by > 0 ? -1 : 1;
    }
    settle(app, shift, by, now);
}

/** How many slips to the right a voice hangs, by the shorter way round. */
static int distance_to(const struct app *app, int voice)
{
    int count = (int)app->pack->voice_count, by = voice - app->voices.front;
    if (goes_round(app)) {
        by = by > count / 2 ? by - count : by < -(count - 1) / 2 ? by + count : by;
    }
    return by;
}

static void tap(struct app *app, const struct gesture *gesture, tick now)
{
    int number = target_number(gesture->target);
    switch ((int)target_kind(gesture->target)) {
    case TARGET_VOICE:
        turn(app, distance_to(app, number), now);
        return;
    case TARGET_VOICE_PREVIOUS:
        turn(app, -1, now);
        return;
    case TARGET_VOICE_NEXT:
        turn(app, 1, now);
        return;
    case TARGET_PAGE:
        app->voices.page = number;
        return;
    case TARGET_VOICE_PROJECT:
        app_open_card(app, number, gesture->at, now);
        return;
    case TARGET_VOICE_SHEET:
        push(app, (app->width / 2 - gesture->at.x) / 300, now);
        return;
    default:
        return;
    }
}

void voices_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    switch (gesture->kind) {
    case GESTURE_TAP:
        tap(app, gesture, now);
        return;
    case GESTURE_DRAG:
        if (voice_target(gesture->target)) {
            drag(app, gesture->delta.x, now);
        }
        return;
    case GESTURE_DROP:
        if (voice_target(gesture->target)) {
            drop(app, gesture->velocity.x, now);
        }
        return;
    case GESTURE_CANCEL:
        if (voice_target(gesture->target)) {
            settle(app, shift_of(app, true, now), 0, now);
        }
        return;
    case GESTURE_PINCH:
    case GESTURE_COUNT:
        return;
    }
}

void voices_enter(struct app *app, tick now)
{
    app->voices = (struct voices_state){.pushed = now, .push = 1, .settled_from = now - VOICES_SETTLE};
}

void voices_show(struct app *app, int voice, tick now)
{
    app_go(app, SCREEN_VOICES, now);
    app->voices.front = voice;
}

/** Slips hang only as far to a side as every voice hangs once; one that is on its way round fades. */
static double presence(const struct view *view, double offset)
{
    int side = ((int)view->pack->voice_count - 1) / 2;
    if (!goes_round(view->app)) {
        return 1;
    }
    return fmax(0, fmin(1, side + 1 - fabs(offset)));
}

static void begin_fade(struct view *view, double opacity)
{
    if (opacity < 1) {
        draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), affine_identity(), opacity, 0);
    }
}

static void end_fade(struct view *view, double opacity)
{
    if (opacity < 1) {
        draw_layer_end(view->list);
    }
}

/** Draw the slips around the one `first` places from the front, `shift` from their places; returns the pages of that
 * one. */
static int draw_slips(struct view *view, const struct voices_layout *layout, int first, double shift)
{
    int reach = (int)ceil((view->width / 2 - layout->pitch) / layout->step) + 2, pages = 1;
    for (int ring = reach; ring >= 0; ring--) {
        for (int side = -1; side <= 1; side += 2) {
            int by = ring * side, voice = voice_beside(view->app, first + by);
            double there = presence(view, by + shift);
            if (voice == PACK_INDEX_NONE || there <= 0 || (ring == 0 && side > 0)) {
                continue;
            }
            begin_fade(view, there);
            int count = voices_slip(view, layout, voice, by + shift, by + first == 0 ? view->app->voices.page : 0);
            pages = by == 0 ? count : pages;
            end_fade(view, there);
        }
    }
    return pages;
}

/** Quiet motion: the slips in their new places are faded in over those in the old. */
static int draw_quietly(struct view *view, const struct voices_layout *layout)
{
    const struct voices_state *voices = &view->app->voices;
    double fade = ease_progress(view->now, voices->settled_from, VOICES_SETTLE);
    int before = (int)-round(voices->from);
    if (fade < 1 && before != 0) {
        size_t hits = view->list->hit_count;
        draw_slips(view, layout, before, 0);
        view->list->hit_count = hits;
    } else {
        fade = 1;
    }
    begin_fade(view, fade);
    int pages = draw_slips(view, layout, 0, held(view->app) ? voices_shift(view->app, view->now) : 0);
    end_fade(view, fade);
    return pages;
}

/** Beside the row whose lamps stand for the voices: that the voice in front goes on, and where in it we are. */
static void draw_page(struct view *view, struct point at, int page, int pages)
{
    if (pages > 1) {
        struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_WASHI));
        const char *words = arena_printf(view->arena, view_word(view, WORD_PAGE), page + 1, pages);
        view_center(view, &style, words, rect_make(at.x + 14, at.y - 30, 90, 60));
    }
}

/** ‹ and › turn the pages of a long text first, then the slips. */
static void draw_turns(struct view *view, const struct voices_layout *layout, int pages)
{
    const struct app *app = view->app;
    int page = app->voices.page < pages ? app->voices.page : pages - 1;
    uint64_t previous = hang_page_before(page), next = hang_page_after(page, pages);
    if (!previous && voice_beside(app, -1) != PACK_INDEX_NONE) {
        previous = target_make(TARGET_VOICE_PREVIOUS, 0);
    }
    if (!next && voice_beside(app, 1) != PACK_INDEX_NONE) {
        next = target_make(TARGET_VOICE_NEXT, 0);
    }
    struct point center = point_make(view->width / 2, layout->row);
    int count = (int)view->pack->voice_count;
    if (count == 1) { /* the lamps then stand for the pages */
        hang_row(view, center, page, pages, previous, next);
    } else {
        hang_row(view, center, app->voices.front, count, previous, next);
        draw_page(view, point_make(center.x + hang_row_width(count) / 2, center.y), page, pages);
    }
}

static void draw_students_link(struct view *view, const struct voices_layout *layout)
{
    if (!app_has(view->app, SCREEN_STUDENTS)) {
        return;
    }
    const char *label = view_word(view, WORD_STUDENTS);
    double width = widget_button_width(view, label) + 40;
    double x = view->tall ? (view->width - width) / 2 : view->safe.x + view->safe.w - width;
    struct rect box = rect_make(x, layout->second_row - THEME_TARGET / 2, width, THEME_TARGET);
    widget_button(view, box, label, BUTTON_NIGHT, target_make(TARGET_GO, SCREEN_STUDENTS));
}

/** A long title stands above the card in front, not beside it, and a high one above the slips beside. */
static void make_way(const struct view *view, struct voices_layout *layout)
{
    double bottom = layout->title.y + layout->title.h + 24;
    bool beside = !view->tall && layout->title.x + layout->title.w < (view->width - layout->front_width) / 2 - 40;
    double top = beside ? bottom - VOICES_HIGHER : bottom;
    if (top > layout->top) {
        layout->front_height -= top - layout->top;
        layout->top = top;
    }
}

void voices_draw(struct view *view)
{
    const struct app *app = view->app;
    struct voices_layout layout = voices_layout(view->width, view->height, view->safe, shows_translations(app));
    const struct pack_text *title = &view->pack->door_voices.title;
    layout.title = hang_title(view, title, WORD_VOICES, view->tall ? ALIGN_CENTER : ALIGN_START);
    make_way(view, &layout);
    draw_hit(view->list, rect_make(0, layout.top, view->width, layout.front_height), target_make(TARGET_VOICE_SHEET, 0),
             HIT_DRAG_X);
    int pages = view->quiet ? draw_quietly(view, &layout) : draw_slips(view, &layout, 0, voices_shift(app, view->now));
    if (!held(app)) {
        view_moves(view, app->voices.settled_from + VOICES_SETTLE);
    }
    draw_turns(view, &layout, pages);
    draw_students_link(view, &layout);
}
