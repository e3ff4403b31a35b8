#ifndef UI_CONTACT_H
#define UI_CONTACT_H

#include "ui/flow.h"

/** Whom to ask, as text and as QR codes for mail and telephone. */

/** Role, name, address, telephone, fax and mail, one under the other. */
void contact_flow(struct flow *flow, const struct pack_contact *contact);

/** How the codes stand on the shaded panel at a card's right side. */
struct contact_panel {
    double width;     /* of the panel; 0 where there is no code */
    double side;      /* of a code */
    bool column;      /* one under the other, else side by side */
    const char *note; /* framed, at the panel's foot; NULL: none */
};

/** Sides of a code: less would be hard to read for a telephone, more looks coarse. */
#define CONTACT_SIDE_LEAST 160.0
#define CONTACT_SIDE_MOST 230.0
/** The panel for a card of this size with codes of at most `most`; `contact` and `note` may be NULL. */
struct contact_panel contact_panel_in(struct view *view, const struct pack_contact *contact, struct rect card,
                                      double most, const char *note);
/** Draw it on the card. */
void contact_panel_draw(struct view *view, const struct pack_contact *contact, struct rect card,
                        const struct contact_panel *panel);

/** The codes side by side about a centre line, from `y` down. */
void contact_codes(struct view *view, const struct pack_contact *contact, double center, double y, double side);
/** The height they take. */
double contact_codes_height(struct view *view, const struct pack_contact *contact, double side);

#endif
