#include "ui/map_atlas.h"

#include <math.h>
#include <stdlib.h>

#include "base/bug.h"
#include "ui/map_home.h"

static const double steps_a_doubling = 4;
static const double mark_apart = 9; /* stage units: nearer marks are one to the eye */

struct map_atlas *map_atlas_create(const struct pack *pack)
{
    struct map_atlas *atlas = calloc(1, sizeof *atlas);
    REQUIRE(atlas);
    atlas->pack = pack;
    atlas->places = calloc(pack->place_count + 1, sizeof *atlas->places);
    REQUIRE(atlas->places);
    for (size_t i = 0; i < pack->project_count; i++) {
        for (size_t g = 0; g < pack->projects[i].goal_count; g++) {
            atlas->goal_used[pack->projects[i].goals[g]] = true;
        }
    }
    return atlas;
}

void map_atlas_destroy(struct map_atlas *atlas)
{
    if (!atlas) {
        return;
    }
    for (int i = 0; i < MAP_ATLAS_KEPT; i++) {
        arena_finish(&atlas->answers[i].arena);
    }
    free(atlas->places);
    free(atlas);
}

void map_atlas_fit(struct map_atlas *atlas, double width, double height)
{
    if (atlas->width == width && atlas->height == height) {
        return;
    }
    atlas->width = width;
    atlas->height = height;
    atlas->layout = map_layout_make(width, height);
    atlas->home = map_sight_home(atlas->pack, &atlas->layout);
    for (size_t i = 0; i < atlas->pack->place_count; i++) {
        const struct pack_place *place = &atlas->pack->places[i];
        atlas->places[i] = map_turned(&atlas->home, point_make(place->lon, place->lat));
    }
    for (int i = 0; i < MAP_ATLAS_KEPT; i++) {
        atlas->answers[i].there = false;
    }
}

/** The true place of every project, lit or not, as a faint point; of those that are one to the eye only the first. */
static void find_marks(const struct map_atlas *atlas, struct map_answer *answer, double scale)
{
    const struct pack *pack = atlas->pack;
    bool *seen = arena_array(&answer->arena, pack->place_count + 1, sizeof *seen);
    struct point *points = arena_array(&answer->arena, pack->place_count + 1, sizeof *points);
    size_t *projects = arena_array(&answer->arena, pack->place_count + 1, sizeof *projects);
    size_t *kept = arena_array(&answer->arena, pack->place_count + 1, sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < pack->project_count; i++) {
        int place = pack->projects[i].place;
        if (place != PACK_INDEX_NONE && !seen[place]) {
            seen[place] = true;
            projects[count] = i;
            points[count++] = atlas->places[place];
        }
    }
    answer->mark_count = map_thin(&answer->arena, points, count, mark_apart / scale, kept);
    answer->marks = arena_array(&answer->arena, answer->mark_count + 1, sizeof *answer->marks);
    for (size_t i = 0; i < answer->mark_count; i++) {
        answer->marks[i] = (struct map_mark){points[kept[i]], (int)projects[kept[i]]};
    }
}

static struct map_answer *oldest(struct map_atlas *atlas)
{
    struct map_answer *best = &atlas->answers[0];
    for (int i = 1; i < MAP_ATLAS_KEPT; i++) {
        struct map_answer *answer = &atlas->answers[i];
        if (!answer->there || (best->there && answer->used < best->used)) {
            best = answer;
        }
    }
    return best;
}

const struct map_answer *map_atlas_ask(struct map_atlas *atlas, const struct map_state *map, double scale)
{
    int step = (int)floor(steps_a_doubling * log2(scale / atlas->home.fit) + 1e-9);
    atlas->uses++;
    for (int i = 0; i < MAP_ATLAS_KEPT; i++) {
        struct map_answer *answer = &atlas->answers[i];
        if (answer->there && answer->goal == map->goal && answer->section == map->section && answer->step == step) {
            answer->used = atlas->uses;
            return answer;
        }
    }
    struct map_answer *answer = oldest(atlas);
    arena_reset(&answer->arena);
    double least = atlas->home.fit * exp2(step / steps_a_doubling);
    answer->there = true;
    answer->goal = map->goal;
    answer->section = map->section;
    answer->step = step;
    answer->used = atlas->uses;
    answer->lights = map_gather(&answer->arena, atlas->pack, atlas->places, map, MAP_GATHER / least);
    find_marks(atlas, answer, least);
    return answer;
}
