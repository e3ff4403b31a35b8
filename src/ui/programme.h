#ifndef UI_PROGRAMME_H
#define UI_PROGRAMME_H

#include "ui/view.h"

/** What the projects belong to: a sheet over the map or the calls. */
void programme_draw(struct view *view);
void programme_enter(struct app *app, tick now);
void programme_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
