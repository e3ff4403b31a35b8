#ifndef UI_MAP_ATLAS_H
#define UI_MAP_ATLAS_H

#include "ui/map_gather.h"

/**
 * What the map works out once rather than in every frame: for a pack and a stage where everything stands, and for each
 * question and scale which lights gather. A memo: it changes how fast an answer comes, never the answer.
 */
enum { MAP_ATLAS_KEPT = 6 }; /* answers remembered: the newest */

/** The true place of a project, turned kilometres. */
struct map_mark {
    struct point at;
    int project;
};

/** Which lights gather for a question at a step of the scale. */
struct map_answer {
    bool there;
    int goal, section, step;
    long used; /* the higher the later */
    struct arena arena;
    struct map_lights lights;
    struct map_mark *marks; /* true places, thinned to what the eye tells apart */
    size_t mark_count;
};

struct map_atlas {
    const struct pack *pack; /* borrowed */
    double width, height;    /* of the stage; 0 before the first map_atlas_fit */
    struct map_layout layout;
    struct map_sight home;          /* of the whole map */
    struct point *places;           /* owned: each place of the pack in turned kilometres */
    bool goal_used[PACK_GOALS + 1]; /* by some project */
    long uses;
    struct map_answer answers[MAP_ATLAS_KEPT];
};

/** Borrows the pack. */
struct map_atlas *map_atlas_create(const struct pack *pack);
void map_atlas_destroy(struct map_atlas *atlas);

/** The stage is so large now: before anything else is asked, and again before each frame. */
void map_atlas_fit(struct map_atlas *atlas, double width, double height);

/**
 * The answer to what the map is asked, at a scale (units a kilometre). Groups gather in steps of the scale, four
 * to a doubling from the whole map on, so they stand MAP_GATHER to 1.19 times as far apart. Valid until MAP_ATLAS_KEPT
 * other questions were asked.
 */
const struct map_answer *map_atlas_ask(struct map_atlas *atlas, const struct map_state *map, double scale);

#endif
