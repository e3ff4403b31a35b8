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

/** How much of a batch is kept for the ends of the fingers that are down. */
static int ends_to_come(const struct touch_table *table)
{
    int count = 0;
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        count += table->fingers[i].down && !table->fingers[i].ghost;
    }
    return count;
}

/** True when so many more touches fit, and after them the end of every finger. */
static bool has_room(const struct touch_table *table, const struct touch_batch *out, int count)
{
    return out->count + count + ends_to_come(table) <= TOUCH_BATCH_MAX;
}

/** The finger's last touch in the batch, if it is a move; NULL else. */
static struct touch *last_move(struct touch_batch *out, int64_t finger)
{
    for (int i = out->count - 1; i >= 0; i--) {
        if (out->items[i].finger == finger) {
            return out->items[i].kind == TOUCH_MOVE ? &out->items[i] : NULL;
        }
    }
    return NULL;
}

static void emit(const struct touch_table *table, enum touch_kind kind, const struct touch_finger *finger, tick when,
                 struct touch_batch *out)
{
    struct touch touch = {.kind = kind, .finger = finger->number, .at = finger->at, .when = when};
    struct touch *move = kind == TOUCH_MOVE ? last_move(out, finger->number) : NULL;
    if (finger->ghost) {
        return;
    }
    if (move) {
        *move = touch;
    } else if (kind != TOUCH_MOVE || has_room(table, out, 1)) {
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
    bool ghost = is_ghost(table, report);
    if (!finger) {
        return;
    }
    if (!ghost && !has_room(table, out, 2)) {
        out->dropped = true;
        return;
    }
    *finger = (struct touch_finger){.down = true,
                                    .ghost = ghost,
                                    .mouse = report->mouse,
                                    .device = report->device,
                                    .finger = report->finger,
                                    .number = ++table->numbers,
                                    .at = report->at,
                                    .stirred = report->when};
    table->last[report->mouse] = (struct touch_mark){.set = !finger->ghost, .at = report->at, .when = report->when};
    emit(table, TOUCH_DOWN, finger, report->when, out);
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
        emit(table, TOUCH_MOVE, finger, report->when, out);
        return;
    case TOUCH_UP:
    case TOUCH_CANCEL:
        emit(table, report->kind, finger, report->when, out);
        finger->down = false;
        return;
    case TOUCH_KIND_COUNT:
        return;
    }
}

void touch_cancel(struct touch_table *table, tick now, struct touch_batch *out)
{
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        if (table->fingers[i].down) {
            emit(table, TOUCH_CANCEL, &table->fingers[i], now, out);
            table->fingers[i].down = false;
        }
    }
}

void touch_expire(struct touch_table *table, tick now, struct touch_batch *out)
{
    for (size_t i = 0; i < TOUCH_FINGERS_MAX; i++) {
        struct touch_finger *finger = &table->fingers[i];
        if (finger->down && now - finger->stirred >= TOUCH_STUCK) {
            emit(table, TOUCH_CANCEL, finger, now, out);
            finger->down = false;
        }
    }
}
