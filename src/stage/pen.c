#include "stage/pen.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

/** So many pixels are worked out before they are put: they stay in the processor's cache. */
enum { BAND_PIXELS = 32 * 1024 };

/** Masks of at least SPARSE_AREA pixels are looked through in squares of CELL; no wider than SPARSE_WIDTH. */
enum { SPARSE_AREA = 16 * 1024, SPARSE_WIDTH = 8192, CELL = 32 };

void tools_finish(struct tools *tools)
{
    raster_finish(&tools->raster);
    shelf_finish(&tools->shelf);
    outline_finish(&tools->outline);
    glyphs_finish(&tools->glyphs);
    free(tools->mask_bits);
    free(tools->colors);
}

void pen_init(struct pen *pen, struct tools *tools, pixman_image_t *target, const pixman_region32_t *region,
              double scale)
{
    *pen = (struct pen){.tools = tools, .target = target, .scale = scale};
    pixman_region32_init(&pen->region);
    pixman_region32_copy(&pen->region, region);
    pen_take(pen);
}

void pen_init_within(struct pen *pen, const struct pen *parent, struct px_rect area, int move_x, int move_y)
{
    *pen = *parent;
    pixman_region32_init(&pen->region);
    pixman_region32_intersect_rect(&pen->region, &parent->region, area.x + parent->dx, area.y + parent->dy,
                                   (unsigned)area.w, (unsigned)area.h);
    pen->dx += move_x;
    pen->dy += move_y;
    pen_take(pen);
}

void pen_init_without(struct pen *pen, const struct pen *parent, struct px_rect area)
{
    *pen = *parent;
    pixman_region32_t without;
    pixman_region32_init_rect(&without, area.x + parent->dx, area.y + parent->dy, (unsigned)area.w, (unsigned)area.h);
    pixman_region32_init(&pen->region);
    pixman_region32_subtract(&pen->region, &parent->region, &without);
    pixman_region32_fini(&without);
    pen_take(pen);
}

void pen_finish(struct pen *pen)
{
    pixman_region32_fini(&pen->region);
}

void pen_take(struct pen *pen)
{
    pixman_image_set_clip_region32(pen->target, &pen->region);
}

struct px_rect pen_visible(const struct pen *pen, struct px_rect area)
{
    const pixman_box32_t *e = pixman_region32_extents(&pen->region);
    struct px_rect extents = px_between(e->x1 - pen->dx, e->y1 - pen->dy, e->x2 - pen->dx, e->y2 - pen->dy);
    struct px_rect seen = px_cut(area, extents);
    if (!px_is_empty(seen) && pixman_region32_n_rects(&pen->region) > 1) {
        pixman_box32_t box = {seen.x + pen->dx, seen.y + pen->dy, seen.x + pen->dx + seen.w, seen.y + pen->dy + seen.h};
        if (pixman_region32_contains_rectangle(&pen->region, &box) == PIXMAN_REGION_OUT) {
            seen.w = seen.h = 0;
        }
    }
    return seen;
}

void pen_put(struct pen *pen, pixman_op_t op, pixman_image_t *source, struct px_rect source_at, pixman_image_t *mask,
             struct px_rect mask_at, struct px_rect area)
{
    if (!px_is_empty(area)) {
        pixman_image_composite32(op, source, mask, pen->target, area.x - source_at.x, area.y - source_at.y,
                                 area.x - mask_at.x, area.y - mask_at.y, area.x + pen->dx, area.y + pen->dy, area.w,
                                 area.h);
    }
}

/** Which cells of CELL pixels of some rows have anything in them: an OR of the rows, then of the cell. */
static void find_ink(const uint8_t *bits, ptrdiff_t stride, int w, int rows, uint8_t *together, bool *ink)
{
    memcpy(together, bits, (size_t)w);
    for (int y = 1; y < rows; y++) {
        const uint8_t *row = bits + y * stride;
        for (int x = 0; x < w; x++) {
            together[x] |= row[x];
        }
    }
    for (int x = 0; x < w; x += CELL) {
        unsigned any = 0;
        for (int i = x; i < x + CELL && i < w; i++) {
            any |= together[i];
        }
        ink[x / CELL] = any != 0;
    }
}

void pen_put_through(struct pen *pen, pixman_op_t op, pixman_image_t *source, struct px_rect source_at,
                     pixman_image_t *mask, struct px_rect mask_at, struct px_rect area)
{
    uint8_t together[SPARSE_WIDTH];
    bool ink[SPARSE_WIDTH / CELL + 1];
    if (px_area(area) < SPARSE_AREA || area.w > SPARSE_WIDTH) {
        pen_put(pen, op, source, source_at, mask, mask_at, area);
        return;
    }
    ptrdiff_t stride = pixman_image_get_stride(mask);
    const uint8_t *bits = (const uint8_t *)pixman_image_get_data(mask);
    bits += (area.y - mask_at.y) * stride + (area.x - mask_at.x);
    for (int y = 0; y < area.h; y += CELL) {
        int rows = area.h - y < CELL ? area.h - y : CELL;
        find_ink(bits + y * stride, stride, area.w, rows, together, ink);
        for (int x = 0; x < area.w; x += CELL) {
            int from = x;
            while (x < area.w && ink[x / CELL]) {
                x += CELL;
            }
            struct px_rect run = {area.x + from, area.y + y, (x < area.w ? x : area.w) - from, rows};
            pen_put(pen, op, source, source_at, mask, mask_at, run);
        }
    }
}

static uint16_t channel(unsigned value, unsigned alpha)
{
    return (uint16_t)((value * alpha + 127) / 255 * 257);
}

pixman_image_t *pen_color(struct color c, enum draw_blend blend)
{
    pixman_color_t premultiplied = {channel(c.r, c.a), channel(c.g, c.a), channel(c.b, c.a),
                                    blend == BLEND_ADD ? 0 : channel(255, c.a)};
    pixman_image_t *image = pixman_image_create_solid_fill(&premultiplied);
    if (!image) {
        BUG("out of memory");
    }
    return image;
}

pixman_op_t pen_op(enum draw_blend blend)
{
    return blend == BLEND_ADD ? PIXMAN_OP_ADD : PIXMAN_OP_OVER;
}

int tools_band_rows(int width)
{
    return BAND_PIXELS / width > 0 ? BAND_PIXELS / width : 1;
}

pixman_image_t *tools_band(struct tools *tools, struct px_rect area)
{
    size_t pixels = (size_t)area.w * (size_t)area.h;
    if (pixels > tools->color_room) {
        free(tools->colors);
        /* Defined from the start: a clear mask hides what is left from before, but valgrind cannot know that. */
        tools->colors = calloc(pixels, sizeof *tools->colors);
        if (!tools->colors) {
            BUG("out of memory");
        }
        tools->color_room = pixels;
    }
    pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, area.w, area.h, tools->colors,
                                                              area.w * (int)sizeof *tools->colors);
    if (!image) {
        BUG("out of memory");
    }
    return image;
}

struct mask tools_mask(struct tools *tools, struct px_rect area)
{
    int stride = raster_stride(area.w);
    size_t size = (size_t)stride * (size_t)area.h;
    if (size > tools->mask_room) {
        free(tools->mask_bits);
        tools->mask_bits = malloc(size);
        if (!tools->mask_bits) {
            BUG("out of memory");
        }
        tools->mask_room = size;
    }
    memset(tools->mask_bits, 0, size);
    return (struct mask){area, stride, tools->mask_bits};
}

bool tools_may_keep(const struct tools *tools, struct px_rect area)
{
    return px_area(area) <= tools->area_max && area.w < 16384 && area.h < 16384;
}

bool mask_create(struct mask *mask, pixman_image_t **image, struct px_rect area)
{
    *image = pixman_image_create_bits(PIXMAN_a8, area.w, area.h, NULL, 0);
    if (!*image) {
        return false;
    }
    *mask = (struct mask){area, pixman_image_get_stride(*image), (uint8_t *)pixman_image_get_data(*image)};
    return true;
}

pixman_image_t *mask_image(const struct mask *mask)
{
    pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8, mask->area.w, mask->area.h,
                                                              (uint32_t *)(void *)mask->bits, mask->stride);
    if (!image) {
        BUG("out of memory");
    }
    return image;
}
