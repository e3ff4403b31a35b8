#ifndef UI_CREDITS_H
#define UI_CREDITS_H

#include "ui/view.h"

void credits_draw(struct view *view);
void credits_enter(struct app *app, tick now);
void credits_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
