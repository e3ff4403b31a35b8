#include "ui/frame.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "ui/dock.h"
#include "ui/night.h"
#include "ui/overlay.h"
#include "ui/screens.h"

static const double attract_wind = 9;
static const tick glint_length = TICK_MS(900);
static const tick map_ahead = TICK_S(3); /* at the show's start the ground of the map is seen to */

static struct rope_pose pose_of(const struct app *app, enum screen screen)
{
    switch (screen) {
    case SCREEN_ATTRACT:
    case SCREEN_FAULT:
        return rope_pose_fan(app->width, app->height);
    case SCREEN_VISION:
        return rope_pose_vision(app->width, app->height);
    case SCREEN_MAP:
    case SCREEN_STAFF:
    case SCREEN_PIN:
        return rope_pose_away(app->width, app->height);
    case SCREEN_HOME:
    case SCREEN_CARD:
    case SCREEN_VOICES:
    case SCREEN_STUDENTS:
    case SCREEN_JOIN:
    case SCREEN_PROGRAMME:
    case SCREEN_CREDITS:
    case SCREEN_COUNT:
        break;
    }
    return rope_pose_ceiling(app->width, app->height);
}

/** How far the change of screens has come: 0..1. */
static double change_progress(const struct app *app, tick now)
{
    return app->leaving == app->screen ? 1 : ease_progress(now, app->changed, APP_CHANGE);
}

struct rope_pose frame_pose(const struct app *app, tick now)
{
    double t = app->comfort[COMFORT_QUIET] ? 1 : ease_in_out(change_progress(app, now));
    return rope_pose_mix(app->pose_from, pose_of(app, app->screen), t);
}

static bool over_map(const struct app *app, enum screen screen)
{
    return screen == SCREEN_MAP || (screen == SCREEN_CARD && app->beneath == SCREEN_MAP);
}

/** A quantity that differs between screens, while one goes and the other comes. */
static double between(double leaving, double arriving, double t)
{
    return ease_mix(leaving, arriving, ease_in_out(t));
}

/** The start of attract is the time to make ready what will take a while, but its own first picture comes before. */
static bool is_map_near(const struct app *app, tick now)
{
    return app->screen == SCREEN_ATTRACT && app_has(app, SCREEN_MAP) && now > app->changed &&
           now < app->changed + map_ahead;
}

static void draw_ground(struct view *view, double t)
{
    const struct app *app = view->app;
    double map = between(over_map(app, app->leaving), over_map(app, app->screen), t);
    double lamps = between(app->leaving == SCREEN_ATTRACT, app->screen == SCREEN_ATTRACT, t);
    if (map < 1) {
        if (lamps < 1) {
            night_draw(view, 0.1, 1);
        }
        if (lamps > 0) {
            night_draw(view, 1, lamps);
        }
    }
    if (map > 0) {
        draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), affine_identity(), map, 0);
        map_draw_ground(view);
        draw_layer_end(view->list);
    } else if (is_map_near(app, view->now)) {
        map_draw_ahead(view);
    }
    double shade = between(app->leaving == SCREEN_CARD, app->screen == SCREEN_CARD, t) * 0.74;
    if (shade > 0) {
        draw_box(view->list, rect_make(0, 0, view->width, view->height), 0,
                 brush_solid(color_fade(view_tint(view, TINT_NIGHT), shade)));
    }
}

static void draw_ropes(struct view *view)
{
    const struct app *app = view->app;
    struct rope_pose pose = frame_pose(app, view->now);
    ropes_draw(view, &pose, view->wind);
    if (app->glint > 0 && !view->quiet) {
        ropes_glint(view, &pose, app->glint_rope, ease_progress(view->now, app->glint, glint_length));
        view_moves(view, app->glint + glint_length);
    }
}

static void draw_screen(struct view *view, enum screen screen, struct affine transform, double opacity)
{
    if (opacity <= 0) {
        return;
    }
    bool plain = opacity >= 1 && affine_is_move(transform) && transform.x0 == 0 && transform.y0 == 0;
    if (!plain) {
        draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), transform, opacity, 0);
    }
    screens[screen].draw(view);
    if (!plain) {
        draw_layer_end(view->list);
    }
}

/** A card opens from its light and closes into it; other screens rise a little as they come. */
static struct affine place(const struct view *view, enum screen screen, double t)
{
    if (view->quiet) {
        return affine_identity();
    }
    if (screen == SCREEN_CARD) {
        return affine_about(view->app->card.origin, 0.12 + 0.88 * t, (1 - t) * -0.06);
    }
    return affine_move(0, 28 * (1 - t));
}

static void draw_screens(struct view *view, double t)
{
    const struct app *app = view->app;
    if (t < 1) {
        size_t hits = view->list->hit_count;
        tick since = view->since;
        view->since = app->changed - TICK_S(60); /* what goes has long arrived */
        double out = app->leaving == SCREEN_CARD ? 1 - t : 1 - fmin(1, t * 1.8);
        struct affine way =
            app->leaving == SCREEN_CARD ? place(view, SCREEN_CARD, 1 - ease_in_out(t)) : affine_identity();
        draw_screen(view, app->leaving, way, out);
        view->since = since;
        view->list->hit_count = hits; /* it cannot be touched any more */
    }
    double in = app->screen == SCREEN_CARD ? fmin(1, t * 3) : ease_out(t);
    draw_screen(view, app->screen, place(view, app->screen, ease_out(t)), in);
}

static void draw_dock(struct view *view, double t)
{
    const struct app *app = view->app;
    double opacity = between(screens[app->leaving].dock, screens[app->screen].dock, t);
    if (opacity <= 0) {
        return;
    }
    enum screen current = app_is_sheet(app->screen) ? app->beneath : app->screen;
    if (opacity < 1) {
        draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), affine_identity(), opacity, 0);
    }
    dock_draw(view, current == SCREEN_STUDENTS ? SCREEN_VOICES : current);
    if (opacity < 1) {
        draw_layer_end(view->list);
    }
}

/** Only attract has wind; it rises gently. */
static double wind_of(const struct app *app, tick now)
{
    bool windy = app->screen == SCREEN_ATTRACT && !app->comfort[COMFORT_QUIET];
    return windy ? attract_wind * ease_in_out(ease_progress(now, app->changed, TICK_S(3))) : 0;
}

static struct view view_of(struct app *app, tick now, struct draw_list *list)
{
    bool tall = app->height > app->width;
    return (struct view){
        .app = app,
        .pack = app->pack,
        .type = app->type,
        .list = list,
        .arena = &list->arena,
        .now = now,
        .since = app->changed,
        .width = app->width,
        .height = app->height,
        .tall = tall,
        .large = app->comfort[COMFORT_LARGE],
        .contrast = app->comfort[COMFORT_CONTRAST] ? CONTRAST_HIGH : CONTRAST_USUAL,
        .furigana = app_furigana(app),
        .quiet = app->comfort[COMFORT_QUIET],
        .language = app->language,
        .tag = app->pack ? app->pack->languages[app->language] : "ja",
        .safe = dock_safe(app->width, app->height),
        .wind = wind_of(app, now),
        .pages = app->pages,
        .wake = TICK_NEVER,
    };
}

/** The screen, and all that belongs to it. */
static void draw_scene(struct view *view, double t)
{
    draw_ground(view, t);
    draw_ropes(view);
    draw_screens(view, t);
    draw_dock(view, t);
}

/** Give the app the screen, language and comfort of what is left, and what it had to `left`. */
static void exchange_left(struct app *app, enum screen *screen)
{
    struct left was = app->left;
    enum screen shown = app->screen;
    app->left.language = app->language;
    app->language = was.language;
    memcpy(app->left.comfort, app->comfort, sizeof was.comfort);
    memcpy(app->comfort, was.comfort, sizeof was.comfort);
    app->screen = app->leaving = *screen;
    *screen = shown;
}

/**
 * Nobody answered: attract stands there at once, and what was asked upon, with its shade, is one sheet above it that
 * fades. Were the shade dropped and the screen beneath it faded, it would flash up in the dark square.
 */
static void draw_unanswered(struct app *app, struct view *view, double t)
{
    enum screen other = app->leaving;
    app->leaving = app->screen;
    draw_scene(view, 1);
    size_t hits = view->list->hit_count;
    draw_layer_begin(view->list, rect_make(0, 0, view->width, view->height), affine_identity(), 1 - ease_in_out(t), 0);
    exchange_left(app, &other);
    struct view gone = view_of(app, view->now, view->list);
    gone.since = app->changed - TICK_S(60);
    gone.pages = NULL;
    draw_scene(&gone, 1);
    overlay_idle(&gone, app->left.asked_at, app->changed);
    exchange_left(app, &other);
    app->leaving = other;
    draw_layer_end(view->list);
    view->list->hit_count = hits; /* it cannot be touched any more */
}

tick frame_draw(struct app *app, tick now, tick warned, tick attract, struct draw_list *list)
{
    draw_begin(list, app->width, app->height);
    struct view view = view_of(app, now, list);
    double t = change_progress(app, now);
    if (t < 1) {
        view_moves(&view, app->changed + APP_CHANGE);
    } else {
        app->leaving = app->screen;
    }
    if (over_map(app, app->leaving) || over_map(app, app->screen) || is_map_near(app, now)) {
        map_unroll(app);
    }
    if (t < 1 && app->left.asked) {
        draw_unanswered(app, &view, t);
    } else {
        draw_scene(&view, t);
    }
    if (app->panel) {
        overlay_panel(&view);
    }
    if (warned != TICK_NEVER) {
        overlay_idle(&view, warned, attract);
    }
    overlay_focus(&view);
    view_wake(&view, app->key_until);
    return view.wake;
}
