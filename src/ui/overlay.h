#ifndef UI_OVERLAY_H
#define UI_OVERLAY_H

#include "ui/view.h"

/** What lies above a screen for a while. */

/** The panel: language and comfort. */
void overlay_panel(struct view *view);
/** "Shall we go on?", with a ring that runs out until `until`. */
void overlay_idle(struct view *view, tick from, tick until);
/** The frame around what the keyboard would press. */
void overlay_focus(struct view *view);

#endif
