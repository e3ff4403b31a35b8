#include "ui/join.h"

#include <math.h>

#include "ui/contact.h"
#include "ui/hang.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/**
 * The calls, two at a time side by side (wide) or one under the other (tall); one at a time where two would be
 * cramped; and where one says more than its card can hold, on several pages of it.
 */

static const double gap = 40;
static const double card_least = 740, card_most = 1180;
static const double comfortable = 0.9; /* a scale */
static const double head_gap = 18;     /* below a card's title */
static const double rule_gap = 20;     /* above and below the line before the contact */

void join_enter(struct app *app, tick now)
{
    (void)now;
    app->join = (struct join_state){0};
}

void join_gesture(struct app *app, const struct gesture *gesture, tick now)
{
    (void)now;
    if (gesture->kind == GESTURE_TAP && target_kind(gesture->target) == TARGET_PAGE) {
        app->join.page = target_number(gesture->target);
    }
}

/** A call, and the colour of its card. */
struct call {
    const struct pack_call *call;
    const struct pack_contact *contact; /* NULL when there is none */
    struct color color;
    double side; /* of its codes, at most */
    bool has_codes;
};

static void head_body(struct flow *flow, const void *data)
{
    const struct call *call = data;
    struct text_style organisation = flow_style(flow, TYPE_HEADING, 29, view_tint(flow->view, TINT_INK_SOFT));
    struct text_style title = flow_style(flow, TYPE_CARD_TITLE, 50, view_tint(flow->view, TINT_INK));
    organisation.leading = 1.4;
    organisation.phrases = organisation.balance = title.phrases = title.balance = true;
    title.leading = 1.35;
    flow_text(flow, &organisation, view_text_in(flow->view, &call->call->organisation, &organisation));
    flow_text(flow, &title, view_text_in(flow->view, &call->call->title, &title));
}

static void points_body(struct flow *flow, const void *data)
{
    const struct call *call = data;
    const struct view *view = flow->view;
    struct text_style style = flow_style(flow, TYPE_BODY, 31, view_tint(view, TINT_INK));
    struct color check = hang_ink(view, call->color);
    style.leading = 1.45;
    for (size_t i = 0; i < call->call->point_count; i++) {
        if (i > 0) {
            flow_gap(flow, 10);
            flow_hairline(flow);
            flow_gap(flow, 10);
        }
        flow_point(flow, &style, view_text_in(view, &call->call->points[i], &style), check);
    }
    if (pack_text_present(&call->call->text)) {
        flow_gap(flow, call->call->point_count > 0 ? 16 : 0);
        style.leading = 1.6;
        flow_text(flow, &style, view_text_in(view, &call->call->text, &style));
    }
    if (!call->has_codes && pack_text_translated(&call->call->title, view->language)) {
        flow_gap(flow, 12);
        flow_note(flow, view_word(view, WORD_OUR_TRANSLATION), 0);
    }
}

static void contact_body(struct flow *flow, const void *data)
{
    const struct call *call = data;
    if (call->contact) {
        contact_flow(flow, call->contact);
    }
}

/** The note that this is our translation, on the panel of the codes; without a panel it stands below the points. */
static const char *note_for(const struct view *view, const struct call *call)
{
    bool ours = pack_text_translated(&call->call->title, view->language);
    return ours ? view_word(view, WORD_OUR_TRANSLATION) : NULL;
}

static struct call call_at(const struct view *view, size_t index, double side)
{
    const struct pack_call *call = &view->pack->calls[index];
    const struct pack_contact *contact = call->contact == PACK_INDEX_NONE ? NULL : &view->pack->contacts[call->contact];
    return (struct call){.call = call,
                         .contact = contact,
                         .color = hang_color(view, index * 3),
                         .side = side,
                         .has_codes = contact && (contact->mail || contact->tel)};
}

/** The column for the text of a card. */
static struct rect column_in(struct view *view, const struct call *call, struct rect box)
{
    struct rect in = hang_inside(box, HANG_MARGIN);
    struct contact_panel panel = contact_panel_in(view, call->contact, box, call->side, note_for(view, call));
    in.w -= panel.width > 0 ? panel.width - 12 : 0;
    return in;
}

/** All that stands in the column: the heights, with the least gaps between them. */
static double column_height(struct view *view, const struct call *call, double width, double scale)
{
    double head = flow_measure(view, head_body, call, width, scale);
    double points = flow_measure(view, points_body, call, width, scale);
    double contact = flow_measure(view, contact_body, call, width, scale);
    return head + points + contact + head_gap * scale + (contact > 0 ? 2 * rule_gap * scale : 0);
}

/** True when no point needs a second line. */
static bool points_are_short(struct view *view, const struct call *call, double width, double scale)
{
    return flow_measure(view, points_body, call, width, scale) <= flow_measure(view, points_body, call, 1e5, scale);
}

/** The largest scale at which everything fits; a little less, where that spares the points a second line. */
static double scale_for(struct view *view, const struct call *call, struct rect box)
{
    struct rect in = column_in(view, call, box);
    double fits = FLOW_SCALE_MAX;
    while (fits > flow_least(view) && column_height(view, call, in.w, fits) > in.h) {
        fits -= 0.02;
    }
    for (double scale = fits; scale > fits - 0.12 && scale > flow_least(view); scale -= 0.02) {
        if (points_are_short(view, call, in.w, scale)) {
            return scale;
        }
    }
    return fits;
}

/** How the cards of all pages are set, so that they are set alike. */
struct look {
    double scale; /* 0: not every card can be read */
    double side;  /* of the codes, at most */
};

static double common_scale(struct view *view, struct rect box, double side)
{
    double scale = FLOW_SCALE_MAX;
    for (size_t i = 0; i < view->pack->call_count; i++) {
        struct call call = call_at(view, i, side);
        struct rect in = column_in(view, &call, box);
        scale = fmin(scale, scale_for(view, &call, box));
        if (column_height(view, &call, in.w, scale) > in.h) {
            return 0;
        }
    }
    return scale;
}

/** Large codes, unless the words want their room. */
static struct look look_for(struct view *view, struct rect box)
{
    struct look look = {common_scale(view, box, CONTACT_SIDE_MOST), CONTACT_SIDE_MOST};
    if (look.scale < comfortable) {
        look = (struct look){common_scale(view, box, CONTACT_SIDE_LEAST), CONTACT_SIDE_LEAST};
    }
    return look;
}

/** Head and points from the top, the contact on the foot of the card, the codes on their panel. */
static void draw_call(struct view *view, const struct hang *hang, const struct call *call, double scale)
{
    struct rect in = column_in(view, call, hang->box);
    struct contact_panel panel = contact_panel_in(view, call->contact, hang->box, call->side, note_for(view, call));
    hang_begin(view, hang);
    contact_panel_draw(view, call->contact, hang->box, &panel);
    double contact = flow_measure(view, contact_body, call, in.w, scale);
    double spare = fmax(0, in.h - column_height(view, call, in.w, scale));
    double y = in.y + flow_draw(view, head_body, call, in, scale) + head_gap * scale + fmin(24, spare * 0.2);
    flow_draw(view, points_body, call, rect_make(in.x, y, in.w, 0), scale);
    if (contact > 0) {
        double foot = in.y + in.h - contact;
        draw_box(view->list, rect_make(in.x, foot - rule_gap * scale, in.w, 2), 0,
                 brush_solid(view_tint(view, TINT_WASHI_SHADE)));
        flow_draw(view, contact_body, call, rect_make(in.x, foot, in.w, contact), scale);
    }
    hang_end(view);
}

/** The first card's place on a page of `count` cards, and how far the next one is. */
static struct rect first_box(const struct view *view, struct rect area, size_t per_page, size_t count)
{
    bool beside = per_page == 2 && !view->tall;
    double width = fmin(view_size(view, card_most), beside ? (area.w - gap) / 2 : area.w);
    double height = view->tall && per_page == 2 ? (area.h - gap) / 2 : fmin(area.h, view_size(view, 860));
    double total = beside ? width * (double)count + gap * ((double)count - 1) : width;
    double y = area.y + (view->tall && count == 1 ? (area.h - height) * 0.3 : 0);
    return rect_make(area.x + (area.w - total) / 2, y, width, height);
}

/** Two calls on a page where every one is readable at that size, else one. */
static size_t calls_per_page(struct view *view, struct rect area)
{
    struct rect box = first_box(view, area, 2, 2);
    bool cramped = box.w < card_least || look_for(view, box).scale <= 0;
    return cramped || view->pack->call_count == 1 ? 1 : 2;
}

static void draw_calls(struct view *view, struct rect area, struct rect title, size_t per_page, int page)
{
    size_t first = per_page * (size_t)page;
    size_t count = view->pack->call_count - first < per_page ? view->pack->call_count - first : per_page;
    struct hang hang = {.box = first_box(view, area, per_page, count), .title = title};
    struct look look = look_for(view, hang.box);
    for (size_t i = 0; i < count; i++) {
        struct call call = call_at(view, first + i, look.side);
        hang.color = call.color;
        hang.order = (int)i;
        draw_call(view, &hang, &call, look.scale);
        if (view->tall) {
            hang.from = hang.box.y + hang.box.h;
            hang.box.y += hang.box.h + gap;
        } else {
            hang.box.x += hang.box.w + gap;
        }
    }
}

/* Long calls */

static void long_body(struct flow *flow, const void *data)
{
    head_body(flow, data);
    flow_gap(flow, head_gap);
    points_body(flow, data);
    flow_gap(flow, rule_gap);
    contact_body(flow, data);
}

static const double long_scale = 0.8;

/** Where its text stands on each of its pages. */
static struct rect long_column(struct view *view, const struct call *call, struct rect area)
{
    return column_in(view, call, first_box(view, area, 1, 1));
}

static int long_pages(struct view *view, struct rect area, size_t index)
{
    struct call call = call_at(view, index, CONTACT_SIDE_LEAST);
    return flow_pages(view, long_body, &call, long_column(view, &call, area), long_scale);
}

static void draw_long(struct view *view, struct rect area, struct rect title, size_t index, int page)
{
    struct call call = call_at(view, index, CONTACT_SIDE_LEAST);
    struct hang hang = {.box = first_box(view, area, 1, 1), .title = title, .color = call.color};
    struct contact_panel panel = contact_panel_in(view, call.contact, hang.box, call.side, note_for(view, &call));
    hang_begin(view, &hang);
    contact_panel_draw(view, call.contact, hang.box, &panel);
    flow_draw_page(view, long_body, &call, long_column(view, &call, area), long_scale, page);
    hang_end(view);
}

/** Draw page `page` of all the long calls' pages; returns how many there are. */
static int draw_long_calls(struct view *view, struct rect area, struct rect title, int *page)
{
    int count = 0;
    for (size_t i = 0; i < view->pack->call_count; i++) {
        count += long_pages(view, area, i);
    }
    *page = *page < count ? *page : count - 1;
    int left = *page;
    for (size_t i = 0; i < view->pack->call_count; i++) {
        int pages = long_pages(view, area, i);
        if (left < pages) {
            draw_long(view, area, title, i, left);
            break;
        }
        left -= pages;
    }
    return count;
}

/** A way on to another screen. */
struct link {
    enum screen screen;
    const char *label;
    double width;
};

enum { LINKS_MAX = 3 };

static size_t add_link(struct view *view, struct link *links, size_t count, enum screen screen, const char *label)
{
    if (app_has(view->app, screen)) {
        links[count++] = (struct link){screen, label, widget_button_width(view, label) + (view->tall ? 0 : 24)};
    }
    return count;
}

static double total_width(const struct link *links, size_t count, double pages)
{
    double total = pages > 0 ? pages + THEME_GAP : 0;
    for (size_t i = 0; i < count; i++) {
        total += links[i].width + (i > 0 ? THEME_GAP : 0);
    }
    return total;
}

/** The ways on, and before the last of them, which leads to the credits, the pages. */
static void draw_links(struct view *view, int page, int count)
{
    double y = view->safe.y + view->safe.h - HANG_ROW / 2, pages = hang_row_width(count);
    struct link links[LINKS_MAX];
    size_t link_count = add_link(view, links, 0, SCREEN_STUDENTS, view_word(view, WORD_STUDENTS));
    link_count = add_link(view, links, link_count, SCREEN_PROGRAMME, view_word(view, WORD_ABOUT_PROGRAMME));
    link_count = add_link(view, links, link_count, SCREEN_CREDITS, view_word(view, WORD_CREDITS));
    while (link_count > 1 && total_width(links, link_count, pages) > view->safe.w) {
        link_count--; /* the panel leads to the credits, and the map to the programme, too */
    }
    double spare = view->safe.w - total_width(links, link_count, pages);
    double between = THEME_GAP + fmax(0, fmin(24, spare / LINKS_MAX));
    double steps = (double)link_count - 1 + (pages > 0);
    double x = view->width / 2 - (total_width(links, link_count, pages) + steps * (between - THEME_GAP)) / 2;
    for (size_t i = 0; i < link_count; i++) {
        if (i + 1 == link_count && pages > 0) {
            hang_row(view, point_make(x + pages / 2, y), page, count, hang_page_before(page),
                     hang_page_after(page, count));
            x += pages + between;
        }
        widget_button(view, rect_make(x, y - THEME_TARGET / 2, links[i].width, THEME_TARGET), links[i].label,
                      BUTTON_NIGHT, target_make(TARGET_GO, links[i].screen));
        x += links[i].width + between;
    }
}

void join_draw(struct view *view)
{
    struct rect title = hang_title(view, NULL, WORD_JOIN_TITLE, ALIGN_CENTER);
    double top = title.y + title.h + 37, bottom = view->safe.y + view->safe.h - HANG_ROW - 22;
    struct rect area = rect_make(view->safe.x, top, view->safe.w, bottom - top);
    size_t per_page = calls_per_page(view, area);
    int count = (int)((view->pack->call_count + per_page - 1) / per_page), page = view->app->join.page;
    if (per_page == 1 && look_for(view, first_box(view, area, 1, 1)).scale <= 0) {
        count = draw_long_calls(view, area, title, &page);
    } else {
        page = page < count ? page : count - 1;
        draw_calls(view, area, title, per_page, page);
    }
    draw_links(view, page, count);
}
