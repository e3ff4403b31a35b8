#ifndef UI_NIGHT_H
#define UI_NIGHT_H

#include "ui/view.h"

/** The night behind everything: sky, stars, mountains, the town's roofs. One opaque sheet that never changes. */

/** `lamps` 0..1: how brightly the windows burn. `opacity` 1 is an opaque sheet, less fades it over what is there. */
void night_draw(struct view *view, double lamps, double opacity);

#endif
