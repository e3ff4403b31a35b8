#include "ui/card_parts.h"

#include <math.h>

#include "ui/dock.h"
#include "ui/hang.h"
#include "ui/state.h"

struct view card_measure_view(const struct app *app, struct arena *arena, tick now)
{
    return (struct view){
        .app = app,
        .pack = app->pack,
        .type = app->type,
        .arena = arena,
        .now = now,
        .width = app->width,
        .height = app->height,
        .tall = app->height > app->width,
        .large = app->comfort[COMFORT_LARGE],
        .contrast = app->comfort[COMFORT_CONTRAST] ? CONTRAST_HIGH : CONTRAST_USUAL,
        .furigana = app_furigana(app),
        .quiet = app->comfort[COMFORT_QUIET],
        .language = app->language,
        .tag = app->pack->languages[app->language],
        .safe = dock_safe(app->width, app->height),
        .wake = TICK_NEVER,
    };
}

static const double widest = 1420, highest = 830;
static const double beside = 92 + 2 * 26; /* what a button beside the sheet takes */
static const double least_beside = 1180;  /* narrower sheets have their buttons beneath */
static const double panel_wide = 492, panel_slim = 330, panel_high = 400, panel_low = 256;
static const double panel_low_large = 292; /* captions of codes take two lines of larger type */
static const double dock_shade = 38;       /* a high sheet stands clear of the shade above the dock */
static const double hang_from = 26;        /* the strings show above the sheet */

const struct pack_contact *card_contact(const struct view *view)
{
    int contact = view->pack->programme.contact;
    return contact == PACK_INDEX_NONE ? NULL : &view->pack->contacts[contact];
}

static bool has_two_codes(const struct view *view)
{
    const struct pack_contact *contact = card_contact(view);
    return contact && contact->mail && contact->tel;
}

struct card_layout card_layout_make(const struct view *view)
{
    struct card_layout layout = {.below = view->tall, .row = view->tall || view->safe.w - 2 * beside < least_beside};
    double width = fmin(view_size(view, widest), view->safe.w - (layout.row ? 0 : 2 * beside));
    double room = view->safe.h - hang_from - (layout.row ? HANG_ROW + 30 : view->large ? dock_shade : 10);
    double height = fmin(room, view->tall ? 1500 : view_size(view, highest));
    double top = view->safe.y + hang_from + (room - height) * 0.35;
    struct rect box = layout.box = rect_make(round((view->width - width) / 2), round(top), width, height);
    struct rect in = hang_inside(box, view->tall ? 48 : 44);
    if (layout.below) {
        layout.low = view->height < THEME_SHORT;
        double high = !layout.low ? panel_high : view->large ? panel_low_large : panel_low;
        layout.panel = rect_make(box.x, box.y + box.h - high, box.w, high);
        in.h = layout.panel.y - 28 - in.y;
    } else {
        double slim = has_two_codes(view) ? panel_wide : panel_slim;
        layout.panel = rect_make(box.x + box.w - slim, box.y + HANG_BAND, slim, box.h - HANG_BAND);
        in.w = layout.panel.x - 40 - in.x;
    }
    layout.column = in;
    return layout;
}
