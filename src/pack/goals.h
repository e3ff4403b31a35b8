#ifndef PACK_GOALS_H
#define PACK_GOALS_H

#include "base/color.h"

/**
 * The 17 Sustainable Development Goals, the same for every pack. Goals count from 1;
 * a number outside 1..PACK_GOALS is a bug (a pack's goals are checked when it is loaded).
 */

/** The goal's official colour. */
struct color goal_color(int goal);

/** The colour of a number or word on goal_color(goal), with a contrast of at least 4.5:1: white or ink. */
struct color goal_text_color(int goal);

/** The goal's short title in the nearest of the player's own languages (language_known). Static. */
const char *goal_name(int goal, const char *language_tag);

#endif
