#include "stage/brush.h"

#include <string.h>

#include "stage/key.h"

static void fill_rows(const struct gradient *gradient, enum draw_blend blend, struct px_rect area, uint32_t *out,
                      int stride)
{
    for (int y = 0; y < area.h; y++) {
        uint32_t *row = out + (ptrdiff_t)y * stride;
        if (y >= GRADIENT_TILE && gradient_repeats(gradient)) {
            memcpy(row, row - (ptrdiff_t)GRADIENT_TILE * stride, (size_t)area.w * sizeof *row);
            continue;
        }
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

/** So many pixels of a mask are looked at together. */
enum { CELL = 16 };

static bool cell_is_clear(const uint8_t *mask, int count)
{
    static const uint8_t clear[CELL];
    return memcmp(mask, clear, (size_t)count) == 0;
}

/** As fill_rows, but only where the mask lets something through: a net of ropes costs its ropes. The rest is undefined.
 */
static void fill_behind(const struct gradient *gradient, enum draw_blend blend, pixman_image_t *mask,
                        struct px_rect mask_at, struct px_rect area, uint32_t *out)
{
    const uint8_t *bits = (const uint8_t *)pixman_image_get_data(mask);
    ptrdiff_t stride = pixman_image_get_stride(mask);
    for (int y = 0; y < area.h; y++) {
        const uint8_t *row = bits + (area.y + y - mask_at.y) * stride + (area.x - mask_at.x);
        int from = 0;
        for (int x = 0; x < area.w; x += CELL) {
            if (cell_is_clear(row + x, area.w - x < CELL ? area.w - x : CELL)) {
                struct px_rect run = {area.x + from, area.y + y, x - from, 1};
                fill_rows(gradient, blend, run, out + (ptrdiff_t)y * area.w + from, 0);
                from = x + CELL;
            }
        }
        if (from < area.w) {
            struct px_rect run = {area.x + from, area.y + y, area.w - from, 1};
            fill_rows(gradient, blend, run, out + (ptrdiff_t)y * area.w + from, 0);
        }
    }
}

static void put_bands(struct pen *pen, enum draw_blend blend, pixman_image_t *mask, struct px_rect mask_at,
                      struct px_rect area)
{
    int rows = tools_band_rows(area.w);
    for (int y = 0; y < area.h; y += rows) {
        struct px_rect band = {area.x, area.y + y, area.w, rows < area.h - y ? rows : area.h - y};
        pixman_image_t *source = tools_band(pen->tools, band);
        uint32_t *pixels = pixman_image_get_data(source);
        if (mask) {
            fill_behind(&pen->tools->gradient, blend, mask, mask_at, band, pixels);
            pen_put_through(pen, pen_op(blend), source, band, mask, mask_at, band);
        } else {
            fill_rows(&pen->tools->gradient, blend, band, pixels, band.w);
            pen_put(pen, pen_op(blend), source, band, NULL, band, band);
        }
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
    if (!cached && !pen->kept && tools_may_keep(pen->tools, whole) && shelf_is_wanted(shelf, key)) {
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
    if (mask) {
        pen_put_through(pen, pen_op(blend), source, seen, mask, mask_at, seen);
    } else {
        pen_put(pen, pen_op(blend), source, seen, NULL, seen, seen);
    }
    pixman_image_unref(source);
}
