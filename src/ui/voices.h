#ifndef UI_VOICES_H
#define UI_VOICES_H

#include "ui/view.h"

/** Voices on tanzaku slips, one in front. With three or more they go round. */
struct voices_state {
    int front;         /* the voice in front */
    int page;          /* of a long one */
    double drag;       /* how far the slips are pulled aside by a finger, in stage units */
    double from;       /* where the slips stood when they began to settle, in slips from their places */
    tick settled_from; /* when they began to, or were last dragged */
    tick pushed;       /* when a slip was last pushed, to swing */
    double push;       /* which way and how hard: -1..1 */
};

/** How long slips take to settle. */
#define VOICES_SETTLE TICK_MS(360)

void voices_draw(struct view *view);
void voices_gesture(struct app *app, const struct gesture *gesture, tick now);
void voices_enter(struct app *app, tick now);

/** Bring a voice in front at once, as another screen leads to it. */
void voices_show(struct app *app, int voice, tick now);

/** How far the slips stand from their places at a moment, in slips; positive to the right. */
double voices_shift(const struct app *app, tick now);

#endif
