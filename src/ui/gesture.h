#ifndef UI_GESTURE_H
#define UI_GESTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/input.h"
#include "draw/draw.h"

/**
 * From fingers to gestures.
 *
 * Every finger belongs to what it went down on, from down to up, so two people
 * never disturb each other. Each finger's state is idempotent: a second down, an up
 * without a down and a move without a down do no harm, and a finger that has
 * not stirred for GESTURE_STUCK is released. A palm, which a panel takes for many contacts close together, means
 * nothing: its contacts are taken back, also those that come beside them for as long as it lies there. Where contacts
 * stand farther apart, as the fingertips of a few people do, each keeps its meaning.
 */
enum gesture_kind {
    GESTURE_TAP,    /* down and up again on the target without leaving it */
    GESTURE_DRAG,   /* moved by `delta` since the last drag of this finger */
    GESTURE_DROP,   /* the drag ended, moving at `velocity` (units a second) */
    GESTURE_CANCEL, /* the drag was taken back before it ended */
    GESTURE_PINCH,  /* two fingers on one target: moved by `delta`, grew by `scale` about `at` */
    GESTURE_COUNT
};

struct gesture {
    enum gesture_kind kind;
    uint64_t target;
    struct point at;    /* the finger, or the midpoint of two */
    struct point start; /* where the finger went down */
    struct point delta;
    struct point velocity;
    double scale;
};

enum { GESTURE_FINGERS_MAX = 16, GESTURES_MAX = 16 };

#define GESTURE_STUCK TOUCH_STUCK

struct gesture_finger {
    bool down;
    bool dragging;
    bool palm; /* no finger: on nothing */
    int64_t id;
    uint64_t target;
    unsigned gestures; /* what the target allows */
    struct rect area;
    struct point start, at;
    struct point velocity; /* smoothed */
    tick moved;
};

/** Start from zero. */
struct gesture_state {
    struct gesture_finger fingers[GESTURE_FINGERS_MAX];
};

/**
 * Feed one touch, with the hits of the frame that the visitor saw. Writes the gestures
 * that follow from it (at most GESTURES_MAX) and returns their number.
 */
size_t gesture_feed(struct gesture_state *state, const struct draw_list *seen, const struct touch *touch,
                    struct gesture *out);

/**
 * Release fingers that have not stirred for too long. Writes the gestures that follow from it (at most GESTURES_MAX)
 * and returns their number; `*next` is when to look again (TICK_NEVER: no finger is down).
 */
size_t gesture_expire(struct gesture_state *state, tick now, struct gesture *out, tick *next);

/** True while some finger rests on the target without dragging. */
bool gesture_pressed(const struct gesture_state *state, uint64_t target);
/** True while some finger drags one of these targets. */
bool gesture_drags(const struct gesture_state *state, bool (*is_meant)(uint64_t target));
/** How many fingers are down, palms among them. */
int gesture_fingers(const struct gesture_state *state);
/** Let go of every finger: what they were on is gone. */
void gesture_release_all(struct gesture_state *state);

#endif
