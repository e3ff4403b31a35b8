#ifndef UI_DIAL_H
#define UI_DIAL_H

#include "base/tick.h"

/**
 * What the wall clock of a display says, and whether it is believed: for the staff page, as nobody else sees a clock.
 * It is read in `run`; here it is data. All zero: nobody has looked, as for a picture without a day.
 */

enum dial_trust {
    DIAL_UNTOLD,
    DIAL_BELIEVED,
    DIAL_TOO_EARLY,   /* before the first year that this program can run in */
    DIAL_TOO_LATE,    /* beyond the last */
    DIAL_BEFORE_PACK, /* the packs came later, see run/today.h */
    DIAL_TRUST_COUNT
};

enum { DIAL_ZONE_BYTES = 16 };

struct dial {
    enum dial_trust trust;
    int day, hour, minute; /* of this place; base/day.h */
    int east;              /* of UTC, in minutes */
    char zone[DIAL_ZONE_BYTES];
    int pack_day; /* DIAL_BEFORE_PACK: when the pack came that speaks against it */
    tick until;   /* then it is to be read anew */
};

#endif
