#ifndef UI_GHOSTS_H
#define UI_GHOSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/input.h"

/**
 * Contacts that nobody makes.
 *
 * A drop of water, a crack, a sticker: a panel takes them for a finger that trembles on one spot and never goes, or
 * that comes and goes there many times a second. What has stayed within a few millimetres for half a minute counts for
 * nothing from then on, until it goes: the show falls idle beneath it, takes another pack, and hears the staff.
 */

enum { GHOSTS_MAX = 16 };

/** One spot that is touched, or was a moment ago. */
struct ghosts_spot {
    bool used;
    bool down;
    bool mute; /* counts for nothing */
    int64_t finger;
    struct point at; /* it has stayed near here */
    tick since;
    tick gone; /* when it went, if it is not down */
};

/** Start from zero. */
struct ghosts {
    struct ghosts_spot spots[GHOSTS_MAX];
};

/** What stays for so long is no finger. */
#define GHOSTS_LONG TICK_S(30)
/** What comes back to its spot sooner than a hand taps has not been away. */
#define GHOSTS_FLICKER TICK_MS(250)

/** How near that is, in stage units, on a stage that is `width` units wide; `mm` on the glass, 0: nobody knows. */
double ghosts_reach(double width, int mm);

/** Follow one touch. False when it counts for nothing. */
bool ghosts_take(struct ghosts *ghosts, const struct touch *touch, double reach);

/**
 * The contacts that count for nothing from `now` on, each as a cancelled touch in `out` (room for GHOSTS_MAX). Returns
 * their number; `*next` is when to ask again (TICK_NEVER: after a touch).
 */
size_t ghosts_expire(struct ghosts *ghosts, tick now, struct touch *out, tick *next);

#endif
