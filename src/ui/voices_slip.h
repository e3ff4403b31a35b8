#ifndef UI_VOICES_SLIP_H
#define UI_VOICES_SLIP_H

#include "ui/view.h"

/** How far the slips beside hang below the card in front, at least. */
#define VOICES_HIGHER 32.0

/**
 * One slip: a narrow tanzaku on a single string beside, which unrolls into a wide card on two strings in front.
 * `offset` is where it stands in slips from the front: 0 is the front, -1 the neighbour on the left.
 */

/** The measures of the screen, in stage units. */
struct voices_layout {
    double front_width, slip_width;
    double pitch;             /* from the front to the centre of a neighbour */
    double step;              /* from there to the next */
    double top, front_height; /* of the card in front */
    double row;               /* the centre line of the buttons beneath */
    double lean;              /* of a slip beside at rest, radians */
    struct rect title;        /* no string of a slip at rest crosses it */
    double second_row;        /* of the links: the same as `row` where the stage is wide */
};

/** `translated`: the card in front needs room for translations, too. */
struct voices_layout voices_layout(double width, double height, struct rect safe, bool translated);

/** Draw voice `index` at `offset`; `page` of a long text counts in front only. Returns its number of pages. */
int voices_slip(struct view *view, const struct voices_layout *layout, int index, double offset, int page);

#endif
