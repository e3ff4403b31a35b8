#ifndef UI_MAP_H
#define UI_MAP_H

#include "ui/view.h"

/**
 * The map of lights.
 *
 * map_project: from places on the earth to points on the stage, and how the view moves;
 * map_ground: sea, land, rivers and names; map_print: title, notice and scale; map_lights: the lights, and how they
 * gather; map_ask: goals and sections as questions; map_list: the answer, row by row; map: the screen and its gestures.
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
    int goal;                   /* 0: all */
    int section;                /* PACK_INDEX_NONE: all */
    tick asked;                 /* when goal or section last changed */
    double scroll, scroll_from; /* of the list, in stage units */
    struct map_way scroll_way;
    int open; /* first project of the gathered light that is opened into a ring, or PACK_INDEX_NONE */
    tick opened;
};

/** Sea, land, rivers and names: one opaque sheet, also seen dimly beneath an open card. */
void map_draw_ground(struct view *view);
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
