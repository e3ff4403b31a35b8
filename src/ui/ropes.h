#ifndef UI_ROPES_H
#define UI_ROPES_H

#include "ui/view.h"

/**
 * Yukitsuri: straight ropes that fan out from one apex to an ellipse of ends.
 *
 * They are on every screen; screens change by moving the same ropes from one pose to the next.
 */
struct rope_pose {
    struct point apex;
    struct point center; /* of the ellipse of ends */
    double rx, ry;
    double opacity; /* of the front ropes */
    double pole;    /* 0..1: how visible pole and finial are */
    double lights;  /* 0..1: little lamps at some ends */
};

enum { ROPES_FRONT = 37, ROPES_BACK = 21 };

struct rope_pose rope_pose_mix(struct rope_pose a, struct rope_pose b, double t);

/** Where front rope `index` ends (0 left .. ROPES_FRONT-1 right), when the wind stands at `sway` radians. */
struct point rope_end(const struct rope_pose *pose, int index, double sway);

/** `wind`: how far ropes sway, in units at their ends; 0 is stillness. */
void ropes_draw(struct view *view, const struct rope_pose *pose, double wind);

/** The wind's displacement of a rope at a moment, in units: slow and never the same for neighbours. */
double ropes_wind(tick now, int index, double wind);

/** A glint that runs down a rope, `t` 0..1. */
void ropes_glint(struct view *view, const struct rope_pose *pose, int index, double t);

/** The poses of the screens. */
struct rope_pose rope_pose_fan(double width, double height);     /* attract: the whole fan under its pole */
struct rope_pose rope_pose_vision(double width, double height);  /* vision: the fan, higher */
struct rope_pose rope_pose_ceiling(double width, double height); /* home and the other screens: as a ceiling */
struct rope_pose rope_pose_away(double width, double height);    /* map: drawn up out of the picture */

#endif
