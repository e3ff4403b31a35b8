#ifndef UI_HOME_NEWS_H
#define UI_HOME_NEWS_H

#include "ui/view.h"

/** The group's event, a headline of its own, as a board beneath home's doors: one touch leads to its page. */

/** How high the board wants to be; 0 where the pack tells of no event. */
double home_news_height(struct view *view, double width);
/** Hang it from `above`, the foot of the doors, by strings at the middle of the first and the last of them. */
void home_news_draw(struct view *view, struct rect box, double above, double first, double last);

#endif
