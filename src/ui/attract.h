#ifndef UI_ATTRACT_H
#define UI_ATTRACT_H

#include "ui/view.h"

void attract_draw(struct view *view);
void attract_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
