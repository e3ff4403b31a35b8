#ifndef UI_DOCK_H
#define UI_DOCK_H

#include "ui/screen.h"
#include "ui/view.h"

/** The row of buttons at the foot of every screen, and the one that opens the panel. */

/** `current`: the screen whose button is lit. */
void dock_draw(struct view *view, enum screen current);
/** The height it takes at the foot of the stage, margins included. */
double dock_height(bool tall);
/** What the margins and the dock leave of a stage: where screens put their content. */
struct rect dock_safe(double width, double height);

#endif
