#include "stage/raster.h"

#include "base/rng.h"
#include "check.h"

/** A mask of w x h on memory of its own. */
static struct mask mask_of(struct px_rect area)
{
    int stride = raster_stride(area.w);
    return (struct mask){area, stride, calloc((size_t)stride, (size_t)area.h)};
}

static int mask_at(const struct mask *mask, int x, int y)
{
    return mask->bits[(ptrdiff_t)(y - mask->area.y) * mask->stride + (x - mask->area.x)];
}

static void render(struct raster *raster, const struct path *path, double scale, double stroke, bool even_odd,
                   struct mask *mask)
{
    struct outline outline = {0};
    if (stroke > 0) {
        outline_stroke(&outline, path, scale, stroke);
    } else {
        outline_fill(&outline, path, scale);
    }
    raster_render(raster, &outline, 0, outline.contour_count, even_odd, mask);
    outline_finish(&outline);
}

/** How much of pixel x, y the polygon covers, counted on a fine grid: slow, and simple. */
static double counted(const struct point *p, size_t count, int x, int y, bool even_odd)
{
    enum { FINE = 32 };
    int inside = 0;
    for (int i = 0; i < FINE * FINE; i++) {
        double px = x + (i % FINE + 0.5) / FINE, py = y + (i / FINE + 0.5) / FINE;
        int winding = 0;
        for (size_t k = 0; k < count; k++) {
            struct point a = p[k], b = p[(k + 1) % count];
            if ((a.y <= py) != (b.y <= py) && px < a.x + (py - a.y) / (b.y - a.y) * (b.x - a.x)) {
                winding += a.y < b.y ? 1 : -1;
            }
        }
        inside += even_odd ? winding & 1 : winding != 0;
    }
    return inside * 255.0 / (FINE * FINE);
}

/** Random triangles, which have one winding only, agree with counting to within its coarseness. */
static void test_against_counting(struct raster *raster)
{
    struct rng rng = rng_seed(11);
    for (int round = 0; round < 60; round++) {
        struct arena arena = {0};
        struct path *path = path_create(&arena);
        struct point p[3];
        for (int i = 0; i < 3; i++) {
            p[i] = point_make(rng_range(&rng, -10, 40), rng_range(&rng, -10, 40));
        }
        path_polyline(path, p, 3, true);
        struct mask mask = mask_of((struct px_rect){0, 0, 30, 30});
        render(raster, path, 1, 0, round % 2, &mask);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 30; x++) {
                CHECK_NEAR(mask_at(&mask, x, y), counted(p, 3, x, y, false), 9);
            }
        }
        free(mask.bits);
        arena_finish(&arena);
    }
}

/** A part of a mask equals the same part of the whole, wherever it is cut. */
static void test_parts_equal_the_whole(struct raster *raster)
{
    struct rng rng = rng_seed(5);
    struct arena arena = {0};
    struct path *path = path_create(&arena);
    for (int i = 0; i < 12; i++) {
        path_move(path, rng_range(&rng, -300, 600), rng_range(&rng, -300, 600));
        path_quad(path, rng_range(&rng, -300, 600), rng_range(&rng, -300, 600), rng_range(&rng, -300, 600),
                  rng_range(&rng, -300, 600));
    }
    struct mask whole = mask_of((struct px_rect){-100, -100, 500, 500});
    for (int round = 0; round < 40; round++) {
        double stroke = round % 4 == 0 ? 0 : round % 4 * 1.7;
        struct px_rect area = {rng_below(&rng, 400) - 100, rng_below(&rng, 400) - 100, 1 + rng_below(&rng, 100),
                               1 + rng_below(&rng, 100)};
        struct mask part = mask_of(area);
        memset(whole.bits, 0, (size_t)whole.stride * 500);
        render(raster, path, 1, stroke, round % 8 == 0, &whole);
        render(raster, path, 1, stroke, round % 8 == 0, &part);
        bool same = true;
        for (int y = area.y; y < area.y + area.h; y++) {
            for (int x = area.x; x < area.x + area.w; x++) {
                same = same && mask_at(&part, x, y) == mask_at(&whole, x, y);
            }
        }
        CHECK(same);
        free(part.bits);
    }
    free(whole.bits);
    arena_finish(&arena);
}

/** Moving by whole pixels moves the mask and changes nothing. */
static void test_place_does_not_matter(struct raster *raster)
{
    struct arena arena = {0};
    struct path *here = path_create(&arena), *there = path_create(&arena);
    path_circle(here, point_make(20.3, 20.7), 15);
    path_circle(there, point_make(20.3 + 1000, 20.7 - 512), 15);
    struct mask a = mask_of((struct px_rect){0, 0, 40, 40}), b = mask_of((struct px_rect){1000, -512, 40, 40});
    render(raster, here, 1, 0, false, &a);
    render(raster, there, 1, 0, false, &b);
    CHECK(memcmp(a.bits, b.bits, (size_t)a.stride * 40) == 0);
    free(a.bits);
    free(b.bits);
    arena_finish(&arena);
}

/** A mask higher than what is worked on at a time, and wide enough for several words of blocks. */
static void test_large_mask(struct raster *raster)
{
    struct arena arena = {0};
    struct path *path = path_create(&arena);
    path_rect(path, rect_make(3.5, 2.25, 2992, 1990));
    struct mask mask = mask_of((struct px_rect){0, 0, 3000, 2000});
    render(raster, path, 1, 0, false, &mask);
    double sum = 0;
    for (int y = 0; y < 2000; y++) {
        for (int x = 0; x < 3000; x++) {
            sum += mask_at(&mask, x, y);
        }
    }
    CHECK_NEAR(sum / 255, 2992.0 * 1990, 20);
    CHECK(mask_at(&mask, 3, 1000) == 128 && mask_at(&mask, 2, 1000) == 0 && mask_at(&mask, 2995, 1000) == 128);
    CHECK(mask_at(&mask, 1500, 2) == 191 && mask_at(&mask, 1500, 1992) == 64);
    free(mask.bits);
    arena_finish(&arena);
}

int main(void)
{
    struct raster raster = {0};
    test_against_counting(&raster);
    test_parts_equal_the_whole(&raster);
    test_place_does_not_matter(&raster);
    test_large_mask(&raster);
    raster_finish(&raster);
    return check_result();
}
