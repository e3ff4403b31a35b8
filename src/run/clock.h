#ifndef RUN_CLOCK_H
#define RUN_CLOCK_H

#include <stdint.h>

#include "base/tick.h"

/** The clock of the show: the only thing in the program that knows what time it is. */
struct clock {
    tick start; /* of the show, on the system's monotonic clock */
};

struct clock clock_start(void);
/** Time since the start. A changed wall clock does not touch it. */
tick clock_now(const struct clock *clock);
/** Sleep until a moment of the show; at once when it has passed. A signal does not cut it short. */
void clock_sleep_until(const struct clock *clock, tick until);

/** The calendar day (base/day.h) of the wall clock, in the local time zone; as wrong as that clock is. */
int clock_today(void);
/** The local calendar day of a moment, in seconds since 1970; DAY_NONE when it has none. Asks no clock. */
int clock_day_of(int64_t moment);

#endif
