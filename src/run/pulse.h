#ifndef RUN_PULSE_H
#define RUN_PULSE_H

#include <stddef.h>

/**
 * A sign of life, from whoever does something long to whoever waits for it and would end it as hanging. `self` is the
 * waiter's.
 */
struct pulse {
    /** The next sign comes within `times` times as long as signs may usually take. */
    void (*beat)(void *self, int times);
    void *self;
};

/** NULL: nobody waits. */
static inline void pulse_beat(const struct pulse *pulse, int times)
{
    if (pulse) {
        pulse->beat(pulse->self, times);
    }
}

#endif
