#include "ui/gesture.h"

#include <math.h>

/** How far a finger may tremble before it drags, and how far beside a target it still counts, in stage units. */
static const double drag_slop = 16;
static const double touch_slack = 14;

/** So many contacts, that near to the one in their middle, are no fingertips: a hand has five, some way apart. */
enum { PALM_CONTACTS = 6 };
static const double palm_reach = 180;

static struct gesture_finger *find_finger(struct gesture_state *state, int64_t id)
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        if (state->fingers[i].down && state->fingers[i].id == id) {
            return &state->fingers[i];
        }
    }
    return NULL;
}

static struct gesture_finger *free_finger(struct gesture_state *state)
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        if (!state->fingers[i].down) {
            return &state->fingers[i];
        }
    }
    return NULL;
}

/** The other finger of a pinch: on the same target, where that can be pinched. */
static struct gesture_finger *find_partner(struct gesture_state *state, const struct gesture_finger *finger)
{
    if (!(finger->gestures & HIT_PINCH)) {
        return NULL;
    }
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        struct gesture_finger *other = &state->fingers[i];
        if (other != finger && other->down && other->target == finger->target) {
            return other;
        }
    }
    return NULL;
}

/** A drag that ends without being dropped: the touch was taken back. */
static size_t cancel_drag(const struct gesture_finger *finger, struct gesture *out)
{
    if (!finger->dragging) {
        return 0;
    }
    *out = (struct gesture){
        .kind = GESTURE_CANCEL, .target = finger->target, .at = finger->at, .start = finger->start, .scale = 1};
    return 1;
}

static bool is_near(const struct gesture_finger *finger, const struct gesture_finger *other)
{
    return other->down && point_distance(finger->at, other->at) <= palm_reach;
}

static bool is_middle_of_palm(const struct gesture_state *state, const struct gesture_finger *finger)
{
    int count = 0;
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        count += is_near(finger, &state->fingers[i]);
    }
    return count >= PALM_CONTACTS;
}

static bool is_beside_palm(const struct gesture_state *state, const struct gesture_finger *finger)
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        if (state->fingers[i].palm && is_near(finger, &state->fingers[i])) {
            return true;
        }
    }
    return false;
}

/** The contact stays, so that its end is understood, but it is on nothing and means nothing. */
static size_t make_palm(struct gesture_finger *finger, struct gesture *out)
{
    size_t count = cancel_drag(finger, out);
    finger->palm = true;
    finger->dragging = false;
    finger->target = 0;
    finger->gestures = 0;
    return count;
}

/** When the newest contact makes a palm of those around it, or belongs to one, they are all taken back. */
static size_t reject_palm(struct gesture_state *state, struct gesture_finger *newest, struct gesture *out)
{
    if (is_beside_palm(state, newest)) {
        return make_palm(newest, out);
    }
    size_t count = 0;
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        const struct gesture_finger *middle = &state->fingers[i];
        if (!is_near(newest, middle) || !is_middle_of_palm(state, middle)) {
            continue;
        }
        for (int k = 0; k < GESTURE_FINGERS_MAX; k++) {
            if (is_near(middle, &state->fingers[k])) {
                count += make_palm(&state->fingers[k], out + count);
            }
        }
    }
    return count;
}

static size_t put_down(struct gesture_state *state, const struct draw_list *seen, const struct touch *touch,
                       struct gesture *out)
{
    struct gesture_finger *finger = find_finger(state, touch->finger);
    if (!finger) {
        finger = free_finger(state);
    }
    const struct hit *hit = draw_hit_at(seen, touch->at, touch_slack);
    if (!finger) {
        return 0;
    }
    *finger = (struct gesture_finger){.down = true,
                                      .id = touch->finger,
                                      .target = hit ? hit->target : 0,
                                      .gestures = hit ? hit->gestures : 0,
                                      .area = hit ? hit->area : rect_make(0, 0, 0, 0),
                                      .start = touch->at,
                                      .at = touch->at,
                                      .moved = touch->when};
    struct gesture_finger *partner = find_partner(state, finger);
    if (partner) {
        partner->dragging = true;
        finger->dragging = true;
    }
    return reject_palm(state, finger, out);
}

static void track_velocity(struct gesture_finger *finger, struct point at, tick when)
{
    double seconds = fmax((double)(when - finger->moved) / 1e6, 1e-3);
    double keep = exp(-seconds / 0.04);
    finger->velocity.x = finger->velocity.x * keep + (at.x - finger->at.x) / seconds * (1 - keep);
    finger->velocity.y = finger->velocity.y * keep + (at.y - finger->at.y) / seconds * (1 - keep);
}

static bool drags(const struct gesture_finger *finger, struct point at)
{
    double dx = fabs(at.x - finger->start.x), dy = fabs(at.y - finger->start.y);
    bool sideways = (finger->gestures & HIT_DRAG_X) && dx > drag_slop;
    bool upright = (finger->gestures & HIT_DRAG_Y) && dy > drag_slop;
    return sideways || upright;
}

static struct gesture drag_gesture(const struct gesture_finger *finger, struct point from, struct point to)
{
    return (struct gesture){.kind = GESTURE_DRAG,
                            .target = finger->target,
                            .at = to,
                            .start = finger->start,
                            .delta = point_make(to.x - from.x, to.y - from.y),
                            .scale = 1};
}

static struct gesture pinch_gesture(const struct gesture_finger *finger, const struct gesture_finger *partner,
                                    struct point from, struct point to)
{
    struct point before = point_mix(from, partner->at, 0.5), after = point_mix(to, partner->at, 0.5);
    double apart = fmax(point_distance(from, partner->at), 1), now = fmax(point_distance(to, partner->at), 1);
    return (struct gesture){.kind = GESTURE_PINCH,
                            .target = finger->target,
                            .at = after,
                            .start = finger->start,
                            .delta = point_make(after.x - before.x, after.y - before.y),
                            .scale = now / apart};
}

static size_t move(struct gesture_state *state, const struct touch *touch, struct gesture *out)
{
    struct gesture_finger *finger = find_finger(state, touch->finger);
    if (!finger) {
        return 0;
    }
    struct point from = finger->at;
    track_velocity(finger, touch->at, touch->when);
    finger->at = touch->at;
    finger->moved = touch->when;
    const struct gesture_finger *partner = find_partner(state, finger);
    if (partner) {
        out[0] = pinch_gesture(finger, partner, from, touch->at);
        return 1;
    }
    if (!finger->dragging && drags(finger, touch->at)) {
        finger->dragging = true;
        from = finger->start;
    }
    if (!finger->dragging) {
        return 0;
    }
    out[0] = drag_gesture(finger, from, touch->at);
    return 1;
}

static size_t lift(struct gesture_state *state, const struct touch *touch, struct gesture *out)
{
    struct gesture_finger *finger = find_finger(state, touch->finger);
    if (!finger) {
        return 0;
    }
    struct gesture_finger *partner = find_partner(state, finger);
    if (partner) {
        partner->velocity = point_make(0, 0); /* what it did was pinching: lifted next, it throws nothing */
    }
    if (touch->when - finger->moved > TICK_MS(80)) {
        finger->velocity = point_make(0, 0); /* held still before it was lifted: no fling */
    }
    finger->down = false;
    if (finger->dragging) {
        out[0] = drag_gesture(finger, finger->at, touch->at);
        out[0].kind = GESTURE_DROP;
        out[0].velocity = partner ? point_make(0, 0) : finger->velocity;
        return 1;
    }
    struct rect near = rect_inset(finger->area, -touch_slack);
    if (!(finger->gestures & HIT_TAP) || !rect_contains(near, touch->at)) {
        return 0;
    }
    out[0] = (struct gesture){
        .kind = GESTURE_TAP, .target = finger->target, .at = touch->at, .start = finger->start, .scale = 1};
    return 1;
}

size_t gesture_feed(struct gesture_state *state, const struct draw_list *seen, const struct touch *touch,
                    struct gesture *out)
{
    switch (touch->kind) {
    case TOUCH_DOWN:
        return put_down(state, seen, touch, out);
    case TOUCH_MOVE:
        return move(state, touch, out);
    case TOUCH_UP:
        return lift(state, touch, out);
    case TOUCH_CANCEL: {
        struct gesture_finger *finger = find_finger(state, touch->finger);
        if (!finger) {
            return 0;
        }
        finger->down = false;
        return cancel_drag(finger, out);
    }
    case TOUCH_KIND_COUNT:
        break;
    }
    return 0;
}

size_t gesture_expire(struct gesture_state *state, tick now, struct gesture *out, tick *next)
{
    size_t count = 0;
    *next = TICK_NEVER;
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        struct gesture_finger *finger = &state->fingers[i];
        if (finger->down && now - finger->moved >= GESTURE_STUCK) {
            finger->down = false;
            count += cancel_drag(finger, out + count);
        }
        if (finger->down && finger->moved + GESTURE_STUCK < *next) {
            *next = finger->moved + GESTURE_STUCK;
        }
    }
    return count;
}

bool gesture_pressed(const struct gesture_state *state, uint64_t target)
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        const struct gesture_finger *finger = &state->fingers[i];
        if (finger->down && !finger->dragging && finger->target == target &&
            rect_contains(rect_inset(finger->area, -touch_slack), finger->at)) {
            return true;
        }
    }
    return false;
}

bool gesture_drags(const struct gesture_state *state, bool (*is_meant)(uint64_t target))
{
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        const struct gesture_finger *finger = &state->fingers[i];
        if (finger->down && finger->dragging && is_meant(finger->target)) {
            return true;
        }
    }
    return false;
}

int gesture_fingers(const struct gesture_state *state)
{
    int count = 0;
    for (int i = 0; i < GESTURE_FINGERS_MAX; i++) {
        count += state->fingers[i].down;
    }
    return count;
}

void gesture_release_all(struct gesture_state *state)
{
    *state = (struct gesture_state){0};
}
