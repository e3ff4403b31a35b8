#include "stage/brush.h"

#include <stdlib.h>

#include "base/bug.h"
#include "stage/key.h"

/** So many pixels of a gradient are worked out before they are put: they stay in the processor's cache. */
enum { BAND_PIXELS = 32 * 1024 };

static uint32_t *color_rows(struct tools *tools, size_t pixels)
{
    if (pixels > tools->color_room) {
        free(tools->colors);
        tools->colors = malloc(pixels * sizeof *tools->colors);
        if (!tools->colors) {
            BUG("out of memory");
        }
        tools->color_room = pixels;
    }
    return tools->colors;
}

static void fill_rows(const struct gradient *gradient, enum draw_blend blend, struct px_rect area, uint32_t *out,
                      int stride)
{
    for (int y = 0; y < area.h; y++) {
        uint32_t *row = out + (ptrdiff_t)y * stride;
        gradient_row(gradient, area.x, area.y + y, area.w, row);
        for (int x = 0; blend == BLEND_ADD && x < area.w; x++) {
            row[x] &= 0x00FFFFFF;
        }
    }
}

/** The commonest large area, a sky, needs no blending: straight into the target. */
static void fill_target(struct pen *pen, struct px_rect area)
{
    int count = 0, stride = pixman_image_get_stride(pen->target) / (int)sizeof(uint32_t);
    uint32_t *bits = pixman_image_get_data(pen->target);
    const pixman_box32_t *boxes = pixman_region32_rectangles(&pen->region, &count);
    for (int i = 0; i < count; i++) {
        struct px_rect box = px_between(boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2);
        struct px_rect part = px_cut(px_move(area, pen->dx, pen->dy), box);
        if (!px_is_empty(part)) {
            fill_rows(&pen->tools->gradient, BLEND_OVER, px_move(part, -pen->dx, -pen->dy),
                      bits + (ptrdiff_t)part.y * stride + part.x, stride);
        }
    }
}

static void put_bands(struct pen *pen, enum draw_blend blend, pixman_image_t *mask, struct px_rect mask_at,
                      struct px_rect area)
{
    int rows = BAND_PIXELS / area.w > 0 ? BAND_PIXELS / area.w : 1;
    uint32_t *colors = color_rows(pen->tools, (size_t)rows * (size_t)area.w);
    for (int y = 0; y < area.h; y += rows) {
        struct px_rect band = {area.x, area.y + y, area.w, rows < area.h - y ? rows : area.h - y};
        fill_rows(&pen->tools->gradient, blend, band, colors, area.w);
        pixman_image_t *source =
            pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, band.w, band.h, colors, area.w * (int)sizeof *colors);
        if (!source) {
            BUG("out of memory");
        }
        pen_put(pen, pen_op(blend), source, band, mask, mask_at, band);
        pixman_image_unref(source);
    }
}

static uint64_t gradient_key(const struct draw_brush *brush, enum draw_blend blend, double scale, struct px_rect area)
{
    uint64_t key = key_word(key_number(key_start(KEYED_GRADIENT), scale), (uint64_t)brush->kind << 1 | (uint64_t)blend);
    const double numbers[] = {brush->from.x, brush->from.y, brush->to.x, brush->to.y, brush->radius};
    key = key_bytes(key, numbers, sizeof numbers);
    for (int i = 0; i < brush->stop_count; i++) {
        struct color c = brush->stops[i].color;
        key = key_number(key, brush->stops[i].at);
        key = key_word(key, (uint64_t)c.r << 24 | (uint64_t)c.g << 16 | (uint64_t)c.b << 8 | c.a);
    }
    return key_bytes(key, &area, sizeof area);
}

/** A slanted or radial gradient costs something for each pixel; when it comes again it is kept. */
static bool put_kept(struct pen *pen, const struct draw_brush *brush, enum draw_blend blend, pixman_image_t *mask,
                     struct px_rect whole, struct px_rect area)
{
    struct shelf *shelf = &pen->tools->shelf;
    uint64_t key = gradient_key(brush, blend, pen->scale, whole);
    const struct cached *cached = shelf_find(shelf, key);
    if (!cached && tools_may_keep(pen->tools, whole) && shelf_is_wanted(shelf, key)) {
        pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, whole.w, whole.h, NULL, 0);
        if (image) {
            fill_rows(&pen->tools->gradient, blend, whole, pixman_image_get_data(image),
                      pixman_image_get_stride(image) / (int)sizeof(uint32_t));
            if (!shelf_keep(shelf, key, image, whole)) {
                pixman_image_unref(image);
            }
            cached = shelf_find(shelf, key);
        }
    }
    if (cached) {
        pen_put(pen, pen_op(blend), cached->image, whole, mask, whole, area);
    }
    return cached != NULL;
}

static void put_gradient(struct pen *pen, const struct draw_brush *brush, enum draw_blend blend, pixman_image_t *mask,
                         struct px_rect mask_at, struct px_rect area)
{
    struct gradient *gradient = &pen->tools->gradient;
    gradient_prepare(gradient, brush, pen->scale);
    bool by_rows = gradient->kind == BRUSH_LINEAR && gradient->xx == 0;
    if (!mask && gradient->opaque && blend == BLEND_OVER && by_rows) {
        fill_target(pen, area);
    } else if (by_rows || !put_kept(pen, brush, blend, mask, mask_at, area)) {
        put_bands(pen, blend, mask, mask_at, area);
    }
}

void brush_put(struct pen *pen, const struct draw_brush *brush, enum draw_blend blend, pixman_image_t *mask,
               struct px_rect mask_at, struct px_rect area)
{
    struct px_rect seen = pen_visible(pen, area);
    if (px_is_empty(seen) || brush->stop_count == 0) {
        return;
    }
    if (brush->kind != BRUSH_SOLID) {
        put_gradient(pen, brush, blend, mask, mask_at, seen);
        return;
    }
    pixman_image_t *source = pen_color(brush->stops[0].color, blend);
    pen_put(pen, pen_op(blend), source, seen, mask, mask_at, seen);
    pixman_image_unref(source);
}
