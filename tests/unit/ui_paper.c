#include "ui/map_paper.h"

#include <math.h>

#include "base/rng.h"
#include "check.h"
#include "ui/map_home.h"

/*
 * Areas of a kind are one, however they lie: what is filled is their union, and
 * what is stroked is its outline. Held against the definition, point by point:
 * inside a polygon is what an odd number of its rings runs around.
 */

enum { RINGS_MAX = 64, POINTS_MAX = 512 };

/** A map of areas of one kind, in a few kilometres about a point. */
struct sketch {
    enum pack_feature_kind kind;
    struct point points[POINTS_MAX];
    struct pack_ring rings[RINGS_MAX];
    struct pack_feature features[RINGS_MAX];
    size_t point_count, ring_count, feature_count;
    struct pack pack;
    struct map_sight sight;
};

static void begin(struct sketch *sketch, enum pack_feature_kind kind)
{
    *sketch = (struct sketch){.kind = kind};
}

static void add_ring(struct sketch *sketch, const struct point *points, size_t count, bool hole)
{
    struct pack_ring *ring = &sketch->rings[sketch->ring_count++];
    *ring = (struct pack_ring){&sketch->points[sketch->point_count], count, hole};
    for (size_t i = 0; i < count; i++) {
        /* About a kilometre a unit. */
        sketch->points[sketch->point_count++] = point_make(136 + points[i].x / 90, 36 + points[i].y / 111.2);
    }
    if (!hole) {
        sketch->features[sketch->feature_count++] =
            (struct pack_feature){.kind = sketch->kind, .area = true, .rings = ring};
    }
    sketch->features[sketch->feature_count - 1].ring_count++;
}

static void add_box(struct sketch *sketch, double x, double y, double w, double h, bool hole, bool clockwise)
{
    struct point points[] = {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
    if (clockwise) {
        struct point kept = points[1];
        points[1] = points[3];
        points[3] = kept;
    }
    add_ring(sketch, points, 4, hole);
}

static struct map_paper *finish(struct sketch *sketch, double bearing)
{
    sketch->pack.map.features = sketch->features;
    sketch->pack.map.feature_count = sketch->feature_count;
    sketch->pack.map.bearing_wide = bearing;
    struct map_layout layout = map_layout_make(1920, 1080);
    sketch->sight = map_sight_home(&sketch->pack, &layout);
    return map_paper_create(&sketch->pack, &sketch->sight);
}

static bool ring_holds(const struct pack_ring *ring, struct point p)
{
    bool odd = false;
    for (size_t i = 0; i < ring->count; i++) {
        struct point a = ring->points[i], b = ring->points[(i + 1) % ring->count];
        if ((a.y <= p.y) != (b.y <= p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) {
            odd = !odd;
        }
    }
    return odd;
}

/** As it is defined; `p` in degrees. */
static bool in_union(const struct sketch *sketch, struct point p)
{
    for (size_t i = 0; i < sketch->feature_count; i++) {
        bool odd = false;
        for (size_t r = 0; r < sketch->features[i].ring_count; r++) {
            odd ^= ring_holds(&sketch->features[i].rings[r], p);
        }
        if (odd) {
            return true;
        }
    }
    return false;
}

/** As it is painted, by non-zero winding; `p` in turned kilometres. */
static bool in_path(const struct path *path, struct point p)
{
    int winding = 0;
    struct point start = {0, 0}, at = {0, 0};
    for (size_t v = 0, k = 0; v <= path->verb_count; v++) {
        bool close = v == path->verb_count || path->verbs[v] == PATH_CLOSE || path->verbs[v] == PATH_MOVE;
        struct point to = close ? start : path->points[k];
        if ((at.y <= p.y) != (to.y <= p.y) && p.x < at.x + (to.x - at.x) * (p.y - at.y) / (to.y - at.y)) {
            winding += at.y <= p.y ? 1 : -1;
        }
        at = to;
        if (v < path->verb_count && path->verbs[v] != PATH_CLOSE) {
            at = path->points[k++];
            start = path->verbs[v] == PATH_MOVE ? at : start;
        }
    }
    return winding != 0;
}

static double distance_to(struct point p, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    return point_distance(p, point_mix(a, b, fmin(fmax(t, 0), 1)));
}

/** How far a point is from what is stroked. */
static double to_line(const struct path *path, struct point p)
{
    double least = HUGE_VAL;
    struct point start = {0, 0}, at = {0, 0};
    for (size_t v = 0, k = 0; v < path->verb_count; v++) {
        struct point to = path->verbs[v] == PATH_CLOSE ? start : path->points[k++];
        if (path->verbs[v] == PATH_MOVE) {
            start = to;
        } else {
            least = fmin(least, distance_to(p, at, to));
        }
        at = to;
    }
    return least;
}

static const struct path *filled(const struct map_paper *paper, enum pack_feature_kind kind)
{
    return kind == FEATURE_CITY ? paper->city : paper->lakes;
}

static const struct path *stroked(const struct map_paper *paper, enum pack_feature_kind kind)
{
    return kind == FEATURE_CITY ? paper->walls : paper->banks;
}

/** On how many sides of an edge there is area, so far beside a point of it, in degrees. */
static int count_sides(const struct sketch *sketch, struct point p, struct point a, struct point b, double aside)
{
    double length = point_distance(a, b);
    struct point way = {(a.y - b.y) / length * aside, (b.x - a.x) / length * aside};
    return in_union(sketch, point_make(p.x + way.x, p.y + way.y)) +
           in_union(sketch, point_make(p.x - way.x, p.y - way.y));
}

/** Points anywhere are filled when they are in the union; points on a ring are
 * stroked when one side of them is. */
static void check_union(struct sketch *sketch, double bearing, struct rng *rng, const char *what)
{
    struct map_paper *paper = finish(sketch, bearing);
    const struct path *area = filled(paper, sketch->kind), *line = stroked(paper, sketch->kind);
    size_t wrong = 0, sides = 0;
    CHECK(area && line);
    for (int i = 0; i < 3000; i++) {
        struct point p = {136 + rng_range(rng, -12, 12) / 90, 36 + rng_range(rng, -12, 12) / 111.2};
        wrong += in_union(sketch, p) != in_path(area, map_turned(&sketch->sight, p));
    }
    for (size_t r = 0; r < sketch->ring_count; r++) {
        const struct pack_ring *ring = &sketch->rings[r];
        for (size_t i = 0; i < ring->count; i++) {
            struct point a = ring->points[i], b = ring->points[(i + 1) % ring->count];
            struct point p = point_mix(a, b, rng_range(rng, 0.1, 0.9));
            bool edge = true, seam = true; /* judged only where it is the same from near and far */
            for (double aside = 0.00001; aside < 0.0001; aside *= 2) {
                int sides_in = count_sides(sketch, p, a, b, aside);
                edge = edge && sides_in == 1;
                seam = seam && sides_in == 2;
            }
            double away = to_line(line, map_turned(&sketch->sight, p));
            sides += (edge && away > 0.012) || (seam && away < 0.0005);
        }
    }
    if (wrong + sides > 0) {
        fprintf(stderr, "%s: %zu points are filled wrongly, %zu stroked wrongly\n", what, wrong, sides);
    }
    CHECK(wrong == 0 && sides == 0);
    map_paper_destroy(paper);
}

static void test_known(double bearing)
{
    struct rng rng = rng_seed(3);
    struct sketch sketch;
    begin(&sketch, FEATURE_CITY); /* a ward within its city, drawn the other way
                                     round, and one across its border */
    add_box(&sketch, -8, -8, 16, 16, false, false);
    add_box(&sketch, -4, -4, 6, 6, false, true);
    add_box(&sketch, 5, 5, 6, 4, false, false);
    check_union(&sketch, bearing, &rng, "wards");
    begin(&sketch, FEATURE_CITY); /* nothing but wards, side by side */
    for (int i = 0; i < 4; i++) {
        add_box(&sketch, -8 + 8 * (i % 2), i < 2 ? -8 : 0, 8, 8, false, i == 1);
    }
    check_union(&sketch, bearing, &rng, "wards alone");
    begin(&sketch, FEATURE_LAKE); /* an island that another area covers in part,
                                     and one that none does */
    add_box(&sketch, -9, -9, 18, 18, false, false);
    add_box(&sketch, -6, -6, 5, 5, true, false);
    add_box(&sketch, 2, 2, 4, 4, true, true);
    add_box(&sketch, -7, -7, 4, 4, false, true);
    check_union(&sketch, bearing, &rng, "islands");
    begin(&sketch, FEATURE_LAKE); /* apart: nothing changes */
    add_box(&sketch, -9, -9, 5, 5, false, false);
    add_box(&sketch, 3, 3, 5, 5, false, true);
    check_union(&sketch, bearing, &rng, "apart");
}

/** Wards whose common corners are not quite the same number: nothing is stroked where four of them meet. */
static void test_rounded(double bearing)
{
    struct sketch sketch;
    begin(&sketch, FEATURE_CITY);
    for (int i = 0; i < 9; i++) {
        double slip = 1e-12 * (i % 4), x = -9 + 6 * (i % 3) + slip, y = -9 + 6 * (double)(i / 3) - slip;
        add_box(&sketch, x, y, 6, 6 + slip, false, false);
    }
    struct map_paper *paper = finish(&sketch, bearing);
    const struct path *line = stroked(paper, sketch.kind);
    for (int i = 0; i < 4; i++) {
        struct point corner = {136 + (i % 2 ? 3 : -3) / 90.0, 36 + (i < 2 ? 3 : -3) / 111.2};
        CHECK(to_line(line, map_turned(&sketch.sight, corner)) > 1);
    }
    map_paper_destroy(paper);
}

/** Polygons with some points around a middle, and now and then a hole. */
static void test_any(uint64_t seed)
{
    struct rng rng = rng_seed(seed);
    struct sketch sketch;
    begin(&sketch, seed % 2 ? FEATURE_CITY : FEATURE_LAKE);
    int areas = 2 + (int)rng_range(&rng, 0, 5);
    for (int i = 0; i < areas; i++) {
        struct point middle = {rng_range(&rng, -6, 6), rng_range(&rng, -6, 6)}, points[16], hole[16];
        size_t count = 3 + (size_t)rng_range(&rng, 0, 12);
        double way = rng_range(&rng, 0, 1) < 0.5 ? -1 : 1, radius = rng_range(&rng, 1.5, 5);
        for (size_t k = 0; k < count; k++) {
            double angle = way * 2 * M_PI * (double)k / (double)count + 0.3, r = radius * rng_range(&rng, 0.7, 1);
            points[k] = point_make(middle.x + r * cos(angle), middle.y + r * sin(angle));
            hole[k] = point_mix(middle, points[k], 0.4);
        }
        add_ring(&sketch, points, count, false);
        if (rng_range(&rng, 0, 1) < 0.4) {
            add_ring(&sketch, hole, count, true);
        }
    }
    char what[32];
    snprintf(what, sizeof what, "seed %d", (int)seed);
    check_union(&sketch, rng_range(&rng, -180, 180), &rng, what);
}

/** Ten thousand bars across as many: what would take a hundred million
 * crossings ends soon, all of it filled. */
static void test_bounded(void)
{
    enum { BARS = 3000 };
    struct pack_feature *features = calloc(2 * BARS, sizeof *features);
    struct pack_ring *rings = calloc(2 * BARS, sizeof *rings);
    struct point *points = calloc((size_t)8 * BARS, sizeof *points);
    CHECK(features && rings && points);
    for (size_t i = 0; i < (size_t)2 * BARS; i++) {
        double at = 10.0 * (double)(i / 2) / BARS, thin = 5.0 / BARS;
        struct rect bar = i % 2 ? rect_make(at, 0, thin, 10) : rect_make(0, at, 10, thin);
        const struct point corners[] = {
            {bar.x, bar.y}, {bar.x + bar.w, bar.y}, {bar.x + bar.w, bar.y + bar.h}, {bar.x, bar.y + bar.h}};
        for (size_t k = 0; k < 4; k++) {
            points[4 * i + k] = point_make(136 + corners[k].x / 90, 36 + corners[k].y / 111.2);
        }
        rings[i] = (struct pack_ring){&points[4 * i], 4, false};
        features[i] = (struct pack_feature){.kind = FEATURE_LAKE, .area = true, .rings = &rings[i], .ring_count = 1};
    }
    struct pack pack = {.map = {.features = features, .feature_count = (size_t)2 * BARS}};
    struct map_layout layout = map_layout_make(1920, 1080);
    struct map_sight sight = map_sight_home(&pack, &layout);
    struct map_paper *paper = map_paper_create(&pack, &sight);
    CHECK(paper->lakes && paper->banks);
    map_paper_destroy(paper);
    free(points);
    free(rings);
    free(features);
}

int main(void)
{
    test_known(0);
    test_known(37);
    test_rounded(0);
    test_rounded(30);
    for (uint64_t seed = 1; seed <= 60; seed++) {
        test_any(seed);
    }
    test_bounded();
    return check_result();
}
