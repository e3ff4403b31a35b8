#include "base/geom.h"

#include "check.h"

static bool same(struct rect a, struct rect b)
{
    return fabs(a.x - b.x) < 1e-9 && fabs(a.y - b.y) < 1e-9 && fabs(a.w - b.w) < 1e-9 && fabs(a.h - b.h) < 1e-9;
}

static void test_points(void)
{
    CHECK_NEAR(point_distance(point_make(1, 2), point_make(4, 6)), 5, 1e-12);
    struct point middle = point_mix(point_make(0, 10), point_make(10, 20), 0.5);
    CHECK(middle.x == 5 && middle.y == 15);
}

static const struct rect box = {10, 20, 30, 40};

static void test_contains(void)
{
    static const struct {
        double x, y;
        bool inside;
    } cases[] = {{10, 20, true},  {39.9, 59.9, true}, {40, 30, false},
                 {20, 60, false}, {9.9, 30, false},   {20, 19.9, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(rect_contains(box, point_make(cases[i].x, cases[i].y)) == cases[i].inside);
    }
}

static void test_pairs(void)
{
    static const struct {
        struct rect other;
        bool overlaps, holds; /* box and it; box holds it */
        struct rect cut, join;
    } cases[] = {
        {{10, 20, 30, 40}, true, true, {10, 20, 30, 40}, {10, 20, 30, 40}},
        {{15, 25, 5, 5}, true, true, {15, 25, 5, 5}, {10, 20, 30, 40}},
        {{30, 50, 30, 40}, true, false, {30, 50, 10, 10}, {10, 20, 50, 70}},
        {{40, 20, 5, 5}, false, false, {40, 20, 0, 5}, {10, 20, 35, 40}},
        {{0, 0, 5, 5}, false, false, {10, 20, 0, 0}, {0, 0, 40, 60}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(rect_overlaps(box, cases[i].other) == cases[i].overlaps);
        CHECK(rect_overlaps(cases[i].other, box) == cases[i].overlaps);
        CHECK(rect_holds(box, cases[i].other) == cases[i].holds);
        CHECK(same(rect_cut(box, cases[i].other), cases[i].cut));
        CHECK(same(rect_join(box, cases[i].other), cases[i].join));
    }
    CHECK(same(rect_join(box, rect_make(0, 0, 0, 9)), box));
    CHECK(same(rect_join(rect_make(0, 0, 9, 0), box), box));
}

static void test_sizes(void)
{
    CHECK(same(rect_around(point_make(5, 5), 4, 2), rect_make(3, 4, 4, 2)));
    CHECK(same(rect_inset(box, 5), rect_make(15, 25, 20, 30)));
    CHECK(same(rect_inset(box, -5), rect_make(5, 15, 40, 50)));
    struct rect gone = rect_inset(box, 100);
    CHECK(gone.w == 0 && gone.h == 0);
    struct point center = rect_center(box);
    CHECK(center.x == 25 && center.y == 40);
}

static void check_apply(struct affine m, double x, double y, double wanted_x, double wanted_y)
{
    struct point p = affine_apply(m, point_make(x, y));
    CHECK_NEAR(p.x, wanted_x, 1e-9);
    CHECK_NEAR(p.y, wanted_y, 1e-9);
}

static void test_affine(void)
{
    check_apply(affine_identity(), 3, 4, 3, 4);
    check_apply(affine_move(10, -1), 3, 4, 13, 3);
    check_apply(affine_scale(2, 3), 3, 4, 6, 12);
    /* y points down, so a quarter turn takes right to down */
    check_apply(affine_turn(M_PI / 2), 1, 0, 0, 1);
    check_apply(affine_then(affine_scale(2, 2), affine_move(1, 0)), 3, 4, 7, 8);
    check_apply(affine_then(affine_move(1, 0), affine_scale(2, 2)), 3, 4, 8, 8);
    check_apply(affine_about(point_make(5, 5), 2, M_PI), 5, 5, 5, 5);
    check_apply(affine_about(point_make(5, 5), 2, M_PI), 6, 5, 3, 5);
    CHECK(affine_is_move(affine_move(3, 4)) && affine_is_move(affine_identity()));
    CHECK(!affine_is_move(affine_scale(2, 1)) && !affine_is_move(affine_turn(0.1)));
}

static void test_inverse(void)
{
    struct affine m = affine_about(point_make(7, -3), 1.7, 0.6), back, untouched = affine_move(1, 2);
    CHECK(affine_invert(m, &back));
    check_apply(affine_then(m, back), 12, 34, 12, 34);
    check_apply(affine_then(back, m), -5, 6, -5, 6);
    CHECK(!affine_invert(affine_scale(0, 1), &untouched));
    check_apply(untouched, 0, 0, 1, 2);
}

static void test_bounds(void)
{
    CHECK(same(affine_bounds(affine_move(1, 2), box), rect_make(11, 22, 30, 40)));
    CHECK(same(affine_bounds(affine_turn(M_PI / 2), rect_make(0, 0, 10, 20)), rect_make(-20, 0, 20, 10)));
    CHECK(same(affine_bounds(affine_scale(-1, 1), rect_make(0, 0, 10, 20)), rect_make(-10, 0, 10, 20)));
    struct rect square = affine_bounds(affine_turn(M_PI / 4), rect_make(-1, -1, 2, 2));
    CHECK_NEAR(square.w, 2 * sqrt(2), 1e-9);
}

int main(void)
{
    test_points();
    test_contains();
    test_pairs();
    test_sizes();
    test_affine();
    test_inverse();
    test_bounds();
    return check_result();
}
