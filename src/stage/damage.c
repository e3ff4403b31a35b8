#include "stage/damage.h"

/** Joining two rectangles may add this many pixels: painting them costs less than another rectangle. */
enum { WASTE_PIXELS = 64 * 64 };

/** How far ahead an item is looked for. */
enum { LOOK_AHEAD = 48 };

static int64_t waste(struct px_rect a, struct px_rect b)
{
    return px_area(px_join(a, b)) - px_area(a) - px_area(b) + px_area(px_cut(a, b));
}

static void remove_rect(struct damage *damage, size_t at)
{
    damage->rects[at] = damage->rects[--damage->count];
}

/** The rectangle that can be joined with `rect` at the least waste; `count` when there is none. */
static size_t best_partner(const struct damage *damage, struct px_rect rect, int64_t *least)
{
    size_t best = damage->count;
    for (size_t i = 0; i < damage->count; i++) {
        int64_t cost = waste(damage->rects[i], rect);
        if (best == damage->count || cost < *least) {
            best = i;
            *least = cost;
        }
    }
    return best;
}

void damage_add(struct damage *damage, struct px_rect rect)
{
    if (px_is_empty(rect)) {
        return;
    }
    int64_t least = 0;
    size_t partner = best_partner(damage, rect, &least);
    while (partner < damage->count) {
        int64_t fair = WASTE_PIXELS + px_area(px_join(damage->rects[partner], rect)) / 8;
        if (least > fair && damage->count < DAMAGE_MAX) {
            break;
        }
        rect = px_join(rect, damage->rects[partner]);
        remove_rect(damage, partner);
        partner = best_partner(damage, rect, &least);
    }
    damage->rects[damage->count++] = rect;
}

/** Where `item` comes next in `list`, at most LOOK_AHEAD on; `count` when it does not. */
static size_t find_ahead(const struct survey_item *list, size_t from, size_t count, const struct survey_item *item)
{
    size_t to = count - from > LOOK_AHEAD ? from + LOOK_AHEAD : count;
    for (size_t i = from; i < to; i++) {
        if (list[i].hash == item->hash) {
            return i;
        }
    }
    return count;
}

/**
 * Items that stay in both lists in the same order are matched, the rest is damage. Any such matching is right,
 * since the pixels outside the damage see only matched items, in the same order; a good one is small.
 */
void damage_compare(struct damage *damage, const struct survey_item *before, size_t before_count,
                    const struct survey_item *after, size_t after_count)
{
    while (before_count && after_count && before[before_count - 1].hash == after[after_count - 1].hash) {
        before_count--;
        after_count--;
    }
    size_t b = 0, a = 0;
    while (b < before_count && a < after_count) {
        if (before[b].hash == after[a].hash) {
            b++;
            a++;
            continue;
        }
        size_t in_after = find_ahead(after, a, after_count, &before[b]);
        size_t in_before = find_ahead(before, b, before_count, &after[a]);
        if (in_after == after_count && in_before == before_count) {
            damage_add(damage, before[b++].bounds);
            damage_add(damage, after[a++].bounds);
        } else if (in_before == before_count || (in_after < after_count && in_after - a <= in_before - b)) {
            damage_add(damage, after[a++].bounds);
        } else {
            damage_add(damage, before[b++].bounds);
        }
    }
    for (; b < before_count; b++) {
        damage_add(damage, before[b].bounds);
    }
    for (; a < after_count; a++) {
        damage_add(damage, after[a].bounds);
    }
}
