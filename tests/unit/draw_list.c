/* The draw list: what a frame keeps, and where its touchable areas end up. */
#include "check.h"
#include "draw/draw.h"

static struct draw_list list;

static void start(void)
{
    draw_begin(&list, 1920, 1080);
}

static void keeps_copies(void)
{
    start();
    char text[] = "灯り", language[] = "en", file[] = "/p/a.png";
    struct draw_mote mote = {.radius = 3};
    draw_text(&list, (struct draw_text){.text = text, .language = language});
    draw_picture(&list, file, rect_make(0, 0, 1, 1), 0, color_fade(color_rgb(0), 0));
    draw_motes(&list, &mote, 1);
    text[0] = language[0] = file[0] = '?';
    mote.radius = 9;
    CHECK(list.count == 3);
    CHECK_TEXT(list.commands[0].text.text, "灯り");
    CHECK_TEXT(list.commands[0].text.language, "en");
    CHECK_TEXT(list.commands[1].picture.file, "/p/a.png");
    CHECK(list.commands[2].motes.items[0].radius == 3);
}

static void says_what_texts_are_parts_of(void)
{
    start();
    char text[] = "灯《あか》り";
    const struct draw_words *words = draw_words_make(&list, text, text);
    draw_text(&list, (struct draw_text){.text = "灯", .words = words, .words_from = 0, .words_to = 12});
    draw_text(&list, (struct draw_text){.text = "灯"});
    const struct draw_command *commands = list.commands;
    text[0] = '?';
    CHECK(commands[0].text.words == words && words->source == text);
    CHECK_TEXT(words->text, "灯《あか》り");
    CHECK(draw_hash(&commands[0]) == draw_hash(&commands[1])); /* it looks like nothing */
    struct draw_list copy = {.count = 0};
    draw_begin(&copy, 1920, 1080);
    draw_copy(&copy, commands, 1);
    CHECK(copy.commands[0].text.words == NULL); /* that is not copied */
    draw_finish(&copy);
}

static void leaves_out_nothings(void)
{
    start();
    draw_text(&list, (struct draw_text){.text = ""});
    draw_motes(&list, NULL, 0);
    draw_fill(&list, path_create(&list.arena), brush_solid(color_rgb(0)));
    draw_disc(&list, point_make(0, 0), 0, color_rgb(0));
    CHECK(list.count == 0);
    draw_text(&list, (struct draw_text){.text = "a"});
    CHECK_TEXT(list.commands[0].text.language, "ja");
}

static void grows_and_starts_again(void)
{
    for (int frame = 0; frame < 3; frame++) {
        start();
        CHECK(list.count == 0 && list.hit_count == 0);
        for (int i = 0; i < 1000; i++) {
            draw_disc(&list, point_make(i, 0), 1, color_rgb(0));
            draw_hit(&list, rect_make(i, 0, 1, 1), (uint64_t)i, HIT_TAP);
        }
        CHECK(list.count == 1000 && list.hit_count == 1000);
        CHECK(list.hits[999].target == 999 && list.commands[999].kind == DRAW_PATH);
    }
}

static void check_hit(size_t index, double x, double y, double w, double h)
{
    CHECK(index < list.hit_count);
    if (index < list.hit_count) {
        struct rect r = list.hits[index].area;
        CHECK_NEAR(r.x, x, 1e-9);
        CHECK_NEAR(r.y, y, 1e-9);
        CHECK_NEAR(r.w, w, 1e-9);
        CHECK_NEAR(r.h, h, 1e-9);
    }
}

static void maps_hits_through_layers(void)
{
    start();
    struct rect box = rect_make(0, 0, 100, 100), area = rect_make(10, 20, 30, 40);
    draw_layer_begin(&list, box, affine_move(500, 600), 1, 0);
    draw_hit(&list, area, 1, HIT_TAP);
    draw_layer_begin(&list, box, affine_scale(2, 2), 1, 0);
    draw_hit(&list, area, 2, HIT_TAP); /* doubled in the inner layer, then moved by the outer */
    draw_layer_end(&list);
    draw_layer_begin(&list, box, affine_turn(M_PI / 2), 1, 0);
    draw_hit(&list, area, 3, HIT_TAP);
    draw_layer_end(&list);
    draw_layer_end(&list);
    draw_hit(&list, area, 4, HIT_TAP);
    check_hit(0, 510, 620, 30, 40);
    check_hit(1, 520, 640, 60, 80);
    check_hit(2, 500 - 60, 600 + 10, 40, 30);
    check_hit(3, 10, 20, 30, 40);
}

static void cuts_hits_to_clips(void)
{
    start();
    draw_clip_begin(&list, rect_make(0, 0, 100, 100));
    draw_hit(&list, rect_make(90, 90, 50, 50), 1, HIT_TAP);
    draw_hit(&list, rect_make(200, 0, 50, 50), 2, HIT_TAP); /* outside: dropped */
    draw_layer_begin(&list, rect_make(0, 0, 10, 10), affine_move(50, 0), 1, 0);
    draw_clip_begin(&list, rect_make(0, 0, 20, 20)); /* in the layer's coordinates: 50..70 on stage */
    draw_hit(&list, rect_make(-100, -100, 1000, 1000), 3, HIT_TAP);
    draw_clip_end(&list);
    draw_layer_end(&list);
    draw_clip_end(&list);
    draw_hit(&list, rect_make(200, 0, 50, 50), 4, HIT_TAP);
    CHECK(list.hit_count == 3);
    check_hit(0, 90, 90, 10, 10);
    check_hit(1, 50, 0, 20, 20);
    check_hit(2, 200, 0, 50, 50);
}

static uint64_t target_at(double x, double y, double slack)
{
    const struct hit *hit = draw_hit_at(&list, point_make(x, y), slack);
    return hit ? hit->target : 0;
}

static void finds_hits(void)
{
    start();
    draw_hit(&list, rect_make(0, 0, 100, 100), 1, HIT_TAP);
    draw_hit(&list, rect_make(50, 0, 100, 100), 2, HIT_TAP);
    draw_hit(&list, rect_make(300, 0, 100, 100), 3, HIT_TAP);
    const struct {
        double x, y, slack;
        uint64_t target;
    } cases[] = {
        {25, 50, 0, 1},   {75, 50, 0, 2},   {149.9, 50, 0, 2},  {150, 50, 0, 2},   /* at its edge: no distance */
        {151, 50, 0, 0},  {160, 50, 10, 2}, {160.5, 50, 10, 0}, {225, 50, 75, 3},  /* as near: the topmost */
        {220, 50, 80, 2}, {230, 50, 80, 3}, {410, 110, 14, 0},  {410, 110, 15, 3}, /* round the corner */
        {-5, -5, 0, 0},   {-5, 50, 5, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(target_at(cases[i].x, cases[i].y, cases[i].slack) == cases[i].target);
    }
}

static void makes_brushes(void)
{
    struct draw_brush brush = {.kind = BRUSH_RADIAL, .radius = 5};
    brush_stop(&brush, 0, color_rgb(0x112233));
    brush_stop(&brush, 1, color_rgb(0x445566));
    CHECK(brush.stop_count == 2 && brush.stops[1].at == 1 && brush.stops[1].color.r == 0x44);
    brush = brush_linear(point_make(0, 0), point_make(1, 0), color_rgb(1), color_rgb(2));
    CHECK(brush.stop_count == 2 && brush.stops[0].color.b == 1 && brush.stops[1].color.b == 2);
    CHECK(brush.stops[0].at == 0 && brush.stops[1].at == 1);
}

int main(void)
{
    keeps_copies();
    says_what_texts_are_parts_of();
    leaves_out_nothings();
    grows_and_starts_again();
    maps_hits_through_layers();
    cuts_hits_to_clips();
    finds_hits();
    makes_brushes();
    draw_finish(&list);
    draw_finish(&list);
    return check_result();
}
