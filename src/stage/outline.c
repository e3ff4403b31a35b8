#include "stage/outline.h"

#include <math.h>
#include <stdlib.h>

#include "base/bug.h"
#include "stage/px.h"

/** The rasteriser counts in 32 bits; nothing this far away is seen. */
static const double furthest_px = 200000;

enum { CURVE_STEPS_MAX = 256 };

static void *grow(void *items, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room) {
        return items;
    }
    size_t more = *room ? *room : 256;
    while (more < wanted) {
        more *= 2;
    }
    void *grown = realloc(items, more * size);
    if (!grown) {
        BUG("out of memory");
    }
    *room = more;
    return grown;
}

void outline_clear(struct outline *outline)
{
    outline->count = 0;
    outline->contour_count = 0;
    outline->line_count = 0;
}

void outline_finish(struct outline *outline)
{
    free(outline->points);
    free(outline->ends);
    free(outline->line);
    *outline = (struct outline){0};
}

/** NaN becomes 0. */
static double near_px(double v)
{
    return v > furthest_px ? furthest_px : v < -furthest_px ? -furthest_px : v == v ? v : 0;
}

static void add_point(struct outline *outline, double x, double y)
{
    outline->points = grow(outline->points, &outline->room, outline->count + 1, sizeof *outline->points);
    outline->points[outline->count++] =
        (struct outline_point){(int32_t)lrint(near_px(x) * OUTLINE_UNIT), (int32_t)lrint(near_px(y) * OUTLINE_UNIT)};
}

static size_t contour_start(const struct outline *outline)
{
    return outline->contour_count ? outline->ends[outline->contour_count - 1] : 0;
}

/** What was added since the last contour becomes one; fewer than three points cover nothing. */
static void end_contour(struct outline *outline)
{
    size_t start = contour_start(outline);
    if (outline->count - start < 3) {
        outline->count = start;
        return;
    }
    outline->ends = grow(outline->ends, &outline->contour_room, outline->contour_count + 1, sizeof *outline->ends);
    outline->ends[outline->contour_count++] = outline->count;
}

static void line_add(struct outline *outline, struct point p)
{
    outline->line = grow(outline->line, &outline->line_room, outline->line_count + 1, sizeof *outline->line);
    outline->line[outline->line_count++] = p;
}

/** Wang's bound: this many straight steps stay within the tolerance; `bend` is the largest second difference. */
static int curve_steps(double bend, double degree_factor)
{
    double steps = ceil(sqrt(degree_factor * bend / OUTLINE_TOLERANCE));
    return steps > CURVE_STEPS_MAX ? CURVE_STEPS_MAX : steps >= 1 ? (int)steps : 1;
}

static double bend(struct point a, struct point b, struct point c)
{
    return hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

void outline_move(struct outline *outline, struct point p)
{
    outline->line_count = 0;
    line_add(outline, p);
}

void outline_line(struct outline *outline, struct point p)
{
    line_add(outline, p);
}

void outline_quad(struct outline *outline, struct point c, struct point p)
{
    struct point from = outline->line_count ? outline->line[outline->line_count - 1] : c;
    int steps = curve_steps(bend(from, c, p), 0.25);
    for (int i = 1; i < steps; i++) {
        double t = (double)i / steps, u = 1 - t;
        double wa = u * u, wb = 2 * u * t, wc = t * t;
        line_add(outline, point_make(wa * from.x + wb * c.x + wc * p.x, wa * from.y + wb * c.y + wc * p.y));
    }
    line_add(outline, p);
}

void outline_cubic(struct outline *outline, struct point a, struct point b, struct point p)
{
    struct point from = outline->line_count ? outline->line[outline->line_count - 1] : a;
    int steps = curve_steps(fmax(bend(from, a, b), bend(a, b, p)), 0.75);
    for (int i = 1; i < steps; i++) {
        double t = (double)i / steps, u = 1 - t;
        double w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
        line_add(outline, point_make(w0 * from.x + w1 * a.x + w2 * b.x + w3 * p.x,
                                     w0 * from.y + w1 * a.y + w2 * b.y + w3 * p.y));
    }
    line_add(outline, p);
}

void outline_close(struct outline *outline)
{
    for (size_t i = 0; i < outline->line_count; i++) {
        add_point(outline, outline->line[i].x, outline->line[i].y);
    }
    outline->line_count = 0;
    end_contour(outline);
}

/* Stroking: the pen's edge runs along one side and back along the other. */

/** Points of an arc around `c` from direction `from`, turning by `turn` radians; both ends are included. */
static void add_arc(struct outline *outline, struct point c, double radius, double from, double turn)
{
    double step = 2 * acos(fmax(0, 1 - OUTLINE_TOLERANCE / fmax(radius, OUTLINE_TOLERANCE)));
    int steps = (int)ceil(fabs(turn) / fmax(step, 0.05));
    steps = steps < 1 ? 1 : steps;
    for (int i = 0; i <= steps; i++) {
        double angle = from + turn * i / steps;
        add_point(outline, c.x + radius * cos(angle), c.y + radius * sin(angle));
    }
}

/** The unit vector from a to b. */
static struct point direction(struct point a, struct point b)
{
    double length = point_distance(a, b);
    return point_make((b.x - a.x) / length, (b.y - a.y) / length);
}

/**
 * The left side of the pen's track at corner `p`, between directions `in` and `out`.
 *
 * On the inside of a sharp corner the edge passes through `p` itself: then the outline is
 * the sum of its pieces, all of one orientation, and has no hole.
 */
static void add_corner(struct outline *outline, struct point p, struct point in, struct point out, double radius)
{
    double cosine = in.x * out.x + in.y * out.y, sine = in.x * out.y - in.y * out.x;
    if (cosine > 0.9) {
        double nx = in.y + out.y, ny = -(in.x + out.x);
        double reach = radius / (1 + cosine); /* mitre: |n| is 2 cos(half), the reach radius / cos(half) */
        add_point(outline, p.x + nx * reach, p.y + ny * reach);
    } else if (sine > 0) {
        add_arc(outline, p, radius, atan2(-in.x, in.y), atan2(sine, cosine));
    } else if (sine < 0) {
        add_point(outline, p.x + in.y * radius, p.y - in.x * radius);
        add_point(outline, p.x, p.y);
        add_point(outline, p.x + out.y * radius, p.y - out.x * radius);
    } else {
        add_arc(outline, p, radius, atan2(-in.x, in.y), M_PI);
    }
}

/** A half circle around the end `p` of a track that arrives in direction `in`. */
static void add_cap(struct outline *outline, struct point p, struct point in, double radius)
{
    add_arc(outline, p, radius, atan2(-in.x, in.y), M_PI);
}

static void stroke_open(struct outline *outline, const struct point *p, size_t count, double radius)
{
    struct point in = direction(p[0], p[1]);
    for (size_t i = 1; i + 1 < count; i++) {
        struct point out = direction(p[i], p[i + 1]);
        add_corner(outline, p[i], in, out, radius);
        in = out;
    }
    add_cap(outline, p[count - 1], in, radius);
    in = direction(p[count - 1], p[count - 2]);
    for (size_t i = count - 2; i > 0; i--) {
        struct point out = direction(p[i], p[i - 1]);
        add_corner(outline, p[i], in, out, radius);
        in = out;
    }
    add_cap(outline, p[0], in, radius);
    end_contour(outline);
}

static void stroke_ring(struct outline *outline, const struct point *p, size_t count, double radius)
{
    struct point in = direction(p[count - 1], p[0]);
    for (size_t i = 0; i < count; i++) {
        struct point out = direction(p[i], p[(i + 1) % count]);
        add_corner(outline, p[i], in, out, radius);
        in = out;
    }
    end_contour(outline);
    in = direction(p[0], p[count - 1]);
    for (size_t i = count; i-- > 0;) {
        struct point out = direction(p[i], p[(i + count - 1) % count]);
        add_corner(outline, p[i], in, out, radius);
        in = out;
    }
    end_contour(outline);
}

static bool same_place(struct point a, struct point b)
{
    return fabs(a.x - b.x) < 1e-3 && fabs(a.y - b.y) < 1e-3;
}

/** Drop points that lie on their neighbour (NaN becomes 0 here, too). */
static void tidy_line(struct outline *outline, bool closed)
{
    size_t kept = 0;
    for (size_t i = 0; i < outline->line_count; i++) {
        struct point p = point_make(near_px(outline->line[i].x), near_px(outline->line[i].y));
        if (kept == 0 || !same_place(p, outline->line[kept - 1])) {
            outline->line[kept++] = p;
        }
    }
    while (closed && kept > 1 && same_place(outline->line[0], outline->line[kept - 1])) {
        kept--;
    }
    outline->line_count = kept;
}

static void stroke_line(struct outline *outline, bool closed, double radius)
{
    tidy_line(outline, closed);
    if (outline->line_count == 1) {
        add_arc(outline, outline->line[0], radius, 0, 2 * M_PI);
        end_contour(outline);
    } else if (closed && outline->line_count > 2) {
        stroke_ring(outline, outline->line, outline->line_count, radius);
    } else if (outline->line_count > 1) {
        stroke_open(outline, outline->line, outline->line_count, radius);
    }
    outline->line_count = 0;
}

/* Reading paths. */

/** The contour read so far is complete; `radius` 0 fills it. */
static void finish_line(struct outline *outline, bool closed, double radius)
{
    if (radius > 0) {
        stroke_line(outline, closed, radius);
    } else {
        outline_close(outline);
    }
}

static void read_path(struct outline *outline, const struct path *path, double scale, double radius)
{
    size_t at = 0;
    struct point start = {0, 0}, p[3] = {{0, 0}};
    static const size_t points_of[PATH_VERB_COUNT] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_QUAD] = 2, [PATH_CUBIC] = 3, [PATH_CLOSE] = 0};
    outline->line_count = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        enum path_verb verb = path->verbs[i];
        for (size_t k = 0; k < points_of[verb]; k++, at++) {
            p[k] = point_make(path->points[at].x * scale, path->points[at].y * scale);
        }
        if (outline->line_count == 0 && verb != PATH_MOVE && verb != PATH_CLOSE) {
            outline_move(outline, start); /* drawing on after a close begins where the contour began */
        }
        switch (verb) {
        case PATH_MOVE:
            finish_line(outline, false, radius);
            outline_move(outline, p[0]);
            start = p[0];
            break;
        case PATH_LINE:
            outline_line(outline, p[0]);
            break;
        case PATH_QUAD:
            outline_quad(outline, p[0], p[1]);
            break;
        case PATH_CUBIC:
            outline_cubic(outline, p[0], p[1], p[2]);
            break;
        case PATH_CLOSE:
            finish_line(outline, true, radius);
            break;
        case PATH_VERB_COUNT:
            BUG("not a verb");
        }
    }
    finish_line(outline, false, radius);
}

void outline_fill(struct outline *outline, const struct path *path, double scale)
{
    read_path(outline, path, scale, 0);
}

void outline_stroke(struct outline *outline, const struct path *path, double scale, double width)
{
    if (width > 0) {
        read_path(outline, path, scale, width / 2);
    }
}

struct px_rect outline_bounds(const struct outline *outline, size_t first, size_t last)
{
    size_t from = first ? outline->ends[first - 1] : 0, to = last ? outline->ends[last - 1] : 0;
    if (from >= to) {
        return (struct px_rect){0};
    }
    struct outline_point low = outline->points[from], high = low;
    for (size_t i = from + 1; i < to; i++) {
        struct outline_point p = outline->points[i];
        low.x = p.x < low.x ? p.x : low.x;
        low.y = p.y < low.y ? p.y : low.y;
        high.x = p.x > high.x ? p.x : high.x;
        high.y = p.y > high.y ? p.y : high.y;
    }
    return px_between(low.x >> OUTLINE_SHIFT, low.y >> OUTLINE_SHIFT, (high.x + OUTLINE_UNIT - 1) >> OUTLINE_SHIFT,
                      (high.y + OUTLINE_UNIT - 1) >> OUTLINE_SHIFT);
}
