#ifndef UI_HOME_H
#define UI_HOME_H

#include "ui/view.h"

void home_draw(struct view *view);
void home_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
