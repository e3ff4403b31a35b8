#include "ui/map_scroll.h"

#include <math.h>

#include "ui/card_parts.h"
#include "ui/map_atlas.h"
#include "ui/map_list.h"
#include "ui/map_move.h"
#include "ui/state.h"

static void scroll_to(struct app *app, double to, tick length, bool drift, tick now)
{
    struct map_state *map = &app->map;
    map->scroll_from = map_scroll_at(map, now);
    map->scroll = to;
    map->scroll_way = (struct map_way){now, app->comfort[COMFORT_QUIET] ? 0 : length, drift};
}

static struct map_list measure(const struct app *app, struct arena *arena, tick now)
{
    struct view view = card_measure_view(app, arena, now);
    return map_list_make(&view, &app->atlas->layout);
}

void map_scroll_top(struct app *app)
{
    app->map.scroll = app->map.scroll_from = 0;
    app->map.scroll_way = (struct map_way){0};
}

void map_scroll_page(struct app *app, bool forth, tick now)
{
    struct arena arena = {0};
    struct map_list list = measure(app, &arena, now);
    scroll_to(app, map_list_page(&list, app->map.scroll, forth), MAP_GLIDE, false, now);
    arena_finish(&arena);
}

void map_scroll_drag(struct app *app, const struct gesture *gesture, tick now)
{
    struct arena arena = {0};
    double max = measure(app, &arena, now).max;
    arena_finish(&arena);
    double to = map_scroll_at(&app->map, now);
    if (gesture->kind == GESTURE_DRAG) {
        double wanted = to - gesture->delta.y;
        scroll_to(app, map_move_resist(to, wanted, fmin(fmax(wanted, 0), max)), 0, false, now);
    } else if (map_move_ends(gesture)) {
        to -= app->comfort[COMFORT_QUIET] ? 0 : gesture->velocity.y * MAP_DRIFT_REACH;
        scroll_to(app, fmin(fmax(to, 0), max), MAP_DRIFT, true, now);
    }
}

void map_scroll_follow(struct app *app, int project, tick now)
{
    struct arena arena = {0};
    struct map_list list = measure(app, &arena, now);
    double scroll = app->map.scroll;
    for (size_t i = 0; i < list.count; i++) {
        bool seen = list.tops[i] >= scroll && list.tops[i + 1] <= scroll + list.rows.h;
        if (list.items[i] == project && !seen) {
            scroll_to(app, fmin(list.tops[i], list.max), MAP_GLIDE, false, now);
        }
    }
    arena_finish(&arena);
}
