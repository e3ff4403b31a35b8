#include "stage/touch.h"

#include <stddef.h>

/* A panel that speaks as finger and as mouse does so within this time and distance. */
static const tick ghost_time = TICK_MS(400);
static const double ghost_distance = 24;

static struct touch_finger *find_finger(struct touch_table *table, const struct touch_report *report)
{
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        struct touch_finger *f = &table->fingers[i];
        if (f->down && f->mouse == report->mouse && f->device == report->device && f->finger == report->finger) {
            return f;
        }
    }
    return NULL;
}

static struct touch_finger *free_finger(struct touch_table *table)
{
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        if (!table->fingers[i].down) {
            return &table->fingers[i];
        }
    }
    return NULL;
}

static void emit(struct touch_batch *out, enum touch_kind kind, const struct touch_finger *finger, tick when)
{
    if (finger->ghost) {
        return;
    }
    struct touch touch = {.kind = kind, .finger = finger->number, .at = finger->at, .when = when};
    for (int i = out->count - 1; kind == TOUCH_MOVE && i >= 0; i--) {
        if (out->items[i].finger == finger->number) {
            if (out->items[i].kind == TOUCH_MOVE) {
                out->items[i] = touch;
                return;
            }
            break;
        }
    }
    if (out->count < TOUCH_BATCH_MAX) {
        out->items[out->count++] = touch;
    }
}

/** True when the other kind of pointer has just come down at the same place. */
static bool is_ghost(const struct touch_table *table, const struct touch_report *report)
{
    const struct touch_mark *other = &table->last[!report->mouse];
    return other->set && report->when - other->when <= ghost_time &&
           point_distance(report->at, other->at) <= ghost_distance;
}

static void take_down(struct touch_table *table, const struct touch_report *report, struct touch_batch *out)
{
    struct touch_finger *finger = free_finger(table);
    if (!finger) {
        return;
    }
    *finger = (struct touch_finger){.down = true,
                                    .ghost = is_ghost(table, report),
                                    .mouse = report->mouse,
                                    .device = report->device,
                                    .finger = report->finger,
                                    .number = ++table->numbers,
                                    .at = report->at,
                                    .stirred = report->when};
    table->last[report->mouse] = (struct touch_mark){.set = !finger->ghost, .at = report->at, .when = report->when};
    emit(out, TOUCH_DOWN, finger, report->when);
}

void touch_feed(struct touch_table *table, const struct touch_report *report, struct touch_batch *out)
{
    struct touch_finger *finger = find_finger(table, report);
    if (!finger) {
        if (report->kind == TOUCH_DOWN) {
            take_down(table, report, out);
        }
        return;
    }
    finger->at = report->at;
    finger->stirred = report->when;
    switch (report->kind) {
    case TOUCH_DOWN: /* a second time: it has only moved */
    case TOUCH_MOVE:
        emit(out, TOUCH_MOVE, finger, report->when);
        return;
    case TOUCH_UP:
    case TOUCH_CANCEL:
        emit(out, report->kind, finger, report->when);
        finger->down = false;
        return;
    case TOUCH_KIND_COUNT:
        return;
    }
}

void touch_expire(struct touch_table *table, tick now, struct touch_batch *out)
{
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        struct touch_finger *finger = &table->fingers[i];
        if (finger->down && now - finger->stirred >= TOUCH_STUCK) {
            emit(out, TOUCH_CANCEL, finger, now);
            finger->down = false;
        }
    }
}
