#include "draw/path.h"

#include <math.h>
#include <string.h>

#include "base/bug.h"
#include "base/hash.h"

enum { FIRST_ROOM = 16 };

/* How long the handles of a cubic are that draws a quarter circle, in radii. */
static const double quarter_handle = 0.5522847498307936;

struct path *path_create(struct arena *arena)
{
    struct path *path = arena_alloc(arena, sizeof *path);
    path->arena = arena;
    return path;
}

/** The array of `*room` elements moved to one that holds `wanted`, when it must be. */
static void *grown(struct arena *arena, void *items, size_t count, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room) {
        return items;
    }
    size_t more = *room ? *room * 2 : FIRST_ROOM;
    *room = more > wanted ? more : wanted;
    void *moved = arena_array(arena, *room, size);
    if (count) {
        memcpy(moved, items, count * size);
    }
    return moved;
}

static void add(struct path *path, enum path_verb verb, const struct point *points, size_t count)
{
    REQUIRE(!path->sealed && (verb == PATH_MOVE || path->verb_count > 0));
    path->verbs =
        grown(path->arena, path->verbs, path->verb_count, &path->verb_room, path->verb_count + 1, sizeof *path->verbs);
    path->verbs[path->verb_count++] = (uint8_t)verb;
    path->points = grown(path->arena, path->points, path->point_count, &path->point_room, path->point_count + count,
                         sizeof *path->points);
    for (size_t i = 0; i < count; i++) {
        path->points[path->point_count++] = points[i];
    }
}

void path_move(struct path *path, double x, double y)
{
    add(path, PATH_MOVE, &(struct point){x, y}, 1);
}

void path_line(struct path *path, double x, double y)
{
    add(path, PATH_LINE, &(struct point){x, y}, 1);
}

void path_quad(struct path *path, double cx, double cy, double x, double y)
{
    add(path, PATH_QUAD, (struct point[]){{cx, cy}, {x, y}}, 2);
}

void path_cubic(struct path *path, double ax, double ay, double bx, double by, double x, double y)
{
    add(path, PATH_CUBIC, (struct point[]){{ax, ay}, {bx, by}, {x, y}}, 3);
}

void path_close(struct path *path)
{
    add(path, PATH_CLOSE, NULL, 0);
}

void path_rect(struct path *path, struct rect r)
{
    path_move(path, r.x, r.y);
    path_line(path, r.x + r.w, r.y);
    path_line(path, r.x + r.w, r.y + r.h);
    path_line(path, r.x, r.y + r.h);
    path_close(path);
}

void path_round_rect(struct path *path, struct rect r, double radius)
{
    path_round_rect_corners(path, r, (const double[4]){radius, radius, radius, radius});
}

/** From `from` around the corner to `to`, both `corner_radius` away from it. */
static void add_corner(struct path *path, struct point from, struct point corner, struct point to)
{
    if (point_distance(from, corner) <= 0) {
        return;
    }
    struct point a = point_mix(from, corner, quarter_handle), b = point_mix(to, corner, quarter_handle);
    path_cubic(path, a.x, a.y, b.x, b.y, to.x, to.y);
}

void path_round_rect_corners(struct path *path, struct rect r, const double radii[4])
{
    double radius[4];
    double most = fmin(r.w, r.h) / 2;
    for (int i = 0; i < 4; i++) {
        radius[i] = fmax(0, fmin(radii[i], most));
    }
    double right = r.x + r.w, bottom = r.y + r.h;
    path_move(path, r.x + radius[0], r.y);
    path_line(path, right - radius[1], r.y);
    add_corner(path, point_make(right - radius[1], r.y), point_make(right, r.y), point_make(right, r.y + radius[1]));
    path_line(path, right, bottom - radius[2]);
    add_corner(path, point_make(right, bottom - radius[2]), point_make(right, bottom),
               point_make(right - radius[2], bottom));
    path_line(path, r.x + radius[3], bottom);
    add_corner(path, point_make(r.x + radius[3], bottom), point_make(r.x, bottom), point_make(r.x, bottom - radius[3]));
    path_line(path, r.x, r.y + radius[0]);
    add_corner(path, point_make(r.x, r.y + radius[0]), point_make(r.x, r.y), point_make(r.x + radius[0], r.y));
    path_close(path);
}

static struct point on_circle(struct point center, double radius, double angle)
{
    return point_make(center.x + radius * sin(angle), center.y - radius * cos(angle));
}

/** Cubics along a circle from the current point, which lies on it at angle `from`; either way round. */
static void add_arc(struct path *path, struct point center, double radius, double from, double to)
{
    int parts = (int)ceil(fabs(to - from) / (M_PI / 2) - 1e-9);
    parts = parts < 1 ? 1 : parts;
    double step = (to - from) / parts;
    double handle = 4.0 / 3.0 * tan(step / 4) * radius;
    for (int i = 0; i < parts; i++) {
        double a = from + step * i, b = i + 1 == parts ? to : from + step * (i + 1);
        struct point p = on_circle(center, radius, a), q = on_circle(center, radius, b);
        path_cubic(path, p.x + handle * cos(a), p.y + handle * sin(a), q.x - handle * cos(b), q.y - handle * sin(b),
                   q.x, q.y);
    }
}

void path_circle(struct path *path, struct point center, double radius)
{
    path_move(path, center.x, center.y - radius);
    add_arc(path, center, radius, 0, 2 * M_PI);
    path_close(path);
}

void path_circle_hole(struct path *path, struct point center, double radius)
{
    path_move(path, center.x, center.y - radius);
    add_arc(path, center, radius, 0, -2 * M_PI);
    path_close(path);
}

void path_sector(struct path *path, struct point center, double inner, double outer, double from, double to)
{
    if (fabs(to - from) >= 2 * M_PI) {
        path_circle(path, center, outer);
        if (inner > 0) {
            path_circle_hole(path, center, inner);
        }
        return;
    }
    struct point start = on_circle(center, outer, from);
    path_move(path, start.x, start.y);
    add_arc(path, center, outer, from, to);
    struct point turn = on_circle(center, inner, to);
    path_line(path, turn.x, turn.y);
    if (inner > 0) {
        add_arc(path, center, inner, to, from);
    }
    path_close(path);
}

void path_arc(struct path *path, struct point center, double radius, double from, double to)
{
    struct point start = on_circle(center, radius, from);
    path_move(path, start.x, start.y);
    add_arc(path, center, radius, from, to);
}

void path_polyline(struct path *path, const struct point *points, size_t count, bool closed)
{
    if (count == 0) {
        return;
    }
    path_move(path, points[0].x, points[0].y);
    for (size_t i = 1; i < count; i++) {
        path_line(path, points[i].x, points[i].y);
    }
    if (closed) {
        path_close(path);
    }
}

struct rect path_bounds(const struct path *path)
{
    if (path->sealed || path->point_count == 0) {
        return path->bounds;
    }
    struct point low = path->points[0], high = low;
    for (size_t i = 1; i < path->point_count; i++) {
        struct point p = path->points[i];
        low = point_make(fmin(low.x, p.x), fmin(low.y, p.y));
        high = point_make(fmax(high.x, p.x), fmax(high.y, p.y));
    }
    return rect_make(low.x, low.y, high.x - low.x, high.y - low.y);
}

/** One multiplication a word rather than a byte: long outlines are hashed every frame. */
static uint64_t mix_number(uint64_t hash, double number)
{
    double positive_zero = number + 0.0; /* -0 and 0 are equal and must hash alike */
    uint64_t bits;
    memcpy(&bits, &positive_zero, sizeof bits);
    hash = (hash ^ bits) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

uint64_t path_hash(const struct path *path)
{
    if (path->sealed) {
        return path->hash;
    }
    uint64_t hash = hash_bytes(HASH_START ^ path->verb_count, path->verbs, path->verb_count);
    for (size_t i = 0; i < path->point_count; i++) {
        hash = mix_number(mix_number(hash, path->points[i].x), path->points[i].y);
    }
    return hash;
}

void path_seal(struct path *path)
{
    path->hash = path_hash(path);
    path->bounds = path_bounds(path);
    path->sealed = true;
}

/** A copy of `count` elements. */
static void *copied(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (count) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

struct path *path_copy(struct arena *arena, const struct path *path)
{
    struct path *copy = path_create(arena);
    *copy = *path;
    copy->arena = arena;
    copy->verb_room = path->verb_count;
    copy->point_room = path->point_count;
    copy->verbs = copied(arena, path->verbs, path->verb_count, sizeof *path->verbs);
    copy->points = copied(arena, path->points, path->point_count, sizeof *path->points);
    return copy;
}
