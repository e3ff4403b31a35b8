/* Equality and hashes: every field a painter uses makes a difference, every other makes none. */
#include "check.h"
#include "draw/draw.h"

static const struct color ink = {29, 26, 23, 255}, gold = {217, 182, 92, 255};

/** A list with one command of each kind; `change` names the one field that differs, 0 for none. */
static void build(struct draw_list *list, int change)
{
    draw_begin(list, 1920, change == 1 ? 1081 : 1080);
    struct path *path = path_create(&list->arena);
    path_move(path, 0, 0);
    path_line(path, change == 2 ? 11 : 10, 0);
    path_line(path, 10, 10);
    if (change == 3) {
        path_close(path);
    }
    struct draw_brush brush = brush_linear(point_make(0, 0), point_make(0, change == 4 ? 2 : 1), ink, gold);
    brush.stops[1].color.a = change == 5 ? 254 : 255;
    brush.stops[1].at = change == 6 ? 0.5 : 1;
    brush.kind = change == 7 ? BRUSH_RADIAL : brush.kind;
    draw_path(list, (struct draw_path){.path = path,
                                       .stroke = change == 8 ? 2 : 1,
                                       .even_odd = change == 9,
                                       .brush = brush,
                                       .blend = change == 10 ? BLEND_ADD : BLEND_OVER});
    draw_shadow(list, rect_make(0, 0, change == 11 ? 2 : 1, 1), change == 12 ? 2 : 1, change == 13 ? 2 : 1,
                change == 14 ? gold : ink);
    draw_glow(list, point_make(change == 15 ? 1 : 0, 0), change == 16 ? 2 : 1, change == 17 ? gold : ink,
              change == 18 ? BLEND_ADD : BLEND_OVER);
    struct draw_mote motes[2] = {{.radius = 1, .color = ink}, {.radius = change == 19 ? 2 : 1, .color = ink}};
    motes[1].at.y = change == 20 ? 1 : 0;
    motes[1].color = change == 21 ? gold : ink;
    draw_motes(list, motes, change == 22 ? 1 : 2);
    draw_text(list, (struct draw_text){.origin = {change == 23 ? 1 : 0, 0},
                                       .face = change == 24 ? FACE_MINCHO : FACE_GOTHIC,
                                       .size = change == 25 ? 33 : 32,
                                       .color = change == 26 ? gold : ink,
                                       .vertical = change == 27,
                                       .tracking = change == 28 ? 1 : 0,
                                       .language = change == 29 ? "zh" : "ja",
                                       .text = change == 30 ? "灯" : "灯り",
                                       .bounds = {0, 0, change == 31 ? 2 : 1, 1}});
    draw_picture(list, change == 32 ? "b.png" : "a.png", rect_make(0, 0, 1, change == 33 ? 2 : 1), change == 34 ? 1 : 0,
                 change == 43 ? gold : ink);
    draw_layer_begin(list, rect_make(0, 0, 1, change == 35 ? 2 : 1), affine_turn(change == 36 ? 0.1 : 0),
                     change == 37 ? 0.5 : 1, change == 38 ? LAYER_OPAQUE : 0);
    draw_layer_end(list);
    draw_clip_begin(list, rect_make(change == 39 ? 1 : 0, 0, 1, 1));
    draw_clip_end(list);
    draw_late_begin(list, change == 40 ? 2 : 1, rect_make(0, 0, 1, 1), affine_identity(), change == 41 ? 2 : 1,
                    change != 42);
    draw_layer_end(list);
    if (change == 44) {
        draw_disc(list, point_make(0, 0), 1, ink);
    }
}

enum { FIRST_CHANGE = 1, LAST_CHANGE = 44 };

/** The number of commands whose hashes differ. */
static size_t different_hashes(const struct draw_list *a, const struct draw_list *b)
{
    size_t count = 0;
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        count += draw_hash(&a->commands[i]) != draw_hash(&b->commands[i]) ? 1 : 0;
    }
    return count;
}

static void every_field_counts(void)
{
    struct draw_list plain = {0}, same = {0}, other = {0};
    build(&plain, 0);
    build(&same, 0);
    CHECK(draw_equal(&plain, &same));
    CHECK(different_hashes(&plain, &same) == 0);
    for (int change = FIRST_CHANGE; change <= LAST_CHANGE; change++) {
        build(&other, change);
        bool equal = draw_equal(&plain, &other);
        if (equal) {
            fprintf(stderr, "change %d makes no difference\n", change);
        }
        CHECK(!equal);
        bool hashed = change != 1 && change != LAST_CHANGE; /* these two are not in a command that both have */
        if (different_hashes(&plain, &other) != (hashed ? 1u : 0u)) {
            fprintf(stderr, "change %d is not in one hash\n", change);
            CHECK(false);
        }
    }
    draw_finish(&plain);
    draw_finish(&same);
    draw_finish(&other);
}

static void unused_fields_do_not_count(void)
{
    struct draw_list a = {0}, b = {0};
    struct path *path = NULL;
    struct draw_list *lists[] = {&a, &b};
    for (int i = 0; i < 2; i++) {
        draw_begin(lists[i], 10, 10);
        path = path_create(&lists[i]->arena);
        path_rect(path, rect_make(i == 0 ? 0.0 : -0.0, 0, 1, 1)); /* minus zero paints as zero */
        struct draw_brush brush = brush_solid(ink);
        brush.radius = i;
        brush.from.x = i;
        brush.stops[BRUSH_STOPS_MAX - 1].at = i;
        draw_fill(lists[i], path, brush);
        draw_hit(lists[i], rect_make(0, 0, 1, 1), (uint64_t)i, HIT_TAP);
    }
    CHECK(draw_equal(&a, &b));
    CHECK(different_hashes(&a, &b) == 0);
    draw_finish(&a);
    draw_finish(&b);
}

/** What is worked out once is what is worked out each time; a copy is equal and stands on its own. */
static void sealed_and_copied_are_equal(void)
{
    struct draw_list plain = {0}, sealed = {0}, copy = {0};
    build(&plain, 0);
    build(&sealed, 0);
    for (size_t i = 0; i < sealed.count; i++) {
        if (sealed.commands[i].kind == DRAW_PATH) {
            path_seal((struct path *)(uintptr_t)sealed.commands[i].path.path);
        }
    }
    CHECK(draw_equal(&plain, &sealed));
    CHECK(different_hashes(&plain, &sealed) == 0);
    draw_begin(&copy, plain.width, plain.height);
    draw_copy(&copy, sealed.commands, sealed.count);
    draw_finish(&sealed);
    CHECK(draw_equal(&plain, &copy));
    CHECK(different_hashes(&plain, &copy) == 0);
    draw_finish(&plain);
    draw_finish(&copy);
}

static void kinds_differ(void)
{
    struct draw_command end = {.kind = DRAW_LAYER_END}, clip_end = {.kind = DRAW_CLIP_END};
    CHECK(draw_hash(&end) != draw_hash(&clip_end));
}

static void check_bounds(const struct draw_command *command, double x, double y, double w, double h)
{
    struct rect r = draw_bounds(command);
    CHECK_NEAR(r.x, x, 1e-9);
    CHECK_NEAR(r.y, y, 1e-9);
    CHECK_NEAR(r.w, w, 1e-9);
    CHECK_NEAR(r.h, h, 1e-9);
}

static void bounds_hold_everything(void)
{
    struct draw_list list = {0};
    draw_begin(&list, 100, 100);
    draw_line(&list, point_make(10, 10), point_make(30, 10), 4, ink);
    draw_shadow(&list, rect_make(10, 10, 20, 20), 3, 5, ink);
    draw_glow(&list, point_make(50, 50), 10, ink, BLEND_ADD);
    struct draw_mote motes[] = {{.at = {10, 10}, .radius = 2}, {.at = {20, 5}, .radius = 1}};
    draw_motes(&list, motes, 2);
    draw_text(&list, (struct draw_text){.text = "a", .bounds = {1, 2, 3, 4}});
    draw_picture(&list, "a", rect_make(4, 3, 2, 1), 0, ink);
    draw_layer_begin(&list, rect_make(0, 0, 10, 20), affine_move(5, 6), 1, 0);
    draw_layer_end(&list);
    check_bounds(&list.commands[0], 8, 8, 24, 4);
    check_bounds(&list.commands[1], 5, 5, 30, 30);
    check_bounds(&list.commands[2], 40, 40, 20, 20);
    check_bounds(&list.commands[3], 8, 4, 13, 8);
    check_bounds(&list.commands[4], 1, 2, 3, 4);
    check_bounds(&list.commands[5], 4, 3, 2, 1);
    check_bounds(&list.commands[6], 5, 6, 10, 20);
    check_bounds(&list.commands[7], 0, 0, 0, 0);
    draw_finish(&list);
}

int main(void)
{
    every_field_counts();
    unused_fields_do_not_count();
    sealed_and_copied_are_equal();
    kinds_differ();
    bounds_hold_everything();
    return check_result();
}
