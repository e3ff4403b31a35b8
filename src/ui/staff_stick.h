#ifndef UI_STAFF_STICK_H
#define UI_STAFF_STICK_H

#include "ui/staff_parts.h"

/** A section of the staff page: what USB sticks offer, and when they can be pulled out. */
void staff_stick_draw(struct view *view, struct rect body);
void staff_stick_tap(struct app *app, uint64_t target, tick now);
/** How many packs of a stick cannot be used. */
size_t staff_stick_problems(const struct app *app);
/** True while there is something to see: a stick is in, or could not be used. */
bool staff_stick_calls(const struct app *app);

#endif
