#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include <stdint.h>

#include "base/geom.h"
#include "base/tick.h"

/** One change of one finger. A mouse arrives as a finger, too. */
enum touch_kind { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_CANCEL, TOUCH_KIND_COUNT };

struct touch {
    enum touch_kind kind;
    int64_t finger;  /* which finger; the same number from its down to its up */
    struct point at; /* stage units */
    tick when;
};

/** Panels lose the end of a touch now and then: a finger that has not stirred for so long is no finger any more. */
#define TOUCH_STUCK TICK_S(30)

/** Keys the show knows; everything can be reached with them. */
enum key {
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_ENTER,
    KEY_ESCAPE,
    KEY_STAFF,
    KEY_CLOSE, /* no key of a keyboard: the window was to be closed, as by Alt+F4 */
    KEY_ERASE,
    KEY_0, /* and on from there: digits, which mean something to the pad for the PIN only */
    KEY_9 = KEY_0 + 9,
    KEY_COUNT
};

/** All that reached the program since the last step, as data. */
struct input {
    const struct touch *touches; /* oldest first */
    int touch_count;
    const enum key *keys; /* oldest first */
    int key_count;
};

#endif
