#ifndef UI_CORNERS_H
#define UI_CORNERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/input.h"

/**
 * The way of the staff to their page, on a glass without keys: hold the top left corner, let go, hold the bottom right
 * one. Nothing shows where, and nothing shows that it was done, until it is done; whatever lies in the corners gets
 * its touches as everywhere. Whoever leans on a corner, drags, or is not alone on the glass begins nothing.
 */
struct corners {
    bool holding; /* a finger rests in the corner that is next */
    int64_t finger;
    struct point at; /* where it came down */
    tick since;
    bool half;  /* the first corner is done: */
    tick until; /* the second must be touched before this */
};

#define CORNERS_SIDE 120.0 /* of the squares, in stage units */
#define CORNERS_HOLD TICK_S(3)
#define CORNERS_TOO_LONG TICK_S(10) /* who rests on the first corner for so long rests there */
#define CORNERS_NEXT TICK_S(5)      /* from letting go of the first to touching the second */

/** Follow one touch. `fingers`: how many are on the glass now, this one included. Start from zero. */
void corners_feed(struct corners *corners, const struct touch *touch, int fingers, double width, double height);

/** True once when the second corner has been held. `*next`: when to ask again (TICK_NEVER: after a touch). */
bool corners_opened(struct corners *corners, tick now, tick *next);

#endif
