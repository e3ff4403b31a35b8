#include "ui/contact.h"

#include <math.h>
#include <string.h>

#include "ui/hang.h"
#include "ui/made.h"
#include "ui/widget.h"

/** A caption reaches this far beyond its code on either side. */
static const double caption_side = 30;
static const double gap = 18;
static const double panel_edge = 24, note_below = 14;
static const double side_least = CONTACT_SIDE_LEAST;

/** "label value", both on one line. */
static const char *labelled(const struct flow *flow, enum word label, const char *value)
{
    return made_text(flow->view, "%s %s", view_word(flow->view, label), value);
}

static void set_numbers(struct flow *flow, const struct pack_contact *contact, const struct text_style *style)
{
    if (contact->tel && contact->fax) {
        const char *both = made_text(flow->view, "%s  %s", labelled(flow, WORD_TEL, contact->tel),
                                     labelled(flow, WORD_FAX, contact->fax));
        if (paragraph_line_width(flow->view->type, style, both) <= flow->width) {
            flow_text(flow, style, both);
            return;
        }
    }
    if (contact->tel) {
        flow_text(flow, style, labelled(flow, WORD_TEL, contact->tel));
    }
    if (contact->fax) {
        flow_text(flow, style, labelled(flow, WORD_FAX, contact->fax));
    }
}

/** A long address goes without its label, then smaller; at last it is broken behind its @, not anywhere. */
static void set_mail(struct flow *flow, const char *address, struct text_style style)
{
    const char *mail = labelled(flow, WORD_MAIL, address);
    if (paragraph_line_width(flow->view->type, &style, mail) > flow->width) {
        mail = address;
    }
    double fit = floor(style.size * flow->width / paragraph_line_width(flow->view->type, &style, mail));
    const char *at = strchr(mail, '@');
    if (at && fit < view_floor(flow->view)) {
        size_t cut = (size_t)(at + 1 - mail);
        mail = made_text(flow->view, "%s\n%s", made_cut(flow->view, mail, 0, cut), made_rest(flow->view, mail, cut));
    } else {
        style.size = fmin(style.size, fmax(fit, view_floor(flow->view)));
    }
    flow_text(flow, &style, mail);
}

void contact_flow(struct flow *flow, const struct pack_contact *contact)
{
    const struct view *view = flow->view;
    struct text_style role = flow_style(flow, TYPE_SMALL, 26, view_tint(view, TINT_INK_SOFT));
    struct text_style name = flow_style(flow, TYPE_HEADING, 30, view_tint(view, TINT_INK));
    struct text_style line = flow_style(flow, TYPE_LABEL, 27, view_tint(view, TINT_INK));
    name.leading = 1.35;
    name.phrases = name.balance = true;
    line.leading = 1.4;
    flow_heading(flow, &role, view_text_in(view, &contact->role, &role), 60);
    flow_heading(flow, &name, view_text_in(view, &contact->name, &name), 40);
    flow_text(flow, &line, view_text_in(view, &contact->address, &line));
    set_numbers(flow, contact, &line);
    if (contact->mail) {
        set_mail(flow, contact->mail, line);
    }
}

static int code_count(const struct pack_contact *contact)
{
    return contact ? (contact->mail != NULL) + (contact->tel != NULL) : 0;
}

/** How far the captions, on as many lines as they need, reach below codes of this size. */
static double caption_below(struct view *view, const struct pack_contact *contact, double side)
{
    double mail = contact && contact->mail ? widget_caption_height(view, side, view_word(view, WORD_ASK_MAIL)) : 0;
    double phone = contact && contact->tel ? widget_caption_height(view, side, view_word(view, WORD_ASK_PHONE)) : 0;
    return fmax(mail, phone) + 2;
}

static double note_height(const struct view *view)
{
    return widget_note_height(view) + note_below;
}

static double note_width(struct view *view, const char *note)
{
    struct text_style style = view_style(view, TYPE_SMALL, view_tint(view, TINT_INK_SOFT));
    return note ? paragraph_line_width(view->type, &style, note) + 28 : 0;
}

struct contact_panel contact_panel_in(struct view *view, const struct pack_contact *contact, struct rect card,
                                      double most, const char *note)
{
    int count = code_count(contact);
    struct contact_panel panel = {.note = note};
    if (count == 0) {
        return panel;
    }
    double height = card.h - HANG_BAND - 2 * panel_edge - (note ? note_height(view) : 0);
    double fit = (height - caption_below(view, contact, side_least) * count - gap * (count - 1)) / count;
    panel.column = fit >= side_least || count == 1;
    panel.side = panel.column ? fmin(most, fmax(fit, side_least)) : side_least;
    double codes = (panel.side + 2 * caption_side) * (panel.column ? 1 : count);
    panel.width = fmax(codes, note_width(view, note) + 8) + 2 * 8;
    return panel;
}

/** Mail and telephone from `at` on, `dx`, `dy` apart. */
static void draw_codes(struct view *view, const struct pack_contact *contact, struct point at, double side, double dx,
                       double dy)
{
    if (contact->mail) {
        widget_qr(view, at, side, widget_mail_code(view, contact), view_word(view, WORD_ASK_MAIL));
        at = point_make(at.x + dx, at.y + dy);
    }
    if (contact->tel) {
        widget_qr(view, at, side, widget_phone_code(view, contact), view_word(view, WORD_ASK_PHONE));
    }
}

void contact_panel_draw(struct view *view, const struct pack_contact *contact, struct rect card,
                        const struct contact_panel *panel)
{
    int count = code_count(contact);
    if (count == 0) {
        return;
    }
    struct rect box =
        rect_make(card.x + card.w - panel->width - 1.5, card.y + HANG_BAND, panel->width, card.h - HANG_BAND - 1.5);
    struct path *path = path_create(view->arena);
    path_round_rect_corners(path, box, (const double[]){0, 0, THEME_RADIUS, 0});
    draw_fill(view->list, path, brush_solid(color_fade(view_tint(view, TINT_WASHI_SHADE), 0.75)));
    if (panel->note) {
        double width = note_width(view, panel->note);
        box.h -= note_height(view);
        widget_note(view, point_make(box.x + (box.w - width) / 2, box.y + box.h - 6), panel->note,
                    view_tint(view, TINT_INK_SOFT));
    }
    int rows = panel->column ? count : 1, columns = panel->column ? 1 : count;
    double below = caption_below(view, contact, panel->side);
    double spare = box.h - (panel->side + below) * rows;
    double between = fmin(60, spare / (rows + 1));
    double dx = panel->side + 2 * caption_side, dy = panel->side + below + between;
    double top = (spare - between * (rows - 1)) / 2 + 6;
    struct point at = point_make(box.x + (box.w - dx * columns) / 2 + caption_side, box.y + top);
    draw_codes(view, contact, at, panel->side, panel->column ? 0 : dx, panel->column ? dy : 0);
}

double contact_codes_height(struct view *view, const struct pack_contact *contact, double side)
{
    return code_count(contact) > 0 ? side + caption_below(view, contact, side) : 0;
}

void contact_codes(struct view *view, const struct pack_contact *contact, double center, double y, double side)
{
    double step = side + 2 * caption_side + gap;
    double length = step * code_count(contact) - gap;
    draw_codes(view, contact, point_make(center - length / 2 + caption_side, y), side, step, 0);
}
