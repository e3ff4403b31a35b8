#include "check.h"

#include "run/targets.h"
#include "ui/screen.h"

/** A list with hits and texts as screens make them. */
static void fill(struct draw_list *list)
{
    struct draw_text text = {.origin = {100, 100},
                             .size = 30,
                             .color = color_rgb(0xFFFFFF),
                             .language = "ja",
                             .text = "the first words",
                             .bounds = {100, 80, 200, 40}};
    draw_begin(list, 1920, 1080);
    draw_text(list, text);
    draw_hit(list, rect_make(0, 0, 1920, 1080), target_make(TARGET_MAP_GROUND, 0), HIT_TAP);
    draw_hit(list, rect_make(0, 0, 100, 100), target_make(TARGET_MAP_ROW, 4), HIT_TAP);
    draw_hit(list, rect_make(0, 200, 100, 100), target_make(TARGET_MAP_ROW, 7), HIT_TAP);
    draw_hit(list, rect_make(0, 400, 100, 100), target_make(TARGET_GO, SCREEN_VOICES), HIT_TAP);
    draw_hit(list, rect_make(0, 600, 100, 100), target_make(TARGET_CARD_CLOSE, 0), HIT_TAP);
    draw_hit(list, rect_make(0, 590, 200, 200), target_make(TARGET_BLOCK, 0), HIT_TAP); /* lies over it */
    draw_layer_begin(list, rect_make(0, 0, 400, 400), affine_scale(2, 2), 1, 0);
    text.text = "other words";
    draw_text(list, text);
    draw_layer_end(list);
    /* Something small in the middle of the ground. */
    draw_hit(list, rect_make(900, 500, 120, 80), target_make(TARGET_MAP_LIGHT, 2), HIT_TAP);
}

static void test_names(void)
{
    static const struct {
        const char *name;
        bool there;
        double x, y;
    } cases[] = {
        {"map-row", true, 50, 50},
        {"map-row:7", true, 50, 250},
        {"map-row:5", false, 0, 0},
        {"map-row:", false, 0, 0},
        {"go:voices", true, 50, 450},
        {"go:home", false, 0, 0},
        {"go:nowhere", false, 0, 0},
        {"map-row:some-id", false, 0, 0}, /* no pack, no ids */
        {"card-close", false, 0, 0},      /* covered */
        {"map", false, 0, 0},
        {"", false, 0, 0},
        {"map-light:2", true, 960, 540},
    };
    struct draw_list list = {.count = 0};
    fill(&list);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct point at = {0, 0};
        bool there = targets_find(&list, NULL, cases[i].name, &at);
        if (there != cases[i].there) {
            fprintf(stderr, "case: %s\n", cases[i].name);
        }
        CHECK(there == cases[i].there);
        CHECK_NEAR(at.x, cases[i].x, 0.01);
        CHECK_NEAR(at.y, cases[i].y, 0.01);
    }
    draw_finish(&list);
}

/** The middle of the ground is covered by a light: another part of it is offered. */
static void test_free_place(void)
{
    struct draw_list list = {.count = 0};
    struct point at;
    fill(&list);
    CHECK(targets_find_kind(&list, TARGET_MAP_GROUND, -1, &at));
    const struct hit *hit = draw_hit_at(&list, at, 0);
    CHECK(hit && target_kind(hit->target) == TARGET_MAP_GROUND);
    draw_finish(&list);
}

static void test_text(void)
{
    struct draw_list list = {.count = 0};
    struct point at;
    fill(&list);
    CHECK(targets_find_text(&list, "first", &at));
    CHECK_NEAR(at.x, 200, 0.01);
    CHECK_NEAR(at.y, 100, 0.01);
    CHECK(targets_find_text(&list, "words", &at)); /* the topmost: in the layer, which is twice as large */
    CHECK_NEAR(at.x, 400, 0.01);
    CHECK_NEAR(at.y, 200, 0.01);
    CHECK(!targets_find_text(&list, "third", &at));
    draw_finish(&list);
}

int main(void)
{
    test_names();
    test_free_place();
    test_text();
    return check_result();
}
