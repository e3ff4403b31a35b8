#ifndef UI_STUDENTS_ASK_H
#define UI_STUDENTS_ASK_H

#include "ui/view.h"

/**
 * The group's event, the way to its voice, and whom to ask: a card for each that the pack has. On one page, or where a
 * contact of many words finds no room beside the others, on two. Returns how many; 0: the pack has none of them.
 */
int students_ask_pages(struct view *view, struct rect area);
/** Page `page` of so many. */
void students_ask_draw(struct view *view, struct rect area, struct rect title, int page, int pages);

#endif
