#include "ui/ghosts.h"

#include <math.h>

/** A contact trembles within so many millimetres. */
static const double reach_mm = 5;
/** The same in stage units where nobody has said how large the glass is: 6 mm on one of 32 inches, 3 on one of 15. */
static const double reach_usual = 16;
static const double reach_least = 8, reach_most = 40;

double ghosts_reach(double width, int mm)
{
    return mm > 0 ? fmin(fmax(reach_mm * width / mm, reach_least), reach_most) : reach_usual;
}

static struct ghosts_spot *find_down(struct ghosts *ghosts, int64_t finger)
{
    for (int i = 0; i < GHOSTS_MAX; i++) {
        struct ghosts_spot *spot = &ghosts->spots[i];
        if (spot->used && spot->down && spot->finger == finger) {
            return spot;
        }
    }
    return NULL;
}

/** Where a contact that comes down has just been. */
static struct ghosts_spot *find_flicker(struct ghosts *ghosts, const struct touch *touch, double reach)
{
    for (int i = 0; i < GHOSTS_MAX; i++) {
        struct ghosts_spot *spot = &ghosts->spots[i];
        if (spot->used && !spot->down && touch->when - spot->gone <= GHOSTS_FLICKER &&
            point_distance(spot->at, touch->at) <= reach) {
            return spot;
        }
    }
    return NULL;
}

/** A place for another one: a free one, else that of the one that is longest gone; NULL when all are down. */
static struct ghosts_spot *find_room(struct ghosts *ghosts)
{
    struct ghosts_spot *best = NULL;
    for (int i = 0; i < GHOSTS_MAX; i++) {
        struct ghosts_spot *spot = &ghosts->spots[i];
        if (!spot->used) {
            return spot;
        }
        best = !spot->down && (!best || spot->gone < best->gone) ? spot : best;
    }
    return best;
}

static bool come_down(struct ghosts *ghosts, const struct touch *touch, double reach)
{
    struct ghosts_spot *spot = find_flicker(ghosts, touch, reach);
    if (spot) {
        spot->down = true;
        spot->finger = touch->finger;
        return !spot->mute;
    }
    spot = find_room(ghosts);
    if (spot) {
        *spot = (struct ghosts_spot){
            .used = true, .down = true, .finger = touch->finger, .at = touch->at, .since = touch->when};
    }
    return true;
}

static void move(struct ghosts_spot *spot, const struct touch *touch, double reach)
{
    if (!spot->mute && point_distance(spot->at, touch->at) > reach) {
        spot->at = touch->at;
        spot->since = touch->when;
    }
}

bool ghosts_take(struct ghosts *ghosts, const struct touch *touch, double reach)
{
    struct ghosts_spot *spot = find_down(ghosts, touch->finger);
    if (!spot) {
        return touch->kind != TOUCH_DOWN || come_down(ghosts, touch, reach);
    }
    move(spot, touch, reach);
    if (touch->kind == TOUCH_UP || touch->kind == TOUCH_CANCEL) {
        spot->down = false;
        spot->gone = touch->when;
    }
    return !spot->mute;
}

size_t ghosts_expire(struct ghosts *ghosts, tick now, struct touch *out, tick *next)
{
    size_t count = 0;
    *next = TICK_NEVER;
    for (int i = 0; i < GHOSTS_MAX; i++) {
        struct ghosts_spot *spot = &ghosts->spots[i];
        if (spot->used && !spot->down && now - spot->gone > GHOSTS_FLICKER) {
            spot->used = false;
        }
        if (!spot->used || spot->mute) {
            continue;
        }
        spot->mute = now - spot->since >= GHOSTS_LONG;
        if (spot->mute && spot->down) {
            out[count++] = (struct touch){.kind = TOUCH_CANCEL, .finger = spot->finger, .at = spot->at, .when = now};
        } else if (!spot->mute && spot->since + GHOSTS_LONG < *next) {
            *next = spot->since + GHOSTS_LONG;
        }
    }
    return count;
}
