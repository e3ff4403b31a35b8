#ifndef UI_VISION_H
#define UI_VISION_H

#include "ui/view.h"

void vision_draw(struct view *view);
void vision_enter(struct app *app, tick now);
void vision_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
