#ifndef RUN_LOOP_H
#define RUN_LOOP_H

#include "run/clock.h"
#include "run/quit.h"
#include "run/renew.h"
#include "run/show.h"
#include "run/sticks.h"
#include "stage/window.h"

struct loop;

/** Fingers that are not on the glass: a tour that the program plays itself. */
struct pilot {
    /**
     * What the pilot does at `now`: writes at most `room` touches and returns their number. `*next` is when
     * it wants its next turn. May jump the show elsewhere, or set loop->done.
     */
    int (*fly)(void *self, struct loop *loop, tick now, struct touch *touches, int room, tick *next);
    /** After every step, painted and shown. */
    void (*look)(void *self, const struct loop *loop);
    void *self;
};

/**
 * The exhibition in real time: wait until the show wants a step or somebody touches it, step, paint what changed,
 * show what was painted. At most 60 frames a second, and none while nothing changes; only a finger that comes down
 * between two of them is not kept waiting for the next.
 */
struct loop {
    struct show *show;           /* borrowed */
    struct window *window;       /* borrowed; NULL: paint, but for nobody */
    const struct pilot *pilot;   /* borrowed; NULL: only people */
    const struct quit *quit;     /* borrowed; NULL: no signal ends it, but those of the window */
    struct renew *renew;         /* borrowed; NULL: the pack stays what it is */
    struct sticks *sticks;       /* borrowed; NULL: no stick is looked at */
    bool windowed;               /* a window among others, which whoever sits there may close */
    bool status;                 /* print status lines */
    enum diag_language messages; /* how it speaks to staff */
    bool told_dropped;           /* that touches were left out */
    struct clock clock;
    tick frame;     /* when the last step began */
    tick beat;      /* when it should have */
    tick next;      /* when the pilot wants its next turn */
    bool resting;   /* nothing moves; said so in a status line */
    long presented; /* frames that changed the glass */
    long fingers;   /* that are down */
    long downs;     /* that have come down so far */
    tick work;      /* what the last step, its painting and presenting took */
    bool turned;    /* the glass still shows the picture as it hung before */
    bool done;
};

/** The first step: its picture is on the glass afterwards. */
void loop_begin(struct loop *loop);
/** Go on until somebody ends it: a signal, the staff, the pilot. */
void loop_run(struct loop *loop);

#endif
