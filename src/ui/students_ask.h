#ifndef UI_STUDENTS_ASK_H
#define UI_STUDENTS_ASK_H

#include "ui/view.h"

/** The group's event, the way to its voice, and whom to ask: a card for each that the pack has. */
void students_ask_draw(struct view *view, struct rect area, struct rect title);

#endif
