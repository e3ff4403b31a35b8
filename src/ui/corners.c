#include "ui/corners.h"

/** How far a finger may tremble while it holds. */
static const double slop = 24;

static void forget(struct corners *corners)
{
    *corners = (struct corners){.holding = false};
}

static bool is_first(struct point at)
{
    return at.x < CORNERS_SIDE && at.y < CORNERS_SIDE;
}

static bool is_second(struct point at, double width, double height)
{
    return at.x > width - CORNERS_SIDE && at.y > height - CORNERS_SIDE;
}

static void come_down(struct corners *corners, const struct touch *touch, double width, double height)
{
    bool second = corners->half && touch->when >= corners->from && touch->when <= corners->until &&
                  is_second(touch->at, width, height);
    forget(corners);
    if (second || is_first(touch->at)) {
        *corners = (struct corners){
            .holding = true, .finger = touch->finger, .at = touch->at, .since = touch->when, .half = second};
    }
}

static void lift(struct corners *corners, const struct touch *touch)
{
    tick held = touch->when - corners->since;
    bool first = !corners->half && held >= CORNERS_HOLD && held < CORNERS_TOO_LONG;
    forget(corners);
    if (first) {
        *corners =
            (struct corners){.half = true, .from = touch->when + CORNERS_SOON, .until = touch->when + CORNERS_NEXT};
    }
}

void corners_feed(struct corners *corners, const struct touch *touch, int fingers, double width, double height)
{
    bool mine = corners->holding && touch->finger == corners->finger;
    switch (touch->kind) {
    case TOUCH_DOWN:
        if (fingers == 1 && !corners->holding) {
            come_down(corners, touch, width, height);
        } else {
            forget(corners);
        }
        return;
    case TOUCH_MOVE:
        if (corners->holding && (!mine || point_distance(touch->at, corners->at) > slop)) {
            forget(corners);
        }
        return;
    case TOUCH_UP:
        if (mine) {
            lift(corners, touch);
        }
        return;
    case TOUCH_CANCEL:
        if (mine) {
            forget(corners);
        }
        return;
    case TOUCH_KIND_COUNT:
        return;
    }
}

bool corners_opened(struct corners *corners, tick now, tick *next)
{
    *next = TICK_NEVER;
    if (!corners->holding || !corners->half) {
        return false;
    }
    if (now < corners->since + CORNERS_HOLD) {
        *next = corners->since + CORNERS_HOLD;
        return false;
    }
    forget(corners);
    return true;
}
