#include "base/rng.h"
#include "draw/qr.h"
#include "stage_canvas.h"

static const double half = 0.5;

static void test_empty_list_is_black(void)
{
    struct canvas c;
    canvas_init(&c, 40, 20, 1);
    CHECK(canvas_paint(&c) == 1);
    CHECK(canvas_ink(&c, 0, 0, 40, 20) == 0);
    canvas_finish(&c);
}

static void test_rect_covers_exactly(void)
{
    struct canvas c;
    canvas_init(&c, 40, 30, 1);
    draw_box(&c.list, rect_make(5, 6, 10, 8), 0, brush_solid(color_rgb(0x123456)));
    canvas_paint(&c);
    for (int y = 0; y < 30; y++) {
        for (int x = 0; x < 40; x++) {
            bool inside = x >= 5 && x < 15 && y >= 6 && y < 14;
            CHECK(canvas_at(&c, x, y) == (inside ? 0x123456u : 0));
        }
    }
    canvas_finish(&c);
}

static void test_edges_have_their_share(void)
{
    static const struct {
        double x;
        int left, right; /* light of the first and the last column */
    } cases[] = {{5.25, 191, 64}, {5.5, 128, 128}, {5.75, 64, 191}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct canvas c;
        canvas_init(&c, 20, 20, 1);
        draw_box(&c.list, rect_make(cases[i].x, 5, 4, 4), 0, brush_solid(canvas_white()));
        canvas_paint(&c);
        CHECK_NEAR(canvas_light(&c, 5, 6), cases[i].left, 1);
        CHECK(canvas_light(&c, 6, 6) == 255);
        CHECK_NEAR(canvas_light(&c, 9, 6), cases[i].right, 1);
        CHECK(canvas_light(&c, 10, 6) == 0);
        canvas_finish(&c);
    }
}

static void test_stage_scale(void)
{
    struct canvas c;
    canvas_init(&c, 40, 20, 2.5);
    draw_box(&c.list, rect_make(4, 4, 8, 8), 0, brush_solid(canvas_white()));
    canvas_paint(&c);
    CHECK(canvas_light(&c, 9, 15) == 0 && canvas_light(&c, 10, 10) == 255);
    CHECK(canvas_light(&c, 29, 29) == 255 && canvas_light(&c, 30, 20) == 0);
    canvas_finish(&c);
}

/** Discs, rings and holes have the area that geometry says. */
static void test_areas(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    draw_disc(&c.list, point_make(50.3, 49.8), 30, canvas_white());
    canvas_paint(&c);
    CHECK_NEAR(canvas_ink(&c, 0, 0, 100, 100), M_PI * 900, 9);

    struct path *ring = path_create(&canvas_begin(&c)->arena);
    path_circle(ring, point_make(50, 50), 40);
    path_circle_hole(ring, point_make(50, 50), 20);
    draw_fill(&c.list, ring, brush_solid(canvas_white()));
    canvas_paint(&c);
    CHECK_NEAR(canvas_ink(&c, 0, 0, 100, 100), M_PI * (1600 - 400), 8);
    CHECK(canvas_light(&c, 50, 50) == 0 && canvas_light(&c, 50, 20) == 255);

    struct path *both = path_create(&canvas_begin(&c)->arena);
    path_circle(both, point_make(50, 50), 40);
    path_circle(both, point_make(50, 50), 20);
    draw_path(&c.list, (struct draw_path){.path = both, .brush = brush_solid(canvas_white())});
    canvas_paint(&c);
    CHECK(canvas_light(&c, 50, 50) == 255);
    canvas_begin(&c);
    both = path_create(&c.list.arena);
    path_circle(both, point_make(50, 50), 40);
    path_circle(both, point_make(50, 50), 20);
    draw_path(&c.list, (struct draw_path){.path = both, .even_odd = true, .brush = brush_solid(canvas_white())});
    canvas_paint(&c);
    CHECK(canvas_light(&c, 50, 50) == 0 && canvas_light(&c, 50, 20) == 255);
    canvas_finish(&c);
}

/** A line covers length x width plus its round ends, whatever its direction, and never thins out to nothing. */
static void test_lines_at_every_angle(void)
{
    struct canvas c;
    canvas_init(&c, 120, 120, 1);
    for (int degrees = 0; degrees < 180; degrees += 7) {
        double a = degrees * M_PI / 180, width = 2.2;
        struct point from = point_make(60 - 50 * cos(a), 60 - 50 * sin(a));
        struct point to = point_make(60 + 50 * cos(a), 60 + 50 * sin(a));
        canvas_begin(&c);
        draw_line(&c.list, from, to, width, canvas_white());
        canvas_paint(&c);
        double wanted = 100 * width + M_PI * width * width / 4;
        CHECK_NEAR(canvas_ink(&c, 0, 0, 120, 120), wanted, wanted * 0.01);
        for (int i = -45; i <= 45; i++) {
            int x = (int)floor(60 + i * cos(a)), y = (int)floor(60 + i * sin(a));
            CHECK(canvas_light(&c, x, y) > 100);
        }
    }
    canvas_finish(&c);
}

/** Strokes that cross or turn sharply have no holes, whichever way they were drawn. */
static void test_strokes_never_cancel(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    struct path *path = path_create(&c.list.arena);
    path_move(path, 10, 50);
    path_line(path, 90, 50);
    path_move(path, 50, 90);
    path_line(path, 50, 10);
    path_move(path, 20, 80);
    path_line(path, 80, 20);
    path_line(path, 22, 82);
    draw_stroke(&c.list, path, 12, brush_solid(canvas_white()));
    canvas_paint(&c);
    for (int i = -5; i <= 5; i++) {
        CHECK(canvas_light(&c, 50 + i, 50) == 255 && canvas_light(&c, 50, 50 + i) == 255);
        CHECK(canvas_light(&c, 50 + i * 5, 50 - i * 5) == 255);
    }
    canvas_finish(&c);
}

/** Where a line turns back sharply its end is round, not a spike. */
static void test_sharp_corner_is_round(void)
{
    struct canvas c;
    canvas_init(&c, 120, 120, 1);
    struct path *path = path_create(&c.list.arena);
    path_move(path, 20, 50);
    path_line(path, 90, 50);
    path_line(path, 20, 58);
    draw_stroke(&c.list, path, 20, brush_solid(canvas_white()));
    canvas_paint(&c);
    CHECK(canvas_light(&c, 98, 50) == 255 && canvas_light(&c, 90, 41) == 255 && canvas_light(&c, 90, 58) == 255);
    CHECK(canvas_light(&c, 98, 42) == 0 && canvas_light(&c, 98, 58) == 0);
    canvas_finish(&c);
}

static void test_closed_stroke_is_hollow(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    draw_box_line(&c.list, rect_make(10, 10, 40, 40), 8, 4, canvas_white());
    canvas_paint(&c);
    CHECK(canvas_light(&c, 30, 30) == 0 && canvas_light(&c, 30, 10) == 255 && canvas_light(&c, 49, 30) == 255);
    CHECK(canvas_light(&c, 30, 7) == 0 && canvas_light(&c, 30, 12) == 0);
    CHECK(canvas_light(&c, 9, 9) == 0); /* the corner is round */
    canvas_finish(&c);
}

/** Rectangles of one path that share an edge between pixels leave no line there. */
static void test_abutting_rects_have_no_seam(void)
{
    struct canvas c;
    canvas_init(&c, 80, 80, 1);
    struct path *path = path_create(&c.list.arena);
    double module = 2.37;
    for (int y = 0; y < 25; y++) {
        for (int x = 0; x < 25; x++) {
            path_rect(path, rect_make(7.3 + x * module, 7.3 + y * module, module, module));
        }
    }
    draw_fill(&c.list, path, brush_solid(canvas_white()));
    canvas_paint(&c);
    for (int y = 8; y < 66; y++) {
        for (int x = 8; x < 66; x++) {
            CHECK(canvas_light(&c, x, y) == 255);
        }
    }
    canvas_finish(&c);
}

static void test_qr_has_both_colours(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    CHECK(qr_draw(&c.list, "https://example.org/", rect_make(0, 0, 100, 100)));
    canvas_paint(&c);
    double light = canvas_ink(&c, 0, 0, 100, 100);
    CHECK(light > 5000 && light < 8500);
    CHECK(canvas_at(&c, 1, 1) == 0xFFFFFF);
    canvas_finish(&c);
}

/** A path of 100,000 points. */
static void test_very_long_path(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    struct path *path = path_create(&c.list.arena);
    const int points = 100000;
    for (int i = 0; i < points; i++) {
        double a = 2 * M_PI * i / points, r = 80 + (i % 2 ? 0.05 : -0.05);
        if (i == 0) {
            path_move(path, 100 + r * cos(a), 100 + r * sin(a));
        } else {
            path_line(path, 100 + r * cos(a), 100 + r * sin(a));
        }
    }
    path_close(path);
    path_circle_hole(path, point_make(100, 100), 40);
    draw_fill(&c.list, path, brush_solid(canvas_white()));
    canvas_paint(&c);
    CHECK_NEAR(canvas_ink(&c, 0, 0, 200, 200), M_PI * (6400 - 1600), 30);
    CHECK(canvas_light(&c, 100, 100) == 0 && canvas_light(&c, 100, 40) == 255);
    canvas_finish(&c);
}

static void test_blends(void)
{
    struct canvas c;
    canvas_init(&c, 40, 20, 1);
    struct path *path = path_create(&c.list.arena);
    path_rect(path, rect_make(0, 0, 20, 20));
    draw_box(&c.list, rect_make(0, 0, 40, 20), 0, brush_solid(color_rgb(0x404040)));
    draw_box(&c.list, rect_make(20, 0, 20, 20), 0, brush_solid(color_fade(color_rgb(0xFFFFFF), half)));
    draw_path(&c.list, (struct draw_path){.path = path,
                                          .brush = brush_solid(color_fade(color_rgb(0xFF8000), half)),
                                          .blend = BLEND_ADD});
    canvas_paint(&c);
    CHECK_NEAR(canvas_at(&c, 30, 10) & 0xFF, 0x40 + (0xFF - 0x40) / 2, 2);
    CHECK_NEAR(canvas_at(&c, 10, 10) >> 16, 0x40 + 0x80, 1);
    CHECK_NEAR(canvas_at(&c, 10, 10) >> 8 & 0xFF, 0x40 + 0x40, 1);
    CHECK((canvas_at(&c, 10, 10) & 0xFF) == 0x40);
    canvas_finish(&c);
}

/** A gradient ends where its stops say; a dark, wide one has no band wider than its dither. */
static void test_gradients(void)
{
    struct canvas c;
    canvas_init(&c, 64, 512, 1);
    draw_box(&c.list, rect_make(0, 0, 64, 512), 0,
             brush_linear(point_make(0, 0), point_make(0, 512), color_rgb(0x000000), color_rgb(0x101010)));
    canvas_paint(&c);
    CHECK(canvas_at(&c, 3, 0) == 0 && canvas_at(&c, 3, 511) >= 0x0F0F0F);
    int brighter = 0;
    for (int i = 0; i < 64; i++) {
        int light = canvas_light(&c, i % 8, 96 + i / 8);
        CHECK(light == 3 || light == 4);
        brighter += light == 4;
    }
    CHECK(brighter > 2 && brighter < 16); /* about an eighth of the way from 3 to 4 */
    CHECK_NEAR(canvas_ink(&c, 0, 248, 64, 16) * 255 / (64 * 16), 8, 0.1);

    struct draw_brush radial = {.kind = BRUSH_RADIAL, .from = {32, 256}, .radius = 30};
    brush_stop(&radial, 0, canvas_white());
    brush_stop(&radial, 1, color_fade(canvas_white(), 0));
    canvas_begin(&c);
    draw_box(&c.list, rect_make(0, 0, 64, 512), 0, radial);
    canvas_paint(&c);
    CHECK(canvas_light(&c, 32, 256) > 245 && canvas_light(&c, 32, 290) == 0);
    CHECK_NEAR(canvas_light(&c, 47, 256), 128, 6);
    canvas_finish(&c);
}

static void test_soft_things(void)
{
    struct canvas c;
    canvas_init(&c, 200, 200, 1);
    draw_shadow(&c.list, rect_make(60, 60, 80, 80), 10, 20, canvas_white());
    canvas_paint(&c);
    CHECK(canvas_light(&c, 100, 100) == 255 && canvas_light(&c, 100, 38) == 0);
    CHECK_NEAR((canvas_light(&c, 100, 59) + canvas_light(&c, 100, 60)) / 2.0, 127.5, 2);
    CHECK(canvas_light(&c, 100, 65) > canvas_light(&c, 100, 55));
    CHECK_NEAR(canvas_light(&c, 60, 100), canvas_light(&c, 139, 100), 1);

    canvas_begin(&c);
    draw_glow(&c.list, point_make(100, 100), 40, canvas_white(), BLEND_ADD);
    canvas_paint(&c);
    CHECK(canvas_light(&c, 100, 100) > 230 && canvas_light(&c, 141, 100) == 0);
    CHECK_NEAR(canvas_light(&c, 120, 100), 64, 6); /* half way out: a quarter */

    struct draw_mote motes[] = {{{50.5, 50.5}, 3, canvas_white()}, {{150.2, 50.7}, 0.4, canvas_white()}};
    canvas_begin(&c);
    draw_motes(&c.list, motes, 2);
    canvas_paint(&c);
    CHECK_NEAR(canvas_ink(&c, 40, 40, 20, 20), M_PI * 9, 1.5);
    CHECK_NEAR(canvas_ink(&c, 140, 40, 20, 20), M_PI * 0.16, 0.2);
    canvas_finish(&c);
}

static void test_clip(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    draw_clip_begin(&c.list, rect_make(10, 10, 30, 30));
    draw_clip_begin(&c.list, rect_make(20, 0, 40, 60));
    draw_disc(&c.list, point_make(30, 30), 28, canvas_white());
    draw_clip_end(&c.list);
    draw_clip_end(&c.list);
    draw_box(&c.list, rect_make(0, 0, 4, 4), 0, brush_solid(canvas_white()));
    canvas_paint(&c);
    CHECK(canvas_ink(&c, 0, 0, 60, 60) == 20 * 30 + 16);
    CHECK(canvas_light(&c, 20, 10) == 255 && canvas_light(&c, 19, 20) == 0 && canvas_light(&c, 39, 39) == 255);
    canvas_finish(&c);
}

static void test_layer_opacity_is_of_the_whole(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    draw_layer_begin(&c.list, rect_make(0, 0, 60, 60), affine_identity(), half, 0);
    draw_box(&c.list, rect_make(10, 10, 30, 30), 0, brush_solid(canvas_white()));
    draw_box(&c.list, rect_make(20, 20, 30, 30), 0, brush_solid(canvas_white()));
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK_NEAR(canvas_light(&c, 15, 15), 128, 1);
    CHECK_NEAR(canvas_light(&c, 30, 30), 128, 1); /* not brighter where they overlap */
    CHECK(canvas_light(&c, 5, 5) == 0);
    canvas_finish(&c);
}

static void test_layer_transform(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    draw_layer_begin(&c.list, rect_make(0, 0, 20, 20), affine_move(30, 40), 1, 0);
    draw_box(&c.list, rect_make(5, 5, 10, 10), 0, brush_solid(canvas_white()));
    draw_box(&c.list, rect_make(15, 0, 50, 5), 0, brush_solid(canvas_white())); /* beyond the sheet: cut */
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK(canvas_ink(&c, 0, 0, 100, 100) == 100 + 25);
    CHECK(canvas_light(&c, 35, 45) == 255 && canvas_light(&c, 34, 45) == 0 && canvas_light(&c, 49, 40) == 255);

    for (int degrees = 15; degrees < 360; degrees += 30) {
        struct affine turn = affine_about(point_make(50, 50), 1.25, degrees * M_PI / 180);
        canvas_begin(&c);
        draw_layer_begin(&c.list, rect_make(40, 40, 20, 20), turn, 1, 0);
        draw_box(&c.list, rect_make(40, 40, 20, 20), 0, brush_solid(canvas_white()));
        draw_layer_end(&c.list);
        canvas_paint(&c);
        CHECK_NEAR(canvas_ink(&c, 0, 0, 100, 100), 400 * 1.25 * 1.25, 12);
        CHECK(canvas_light(&c, 50, 50) == 255);
    }
    canvas_finish(&c);
}

/** A sheet that is turned half round shows each pixel where it belongs; moved by half a pixel it blends two. */
static void test_layer_places_exactly(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    draw_layer_begin(&c.list, rect_make(0, 0, 60, 60), affine_about(point_make(30, 30), 1, M_PI), 1, 0);
    draw_box(&c.list, rect_make(10, 20, 1, 1), 0, brush_solid(canvas_white()));
    draw_box(&c.list, rect_make(30, 7, 3, 2), 0, brush_solid(canvas_white()));
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK(canvas_light(&c, 49, 39) >= 253 && canvas_light(&c, 48, 39) <= 2 && canvas_light(&c, 50, 39) <= 2);
    CHECK(canvas_light(&c, 27, 51) >= 253 && canvas_light(&c, 29, 52) >= 253 && canvas_light(&c, 30, 52) <= 2);

    canvas_begin(&c);
    struct affine skewed = {1, 0, 10.5, 1e-9, 1, 0};
    draw_layer_begin(&c.list, rect_make(0, 0, 40, 40), skewed, 1, 0);
    draw_box(&c.list, rect_make(10, 10, 4, 4), 0, brush_solid(canvas_white()));
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK_NEAR(canvas_light(&c, 20, 12), 128, 1);
    CHECK(canvas_light(&c, 21, 12) == 255);
    CHECK_NEAR(canvas_light(&c, 24, 12), 128, 1);
    canvas_finish(&c);
}

/** Light in a sheet that is faded or turned still only adds. */
static void test_light_in_a_layer(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    draw_box(&c.list, rect_make(0, 0, 60, 60), 0, brush_solid(color_rgb(0x808080)));
    draw_layer_begin(&c.list, rect_make(0, 0, 60, 60), affine_identity(), half, 0);
    draw_glow(&c.list, point_make(30, 30), 20, color_rgb(0x400000), BLEND_ADD);
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK((canvas_at(&c, 30, 30) & 0xFFFF) == 0x8080);
    CHECK_NEAR(canvas_at(&c, 30, 30) >> 16, 0x80 + 0x1D, 4);
    canvas_finish(&c);
}

static void test_nested_layers(void)
{
    struct canvas c;
    canvas_init(&c, 80, 80, 1);
    draw_layer_begin(&c.list, rect_make(0, 0, 80, 80), affine_move(10, 0), half, 0);
    draw_layer_begin(&c.list, rect_make(0, 0, 40, 40), affine_scale(2, 2), half, 0);
    draw_box(&c.list, rect_make(10, 10, 10, 10), 0, brush_solid(canvas_white()));
    draw_layer_end(&c.list);
    draw_layer_end(&c.list);
    canvas_paint(&c);
    CHECK_NEAR(canvas_light(&c, 40, 30), 64, 1);
    CHECK_NEAR(canvas_ink(&c, 0, 0, 80, 80), 400 / 4, 3);
    CHECK(canvas_light(&c, 27, 30) == 0 && canvas_light(&c, 52, 30) == 0);
    canvas_finish(&c);
}

/** A sheet far larger than the picture shows its part. */
static void test_huge_layer(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    for (int frame = 0; frame < 3; frame++) {
        canvas_begin(&c);
        draw_layer_begin(&c.list, rect_make(-20000, -20000, 40000, 40000), affine_turn(0.001 * frame + 0.001), half, 0);
        draw_box(&c.list, rect_make(-20000, -20000, 40000, 40000), 0, brush_solid(canvas_white()));
        draw_layer_end(&c.list);
        canvas_paint(&c);
        CHECK_NEAR(canvas_ink(&c, 0, 0, 100, 100), 5020, 5);
    }
    canvas_finish(&c);
}

static void test_opaque_layer(void)
{
    struct canvas c;
    canvas_init(&c, 60, 60, 1);
    for (int frame = 0; frame < 4; frame++) {
        canvas_begin(&c);
        draw_box(&c.list, rect_make(0, 0, 60, 60), 0, brush_solid(canvas_white()));
        draw_layer_begin(&c.list, rect_make(0, 0, 30, 30), affine_move(frame, 10), 1, LAYER_OPAQUE);
        draw_box(&c.list, rect_make(0, 0, 30, 30), 0, brush_solid(color_rgb(0x336699)));
        draw_layer_end(&c.list);
        canvas_paint(&c);
        CHECK(canvas_at(&c, frame, 10) == 0x336699 && canvas_at(&c, frame + 29, 39) == 0x336699);
        CHECK(canvas_at(&c, frame + 30, 39) == 0xFFFFFF && canvas_at(&c, 20, 9) == 0xFFFFFF);
    }
    canvas_finish(&c);
}

/** A card that has shrunk into its light has the light of its area, evenly, and none of its details flicker. */
static void test_shrunk_layer(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    static const double scales[] = {0.9, 0.6, 0.45, 0.3, 0.2, 0.11, 0.06};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        canvas_begin(&c);
        draw_layer_begin(&c.list, rect_make(0, 0, 100, 100), affine_about(point_make(50, 50), scales[i], 0.01), 1, 0);
        struct path *stripes = path_create(&c.list.arena);
        for (int y = 0; y < 100; y += 2) {
            path_rect(stripes, rect_make(0, y, 100, 1));
        }
        draw_fill(&c.list, stripes, brush_solid(canvas_white()));
        draw_layer_end(&c.list);
        canvas_paint(&c);
        double wanted = 5000 * scales[i] * scales[i];
        CHECK_NEAR(canvas_ink(&c, 0, 0, 100, 100), wanted, 1 + wanted * 0.06);
        if (scales[i] > 0.1 && scales[i] < 0.25) {
            CHECK_NEAR(canvas_light(&c, 50, 50), 128, 8);
            CHECK_NEAR(canvas_light(&c, 51, 52), 128, 8);
        }
    }
    canvas_finish(&c);
}

/** Numbers no screen should ask for do no harm. */
static void test_strange_numbers(void)
{
    struct canvas c;
    canvas_init(&c, 40, 40, 1);
    const double odd[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, 1e300, -1e300, 0, -5, 1e-300};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        double v = odd[i];
        canvas_begin(&c);
        draw_box(&c.list, rect_make(v, 3, 4, fabs(v)), 2, brush_solid(canvas_white()));
        draw_line(&c.list, point_make(v, 1), point_make(5, v), 3, canvas_white());
        draw_shadow(&c.list, rect_make(1, 1, v, v), v, v, canvas_white());
        draw_shadow(&c.list, rect_make(1, 1, 9, 9), 2, v, canvas_white());
        draw_glow(&c.list, point_make(v, 5), 5, canvas_white(), BLEND_ADD);
        draw_glow(&c.list, point_make(5, 5), v, canvas_white(), BLEND_ADD);
        draw_box(&c.list, rect_make(0, 0, 30, 30), 0,
                 brush_linear(point_make(v, 1), point_make(5, v), canvas_white(), color_rgb(0)));
        draw_layer_begin(&c.list, rect_make(0, 0, 40, 40), affine_about(point_make(3, 3), v, v), v, 0);
        draw_disc(&c.list, point_make(10, 10), 5, canvas_white());
        draw_layer_end(&c.list);
        struct draw_mote mote = {{v, v}, v, canvas_white()};
        draw_motes(&c.list, &mote, 1);
        mote.at = point_make(5, 5);
        draw_motes(&c.list, &mote, 1);
        struct draw_text text = {
            .origin = {5, v}, .size = v, .color = canvas_white(), .text = "あ", .bounds = {0, 0, 40, 40}};
        draw_text(&c.list, text);
        canvas_paint(&c);
    }
    canvas_begin(&c);
    canvas_paint(&c);
    CHECK(canvas_ink(&c, 0, 0, 40, 40) == 0);
    canvas_finish(&c);
}

int main(void)
{
    test_empty_list_is_black();
    test_rect_covers_exactly();
    test_edges_have_their_share();
    test_stage_scale();
    test_areas();
    test_lines_at_every_angle();
    test_strokes_never_cancel();
    test_sharp_corner_is_round();
    test_closed_stroke_is_hollow();
    test_abutting_rects_have_no_seam();
    test_qr_has_both_colours();
    test_very_long_path();
    test_blends();
    test_gradients();
    test_soft_things();
    test_clip();
    test_layer_opacity_is_of_the_whole();
    test_layer_transform();
    test_layer_places_exactly();
    test_light_in_a_layer();
    test_nested_layers();
    test_huge_layer();
    test_opaque_layer();
    test_shrunk_layer();
    test_strange_numbers();
    return check_result();
}
