#include "ui/programme.h"

#include <math.h>

#include "ui/card_parts.h"
#include "ui/contact.h"
#include "ui/flow.h"
#include "ui/hang.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** One sheet of washi: headline and text, the round of adoption, and whom to ask on the panel beside. */

static const double widest = 1500, highest_tall = 1320;
static const double scale_most = 1.05, scale_least = 0.75; /* smaller, the text goes on to a page more */
static const double scale_cut = 0.82;

void programme_enter(struct app *app, tick now)
{
    (void)now;
    app->programme = (struct programme_state){0};
}

void programme_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    if (gesture->kind != GESTURE_TAP) {
        return;
    }
    if (target_kind(gesture->target) == TARGET_PAGE) {
        app->programme.page = target_number(gesture->target);
    } else if (target_kind(gesture->target) == TARGET_CARD_CLOSE) {
        app_back(app, now);
    }
}

/** Everything on one page, or whom to ask `apart` on a page of its own. */
static void body(struct flow *flow, const void *data)
{
    const bool *apart = data;
    const struct view *view = flow->view;
    const struct pack_programme *programme = &view->pack->programme;
    struct text_style headline = view_style_of(view, TYPE_CARD_TITLE, view_tint(view, TINT_INK), &programme->headline);
    struct text_style about = view_style_of(view, TYPE_BODY, view_tint(view, TINT_INK), &programme->about);
    struct text_style adopted = flow_style(flow, TYPE_LABEL, 28, view_tint(view, TINT_INK_SOFT));
    headline.size = flow_size(flow, 50);
    headline.phrases = headline.balance = true;
    about.size = flow_size(flow, 38);
    about.leading = 1.75;
    flow_heading(flow, &headline, view_text_in(view, &programme->headline, &headline), 60);
    flow_gap(flow, 30);
    flow_text(flow, &about, view_text_in(view, &programme->about, &about));
    flow_gap(flow, 30);
    flow_text(flow, &adopted, view_text_in(view, &programme->round, &adopted));
    const struct pack_contact *contact = card_contact(view);
    if (contact && *apart) {
        flow_turn(flow);
        contact_flow(flow, contact);
    } else if (contact) {
        flow_gap(flow, 26);
        flow_hairline(flow);
        flow_gap(flow, 20);
        contact_flow(flow, contact);
    }
}

/** The codes on a panel at the right of a wide sheet, in a row at the foot of a tall one; returns the room for text. */
static struct rect draw_contact(struct view *view, struct rect box)
{
    const struct pack_contact *contact = card_contact(view);
    struct rect in = hang_inside(box, view->tall ? 48 : 56);
    bool ours = pack_text_translated(&view->pack->programme.about, view->language);
    const char *note = ours ? view_word(view, WORD_OUR_TRANSLATION) : NULL;
    if (!contact) {
        return in;
    }
    if (view->tall) {
        double side = view->height < THEME_SHORT ? CONTACT_SIDE_LEAST : CONTACT_SIDE_MOST;
        double height = contact_codes_height(view, contact, side);
        contact_codes(view, contact, in.x + in.w / 2, in.y + in.h - height, side);
        in.h -= height > 0 ? height + 30 : 0;
        return in;
    }
    struct contact_panel panel = contact_panel_in(view, contact, box, CONTACT_SIDE_MOST, note);
    contact_panel_draw(view, contact, box, &panel);
    in.w -= panel.width > 0 ? panel.width - 16 : 0;
    return in;
}

void programme_draw(struct view *view)
{
    struct rect title =
        hang_title(view, &view->pack->programme.title, WORD_ABOUT_PROGRAMME, view->tall ? ALIGN_CENTER : ALIGN_START);
    double top = title.y + title.h + 37, row = view->safe.y + view->safe.h - HANG_ROW / 2;
    double width = fmin(view->safe.w, view_size(view, widest)), height = row - HANG_ROW / 2 - 22 - top;
    struct rect box = rect_make((view->width - width) / 2, top, width,
                                view->tall ? fmin(height, view_size(view, highest_tall)) : height);
    hang_begin(view, &(struct hang){.box = box, .color = hang_color(view, 3), .title = title});
    struct rect in = draw_contact(view, box);
    bool apart = flow_pages(view, body, &(bool){false}, in, scale_least) > 1;
    double scale = flow_fit_pages(view, body, &apart, in, scale_most, scale_least);
    int pages = flow_pages(view, body, &apart, in, scale);
    if (pages > 1 + apart) { /* the text is cut: then as much of it as can be read stands together */
        scale = fmin(scale, scale_cut);
        pages = flow_pages(view, body, &apart, in, scale);
    }
    int page = view->app->programme.page < pages ? view->app->programme.page : pages - 1;
    in.y += fmax(0, fmin(70, (in.h - flow_page_height(view, body, &apart, in, scale, page)) * 0.3));
    flow_draw_page(view, body, &apart, in, scale, page);
    hang_end(view);
    hang_row(view, point_make(view->width / 2, row), page, pages, hang_page_before(page), hang_page_after(page, pages));
    widget_round(view, point_make(view->safe.x + view->safe.w - 46, row), 46, ICON_CLOSE,
                 target_make(TARGET_CARD_CLOSE, 0));
}
