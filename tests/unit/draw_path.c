/* Paths: shapes land where they should, contours run the right way round, and bounds hold them. */
#include "check.h"
#include "draw/path.h"

static struct arena arena;

/** The signed area of the polygon through every on- and off-curve point: positive is clockwise on screen. */
static double area_of(const struct path *path)
{
    double area = 0;
    for (size_t i = 0; i < path->point_count; i++) {
        struct point p = path->points[i], q = path->points[(i + 1) % path->point_count];
        area += p.x * q.y - q.x * p.y;
    }
    return area / 2;
}

static void check_box(struct rect got, double x, double y, double w, double h)
{
    CHECK_NEAR(got.x, x, 1e-9);
    CHECK_NEAR(got.y, y, 1e-9);
    CHECK_NEAR(got.w, w, 1e-9);
    CHECK_NEAR(got.h, h, 1e-9);
}

static struct point middle_of_cubic(const struct point *p)
{
    return point_make((p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8, (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8);
}

/** Every cubic of the path, begun where the last ended, stays on the circle. */
static void check_on_circle(const struct path *path, size_t first_point, size_t cubics, struct point center, double r)
{
    for (size_t i = 0; i < cubics; i++) {
        const struct point *p = &path->points[first_point + 3 * i];
        CHECK_NEAR(point_distance(p[0], center), r, 1e-6);
        CHECK_NEAR(point_distance(p[3], center), r, 1e-6);
        CHECK_NEAR(point_distance(middle_of_cubic(p), center), r, r * 3e-4);
    }
}

static void boxes(void)
{
    struct path *path = path_create(&arena);
    path_rect(path, rect_make(10, 20, 30, 40));
    CHECK(path->verb_count == 5 && path->point_count == 4);
    CHECK_NEAR(area_of(path), 30 * 40, 1e-9);
    check_box(path_bounds(path), 10, 20, 30, 40);

    path = path_create(&arena);
    path_round_rect(path, rect_make(0, 0, 100, 40), 500);
    check_box(path_bounds(path), 0, 0, 100, 40);
    CHECK(area_of(path) > 0);
    CHECK_NEAR(path->points[0].x, 20, 1e-9); /* the radius is cut to half the height */

    path = path_create(&arena);
    path_round_rect_corners(path, rect_make(0, 0, 100, 100), (const double[4]){0, 10, 20, 30});
    size_t cubics = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        cubics += path->verbs[i] == PATH_CUBIC ? 1 : 0;
    }
    CHECK(cubics == 3);
    CHECK_NEAR(path->points[0].x, 0, 1e-9);
}

static void circles(void)
{
    struct point center = point_make(50, 60);
    struct path *path = path_create(&arena);
    path_circle(path, center, 25);
    CHECK(path->verb_count == 6);
    check_on_circle(path, 0, 4, center, 25);
    CHECK(area_of(path) > 0);
    CHECK(path->points[3].x > path->points[0].x); /* first to the right: clockwise */

    path = path_create(&arena);
    path_circle_hole(path, center, 25);
    check_on_circle(path, 0, 4, center, 25);
    CHECK(area_of(path) < 0);
}

static void sectors_and_arcs(void)
{
    struct point center = point_make(0, 0);
    struct path *path = path_create(&arena);
    path_sector(path, center, 10, 20, 0, M_PI / 2); /* up to right */
    check_box(path_bounds(path), 0, -20, 20, 20);
    CHECK(area_of(path) > 0);
    check_on_circle(path, 0, 1, center, 20);

    path = path_create(&arena);
    path_sector(path, center, 0, 20, M_PI, M_PI * 1.5); /* down to left, with its point in the centre */
    check_box(path_bounds(path), -20, 0, 20, 20);
    CHECK_NEAR(point_distance(path->points[4], center), 0, 1e-9);

    path = path_create(&arena);
    path_sector(path, center, 10, 20, 0, 2 * M_PI); /* a ring: out and back */
    CHECK(path->verb_count == 12);

    path = path_create(&arena);
    path_arc(path, center, 10, -M_PI / 2, M_PI); /* three quarters, open */
    CHECK(path->verb_count == 4 && path->verbs[3] == PATH_CUBIC);
    check_on_circle(path, 0, 3, center, 10);
    CHECK_NEAR(path->points[0].x, -10, 1e-9);
    CHECK_NEAR(path->points[9].y, 10, 1e-9);
}

static void lines(void)
{
    struct path *path = path_create(&arena);
    CHECK(path_bounds(path).w == 0 && path_bounds(path).h == 0);
    path_polyline(path, NULL, 0, true);
    CHECK(path->verb_count == 0);
    struct point points[1000];
    for (int i = 0; i < 1000; i++) {
        points[i] = point_make(i, i % 2);
    }
    path_polyline(path, points, 1000, true);
    CHECK(path->point_count == 1000 && path->verb_count == 1001);
    CHECK(path->verbs[0] == PATH_MOVE && path->verbs[999] == PATH_LINE && path->verbs[1000] == PATH_CLOSE);
    CHECK(path->points[999].x == 999);
    path_quad(path, 0, -5, 2000, 0); /* control points count for the bounds */
    check_box(path_bounds(path), 0, -5, 2000, 6);
}

int main(void)
{
    boxes();
    circles();
    sectors_and_arcs();
    lines();
    arena_finish(&arena);
    return check_result();
}
