#ifndef UI_MAP_MOVE_H
#define UI_MAP_MOVE_H

#include "ui/map_project.h"

/**
 * How the map moves: under fingers, by buttons, and by itself to what was touched. A movement that is on its way goes
 * on from where it has come to; with quiet motion the map is there at once.
 */

/** How long a movement lasts that a button or a touch starts, */
#define MAP_GLIDE TICK_MS(320)
/** and one that a finger has thrown. */
#define MAP_DRIFT TICK_MS(1300)

/** Seconds of its speed that a thrown thing still goes on. */
#define MAP_DRIFT_REACH 0.235

void map_move_to(struct app *app, struct map_look to, tick now);

/** A finger drags the map, softly beyond its ends. */
void map_move_pan(struct app *app, const struct gesture *gesture, tick now);
/** Two fingers: what is between them stays between them. */
void map_move_pinch(struct app *app, const struct gesture *gesture, tick now);
/** Let go: it drifts on, and back onto the map. */
void map_move_throw(struct app *app, const struct gesture *gesture, tick now);

/** Zoom by a factor; what is at `anchor` (stage units) stays there. */
void map_move_zoom(struct app *app, struct point anchor, double factor, tick now);
/** What a zoom button zooms about: the lights that are in view, so that they stay in view; else the middle. */
struct point map_move_anchor(const struct app *app);
/** Show the whole map. */
void map_move_whole(struct app *app, tick now);
/** Show what lies between two corners (turned kilometres) as large as there is room, and nearer than now. */
void map_move_nearer(struct app *app, struct point low, struct point high, tick now);
/** Fly to a project's light: near enough that it stands alone, where that is not far. Nothing moves when it stands so
 * already, or has no place. */
void map_move_fly(struct app *app, int project, tick now);

/**
 * Beyond the end a finger moves things only part of the way, and back again all of it. Only what lies beyond counts, so
 * that the same way in one step or in many leads to the same place. `allowed` is the nearest place to `wanted` that is
 * not beyond.
 */
double map_move_resist(double was, double wanted, double allowed);

/** A drag that was taken back has no velocity, but what it pulled beyond its end has to go back, too. */
bool map_move_ends(const struct gesture *gesture);

#endif
