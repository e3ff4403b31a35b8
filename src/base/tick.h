#ifndef BASE_TICK_H
#define BASE_TICK_H

#include <stdint.h>

/**
 * A moment, or a length of time, in microseconds.
 *
 * Moments count from the start of the show. Only `run/clock.c` reads a clock;
 * everything else is handed `now`, so any moment can be played and photographed.
 */
typedef int64_t tick;

#define TICK_MS(n) ((tick)(n)*1000)
#define TICK_S(n) ((tick)(n)*1000000)

/** Later than every moment of a show. */
#define TICK_NEVER INT64_MAX

#endif
