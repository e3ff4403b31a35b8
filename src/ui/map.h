#ifndef UI_MAP_H
#define UI_MAP_H

#include "ui/view.h"

/**
 * The map of lights.
 *
 * map_project: from places on the earth to points on the stage; map_home: how the whole map stands there; map_gather:
 * which lights are one; map_atlas: what of all these is kept from frame to frame; map_move: how the map moves;
 * map_paper: the geography as paths; map_seams: the outline of areas that are one; map_ground: sea, land and rivers;
 * map_names: what is written on it; map_print: title, notice and scale; map_lights: the lights;
 * map_ring: how gathered ones open; map_ask: goals and sections as questions; map_list: the answer, row by row;
 * map_scroll: how it moves; map: the screen and its gestures.
 */

/** Where the map looks. All zero would be nowhere: `zoom` is 1 for the whole map. */
struct map_look {
    double zoom;
    struct point offset; /* from the middle of the whole map to what is in the middle now, in turned kilometres */
};

/** A movement, in closed form: where from, when, how long; where to stands beside it. */
struct map_way {
    tick start, length; /* length 0: at rest */
    bool drift;         /* thrown by a finger: fast at first and ever slower, else soft at both ends */
};

struct map_state {
    struct map_look look, look_from; /* where it goes (or rests), where it came from */
    struct map_way look_way;
    bool neared;                /* it went there because a gathered light was touched */
    int goal;                   /* 0: all */
    int section;                /* PACK_INDEX_NONE: all */
    tick asked;                 /* when goal or section last changed */
    double scroll, scroll_from; /* of the list, in stage units */
    struct map_way scroll_way;
    int open; /* first project of the gathered light that is opened into a ring, or PACK_INDEX_NONE */
    size_t open_from, open_count; /* which of its lights are on the ring; count 0: all */
    tick opened;
    tick tapped; /* the ground, last: a second tap at the same place looks closer; 0: not lately */
    struct point tapped_at;
};

/** Have the paper ready that the ground is printed from (app->paper): needed before the ground is drawn. */
void map_unroll(struct app *app);
/** Sea, land, rivers and names: one opaque sheet, also seen dimly beneath an open card. */
void map_draw_ground(struct view *view);
/** Nothing that is seen, but what makes the ground ready for when it will be. */
void map_draw_ahead(struct view *view);
/** The lights, the questions (goals, sections) and the list. */
void map_draw(struct view *view);
void map_gesture(struct app *app, const struct gesture *gesture, tick now);
/** Called when the screen is entered anew (not when a card closes back onto it). */
void map_enter(struct app *app, tick now);
/** Show only the projects of a goal. */
void map_ask_goal(struct app *app, int goal, tick now);
/** Where a project's light stands on the stage now, for a card to open from. False when it has none in view. */
bool map_light_at(const struct app *app, int project, struct point *out);

#endif
