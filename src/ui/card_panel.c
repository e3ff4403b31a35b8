#include <math.h>

#include "base/ease.h"
#include "ui/card_parts.h"
#include "ui/contact.h"
#include "ui/flow.h"
#include "ui/made.h"
#include "ui/state.h"
#include "ui/target.h"
#include "ui/widget.h"

/** The lamp that visitors light, and whom to ask. */

static const double window_radius = 84, lamp_radius = 26;
static const double lamp_above = 104; /* the lamp's middle above the button's top */
static const double button_width = 300;
static const double button_below = window_radius + lamp_above + THEME_TARGET / 2 + 24; /* its middle, beneath a top */
static const double lighting_part = 0.42;                                              /* of a panel along the foot */
static const double panel_edge = 18;
static const double count_height = 48;                /* of the line that says how often it was lit */
static const double code_side = 160, low_codes = 470; /* what two of them take beside the lamp */
static const tick kindle = TICK_MS(900);

static void draw_ground(struct view *view, const struct card_layout *layout)
{
    struct path *path = path_create(view->arena);
    const double r = THEME_RADIUS;
    struct rect box = rect_inset(layout->panel, 1.5);
    path_round_rect_corners(path, box, layout->below ? (const double[]){0, 0, r, r} : (const double[]){0, 0, r, 0});
    draw_fill(view->list, path, brush_solid(color_fade(view_tint(view, TINT_WASHI_SHADE), 0.75)));
}

/** How bright a lamp is that was lit so often tonight: ever brighter, never too bright. */
static double brightness(double count)
{
    return 1 - exp(-count / 8);
}

/** The glow swells as it is lit, and stays a little larger. */
static double burning(struct view *view, int project)
{
    const struct card_state *card = &view->app->card;
    double count = view->app->lights[project];
    if (card->lit == 0) {
        return brightness(count);
    }
    double t = view->quiet ? 1 : ease_progress(view->now, card->lit, kindle);
    if (t < 1) {
        view_moves(view, card->lit + kindle);
    }
    return ease_mix(brightness(count - 1), brightness(count), ease_out(t)) + 0.5 * sin(M_PI * ease_out(t)) * (t < 1);
}

/** A round window onto the night in which the light burns: on washi it would have no glow. */
static void draw_lamp(struct view *view, struct point at, int project)
{
    const struct pack_project *p = &view->pack->projects[project];
    double burn = burning(view, project);
    struct draw_brush night = {.kind = BRUSH_RADIAL, .from = at, .radius = window_radius};
    brush_stop(&night, 0, view_tint(view, TINT_DUSK));
    brush_stop(&night, 1, view_tint(view, TINT_NIGHT_DEEP));
    draw_box(view->list, rect_around(at, 2 * window_radius, 2 * window_radius), window_radius, night);
    draw_glow(view->list, at, window_radius * fmin(1, 0.8 + 0.2 * burn),
              color_fade(view_tint(view, TINT_WARM), fmin(1, 0.5 + 0.5 * burn)), BLEND_ADD);
    widget_light(view, at, lamp_radius, p->goals, p->goal_count, 0);
    draw_box_line(view->list, rect_around(at, 2 * window_radius, 2 * window_radius), window_radius, 3,
                  view_tint(view, TINT_GOLD));
}

/** The button, and beneath it how often the lamp was lit tonight; `at` is the middle of the button. */
static void draw_button(struct view *view, struct point at, double width, int project)
{
    const struct card_state *card = &view->app->card;
    bool lit = card->lit > 0 && view->now < card->lit + CARD_LIT;
    if (lit) {
        view_wake(view, card->lit + CARD_LIT);
    }
    widget_button(view, rect_around(at, fmin(width, view_size(view, button_width)), THEME_TARGET),
                  view_word(view, lit ? WORD_LIT : WORD_LIGHT_IT), lit ? BUTTON_WASHI : BUTTON_GOLD,
                  target_make(TARGET_CARD_LIGHT, project));
    int count = (int)view->app->lights[project];
    if (count > 0) {
        struct text_style style = view_style(view, TYPE_LABEL, view_tint(view, TINT_INK_SOFT));
        struct rect below =
            rect_make(at.x - width / 2, at.y + THEME_TARGET / 2 + 6, width, view_size(view, count_height));
        view_center(view, &style, view_count(view, WORD_TONIGHT, count), below);
    }
}

/** The lamp over its button; `at` is the middle of the button. */
static void draw_lighting(struct view *view, struct point at, double width, int project)
{
    draw_lamp(view, point_make(at.x, at.y - THEME_TARGET / 2 - lamp_above), project);
    draw_button(view, at, width, project);
}

void card_contact_flow(struct flow *flow, const struct pack_contact *contact, enum paragraph_align align)
{
    struct text_style role = flow_style(flow, TYPE_SMALL, 25, view_tint(flow->view, TINT_INK_SOFT));
    struct text_style name = flow_style(flow, TYPE_HEADING, 27, view_tint(flow->view, TINT_INK));
    role.align = name.align = align;
    role.leading = name.leading = 1.35;
    name.phrases = name.balance = true;
    flow_text(flow, &role, view_text_in(flow->view, &contact->role, &role));
    flow_text(flow, &name, view_text_in(flow->view, &contact->name, &name));
    if (contact->tel) {
        flow_text(flow, &role, made_text(flow->view, "%s %s", view_word(flow->view, WORD_TEL), contact->tel));
    }
}

static void contact_body(struct flow *flow, const void *data)
{
    card_contact_flow(flow, data, ALIGN_CENTER);
}

/** The panel's part for a contact; a low one has room for codes only. */
static struct rect contact_box(const struct view *view, const struct card_layout *layout)
{
    struct rect in = rect_inset(layout->panel, panel_edge);
    if (layout->low) {
        return rect_make(in.x + in.w - low_codes, in.y, low_codes, in.h);
    }
    if (layout->below) {
        double part = in.w * lighting_part;
        return rect_make(in.x + part, in.y, in.w - part, in.h - 6);
    }
    double below = in.y + button_below + THEME_TARGET / 2 + view_size(view, count_height) + 12;
    return rect_make(in.x, below, in.w, in.y + in.h - 8 - below);
}

/** What of it is left for words above the codes. */
static struct rect contact_words(struct view *view, const struct pack_contact *contact, struct rect box)
{
    return rect_make(box.x, box.y, box.w, box.h - contact_codes_height(view, contact, code_side) - 16);
}

static bool words_fit(struct view *view, const struct pack_contact *contact, struct rect words)
{
    return flow_measure(view, contact_body, contact, words.w, flow_smallest(view)) <= words.h;
}

const struct pack_contact *card_panel_left_out(struct view *view, const struct card_layout *layout)
{
    const struct pack_contact *contact = card_contact(view);
    bool said =
        contact && !layout->low && words_fit(view, contact, contact_words(view, contact, contact_box(view, layout)));
    return said ? NULL : contact;
}

/** Name and codes; the codes stand on the foot of the box. */
static void draw_contact(struct view *view, const struct pack_contact *contact, struct rect box)
{
    struct rect words = contact_words(view, contact, box);
    if (words_fit(view, contact, words)) {
        double scale = flow_fit(view, contact_body, contact, words, 1, flow_smallest(view));
        words.y += words.h - flow_measure(view, contact_body, contact, words.w, scale);
        flow_draw(view, contact_body, contact, words, scale);
    }
    double codes = contact_codes_height(view, contact, code_side);
    contact_codes(view, contact, box.x + box.w / 2, box.y + box.h - codes, code_side);
}

static void draw_low(struct view *view, const struct pack_contact *contact, struct rect in, int project)
{
    double part = contact ? in.w - low_codes : in.w, middle = in.y + in.h / 2;
    draw_lamp(view, point_make(in.x + window_radius, middle), project);
    double rest = part - 2 * window_radius - 20;
    draw_button(view, point_make(in.x + part - rest / 2, middle), rest - 20, project);
    if (contact) {
        double codes = contact_codes_height(view, contact, code_side);
        contact_codes(view, contact, in.x + part + low_codes / 2, middle - codes / 2, code_side);
    }
}

void card_panel_draw(struct view *view, const struct card_layout *layout, int project)
{
    const struct pack_contact *contact = card_contact(view);
    struct rect in = rect_inset(layout->panel, panel_edge);
    draw_ground(view, layout);
    if (layout->low) {
        draw_low(view, contact, in, project);
        return;
    }
    if (layout->below) {
        double part = contact ? in.w * lighting_part : in.w;
        draw_lighting(view, point_make(in.x + part / 2, in.y + in.h - 108), part - 20, project);
    } else {
        double top = contact ? in.y : in.y + in.h * 0.25;
        draw_lighting(view, point_make(in.x + in.w / 2, top + button_below), in.w - 20, project);
    }
    if (contact) {
        draw_contact(view, contact, contact_box(view, layout));
    }
}
