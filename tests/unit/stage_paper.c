/* Sheets of paper: their middle is filled without a mask, and nothing is painted beneath it. Nobody sees that. */
#include "stage_canvas.h"

/** Something beneath, a sheet with its shadow, something above. `plain` paints the sheet the short way. */
static void build(struct draw_list *list, struct rect sheet, double radius, bool plain)
{
    struct color paper = color_rgb(0xF7F2E6), ink = color_rgb(0x1D1A17);
    struct draw_brush same = brush_linear(point_make(0, 0), point_make(300, 300), paper, paper);
    draw_box(list, rect_make(0, 0, 300, 300), 0, brush_solid(color_rgb(0x203060)));
    draw_glow(list, point_make(150, 150), 140, color_fade(paper, 0.5), BLEND_ADD);
    draw_shadow(list, sheet, radius, 12, color_fade(ink, 0.6));
    draw_box(list, sheet, radius, plain ? brush_solid(paper) : same);
    draw_disc(list, point_make(sheet.x, sheet.y + sheet.h / 2), 20, ink);
}

static void short_way_looks_the_same(struct rect sheet, double radius)
{
    struct canvas plain, full;
    canvas_init(&plain, 300, 300, 1);
    canvas_init(&full, 300, 300, 1);
    build(canvas_begin(&plain), sheet, radius, true);
    build(canvas_begin(&full), sheet, radius, false);
    canvas_paint(&plain);
    canvas_paint(&full);
    int different = 0;
    for (int y = 0; y < 300; y++) {
        for (int x = 0; x < 300; x++) {
            different += canvas_at(&plain, x, y) != canvas_at(&full, x, y);
        }
    }
    CHECK(different == 0);
    canvas_finish(&plain);
    canvas_finish(&full);
}

int main(void)
{
    for (int part = 0; part < 8; part++) {
        double off = part / 8.0 + 1.0 / 512;
        short_way_looks_the_same(rect_make(40 + off, 50 - off, 200 + off / 2, 180 + off), 16);
    }
    short_way_looks_the_same(rect_make(40, 50, 200, 180), 90); /* round ends: no row is straight */
    short_way_looks_the_same(rect_make(-40, -50, 400, 400), 30);
    short_way_looks_the_same(rect_make(40, 50, 20, 20), 4); /* small */
    return check_result();
}
