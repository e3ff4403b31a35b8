#include "ui/map_gather.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/state.h"

static bool has_goal(const struct pack_project *project, int goal)
{
    for (size_t i = 0; i < project->goal_count; i++) {
        if (project->goals[i] == goal) {
            return true;
        }
    }
    return false;
}

bool map_is_lit(const struct map_state *map, const struct pack *pack, int project)
{
    const struct pack_project *p = &pack->projects[project];
    return (map->goal == 0 || has_goal(p, map->goal)) &&
           (map->section == PACK_INDEX_NONE || map->section == p->section);
}

/** A place with lit projects. */
struct spot {
    int place;
    size_t count;
    struct point at; /* turned kilometres times the scale: units, wherever the map has been moved to */
};

/** The places where most lights stand come first: others gather to them. */
static int compare_spots(const void *a, const void *b)
{
    const struct spot *x = a, *y = b;
    if (x->count != y->count) {
        return x->count < y->count ? 1 : -1;
    }
    return x->place - y->place;
}

static struct spot *list_spots(struct arena *arena, const struct pack *pack, const struct map_state *map,
                               const struct map_sight *sight, size_t *count)
{
    size_t *lit = arena_array(arena, pack->place_count + 1, sizeof *lit);
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        if (place != PACK_INDEX_NONE && map_is_lit(map, pack, (int)i)) {
            lit[place]++;
        }
    }
    struct spot *spots = arena_array(arena, pack->place_count + 1, sizeof *spots);
    *count = 0;
    for (size_t i = 0; i < pack->place_count; i++) {
        if (lit[i]) {
            struct point at = map_turned(sight, point_make(pack->places[i].lon, pack->places[i].lat));
            spots[(*count)++] = (struct spot){(int)i, lit[i], point_make(at.x * sight->scale, at.y * sight->scale)};
        }
    }
    qsort(spots, *count, sizeof *spots, compare_spots);
    return spots;
}

/** Groups by the square of side MAP_GATHER in which they stand: a neighbour is found in nine looks. */
struct squares {
    int *heads; /* first group of a bucket, or -1 */
    int *nexts; /* next group of the same bucket, or -1 */
    size_t mask;
};

static struct squares squares_make(struct arena *arena, size_t count)
{
    size_t room = 16;
    while (room < 2 * count) {
        room *= 2;
    }
    struct squares squares = {.mask = room - 1};
    squares.heads = arena_array(arena, room, sizeof *squares.heads);
    squares.nexts = arena_array(arena, count + 1, sizeof *squares.nexts);
    memset(squares.heads, 0xFF, room * sizeof *squares.heads);
    return squares;
}

static size_t bucket(const struct squares *squares, double x, double y)
{
    uint64_t mixed =
        (uint64_t)(int64_t)floor(x) * 0x9E3779B97F4A7C15u + (uint64_t)(int64_t)floor(y) * 0xC2B2AE3D27D4EB4Fu;
    return (size_t)(mixed >> 24) & squares->mask;
}

/** The nearest group closer than MAP_GATHER to a spot, or -1. `at`: where each group's first spot stands. */
static int find_near(const struct squares *squares, const struct point *at, struct point p)
{
    int best = -1;
    double least = MAP_GATHER;
    for (int i = 0; i < 9; i++) {
        int row = i / 3, column = i % 3;
        size_t b = bucket(squares, p.x / MAP_GATHER + column - 1, p.y / MAP_GATHER + row - 1);
        for (int g = squares->heads[b]; g >= 0; g = squares->nexts[g]) {
            double d = point_distance(at[g], p);
            if (d < least) {
                least = d;
                best = g;
            }
        }
    }
    return best;
}

/** Give every place its group: the first spot far enough from all groups founds a new one. Returns their number. */
static size_t group_spots(struct arena *arena, const struct spot *spots, size_t count, struct map_group *groups,
                          int *group_of_place, const struct map_sight *sight)
{
    struct squares squares = squares_make(arena, count);
    struct point *at = arena_array(arena, count + 1, sizeof *at);
    size_t group_count = 0;
    for (size_t i = 0; i < count; i++) {
        int group = find_near(&squares, at, spots[i].at);
        if (group < 0) {
            group = (int)group_count++;
            at[group] = spots[i].at;
            size_t b = bucket(&squares, at[group].x / MAP_GATHER, at[group].y / MAP_GATHER);
            squares.nexts[group] = squares.heads[b];
            squares.heads[b] = group;
            groups[group].at = map_stage(sight, point_make(at[group].x / sight->scale, at[group].y / sight->scale));
        }
        group_of_place[spots[i].place] = group;
        groups[group].count += spots[i].count;
    }
    return group_count;
}

struct map_lights map_gather(struct arena *arena, const struct pack *pack, const struct map_state *map,
                             const struct map_sight *sight)
{
    size_t spot_count = 0;
    struct spot *spots = list_spots(arena, pack, map, sight, &spot_count);
    struct map_lights lights = {.groups = arena_array(arena, spot_count + 1, sizeof *lights.groups),
                                .members = arena_array(arena, pack->project_count + 1, sizeof *lights.members)};
    int *group_of_place = arena_array(arena, pack->place_count + 1, sizeof *group_of_place);
    lights.group_count = group_spots(arena, spots, spot_count, lights.groups, group_of_place, sight);
    size_t start = 0;
    for (size_t g = 0; g < lights.group_count; g++) {
        lights.groups[g].first_member = start;
        start += lights.groups[g].count;
        lights.groups[g].count = 0;
        lights.groups[g].first = PACK_INDEX_NONE;
    }
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        if (place != PACK_INDEX_NONE && map_is_lit(map, pack, (int)i)) {
            struct map_group *group = &lights.groups[group_of_place[place]];
            group->first = group->count ? group->first : (int)i;
            lights.members[group->first_member + group->count++] = (int)i;
        }
    }
    return lights;
}

const struct map_group *map_group_of(const struct map_lights *lights, int project)
{
    for (size_t g = 0; g < lights->group_count; g++) {
        const struct map_group *group = &lights->groups[g];
        for (size_t i = 0; i < group->count; i++) {
            if (lights->members[group->first_member + i] == project) {
                return group;
            }
        }
    }
    return NULL;
}

enum { RING_ROUND = 14 }; /* more stand on a spiral */

static const double ring_least = 118;
static const double spiral_pitch = 112;

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

/** Where in the group a project stands, or the count when it is not in it. */
static size_t member_index(const struct map_lights *lights, const struct map_group *group, int project)
{
    size_t i = 0;
    while (i < group->count && lights->members[group->first_member + i] != project) {
        i++;
    }
    return i;
}

bool map_gather_light(const struct map_lights *lights, const struct map_state *map, int project, struct point *out)
{
    const struct map_group *group = map_group_of(lights, project);
    if (!group) {
        return false;
    }
    *out = group->at;
    size_t shown = group->count < MAP_RING_MAX ? group->count : MAP_RING_MAX;
    size_t index = member_index(lights, group, project);
    if (map->open != PACK_INDEX_NONE && map->open == group->first && group->count > 1 && index < shown) {
        struct point place = map_ring_place(index, shown);
        *out = point_make(group->at.x + place.x, group->at.y + place.y);
    }
    return true;
}
