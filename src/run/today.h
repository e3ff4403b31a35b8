#ifndef RUN_TODAY_H
#define RUN_TODAY_H

#include <stddef.h>
#include <stdint.h>

#include "link/store.h"
#include "ui/dial.h"
#include "ui/kept.h"

/**
 * The calendar day of a display: the local one, as far as its clock can be believed.
 *
 * A machine whose battery is flat stands where clocks begin, before 2026. One that stands later can still be wrong; the
 * only witness there is, is when the packs of the store came, by the clock of that day, which may have been wrong, too.
 * So a pack that seems to come from more than TODAY_FAR days ahead says nothing of today, but that it was installed
 * under such a clock; and the clock is disbelieved only where all other packs came later than today. One that came
 * earlier shows that the later ones were stamped wrongly.
 */
enum { TODAY_FAR = 366 };

/** DAY_NONE where the clock is not believed. `store` NULL: there is none. */
int today_find(const struct store *store);

/**
 * Whether a clock that says `day` is believed, when packs came on the days `came` (DAY_NONE: nobody knows). For
 * DIAL_BEFORE_PACK, `*witness` is the first of them.
 */
enum dial_trust today_judge(int day, const int *came, size_t count, int *witness);

/** The clock as the staff is to see it, at `now`. */
struct dial today_dial(const struct kept *kept, tick now);

#endif
