#ifndef UI_JOIN_H
#define UI_JOIN_H

#include "ui/view.h"

void join_draw(struct view *view);
void join_enter(struct app *app, tick now);
void join_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
