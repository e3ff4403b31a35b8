#ifndef UI_PIN_H
#define UI_PIN_H

#include "ui/view.h"

/**
 * The door of the staff page: a pad for the PIN. Where none is set, whoever comes here first sets one. What is typed
 * shows as dots. After PIN_TRIES wrong ones nobody can try for PIN_WAIT, then twice as long after each further one, up
 * to PIN_WAIT_MOST; all of it in time for which the program ran, also over a restart (SIGNAL_TRIES). Where nobody can
 * say which PIN is set, the door stays shut.
 */

enum { PIN_TRIES = 3, PIN_COUNTED = 1000 };
#define PIN_WAIT TICK_S(30)
#define PIN_WAIT_MOST TICK_S(900)
/** While nobody can try, the world hears so often how long that lasts. */
#define PIN_TOLD TICK_S(30)
/** Untouched for so long, the pad makes way for attract. */
#define PIN_UNTOUCHED TICK_S(30)

/** Go to the staff page, by the pad where one must. `keyboard`: somebody has plugged one in; where no PIN is set, that
 * is enough. */
void pin_open(struct app *app, bool keyboard, tick now);
/** From the staff page: to the pad, to set another PIN, and back. */
void pin_change(struct app *app, tick now);

/** See app_set_tries and app_tries. */
struct tries pin_tries(const struct app *app, tick now);
void pin_set_tries(struct app *app, const struct tries *tries);
/** Tell what has passed of the time in which nobody can try. Returns when to look again. */
tick pin_watch(struct app *app, tick now);

void pin_draw(struct view *view);
void pin_gesture(struct app *app, const struct gesture *gesture, tick now);
/** A keyboard has the pad's keys, too. False when this is none of them. */
bool pin_key(struct app *app, enum key key, tick now);

#endif
