#ifndef RUN_CLOCK_H
#define RUN_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tick.h"

/** The clock of the show: the only thing in the program that knows what time it is. */
struct clock {
    tick start;    /* of the show, on the system's monotonic clock */
    bool imagined; /* its time passes only by sleeping */
    tick at;       /* then it is this */
};

struct clock clock_start(void);
/** A clock of no machine: whoever sleeps until a moment is there at once, and all work takes no time. */
struct clock clock_imagine(void);
/** Time since the start. A changed wall clock does not touch it. */
tick clock_now(const struct clock *clock);
/** Sleep until a moment of the show; at once when it has passed. A signal does not cut it short. */
void clock_sleep_until(struct clock *clock, tick until);

/** The wall clock, in seconds since 1970; as wrong as it is. */
int64_t clock_wall(void);

/** A moment as this place reads it. */
struct clock_local {
    int day; /* base/day.h; DAY_NONE when the moment has none, and then all is zero */
    int hour, minute, second;
    int east;      /* of UTC, in minutes */
    char zone[16]; /* as the zone calls itself: JST, CET, +03 */
};

/**
 * Read a moment (seconds since 1970) in the time zone that holds now: one that is set while the program runs holds at
 * once. Asks no clock. May be called on any thread.
 */
void clock_read(int64_t moment, struct clock_local *out);

/** The calendar day of the wall clock, and of a moment; DAY_NONE when it has none. */
int clock_today(void);
int clock_day_of(int64_t moment);

/**
 * TZ may name the very file of this machine's zone, which spares programs looking at it anew: then it is as if TZ were
 * not set, so that they do look. To be called while there is one thread.
 */
void clock_follow_zone(void);

#endif
