#ifndef UI_CORNERS_H
#define UI_CORNERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/input.h"

/**
 * The way of the staff to their page, on a glass without keys: hold the top left corner, let go, hold the bottom right
 * one. Nothing shows where, and nothing shows that it was done, until it is done; whatever lies in the corners gets
 * its touches as everywhere. Whoever leans on a corner, drags, or is not alone on the glass begins nothing.
 *
 * Visitors must not come in by chance, so all of it has to be as only somebody does who means it: one steady finger
 * rests on the first corner for about three seconds, nothing else is touched, and the same hand goes across: neither at
 * once, as two hands that lean do, nor later. Of the leaning visitors of tests/soak one in a simulated week came in
 * before the hand had to go across.
 */
struct corners {
    bool holding; /* a finger rests in the corner that is next */
    int64_t finger;
    struct point at; /* where it came down */
    tick since;
    bool half;        /* the first corner is done: */
    tick from, until; /* the second must be touched between these */
};

#define CORNERS_SIDE 120.0 /* of the squares, in stage units */
#define CORNERS_HOLD TICK_S(3)
#define CORNERS_TOO_LONG TICK_S(5) /* who rests on the first corner for so long rests there */
#define CORNERS_SOON TICK_MS(120)  /* a hand that goes across takes so long at least */
#define CORNERS_NEXT TICK_S(5)     /* and may take so long */

/** Follow one touch. `fingers`: how many are on the glass now, this one included. Start from zero. */
void corners_feed(struct corners *corners, const struct touch *touch, int fingers, double width, double height);

/** True once when the second corner has been held. `*next`: when to ask again (TICK_NEVER: after a touch). */
bool corners_opened(struct corners *corners, tick now, tick *next);

#endif
