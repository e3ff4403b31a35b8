#ifndef DRAW_PATH_H
#define DRAW_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/geom.h"

enum path_verb { PATH_MOVE, PATH_LINE, PATH_QUAD, PATH_CUBIC, PATH_CLOSE, PATH_VERB_COUNT };

/**
 * Lines and curves in stage units: several contours, open or closed.
 *
 * MOVE and LINE take one point, QUAD two (control, end), CUBIC three, CLOSE none.
 * Lives in the arena it was created in. A path that many frames share is sealed: it changes no more, and what
 * every frame wants to know of it was worked out once.
 */
struct path {
    struct arena *arena; /* borrowed */
    bool sealed;
    uint64_t hash;      /* of a sealed path */
    struct rect bounds; /* of a sealed path */
    uint8_t *verbs;
    struct point *points;
    size_t verb_count, verb_room;
    size_t point_count, point_room;
};

struct path *path_create(struct arena *arena);
void path_move(struct path *path, double x, double y);
void path_line(struct path *path, double x, double y);
void path_quad(struct path *path, double cx, double cy, double x, double y);
void path_cubic(struct path *path, double ax, double ay, double bx, double by, double x, double y);
void path_close(struct path *path);

/* Whole contours, added to what is there. All run clockwise on screen unless said otherwise. */
void path_rect(struct path *path, struct rect r);
/** `radius` is cut to half the shorter side. */
void path_round_rect(struct path *path, struct rect r, double radius);
/** Radii in the order top left, top right, bottom right, bottom left. */
void path_round_rect_corners(struct path *path, struct rect r, const double radii[4]);
void path_circle(struct path *path, struct point center, double radius);
/** A circle that runs the other way: with a larger circle around it, a ring. */
void path_circle_hole(struct path *path, struct point center, double radius);
/** A part of a ring between two angles in radians (0 = up, clockwise); inner may be 0. */
void path_sector(struct path *path, struct point center, double inner, double outer, double from, double to);
/** An open arc, to be stroked; angles as for path_sector. */
void path_arc(struct path *path, struct point center, double radius, double from, double to);
void path_polyline(struct path *path, const struct point *points, size_t count, bool closed);

/** The smallest rectangle around all points, control points included. */
struct rect path_bounds(const struct path *path);
/** A hash of verbs and points: equal paths have equal ones. */
uint64_t path_hash(const struct path *path);
/** Seal: nothing may be added any more, and path_bounds and path_hash cost nothing. */
void path_seal(struct path *path);
/** A copy in another arena, sealed if the path is. */
struct path *path_copy(struct arena *arena, const struct path *path);

#endif
