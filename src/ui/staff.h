#ifndef UI_STAFF_H
#define UI_STAFF_H

#include "ui/view.h"

/**
 * For the people who look after the display: what is shown, what is wrong, what can be done. No decoration. The page
 * has sections, one file each (staff_parts.h); a tab leads to each of them.
 */

/** The sections, in the order of their tabs. */
enum { STAFF_PACK, STAFF_SETTINGS, STAFF_STICK, STAFF_SECTION_COUNT };

/** The page begins anew with its first section, or with that of the sticks when there is one. */
void staff_enter(struct app *app, tick now);
void staff_draw(struct view *view);
void staff_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
