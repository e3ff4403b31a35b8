#ifndef BASE_GEOM_H
#define BASE_GEOM_H

#include <stdbool.h>

struct point {
    double x, y;
};

/** Axis-aligned; `w` and `h` are never negative in a rectangle that is drawn. */
struct rect {
    double x, y, w, h;
};

/** x' = xx x + xy y + x0, y' = yx x + yy y + y0. */
struct affine {
    double xx, xy, x0;
    double yx, yy, y0;
};

struct point point_make(double x, double y);
double point_distance(struct point a, struct point b);
struct point point_mix(struct point a, struct point b, double t);

struct rect rect_make(double x, double y, double w, double h);
/** The rectangle of this size around a centre. */
struct rect rect_around(struct point center, double w, double h);
bool rect_contains(struct rect r, struct point p);
bool rect_overlaps(struct rect a, struct rect b);
/** True when `inner` lies wholly inside `outer`. */
bool rect_holds(struct rect outer, struct rect inner);
/** The common part; width or height 0 when there is none. */
struct rect rect_cut(struct rect a, struct rect b);
/** The smallest rectangle around both; an empty one (w or h 0) counts for nothing. */
struct rect rect_join(struct rect a, struct rect b);
/** Smaller by `by` on every side (larger when negative), never below size 0. */
struct rect rect_inset(struct rect r, double by);
struct point rect_center(struct rect r);

struct affine affine_identity(void);
struct affine affine_move(double x, double y);
struct affine affine_scale(double x, double y);
/** Turn by `radians`, clockwise on screen (y points down). */
struct affine affine_turn(double radians);
/** First `first`, then `then`. */
struct affine affine_then(struct affine first, struct affine then);
/** Scale by `scale` and turn by `radians` about `pivot`. */
struct affine affine_about(struct point pivot, double scale, double radians);
struct point affine_apply(struct affine m, struct point p);
/** The smallest upright rectangle around the image of `r`. */
struct rect affine_bounds(struct affine m, struct rect r);
/** False when m is singular (then `out` is untouched). */
bool affine_invert(struct affine m, struct affine *out);
bool affine_is_move(struct affine m);

#endif
