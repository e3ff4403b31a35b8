#ifndef BASE_EASE_H
#define BASE_EASE_H

#include "base/tick.h"

/** How far `now` is through the span that began at `start`: 0 before it, 1 after it. A `length` of 0 or less is over at
 * once. */
double ease_progress(tick now, tick start, tick length);

/** Curves from (0, 0) to (1, 1); `t` outside 0..1 is clamped. Cubic out: quick start, soft arrival. */
double ease_out(double t);

/** Cubic in and out: soft at both ends. */
double ease_in_out(double t);

/** Arrives a little beyond 1 and comes back (overshoot about 5 %). */
double ease_out_back(double t);

/**
 * A damped pendulum `since` microseconds after it was pushed, in -1..1 (closed form, 0 at the push):
 * exp(-damping s) sin(2 pi hertz s). Exactly 0 once the envelope is below 1/200, so a slip comes to rest.
 */
double ease_pendulum(tick since, double hertz, double damping);

/** How long ease_pendulum moves before it is exactly 0. */
tick ease_pendulum_rest(double damping);

/** a at t = 0, b at t = 1. */
double ease_mix(double a, double b, double t);

#endif
