#ifndef RUN_PREPARING_H
#define RUN_PREPARING_H

#include <pthread.h>

#include "pack/settings.h"
#include "run/opening.h"

/**
 * What the first picture needs beside a window: fonts, the pack that is to show first, the rules by which its texts are
 * broken into lines. It is read on a thread of its own while the window opens, for which that waits for a display
 * server.
 */
struct preparing {
    const struct settings *settings; /* borrowed */
    struct opening *opening;         /* borrowed; filled by opening_choose */
    struct type *type;               /* owned by whoever takes it; NULL: there are no fonts */
    const char *problem;             /* why not */
    pthread_t thread;
    bool started;
};

/** Begin. Neither `opening` (any memory) nor the settings may be touched until preparing_finish. */
void preparing_start(struct preparing *preparing, const struct settings *settings, struct opening *opening);
/** Wait until all of it is there. */
void preparing_finish(struct preparing *preparing);

#endif
