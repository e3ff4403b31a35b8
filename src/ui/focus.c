#include "ui/focus.h"

#include <math.h>

#include "ui/target.h"

bool focus_area(const struct draw_list *seen, uint64_t target, struct rect *out)
{
    for (size_t i = seen->hit_count; i-- > 0;) {
        if (seen->hits[i].target == target && (seen->hits[i].gestures & HIT_TAP)) {
            *out = seen->hits[i].area;
            return true;
        }
    }
    return false;
}

/** A hit that swallows touches hides what lies beneath it: only hits from here on can be focused. */
static size_t first_reachable(const struct draw_list *seen)
{
    size_t first = 0;
    for (size_t i = 0; i < seen->hit_count; i++) {
        const struct hit *hit = &seen->hits[i];
        if (hit->area.w >= seen->width && hit->area.h >= seen->height) {
            first = i;
        }
    }
    return first;
}

static bool focusable(const struct hit *hit)
{
    enum target_kind kind = target_kind(hit->target);
    return (hit->gestures & HIT_TAP) && kind != TARGET_BLOCK && kind != TARGET_NONE;
}

/** How far `to` lies from `from` in a direction; HUGE_VAL when it lies elsewhere. Sideways counts double. */
static double distance(struct point from, struct point to, enum key key)
{
    double dx = to.x - from.x, dy = to.y - from.y;
    double ahead = key == KEY_LEFT ? -dx : key == KEY_RIGHT ? dx : key == KEY_UP ? -dy : dy;
    double aside = fabs(key == KEY_LEFT || key == KEY_RIGHT ? dy : dx);
    return ahead > 4 ? ahead + 2 * aside : HUGE_VAL;
}

uint64_t focus_move(const struct draw_list *seen, uint64_t current, enum key key)
{
    struct rect area;
    bool found = focus_area(seen, current, &area);
    uint64_t best = current;
    double least = HUGE_VAL;
    for (size_t i = first_reachable(seen); i < seen->hit_count; i++) {
        const struct hit *hit = &seen->hits[i];
        if (!focusable(hit) || (found && hit->target == current)) {
            continue;
        }
        if (!found) {
            return hit->target;
        }
        double d = distance(rect_center(area), rect_center(hit->area), key);
        if (d < least) {
            least = d;
            best = hit->target;
        }
    }
    return best;
}
