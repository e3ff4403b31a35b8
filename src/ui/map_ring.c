#include "ui/map_ring.h"

#include <math.h>

enum { RING_ROUND = 14 }; /* more stand on a spiral */

static const double ring_least = 118;
static const double spiral_pitch = 112;

bool map_ring_covers(const struct map_layout *layout)
{
    double top = layout->title.y + layout->title.h;
    return layout->tall && layout->controls.y - top < 2 * ring_least + THEME_TARGET;
}

struct rect map_ring_area(const struct map_layout *layout)
{
    if (map_ring_covers(layout)) {
        return rect_make(20, 20, layout->goals.x + layout->goals.w, layout->list.y - 30);
    }
    if (layout->tall) {
        double top = layout->title.y + layout->title.h + 10;
        return rect_make(20, top, layout->controls.x - 40, layout->sections.y - 10 - top);
    }
    double left = layout->sections.x + layout->sections.w + 10;
    return rect_make(left, 16, layout->list.x - 10 - left, layout->goals.y - 26);
}

size_t map_ring_most(const struct map_layout *layout)
{
    const size_t least = 6;
    struct rect area = map_ring_area(layout);
    double reach = fmin(area.w, area.h) / 2 - THEME_TARGET / 2;
    size_t most = MAP_RING_MAX;
    while (most > least && map_ring_reach(most) > reach) {
        most--;
    }
    return most;
}

/** Few lights stand each by itself; of many, about as many parts as each has lights. */
static size_t slots_for(size_t count, size_t most)
{
    if (count <= most) {
        return count;
    }
    size_t parts = (size_t)ceil(sqrt((double)count));
    return parts < most ? parts : most;
}

struct map_ring map_ring_of(const struct map_lights *lights, const struct map_state *map,
                            const struct map_layout *layout)
{
    const struct map_group *group = map->open == PACK_INDEX_NONE ? NULL : map_group_of(lights, map->open);
    if (!group || group->count < 2 || group->first != map->open) {
        return (struct map_ring){0};
    }
    bool part = map->open_count > 0 && map->open_from + map->open_count <= group->count;
    size_t from = part ? map->open_from : 0, count = part ? map->open_count : group->count;
    return (struct map_ring){.group = group,
                             .members = lights->members + group->first_member + from,
                             .count = count,
                             .slots = slots_for(count, map_ring_most(layout))};
}

struct map_slot map_ring_slot(const struct map_ring *ring, size_t index)
{
    size_t first = index * ring->count / ring->slots, next = (index + 1) * ring->count / ring->slots;
    return (struct map_slot){first, next - first};
}

struct point map_ring_place(size_t index, size_t count)
{
    if (count <= RING_ROUND) {
        double radius = fmax(ring_least, (MAP_RING_APART + 2) / (2 * sin(M_PI / fmax((double)count, 2))));
        double angle = 2 * M_PI * (double)index / (double)count;
        return point_make(radius * sin(angle), -radius * cos(angle));
    }
    double angle = 0, radius = ring_least;
    for (size_t i = 0; i < index; i++) {
        angle += 2 * asin((MAP_RING_APART + 4) / (2 * radius));
        radius = ring_least + spiral_pitch * angle / (2 * M_PI);
    }
    return point_make(radius * sin(angle), -radius * cos(angle));
}

double map_ring_reach(size_t count)
{
    struct point last = map_ring_place(count ? count - 1 : 0, count);
    return sqrt(last.x * last.x + last.y * last.y);
}

/** The slot that bears a project, or the number of slots when none does. */
static size_t slot_of(const struct map_ring *ring, int project)
{
    for (size_t i = 0; i < ring->slots; i++) {
        struct map_slot slot = map_ring_slot(ring, i);
        for (size_t m = 0; m < slot.count; m++) {
            if (ring->members[slot.first + m] == project) {
                return i;
            }
        }
    }
    return ring->slots;
}

bool map_ring_light(const struct map_lights *lights, const struct map_state *map, const struct map_layout *layout,
                    const struct map_sight *sight, int project, struct point *out)
{
    const struct map_group *group = map_group_of(lights, project);
    if (!group) {
        return false;
    }
    *out = map_stage(sight, group->at);
    struct map_ring ring = map_ring_of(lights, map, layout);
    size_t slot = ring.group == group ? slot_of(&ring, project) : ring.slots;
    if (slot < ring.slots) {
        struct point place = map_ring_place(slot, ring.slots);
        *out = point_make(out->x + place.x, out->y + place.y);
    }
    return true;
}
