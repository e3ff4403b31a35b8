#include "ui/map_seams.h"

#include <math.h>
#include <stdlib.h>

/** In kilometres: two lines nearer than this are one, and so are areas with
 * less than twice this between them. */
static const double near = 0.003;

/** So many looks at an edge or a box are taken. */
enum { WORK_MAX = 20 * 1000 * 1000, BANDS_MAX = 4096, ENTRIES_AN_EDGE = 8 };

struct edge {
    struct point a, b; /* turned kilometres */
    int area;
};

struct map_seams {
    struct arena *arena;
    struct edge *edges;
    size_t edge_count, at; /* `at`: the next one to be asked for */
    bool *meets;           /* each area: another is near */
    /* The edges by height: band i holds items[starts[i]..starts[i + 1] - 1],
     * those of an area side by side. */
    double top, band_height;
    size_t band_count, *starts;
    uint32_t *items;
    double *cuts; /* of one edge: where others touch it */
    size_t cut_count, cut_room;
    struct map_span *spans; /* room for as many as there are cuts, and one */
    long work;
};

/* Which areas meet */

struct area_box {
    struct point low, high;
    int area;
};

static int compare_boxes(const void *a, const void *b)
{
    double left = ((const struct area_box *)a)->low.x, right = ((const struct area_box *)b)->low.x;
    return (left > right) - (left < right);
}

static size_t count_edges(const struct pack_map *map, enum pack_feature_kind kind, size_t *areas)
{
    size_t count = 0;
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            count += feature->rings[r].count > 1 ? feature->rings[r].count : 0;
            *areas += feature->rings[r].hole ? 0 : 1;
        }
    }
    return count;
}

static void grow(struct area_box *box, struct point p)
{
    box->low = point_make(fmin(box->low.x, p.x), fmin(box->low.y, p.y));
    box->high = point_make(fmax(box->high.x, p.x), fmax(box->high.y, p.y));
}

/** All edges, and the boxes of their areas. */
static void take_edges(struct map_seams *seams, const struct pack_map *map, const struct map_sight *sight,
                       enum pack_feature_kind kind, struct area_box *boxes)
{
    int area = -1;
    for (size_t i = 0; i < map->feature_count; i++) {
        const struct pack_feature *feature = &map->features[i];
        for (size_t r = 0; r < feature->ring_count && feature->kind == kind; r++) {
            const struct pack_ring *ring = &feature->rings[r];
            if (!ring->hole) {
                area++;
                boxes[area] = (struct area_box){{HUGE_VAL, HUGE_VAL}, {-HUGE_VAL, -HUGE_VAL}, area};
            }
            for (size_t p = 0; p < ring->count && ring->count > 1; p++) {
                struct point a = map_turned(sight, ring->points[p]);
                struct point b = map_turned(sight, ring->points[(p + 1) % ring->count]);
                grow(&boxes[area], a);
                seams->edges[seams->edge_count++] = (struct edge){a, b, area};
            }
        }
    }
}

/** Note the areas whose boxes touch another's; false when there are none. */
static bool find_meetings(struct map_seams *seams, struct area_box *boxes, size_t count)
{
    bool any = false;
    qsort(boxes, count, sizeof *boxes, compare_boxes);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count && boxes[k].low.x <= boxes[i].high.x + near && seams->work < WORK_MAX; k++) {
            seams->work++;
            if (boxes[k].low.y <= boxes[i].high.y + near && boxes[k].high.y >= boxes[i].low.y - near) {
                seams->meets[boxes[i].area] = seams->meets[boxes[k].area] = any = true;
            }
        }
    }
    return any;
}

/* Edges by height */

static size_t band_of(const struct map_seams *seams, double y)
{
    double band = floor((y - seams->top) / seams->band_height);
    return band <= 0 ? 0 : band >= (double)seams->band_count ? seams->band_count - 1 : (size_t)band;
}

static size_t first_band(const struct map_seams *seams, const struct edge *edge)
{
    return band_of(seams, fmin(edge->a.y, edge->b.y) - near);
}

static size_t last_band(const struct map_seams *seams, const struct edge *edge)
{
    return band_of(seams, fmax(edge->a.y, edge->b.y) + near);
}

/** So many bands that each edge lies in few. */
static void plan_bands(struct map_seams *seams)
{
    double low = HUGE_VAL, high = -HUGE_VAL, sum = 0;
    for (size_t i = 0; i < seams->edge_count; i++) {
        const struct edge *edge = &seams->edges[i];
        low = fmin(low, edge->a.y);
        high = fmax(high, edge->a.y);
        sum += fabs(edge->a.y - edge->b.y);
    }
    double height = fmax(high - low, near),
           count = (double)seams->edge_count * ENTRIES_AN_EDGE * height / fmax(sum, near);
    count = fmin(fmin(count, (double)seams->edge_count), height / near);
    count = fmin(fmax(floor(count), 1), BANDS_MAX);
    seams->top = low;
    seams->band_count = (size_t)count;
    seams->band_height = height / count;
}

static void fill_bands(struct map_seams *seams)
{
    seams->starts = arena_array(seams->arena, seams->band_count + 2, sizeof *seams->starts);
    for (size_t i = 0; i < seams->edge_count; i++) {
        for (size_t b = first_band(seams, &seams->edges[i]); b <= last_band(seams, &seams->edges[i]); b++) {
            seams->starts[b + 2]++;
        }
    }
    for (size_t b = 2; b < seams->band_count + 2; b++) {
        seams->starts[b] += seams->starts[b - 1];
    }
    seams->items = arena_array(seams->arena, seams->starts[seams->band_count + 1] + 1, sizeof *seams->items);
    for (size_t i = 0; i < seams->edge_count; i++) {
        for (size_t b = first_band(seams, &seams->edges[i]); b <= last_band(seams, &seams->edges[i]); b++) {
            seams->items[seams->starts[b + 1]++] = (uint32_t)i; /* which leaves starts[b + 1] where band b ends */
        }
    }
}

/* One edge */

/** True when the point lies in some area: inside an odd number of its rings. */
static bool is_inside(struct map_seams *seams, struct point p)
{
    size_t band = band_of(seams, p.y);
    bool odd = false;
    int area = -1;
    for (size_t i = seams->starts[band]; i < seams->starts[band + 1]; i++) {
        const struct edge *edge = &seams->edges[seams->items[i]];
        if (edge->area != area && odd) {
            return true;
        }
        odd = edge->area == area && odd;
        area = edge->area;
        if ((edge->a.y <= p.y) != (edge->b.y <= p.y) &&
            p.x < edge->a.x + (edge->b.x - edge->a.x) * (p.y - edge->a.y) / (edge->b.y - edge->a.y)) {
            odd = !odd;
        }
    }
    seams->work += (long)(seams->starts[band + 1] - seams->starts[band]);
    return odd;
}

static void add_cut(struct map_seams *seams, double at)
{
    if (!(at > 0 && at < 1)) {
        return;
    }
    if (seams->cut_count + 2 > seams->cut_room) {
        size_t room = seams->cut_room ? seams->cut_room * 2 : 64;
        double *cuts = arena_array(seams->arena, room, sizeof *cuts);
        for (size_t i = 0; i < seams->cut_count; i++) {
            cuts[i] = seams->cuts[i];
        }
        seams->cuts = cuts;
        seams->cut_room = room;
        seams->spans = arena_array(seams->arena, room + 1, sizeof *seams->spans);
    }
    seams->cuts[seams->cut_count++] = at;
}

/** Where another edge crosses this one, or ends on it. */
static void cut_by(struct map_seams *seams, const struct edge *edge, const struct edge *other)
{
    struct point d = point_make(edge->b.x - edge->a.x, edge->b.y - edge->a.y);
    struct point a = point_make(other->a.x - edge->a.x, other->a.y - edge->a.y);
    struct point b = point_make(other->b.x - edge->a.x, other->b.y - edge->a.y);
    double square = d.x * d.x + d.y * d.y, length = sqrt(square);
    double from = (d.x * a.y - d.y * a.x) / length, to = (d.x * b.y - d.y * b.x) / length; /* beside the line */
    double along = (a.x * d.x + a.y * d.y) / square, end = (b.x * d.x + b.y * d.y) / square;
    if (fabs(from) <= near) {
        add_cut(seams, along);
    }
    if (fabs(to) <= near) {
        add_cut(seams, end);
    }
    if ((from < 0) != (to < 0)) {
        add_cut(seams, along + (end - along) * from / (from - to));
    }
}

static void find_cuts(struct map_seams *seams, const struct edge *edge)
{
    seams->cut_count = 0;
    add_cut(seams, 0.5); /* so that there is room, and a long edge is looked at twice */
    for (size_t b = first_band(seams, edge); b <= last_band(seams, edge); b++) {
        for (size_t i = seams->starts[b]; i < seams->starts[b + 1]; i++) {
            const struct edge *other = &seams->edges[seams->items[i]];
            if (other->area != edge->area && seams->meets[other->area]) {
                cut_by(seams, edge, other);
            }
        }
        seams->work += (long)(seams->starts[b + 1] - seams->starts[b]);
    }
}

static int compare_cuts(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/** True when there is area on both sides of the edge, halfway between two of
 * its cuts. */
static bool is_seam(struct map_seams *seams, const struct edge *edge, double length, double from, double to)
{
    struct point middle = point_mix(edge->a, edge->b, (from + to) / 2);
    struct point aside = point_make((edge->b.y - edge->a.y) * near / length, (edge->a.x - edge->b.x) * near / length);
    return is_inside(seams, point_make(middle.x + aside.x, middle.y + aside.y)) &&
           is_inside(seams, point_make(middle.x - aside.x, middle.y - aside.y));
}

/** Where an edge begins: as its first part that is long enough for a look. */
static bool begins_as_seam(struct map_seams *seams, const struct edge *edge, double length)
{
    double at = 0;
    for (size_t i = 0; i <= seams->cut_count; i++) {
        double to = i < seams->cut_count ? seams->cuts[i] : 1;
        if ((to - at) * length > 2 * near) {
            return is_seam(seams, edge, length, at, to);
        }
        at = to;
    }
    return is_seam(seams, edge, length, 0, 1);
}

/** What lies between two cuts that are too near for a look is as what was
 * before it. */
static size_t find_spans(struct map_seams *seams, const struct edge *edge, double length)
{
    size_t count = 0;
    double at = 0;
    bool seam = begins_as_seam(seams, edge, length);
    for (size_t i = 0; i <= seams->cut_count; i++) {
        double to = i < seams->cut_count ? seams->cuts[i] : 1;
        if (at > 0 && (to - at) * length > 2 * near) {
            seam = is_seam(seams, edge, length, at, to);
        }
        if (!seam && count > 0 && seams->spans[count - 1].to == at) {
            seams->spans[count - 1].to = to;
        } else if (!seam) {
            seams->spans[count++] = (struct map_span){at, to};
        }
        at = to;
    }
    return count;
}

struct map_seams *map_seams_find(struct arena *arena, const struct pack_map *map, const struct map_sight *sight,
                                 enum pack_feature_kind kind)
{
    size_t areas = 0, edges = count_edges(map, kind, &areas);
    if (areas < 2) {
        return NULL;
    }
    struct map_seams *seams = arena_alloc(arena, sizeof *seams);
    struct area_box *boxes = arena_array(arena, areas, sizeof *boxes);
    seams->arena = arena;
    seams->edges = arena_array(arena, edges + 1, sizeof *seams->edges);
    seams->meets = arena_array(arena, areas, sizeof *seams->meets);
    take_edges(seams, map, sight, kind, boxes);
    if (!find_meetings(seams, boxes, areas)) {
        return NULL;
    }
    plan_bands(seams);
    fill_bands(seams);
    return seams;
}

size_t map_seams_next(struct map_seams *seams, const struct map_span **out)
{
    static const struct map_span whole = {0, 1};
    const struct edge *edge = &seams->edges[seams->at++];
    double length = point_distance(edge->a, edge->b);
    *out = &whole;
    if (!seams->meets[edge->area] || seams->work > WORK_MAX || !(length > 0)) {
        return 1;
    }
    find_cuts(seams, edge);
    qsort(seams->cuts, seams->cut_count, sizeof *seams->cuts, compare_cuts);
    *out = seams->spans;
    return find_spans(seams, edge, length);
}
