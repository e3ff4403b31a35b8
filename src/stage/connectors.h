#ifndef STAGE_CONNECTORS_H
#define STAGE_CONNECTORS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tick.h"

/**
 * The sockets of the graphics cards on a bare console, and what is plugged into them, as the kernel tells in a folder.
 *
 * SDL's KMSDRM driver asks once, when it starts; nothing tells it that another display hangs there now. So we look
 * every few seconds - two small files for each socket - and whoever draws opens everything anew when something else is
 * plugged in, or the same again: it may have lost its picture meanwhile. While nothing is, what is open stays open.
 */

#define CONNECTORS_FOLDER "/sys/class/drm"
#define CONNECTORS_PAUSE TICK_S(2)

/** Start from zero; then nothing is watched. */
struct connectors {
    const char *folder; /* borrowed; NULL: nothing is watched */
    uint64_t plugged;   /* a hash of what was plugged in when this was last told */
    bool gone;          /* since then everything was out for a while */
    tick next;          /* when to look again */
};

/** Watch from now on. */
void connectors_watch(struct connectors *connectors, const char *folder, tick now);

/** True when the display has to be opened anew. Looks only now and then. */
bool connectors_changed(struct connectors *connectors, tick now);

#endif
