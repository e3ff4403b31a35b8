#include "ui/map_paper.h"

#include <math.h>
#include <stdlib.h>

#include "base/bug.h"
#include "base/hash.h"
#include "ui/map_home.h"
#include "ui/map_seams.h"

/** How far beyond the known geography coasts and seas are drawn on, in kilometres. */
static const double beyond = 60;

/** The geography ends at the edge of its sheet; a ring's points there are cuts, not coast. */
static bool on_edge(const struct map_sight *sight, struct point p)
{
    struct rect s = sight->sheet;
    const double near = 1e-4;
    return p.x - s.x < near || s.x + s.w - p.x < near || p.y - s.y < near || s.y + s.h - p.y < near;
}

/** A corner of the sheet, pushed far out. */
static struct point pushed_out(const struct map_sight *sight, struct point p)
{
    struct point at = map_turned(sight, p), from = map_turned(sight, rect_center(sight->sheet));
    double d = fmax(point_distance(at, from), 1e-6), far = 3 * beyond / d;
    return point_make(at.x + (at.x - from.x) * far, at.y + (at.y - from.y) * far);
}

/** Where a line that runs from `inner` to the edge at `p` would run on to. */
static struct point run_on(const struct map_sight *sight, struct point inner, struct point p)
{
    struct point a = map_turned(sight, inner), b = map_turned(sight, p);
    double d = fmax(point_distance(a, b), 1e-6);
    return point_make(b.x + (b.x - a.x) / d * beyond, b.y + (b.y - a.y) / d * beyond);
}

static void add_point(struct path *path, struct point p, bool *started)
{
    if (*started) {
        path_line(path, p.x, p.y);
    } else {
        path_move(path, p.x, p.y);
    }
    *started = true;
}

/** From how many points away a line takes its run to the edge at `p`: of a
 * coast from some, so that its last bend does not count; but the straight edge
 * of a tile, which runs along a meridian or a parallel, is not to leave it. */
static size_t run_up(const struct pack_ring *ring, struct point p, struct point next)
{
    return ring->count > 12 && p.x != next.x && p.y != next.y ? 4 : 1;
}

/** A ring whose cuts are drawn on beyond the sheet, so that no straight edge shows. */
static void add_open_ring(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    size_t n = ring->count;
    for (size_t i = 0; i < n; i++) {
        struct point p = ring->points[i], before = ring->points[(i + n - 1) % n], after = ring->points[(i + 1) % n];
        if (!on_edge(sight, p)) {
            add_point(path, map_turned(sight, p), &started);
        } else if (!on_edge(sight, before)) {
            add_point(path, map_turned(sight, p), &started);
            add_point(path, run_on(sight, ring->points[(i + n - run_up(ring, p, before)) % n], p), &started);
        } else if (!on_edge(sight, after)) {
            add_point(path, run_on(sight, ring->points[(i + run_up(ring, p, after)) % n], p), &started);
            add_point(path, map_turned(sight, p), &started);
        } else {
            add_point(path, pushed_out(sight, p), &started);
        }
    }
    if (started) {
        path_close(path);
    }
}

/** The outline without the cuts at the sheet's edge. */
static void add_shore(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    size_t n = ring->count;
    for (size_t i = 0; i <= n; i++) {
        struct point p = ring->points[i % n], before = ring->points[(i + n - 1) % n];
        bool cut = on_edge(sight, p) && on_edge(sight, before);
        if (cut) {
            started = false;
        }
        add_point(path, map_turned(sight, p), &started);
    }
}

static void add_ring(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    bool started = false;
    for (size_t i = 0; i < ring->count; i++) {
        add_point(path, map_turned(sight, ring->points[i]), &started);
    }
    if (started) {
        path_close(path);
    }
}

/** A river through its points, without corners (Catmull-Rom). */
static void add_river(struct path *path, const struct map_sight *sight, const struct pack_ring *ring)
{
    size_t n = ring->count;
    struct point a = map_turned(sight, ring->points[0]);
    path_move(path, a.x, a.y);
    for (size_t i = 0; i + 1 < n; i++) {
        struct point p0 = map_turned(sight, ring->points[i ? i - 1 : 0]), p1 = map_turned(sight, ring->points[i]);
        struct point p2 = map_turned(sight, ring->points[i + 1]);
        struct point p3 = map_turned(sight, ring->points[i + 2 < n ? i + 2 : n - 1]);
        path_cubic(path, p1.x + (p2.x - p0.x) / 6, p1.y + (p2.y - p0.y) / 6, p2.x - (p3.x - p1.x) / 6,
                   p2.y - (p3.y - p1.y) / 6, p2.x, p2.y);
    }
}

typedef void add_function(struct path *path, const struct map_sight *sight, const struct pack_ring *ring);

/** Seal a path, and make it a part of the paper's name. NULL when there is
 * nothing on it. */
static const struct path *finish(struct map_paper *paper, struct path *path)
{
    path_seal(path);
    paper->name = hash_bytes(paper->name, &path->hash, sizeof path->hash);
    return path->verb_count ? path : NULL;
}

/** Every line of a kind as one sealed path. NULL when there is none. */
static const struct path *collect(struct map_paper *paper, const struct map_sight *sight, enum pack_feature_kind kind,
                                  add_function *add)
{
    const struct pack_map *map = &paper->pack->map;
    struct path *path = path_create(&paper->arena);
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            if (feature->rings[r].count > 1) {
                add(path, sight, &feature->rings[r]);
            }
        }
    }
    return finish(paper, path);
}

/** Twice the area that a ring runs around, negative when it does so clockwise
 * on a map with north up. */
static double ring_area(const struct pack_ring *ring)
{
    double sum = 0;
    for (size_t i = 0; i < ring->count; i++) {
        struct point first = ring->points[0], a = ring->points[i], b = ring->points[(i + 1) % ring->count];
        sum += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
    }
    return sum;
}

/** The ring, running anticlockwise around an area and clockwise around a hole,
 * so that areas which overlap are one (non-zero winding), and a hole is one
 * only where no other area covers it. */
static struct pack_ring wound(struct arena *arena, const struct pack_ring *ring)
{
    struct pack_ring turned = *ring;
    if ((ring_area(ring) < 0) == ring->hole) {
        return turned;
    }
    turned.points = arena_array(arena, ring->count, sizeof *turned.points);
    for (size_t i = 0; i < ring->count; i++) {
        turned.points[i] = ring->points[ring->count - 1 - i];
    }
    return turned;
}

/** Every area of a kind as one sealed path, to be filled. NULL when there is
 * none. */
static const struct path *collect_areas(struct map_paper *paper, const struct map_sight *sight,
                                        enum pack_feature_kind kind, add_function *add)
{
    const struct pack_map *map = &paper->pack->map;
    struct arena scratch = {0};
    struct path *path = path_create(&paper->arena);
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            if (feature->rings[r].count > 1) {
                struct pack_ring ring = wound(&scratch, &feature->rings[r]);
                add(path, sight, &ring);
                arena_reset(&scratch);
            }
        }
    }
    arena_finish(&scratch);
    return finish(paper, path);
}

/** What is outline of a ring, edge by edge; of the sea without the cuts at the
 * sheet's edge. */
static void add_outline(struct path *path, const struct map_sight *sight, const struct pack_ring *ring, bool sea,
                        struct map_seams *seams)
{
    bool started = false;
    for (size_t i = 0; i < ring->count; i++) {
        struct point p = ring->points[i], q = ring->points[(i + 1) % ring->count];
        struct point a = map_turned(sight, p), b = map_turned(sight, q);
        const struct map_span *spans;
        size_t count = map_seams_next(seams, &spans);
        bool cut = sea && on_edge(sight, p) && on_edge(sight, q);
        for (size_t k = 0; k < count && !cut; k++) {
            started = started && spans[k].from == 0;
            if (!started) {
                add_point(path, point_mix(a, b, spans[k].from), &started);
            }
            add_point(path, point_mix(a, b, spans[k].to), &started);
        }
        started = started && !cut && count > 0 && spans[count - 1].to == 1;
    }
}

/** The outline of all areas of a kind together, as one sealed path, to be
 * stroked. NULL when there is none. */
static const struct path *collect_outline(struct map_paper *paper, const struct map_sight *sight,
                                          enum pack_feature_kind kind)
{
    const struct pack_map *map = &paper->pack->map;
    bool sea = kind == FEATURE_SEA;
    struct arena scratch = {0};
    struct map_seams *seams = map_seams_find(&scratch, map, sight, kind);
    if (!seams) {
        arena_finish(&scratch);
        return collect(paper, sight, kind, sea ? add_shore : add_ring);
    }
    struct path *path = path_create(&paper->arena);
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            if (feature->rings[r].count > 1) {
                add_outline(path, sight, &feature->rings[r], sea, seams);
            }
        }
    }
    arena_finish(&scratch);
    return finish(paper, path);
}

/** The middle of the points of the first sea's first ring. */
static struct point find_sea(const struct pack *pack, const struct map_sight *sight)
{
    struct point sum = {0, 0};
    for (size_t i = 0; i < pack->map.feature_count; i++) {
        const struct pack_feature *feature = &pack->map.features[i];
        if (feature->kind == FEATURE_SEA && feature->ring_count) {
            const struct pack_ring *ring = &feature->rings[0];
            for (size_t k = 0; k < ring->count; k++) {
                struct point p = map_turned(sight, ring->points[k]);
                sum = point_make(sum.x + p.x / (double)ring->count, sum.y + p.y / (double)ring->count);
            }
            break;
        }
    }
    return sum;
}

static void find_lamps(struct map_paper *paper, const struct map_sight *sight)
{
    struct arena scratch = {0};
    struct point *lights = arena_array(&scratch, paper->pack->project_count + 1, sizeof *lights), sum = {0, 0};
    size_t count = map_home_lights(paper->pack, lights);
    for (size_t i = 0; i < count; i++) {
        struct point p = map_turned(sight, lights[i]);
        sum = point_make(sum.x + p.x / (double)count, sum.y + p.y / (double)count);
    }
    paper->lit = count > 0;
    paper->lamp_middle = sum;
    arena_finish(&scratch);
}

struct map_paper *map_paper_create(const struct pack *pack, const struct map_sight *sight)
{
    struct map_paper *paper = calloc(1, sizeof *paper);
    REQUIRE(paper);
    paper->pack = pack;
    paper->turn_cos = sight->turn_cos;
    paper->turn_sin = sight->turn_sin;
    paper->name = HASH_START;
    paper->sea = collect_areas(paper, sight, FEATURE_SEA, add_open_ring);
    paper->shore = collect_outline(paper, sight, FEATURE_SEA);
    paper->borders = collect(paper, sight, FEATURE_NEIGHBOUR, add_shore);
    paper->city = collect_areas(paper, sight, FEATURE_CITY, add_ring);
    paper->walls = collect_outline(paper, sight, FEATURE_CITY);
    paper->lakes = collect_areas(paper, sight, FEATURE_LAKE, add_ring);
    paper->banks = collect_outline(paper, sight, FEATURE_LAKE);
    paper->rivers = collect(paper, sight, FEATURE_RIVER, add_river);
    paper->rails = collect(paper, sight, FEATURE_RAILWAY, add_river);
    paper->sea_middle = find_sea(pack, sight);
    find_lamps(paper, sight);
    return paper;
}

void map_paper_destroy(struct map_paper *paper)
{
    if (paper) {
        arena_finish(&paper->arena);
        free(paper);
    }
}

bool map_paper_fits(const struct map_paper *paper, const struct pack *pack, const struct map_sight *sight)
{
    return paper && paper->pack == pack && paper->turn_cos == sight->turn_cos && paper->turn_sin == sight->turn_sin;
}
