#ifndef UI_STAFF_H
#define UI_STAFF_H

#include "ui/view.h"

/** For the people who look after the display: what is shown, what is wrong, what can be done. No decoration. */

/** How long a first touch on "end the program" waits for the second. */
#define STAFF_CONFIRM TICK_S(6)

void staff_draw(struct view *view);
void staff_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
