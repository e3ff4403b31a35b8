#ifndef UI_STUDENTS_H
#define UI_STUDENTS_H

#include "ui/view.h"

void students_draw(struct view *view);
void students_enter(struct app *app, tick now);
/** Come with the page of the event, the voice and the contact. */
void students_show_event(struct app *app, tick now);
void students_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
