#include "stage/pen.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/pages.h"
#include "stage/roomy.h"

static void drop_spare(struct spare *spare)
{
    free(spare->pixels);
    *spare = (struct spare){.pixels = NULL};
}

void tools_finish(struct tools *tools)
{
    raster_finish(&tools->raster);
    shelf_finish(&tools->shelf);
    drafts_finish(&tools->drafts);
    outline_finish(&tools->outline);
    glyphs_finish(&tools->glyphs);
    free(tools->mask_bits);
    free(tools->colors);
    for (size_t i = 0; i < SPARES; i++) {
        drop_spare(&tools->spares[i]);
    }
}

void pen_init(struct pen *pen, struct tools *tools, pixman_image_t *target, const pixman_region32_t *region,
              double scale)
{
    *pen = (struct pen){.tools = tools, .kernels = kernels_best(), .target = target, .scale = scale};
    pixman_region32_init(&pen->region);
    pixman_region32_copy(&pen->region, region);
}

void pen_init_within(struct pen *pen, const struct pen *parent, struct px_rect area, int move_x, int move_y)
{
    *pen = *parent;
    pixman_region32_init(&pen->region);
    pixman_region32_intersect_rect(&pen->region, &parent->region, area.x + parent->dx, area.y + parent->dy,
                                   (unsigned)area.w, (unsigned)area.h);
    pen->dx += move_x;
    pen->dy += move_y;
}

void pen_init_without(struct pen *pen, const struct pen *parent, struct px_rect area)
{
    *pen = *parent;
    pixman_region32_t without;
    pixman_region32_init_rect(&without, area.x + parent->dx, area.y + parent->dy, (unsigned)area.w, (unsigned)area.h);
    pixman_region32_init(&pen->region);
    pixman_region32_subtract(&pen->region, &parent->region, &without);
    pixman_region32_fini(&without);
}

void pen_finish(struct pen *pen)
{
    pixman_region32_fini(&pen->region);
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

struct px_rect pen_reach(const struct pen *pen)
{
    return (struct px_rect){-pen->dx, -pen->dy, pixman_image_get_width(pen->target),
                            pixman_image_get_height(pen->target)};
}

/** The first box of a region that ends below `y`: they lie in bands, from the top. */
static int first_box(const pixman_box32_t *boxes, int count, int y)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (boxes[middle].y2 > y) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

int64_t pen_each_row(struct pen *pen, struct px_rect area, pen_row *row, void *self)
{
    int count = 0;
    int64_t pixels = 0;
    ptrdiff_t stride = pixman_image_get_stride(pen->target) / (int)sizeof(uint32_t);
    uint32_t *bits = pixman_image_get_data(pen->target);
    const pixman_box32_t *boxes = pixman_region32_rectangles(&pen->region, &count);
    struct px_rect wanted = px_move(area, pen->dx, pen->dy);
    for (int i = first_box(boxes, count, wanted.y); i < count && boxes[i].y1 < wanted.y + wanted.h; i++) {
        struct px_rect box = px_between(boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2);
        struct px_rect part = px_cut(wanted, box);
        for (int y = part.y; !px_is_empty(part) && y < part.y + part.h; y++) {
            row(self, bits + y * stride + part.x, part.x - pen->dx, y - pen->dy, part.w);
        }
        pixels += px_area(part);
    }
    return pixels;
}

/** What is put, row by row. */
struct put {
    const struct kernels *kernels;
    pixman_image_t *image, *mask;
    struct px_rect at, mask_at; /* where they lie */
    int opacity;
    uint32_t color;
};

static const uint32_t *image_row(pixman_image_t *image, struct px_rect at, int x, int y)
{
    ptrdiff_t stride = pixman_image_get_stride(image) / (int)sizeof(uint32_t);
    return pixman_image_get_data(image) + (y - at.y) * stride + (x - at.x);
}

const uint8_t *mask_row(pixman_image_t *mask, struct px_rect mask_at, int x, int y)
{
    ptrdiff_t stride = pixman_image_get_stride(mask);
    return (const uint8_t *)pixman_image_get_data(mask) + (y - mask_at.y) * stride + (x - mask_at.x);
}

/** Where an image lies whose first pixel is at `at`. */
static struct px_rect image_area(pixman_image_t *image, struct px_rect at)
{
    return (struct px_rect){at.x, at.y, pixman_image_get_width(image), pixman_image_get_height(image)};
}

static void copy_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    memcpy(to, image_row(put->image, put->at, x, y), (size_t)count * sizeof *to);
}

static void over_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    put->kernels->over(to, image_row(put->image, put->at, x, y), count);
}

static void over_faded_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    put->kernels->over_faded(to, image_row(put->image, put->at, x, y), (uint8_t)put->opacity, count);
}

static void over_masked_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    put->kernels->over_masked(to, image_row(put->image, put->at, x, y), mask_row(put->mask, put->mask_at, x, y), count);
}

static void wash_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    (void)x;
    (void)y;
    put->kernels->wash(to, put->color, count);
}

static void tint_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct put *put = self;
    put->kernels->tint(to, put->color, mask_row(put->mask, put->mask_at, x, y), count);
}

void pen_copy(struct pen *pen, pixman_image_t *image, struct px_rect at, struct px_rect area)
{
    struct put put = {.image = image, .at = image_area(image, at)};
    pen->tools->cost.copied += pen_each_row(pen, px_cut(area, put.at), copy_row, &put);
}

void pen_over(struct pen *pen, pixman_image_t *image, struct px_rect at, int opacity, struct px_rect area)
{
    struct put put = {.kernels = pen->kernels, .image = image, .at = image_area(image, at), .opacity = opacity};
    pen->tools->cost.blended +=
        pen_each_row(pen, px_cut(area, put.at), opacity < 255 ? over_faded_row : over_row, &put);
}

void pen_over_masked(struct pen *pen, pixman_image_t *image, struct px_rect at, pixman_image_t *mask,
                     struct px_rect mask_at, struct px_rect area)
{
    struct put put = {.kernels = pen->kernels,
                      .image = image,
                      .mask = mask,
                      .at = image_area(image, at),
                      .mask_at = image_area(mask, mask_at)};
    pen->tools->cost.blended += pen_each_row(pen, px_cut(area, px_cut(put.at, put.mask_at)), over_masked_row, &put);
}

void pen_wash(struct pen *pen, uint32_t color, struct px_rect area)
{
    struct put put = {.kernels = pen->kernels, .color = color};
    *(color >> 24 == 255 ? &pen->tools->cost.filled : &pen->tools->cost.blended) +=
        pen_each_row(pen, area, wash_row, &put);
}

void pen_tint(struct pen *pen, uint32_t color, pixman_image_t *mask, struct px_rect mask_at, struct px_rect area)
{
    struct put put = {.kernels = pen->kernels, .mask = mask, .mask_at = image_area(mask, mask_at), .color = color};
    pen->tools->cost.tinted += pen_each_row(pen, px_cut(area, put.mask_at), tint_row, &put);
}

static uint32_t channel(unsigned value, unsigned alpha)
{
    return (value * alpha + 127) / 255;
}

uint32_t pen_color(struct color c, enum draw_blend blend)
{
    uint32_t alpha = blend == BLEND_ADD ? 0 : c.a;
    return alpha << 24 | channel(c.r, c.a) << 16 | channel(c.g, c.a) << 8 | channel(c.b, c.a);
}

/** The smallest spare that has the room; NULL: none has. */
static struct spare *fitting_spare(struct tools *tools, size_t room)
{
    struct spare *best = NULL;
    for (size_t i = 0; i < SPARES; i++) {
        struct spare *spare = &tools->spares[i];
        if (spare->pixels && spare->room >= room && (!best || spare->room < best->room)) {
            best = spare;
        }
    }
    return best;
}

/** A sheet's memory: how many pixels it has room for stands before them. */
struct sheet_memory {
    struct tools *tools; /* borrowed; to whom it goes back */
    size_t room;
};

/** Keep the larger ones. */
static void sheet_done(pixman_image_t *image, void *data)
{
    struct sheet_memory *memory = data;
    struct spare back = {pixman_image_get_data(image), memory->room, 0};
    for (size_t i = 0; i < SPARES; i++) {
        struct spare *spare = &memory->tools->spares[i];
        if (back.room > spare->room) {
            struct spare smaller = *spare;
            *spare = back;
            back = smaller;
        }
    }
    free(back.pixels);
    free(memory);
}

static uint32_t *take_memory(struct tools *tools, size_t *room)
{
    struct spare *spare = fitting_spare(tools, *room);
    if (!spare) {
        return pages_create(*room * sizeof(uint32_t));
    }
    uint32_t *pixels = spare->pixels;
    *room = spare->room;
    *spare = (struct spare){.pixels = NULL};
    return pixels;
}

pixman_image_t *tools_sheet(struct tools *tools, int width, int height)
{
    size_t size = (size_t)width * (size_t)height;
    struct sheet_memory *memory = malloc(sizeof *memory);
    pixman_image_t *image = NULL;
    uint32_t *pixels = NULL;
    if (memory) {
        *memory = (struct sheet_memory){tools, size};
        pixels = take_memory(tools, &memory->room);
    }
    if (pixels) {
        memset(pixels, 0, size * sizeof *pixels);
        image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, width, height, pixels, width * (int)sizeof *pixels);
    }
    if (!image) {
        BUG("out of memory");
    }
    pixman_image_set_destroy_function(image, sheet_done, memory);
    return image;
}

void tools_begin_frame(struct tools *tools)
{
    enum { IDLE_FRAMES = 30 };
    for (size_t i = 0; i < SPARES; i++) {
        if (tools->spares[i].pixels && ++tools->spares[i].idle > IDLE_FRAMES) {
            drop_spare(&tools->spares[i]);
        }
    }
}

uint32_t *tools_colors(struct tools *tools, size_t count)
{
    if (count > tools->color_room) {
        free(tools->colors);
        /* Defined from the start: a clear mask hides what is left from before, but valgrind cannot know that. */
        tools->colors = calloc(count, sizeof *tools->colors);
        if (!tools->colors) {
            BUG("out of memory");
        }
        tools->color_room = count;
    }
    return tools->colors;
}

struct mask tools_mask(struct tools *tools, struct px_rect area)
{
    int stride = raster_stride(area.w);
    size_t size = (size_t)stride * (size_t)area.h;
    if (size > tools->mask_room) {
        free(tools->mask_bits);
        tools->mask_bits = pages_create(size);
        if (!tools->mask_bits) {
            BUG("out of memory");
        }
        tools->mask_room = size;
    }
    memset(tools->mask_bits, 0, size);
    tools->cost.masked += px_area(area);
    return (struct mask){area, stride, tools->mask_bits};
}

bool tools_may_keep(const struct tools *tools, struct px_rect area)
{
    return px_area(area) <= tools->area_max && area.w < 16384 && area.h < 16384;
}

bool mask_create(struct mask *mask, pixman_image_t **image, struct px_rect area)
{
    *image = roomy_image(PIXMAN_a8, area.w, area.h);
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
