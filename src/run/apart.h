#ifndef RUN_APART_H
#define RUN_APART_H

#include "run/installer.h"
#include "run/pulse.h"

/**
 * Do something with a stranger's pack in a copy of this process, within the limits of one that installs (run/limits.h),
 * and tell how it came to its end, and what `work` said, as far as it did; nothing else it does reaches this one. Not
 * beside other threads. `work` gets who waits for its signs of life.
 */
enum installer_result apart_run(bool (*work)(void *self, const struct pulse *pulse), void *self, bool *said);

#endif
