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
    struct point at;
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

static struct spot *list_spots(struct arena *arena, const struct pack *pack, const struct point *places,
                               const struct map_state *map, size_t *count)
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
            spots[(*count)++] = (struct spot){(int)i, lit[i], places[i]};
        }
    }
    qsort(spots, *count, sizeof *spots, compare_spots);
    return spots;
}

/** Points by the square of side `apart` in which they stand: a neighbour is found in nine looks. */
struct squares {
    double apart;
    struct point *points; /* in the order they were added */
    int *nexts;           /* next point of the same bucket, or -1 */
    int *heads;           /* first point of a bucket, or -1 */
    size_t count, mask;
};

static struct squares squares_make(struct arena *arena, size_t most, double apart)
{
    size_t room = 16;
    while (room < 2 * most) {
        room *= 2;
    }
    struct squares squares = {.apart = apart, .mask = room - 1};
    squares.points = arena_array(arena, most + 1, sizeof *squares.points);
    squares.nexts = arena_array(arena, most + 1, sizeof *squares.nexts);
    squares.heads = arena_array(arena, room, sizeof *squares.heads);
    memset(squares.heads, 0xFF, room * sizeof *squares.heads);
    return squares;
}

static size_t bucket(const struct squares *squares, struct point p, int column, int row)
{
    int64_t x = (int64_t)floor(p.x / squares->apart) + column, y = (int64_t)floor(p.y / squares->apart) + row;
    uint64_t mixed = (uint64_t)x * 0x9E3779B97F4A7C15u + (uint64_t)y * 0xC2B2AE3D27D4EB4Fu;
    return (size_t)(mixed >> 24) & squares->mask;
}

static int squares_add(struct squares *squares, struct point p)
{
    int index = (int)squares->count++;
    size_t b = bucket(squares, p, 0, 0);
    squares->points[index] = p;
    squares->nexts[index] = squares->heads[b];
    squares->heads[b] = index;
    return index;
}

/** The nearest point but `self` that is less than `*least` from `p`, within so many squares around; -1 for none. */
static int find_near(const struct squares *squares, struct point p, int self, int reach, double *least)
{
    int best = -1;
    for (int row = -reach; row <= reach; row++) {
        for (int column = -reach; column <= reach; column++) {
            for (int i = squares->heads[bucket(squares, p, column, row)]; i >= 0; i = squares->nexts[i]) {
                double d = i == self ? HUGE_VAL : point_distance(squares->points[i], p);
                if (d < *least) {
                    *least = d;
                    best = i;
                }
            }
        }
    }
    return best;
}

static void join(struct map_group *group, const struct spot *spot)
{
    struct point p = spot->at, low = group->low, high = group->high;
    group->low = group->count ? point_make(fmin(low.x, p.x), fmin(low.y, p.y)) : p;
    group->high = group->count ? point_make(fmax(high.x, p.x), fmax(high.y, p.y)) : p;
    group->count += spot->count;
}

/** Give every place its group: the first spot far enough from all groups founds a new one. Returns their number. */
static size_t group_spots(struct squares *squares, const struct spot *spots, size_t count, struct map_group *groups,
                          int *group_of_place)
{
    for (size_t i = 0; i < count; i++) {
        double least = squares->apart;
        int group = find_near(squares, spots[i].at, -1, 1, &least);
        if (group < 0) {
            group = squares_add(squares, spots[i].at);
            groups[group].at = spots[i].at;
        }
        group_of_place[spots[i].place] = group;
        join(&groups[group], &spots[i]);
    }
    return squares->count;
}

enum { ROOM_SQUARES = 3 }; /* so many squares around a group are looked at: more room makes no difference */

static void measure_room(const struct squares *squares, struct map_group *groups, size_t count)
{
    for (size_t g = 0; g < count; g++) {
        double least = ROOM_SQUARES * squares->apart;
        int near = find_near(squares, groups[g].at, (int)g, ROOM_SQUARES, &least);
        groups[g].room = near < 0 ? HUGE_VAL : least;
    }
}

/** Each group's members, one group after the other. */
static void list_members(struct map_lights *lights, const struct pack *pack, const struct map_state *map,
                         const int *group_of_place)
{
    size_t start = 0;
    for (size_t g = 0; g < lights->group_count; g++) {
        lights->groups[g].first_member = start;
        start += lights->groups[g].count;
        lights->groups[g].count = 0;
        lights->groups[g].first = PACK_INDEX_NONE;
    }
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        lights->group_of[i] = PACK_INDEX_NONE;
        if (place != PACK_INDEX_NONE && map_is_lit(map, pack, (int)i)) {
            struct map_group *group = &lights->groups[group_of_place[place]];
            lights->group_of[i] = group_of_place[place];
            group->first = group->count ? group->first : (int)i;
            lights->members[group->first_member + group->count++] = (int)i;
        }
    }
}

struct map_lights map_gather(struct arena *arena, const struct pack *pack, const struct point *places,
                             const struct map_state *map, double apart)
{
    size_t spot_count = 0;
    struct spot *spots = list_spots(arena, pack, places, map, &spot_count);
    struct map_lights lights = {.groups = arena_array(arena, spot_count + 1, sizeof *lights.groups),
                                .members = arena_array(arena, pack->project_count + 1, sizeof *lights.members),
                                .group_of = arena_array(arena, pack->project_count + 1, sizeof *lights.group_of)};
    int *group_of_place = arena_array(arena, pack->place_count + 1, sizeof *group_of_place);
    struct squares squares = squares_make(arena, spot_count, apart);
    lights.group_count = group_spots(&squares, spots, spot_count, lights.groups, group_of_place);
    measure_room(&squares, lights.groups, lights.group_count);
    list_members(&lights, pack, map, group_of_place);
    return lights;
}

const struct map_group *map_group_of(const struct map_lights *lights, int project)
{
    int group = lights->group_of[project];
    return group == PACK_INDEX_NONE ? NULL : &lights->groups[group];
}

size_t map_thin(struct arena *arena, const struct point *points, size_t count, double apart, size_t *kept)
{
    struct squares squares = squares_make(arena, count, apart);
    for (size_t i = 0; i < count; i++) {
        double least = apart;
        if (find_near(&squares, points[i], -1, 1, &least) < 0) {
            kept[squares_add(&squares, points[i])] = i;
        }
    }
    return squares.count;
}
