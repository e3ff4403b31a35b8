#ifndef X11_HAND_H
#define X11_HAND_H

#include "base/geom.h"
#include "panel.h"
#include "run/options.h"

enum { HAND_FINGERS_MAX = 16 };

/** Fingers on the glass of an X server: through a panel that knows them apart, or as the one mouse of a panel that does
 * not. */
struct hand {
    bool mouse;
    struct panel panel;
    int degrees;             /* how the picture is turned on the glass */
    struct px_size glass;    /* in pixels */
    double stage_w, stage_h; /* of the picture, in stage units */
    long downs;              /* fingers that have come down so far */
    long down;               /* and are down now */
    struct hand_finger {
        bool down;
        bool counted;    /* in `down` above */
        struct point at; /* stage units */
    } fingers[HAND_FINGERS_MAX + 1];
};

/** For a picture of this size, turned. `socket` is the panel's, NULL to be a mouse. False on failure, see errno. */
bool hand_open(struct hand *hand, const char *socket, struct px_size picture, int degrees);
void hand_close(struct hand *hand);

/** Finger 1 to HAND_FINGERS_MAX does something at a place in stage units. False when that does not reach the server. */
bool hand_down(struct hand *hand, int finger, struct point at);
bool hand_move(struct hand *hand, int finger, struct point at);
/** It goes up where it was last; also when it is not down, as panels do. */
bool hand_up(struct hand *hand, int finger);

/** The program has given up every finger that is down: their ends will not count. */
void hand_forget(struct hand *hand);

#endif
