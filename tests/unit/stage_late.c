/* Late layers: what a frame shows while their picture is not there, and after. */
#include <pthread.h>

#include "stage_canvas.h"

static const struct color red = {255, 0, 0, 255}, green = {0, 255, 0, 255}, blue = {0, 0, 255, 255};

/** How many pictures have come; the painter's thread counts. */
struct bell {
    pthread_mutex_t lock;
    pthread_cond_t rung;
    int count;
};

static void ring(void *self)
{
    struct bell *bell = self;
    pthread_mutex_lock(&bell->lock);
    bell->count++;
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->lock);
}

/** Wait until one more has come. */
static void await(struct bell *bell)
{
    pthread_mutex_lock(&bell->lock);
    while (bell->count == 0) {
        pthread_cond_wait(&bell->rung, &bell->lock);
    }
    bell->count--;
    pthread_mutex_unlock(&bell->lock);
}

static void bell_init(struct bell *bell)
{
    *bell = (struct bell){.count = 0};
    pthread_mutex_init(&bell->lock, NULL);
    pthread_cond_init(&bell->rung, NULL);
}

static void bell_finish(struct bell *bell)
{
    pthread_cond_destroy(&bell->rung);
    pthread_mutex_destroy(&bell->lock);
}

static struct affine way(double scale, double x, double y)
{
    return (struct affine){scale, 0, x, 0, scale, y};
}

/** A late layer of 10 x 10 units: a colour with a white square of 2 x 2 in its middle. */
static void add_square(struct draw_list *list, struct affine transform, double scale, struct color color)
{
    draw_late_begin(list, 1, rect_make(0, 0, 10, 10), transform, scale, true);
    draw_box(list, rect_make(-1, -1, 12, 12), 0, brush_solid(color));
    draw_box(list, rect_make(4, 4, 2, 2), 0, brush_solid(canvas_white()));
    draw_layer_end(list);
}

/** One that takes a long time, if nobody stops it. */
static void add_slow(struct draw_list *list, struct color color)
{
    draw_late_begin(list, 1, rect_make(0, 0, 512, 512), affine_identity(), 1, true);
    draw_box(list, rect_make(-1, -1, 514, 514), 0, brush_solid(color));
    for (int i = 0; i < 20000; i++) {
        draw_glow(list, point_make(256, 256), 250, color_fade(color, 0.01), BLEND_ADD);
    }
    draw_layer_end(list);
}

static void waits_for_its_picture(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    add_square(canvas_begin(&c), way(5, 20, 30), 5, red);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 21, 31) == 0xFF0000);
    CHECK(canvas_at(&c, 45, 55) == 0xFFFFFF);
    CHECK(canvas_at(&c, 19, 31) == 0 && canvas_at(&c, 71, 31) == 0);
    CHECK(canvas_paint(&c) == 0);
    add_square(canvas_begin(&c), way(5, 21, 30), 5, green);
    CHECK(canvas_paint(&c) > 0);
    CHECK(canvas_at(&c, 21, 31) == 0x00FF00);
    CHECK(canvas_at(&c, 20, 31) == 0);
    canvas_finish(&c);
}

static void shows_the_last_picture_until_the_next_is_there(void)
{
    struct canvas c;
    struct bell bell;
    bell_init(&bell);
    canvas_init(&c, 100, 100, 1);
    painter_set_live(c.painter, ring, &bell);
    add_square(canvas_begin(&c), way(5, 20, 30), 5, red);
    canvas_paint(&c); /* there is none yet: waited for */
    await(&bell);
    CHECK(canvas_at(&c, 21, 31) == 0xFF0000);

    add_square(canvas_begin(&c), way(5, 40, 40), 5, green);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 41, 41) == 0xFF0000); /* the old one, where it belongs now */
    CHECK(canvas_at(&c, 65, 65) == 0xFFFFFF);
    CHECK(canvas_at(&c, 39, 41) == 0);
    await(&bell);
    CHECK(painter_has_news(c.painter));
    CHECK(canvas_paint(&c) > 0); /* the same list */
    CHECK(!painter_has_news(c.painter));
    CHECK(canvas_at(&c, 41, 41) == 0x00FF00);

    add_square(canvas_begin(&c), way(8, 10, 10), 8, green);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 80, 80) == 0x00FF00); /* the old one, enlarged */
    CHECK(canvas_at(&c, 50, 50) == 0xFFFFFF && canvas_at(&c, 44, 50) == 0xFFFFFF);
    CHECK(canvas_at(&c, 38, 50) == 0x00FF00);
    await(&bell);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 42, 42) == 0xFFFFFF && canvas_at(&c, 41, 42) == 0x00FF00);
    canvas_finish(&c);
    bell_finish(&bell);
}

static void gives_up_what_nobody_wants_any_more(void)
{
    struct canvas c;
    struct bell bell;
    bell_init(&bell);
    canvas_init(&c, 512, 512, 1);
    add_square(canvas_begin(&c), way(50, 0, 0), 50, red);
    canvas_paint(&c);
    painter_set_live(c.painter, ring, &bell);
    add_slow(canvas_begin(&c), green);
    canvas_paint(&c);
    add_slow(canvas_begin(&c), blue); /* this may wait, but is never begun */
    canvas_paint(&c);
    add_square(canvas_begin(&c), way(50, 0, 0), 50, canvas_white());
    canvas_paint(&c);
    CHECK(canvas_at(&c, 8, 8) == 0xFF0000);
    await(&bell);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 8, 8) == 0xFFFFFF);
    CHECK(bell.count == 0);

    add_slow(canvas_begin(&c), green);
    canvas_paint(&c);
    add_square(canvas_begin(&c), way(50, 0, 0), 50, canvas_white()); /* back to what is shown */
    canvas_paint(&c);
    CHECK(canvas_at(&c, 8, 8) == 0xFFFFFF);
    add_slow(canvas_begin(&c), green);
    canvas_paint(&c);
    painter_resize(c.painter, 256, 256); /* every picture is dropped while one is painted */
    add_square(canvas_begin(&c), way(50, 0, 0), 50, blue);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 8, 8) == 0x0000FF);
    add_slow(canvas_begin(&c), red);
    canvas_paint(&c);
    canvas_finish(&c); /* while it is painted */
    bell_finish(&bell);
}

static void is_made_ready_ahead(void)
{
    struct canvas c;
    struct bell bell;
    bell_init(&bell);
    canvas_init(&c, 100, 100, 1);
    painter_set_live(c.painter, ring, &bell);
    for (int shown = 0; shown < 2; shown++) {
        struct draw_list *list = canvas_begin(&c);
        draw_late_begin(list, 1, rect_make(0, 0, 10, 10), way(5, 0, 0), 5, shown == 1);
        draw_box(list, rect_make(-1, -1, 12, 12), 0, brush_solid(green));
        draw_layer_end(list);
        canvas_paint(&c);
        CHECK(canvas_at(&c, 10, 10) == (shown ? 0x00FF00u : 0u));
        if (!shown) {
            await(&bell);
        }
    }
    CHECK(bell.count == 0); /* it was there already */
    canvas_finish(&c);
    bell_finish(&bell);
}

static void shows_what_lies_beneath_where_it_does_not_reach(void)
{
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    struct draw_list *list = canvas_begin(&c);
    draw_late_begin(list, 2, rect_make(0, 0, 100, 100), affine_identity(), 0.5, true);
    draw_box(list, rect_make(-9, -9, 118, 118), 0, brush_solid(blue));
    draw_layer_end(list);
    add_square(list, way(5, 20, 30), 5, red);
    canvas_paint(&c);
    CHECK(canvas_at(&c, 50, 25) == 0x0000FF);
    CHECK(canvas_at(&c, 21, 31) == 0xFF0000);
    CHECK(canvas_at(&c, 71, 31) == 0x0000FF);
    canvas_finish(&c);
}

/** Something of every kind that may be late. */
static void add_land(struct draw_list *list, double x)
{
    struct rect box = rect_make(floor(x / 8) * 8 - 8, 0, 136, 100);
    draw_late_begin(list, 1, box, way(1, -x, 0), 1, true);
    draw_box(list, rect_inset(box, -2), 0,
             brush_linear(point_make(0, 0), point_make(300, 130), color_rgb(0x102040), color_rgb(0x406080)));
    struct path *path = path_create(&list->arena);
    path_circle(path, point_make(110.3, 50.7), 40.1);
    draw_fill(list, path, brush_solid(color_fade(green, 0.5)));
    draw_stroke(list, path, 5.3, brush_solid(red));
    draw_glow(list, point_make(150, 40), 37, color_fade(blue, 0.6), BLEND_ADD);
    draw_shadow(list, rect_make(160, 20, 40, 40), 8, 9, color_fade(red, 0.5));
    draw_layer_end(list);
}

/** A picture that grew while the map was panned is the same as one that was painted at once. */
static void new_edges_meet_the_old(void)
{
    struct canvas panned, fresh;
    canvas_init(&panned, 100, 100, 1);
    canvas_init(&fresh, 100, 100, 1);
    for (double x = 0; x <= 120; x += 12) {
        add_land(canvas_begin(&panned), x);
        canvas_paint(&panned);
    }
    add_land(canvas_begin(&fresh), 120);
    canvas_paint(&fresh);
    for (int y = 0; y < 100; y++) {
        for (int x = 0; x < 100; x++) {
            CHECK(canvas_at(&panned, x, y) == canvas_at(&fresh, x, y));
        }
    }
    canvas_finish(&panned);
    canvas_finish(&fresh);
}

int main(void)
{
    waits_for_its_picture();
    shows_the_last_picture_until_the_next_is_there();
    gives_up_what_nobody_wants_any_more();
    is_made_ready_ahead();
    shows_what_lies_beneath_where_it_does_not_reach();
    new_edges_meet_the_old();
    return check_result();
}
