#ifndef RUN_TODAY_H
#define RUN_TODAY_H

#include "link/store.h"

/**
 * The calendar day of a display: the local one, as far as its clock can be believed. DAY_NONE where the clock stands
 * before 2026 or after 2099, as it does in a machine whose battery is flat, or more than a day before the newest pack
 * of the store came. `store` NULL: there is none.
 */
int today_find(const struct store *store);

/** The same of a clock that says `day`, when the newest pack came on the day `written` (DAY_NONE: there is none). */
int today_believe(int day, int written);

#endif
