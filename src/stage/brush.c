#include "stage/brush.h"

#include <string.h>

#include "stage/key.h"
#include "stage/roomy.h"

/** So many pixels of a mask are looked at together. */
enum { CELL = 16 };

/** A gradient on its way to the target. */
struct paint {
    const struct kernels *kernels;
    const struct gradient *gradient;
    struct cost *cost;
    enum draw_blend blend;
    pixman_image_t *mask; /* NULL: none */
    struct px_rect mask_at;
    uint32_t *row; /* scratch */
};

/** Where colour only changes along a row, every row is as the one GRADIENT_TILE above it: so many are worked out. */
struct tile {
    const struct kernels *kernels;
    const uint32_t *rows; /* of `area`'s width */
    struct px_rect area;
};

static void light_only(uint32_t *row, int count)
{
    for (int x = 0; x < count; x++) {
        row[x] &= 0x00FFFFFF;
    }
}

static void gradient_pixels(const struct paint *paint, int x, int y, int count, uint32_t *out)
{
    gradient_row(paint->gradient, x, y, count, out);
    paint->cost->shaded += count;
    if (paint->blend == BLEND_ADD) {
        light_only(out, count);
    }
}

static void fill_row(void *self, uint32_t *to, int x, int y, int count)
{
    gradient_pixels(self, x, y, count, to);
}

static void put_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct paint *paint = self;
    gradient_pixels(paint, x, y, count, paint->row);
    paint->kernels->over(to, paint->row, count);
}

static void put_tile_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct tile *tile = self;
    int row = y & (GRADIENT_TILE - 1);
    tile->kernels->over(to, tile->rows + (ptrdiff_t)row * tile->area.w + (x - tile->area.x), count);
}

static void put_tile(struct pen *pen, enum draw_blend blend, struct px_rect area)
{
    struct paint paint = {.gradient = &pen->tools->gradient, .cost = &pen->tools->cost, .blend = blend};
    uint32_t *rows = tools_colors(pen->tools, (size_t)area.w * GRADIENT_TILE);
    struct tile tile = {pen->kernels, rows, area};
    for (int y = 0; y < GRADIENT_TILE; y++) {
        gradient_pixels(&paint, area.x, y, area.w, rows + (ptrdiff_t)y * area.w);
    }
    pen->tools->cost.blended += pen_each_row(pen, area, put_tile_row, &tile);
}

static bool cell_is_clear(const uint8_t *mask, int count)
{
    static const uint8_t clear[CELL];
    return memcmp(mask, clear, (size_t)count) == 0;
}

static int cell_end(int at, int count)
{
    return at + CELL < count ? at + CELL : count;
}

/** A coarse gradient, tile by tile. */
static void put_tiles(const struct paint *paint, uint32_t *to, int x, int y, const uint8_t *mask, int count)
{
    uint32_t light = paint->blend == BLEND_ADD ? 0x00FFFFFF : UINT32_MAX;
    for (int at = x, end = x + count; at < end;) {
        int next = (at & ~(GRADIENT_TILE - 1)) + GRADIENT_TILE, part = (next < end ? next : end) - at;
        paint->kernels->tint(to + (at - x), gradient_tile(paint->gradient, at, y) & light, mask + (at - x), part);
        at += part;
    }
}

/** Only where the mask lets something through: a net of ropes costs its ropes. */
static void put_masked_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct paint *paint = self;
    const uint8_t *mask = mask_row(paint->mask, paint->mask_at, x, y);
    for (int at = 0; at < count;) {
        int end = at;
        while (end < count && !cell_is_clear(mask + end, cell_end(end, count) - end)) {
            end = cell_end(end, count);
        }
        if (end > at && paint->gradient->coarse) {
            put_tiles(paint, to + at, x + at, y, mask + at, end - at);
        } else if (end > at) {
            gradient_pixels(paint, x + at, y, end - at, paint->row);
            paint->kernels->over_masked(to + at, paint->row, mask + at, end - at);
        }
        at = cell_end(end, count);
    }
}

static void put_fresh(struct pen *pen, enum draw_blend blend, pixman_image_t *mask, struct px_rect mask_at,
                      struct px_rect area)
{
    struct paint paint = {.kernels = pen->kernels,
                          .gradient = &pen->tools->gradient,
                          .cost = &pen->tools->cost,
                          .blend = blend,
                          .mask = mask,
                          .mask_at = mask_at,
                          .row = tools_colors(pen->tools, (size_t)area.w)};
    bool hides = !mask && paint.gradient->opaque && blend == BLEND_OVER;
    *(hides  ? &paint.cost->filled
      : mask ? &paint.cost->tinted
             : &paint.cost->blended) += pen_each_row(pen, area,
                                                     hides  ? fill_row
                                                     : mask ? put_masked_row
                                                            : put_row,
                                                     &paint);
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
        pixman_image_t *image = roomy_image(PIXMAN_a8r8g8b8, whole.w, whole.h);
        if (image) {
            struct paint paint = {.gradient = &pen->tools->gradient, .cost = &pen->tools->cost, .blend = blend};
            for (int y = 0; y < whole.h; y++) {
                gradient_pixels(&paint, whole.x, whole.y + y, whole.w,
                                pixman_image_get_data(image) + (ptrdiff_t)y * whole.w);
            }
            if (!shelf_keep(shelf, key, image, whole)) {
                pixman_image_unref(image);
            }
            cached = shelf_find(shelf, key);
        }
    }
    if (cached && mask) {
        pen_over_masked(pen, cached->image, whole, mask, whole, area);
    } else if (cached) {
        pen_over(pen, cached->image, whole, 255, area);
    }
    return cached != NULL;
}

static void put_gradient(struct pen *pen, const struct shade *shade, pixman_image_t *mask, struct px_rect mask_at,
                         struct px_rect area)
{
    struct gradient *gradient = &pen->tools->gradient;
    gradient_prepare(gradient, shade->brush, pen->scale, shade->thin);
    bool cheap = shade->thin || (gradient->kind == BRUSH_LINEAR && gradient->xx == 0);
    if (!mask && gradient_repeats(gradient)) {
        put_tile(pen, shade->blend, area);
    } else if (cheap || !put_kept(pen, shade->brush, shade->blend, mask, mask_at, area)) {
        put_fresh(pen, shade->blend, mask, mask_at, area);
    }
}

void brush_put(struct pen *pen, const struct shade *shade, pixman_image_t *mask, struct px_rect mask_at,
               struct px_rect area)
{
    const struct draw_brush *brush = shade->brush;
    struct px_rect seen = pen_visible(pen, area);
    if (px_is_empty(seen) || brush->stop_count == 0) {
        return;
    }
    if (brush->kind != BRUSH_SOLID) {
        put_gradient(pen, shade, mask, mask_at, seen);
    } else if (mask) {
        pen_tint(pen, pen_color(brush->stops[0].color, shade->blend), mask, mask_at, seen);
    } else {
        pen_wash(pen, pen_color(brush->stops[0].color, shade->blend), seen);
    }
}

bool brush_begin(struct brush_runs *runs, struct pen *pen, const struct shade *shade, int longest)
{
    const struct draw_brush *brush = shade->brush;
    *runs = (struct brush_runs){.pen = pen, .shade = shade};
    if (brush->stop_count == 0 || longest <= 0) {
        return false;
    }
    if (brush->kind == BRUSH_SOLID) {
        runs->color = pen_color(brush->stops[0].color, shade->blend);
    } else {
        gradient_prepare(&pen->tools->gradient, brush, pen->scale, shade->thin);
        runs->row = tools_colors(pen->tools, (size_t)longest);
    }
    return true;
}

static void tint_part(void *self, uint32_t *to, int x, int y, int count)
{
    const struct brush_runs *runs = self;
    (void)y;
    runs->pen->kernels->tint(to, runs->color, runs->coverage + (x - runs->x), count);
}

static void gradient_part(void *self, uint32_t *to, int x, int y, int count)
{
    const struct brush_runs *runs = self;
    struct tools *tools = runs->pen->tools;
    const struct paint paint = {.gradient = &tools->gradient, .cost = &tools->cost, .blend = runs->shade->blend};
    gradient_pixels(&paint, x, y, count, runs->row);
    runs->pen->kernels->over_masked(to, runs->row, runs->coverage + (x - runs->x), count);
}

static void thin_part(void *self, uint32_t *to, int x, int y, int count)
{
    const struct brush_runs *runs = self;
    struct tools *tools = runs->pen->tools;
    const struct paint paint = {
        .kernels = runs->pen->kernels, .gradient = &tools->gradient, .blend = runs->shade->blend};
    put_tiles(&paint, to, x, y, runs->coverage + (x - runs->x), count);
}

void brush_run(void *self, int x, int y, int count, const uint8_t *coverage)
{
    struct brush_runs *runs = self;
    bool solid = runs->shade->brush->kind == BRUSH_SOLID;
    runs->coverage = coverage;
    runs->x = x;
    runs->pen->tools->cost.tinted += pen_each_row(runs->pen, (struct px_rect){x, y, count, 1},
                                                  solid               ? tint_part
                                                  : runs->shade->thin ? thin_part
                                                                      : gradient_part,
                                                  runs);
}
