#include "stage/photo.h"

#include <stdlib.h>

#include "base/bug.h"
#include "stage/album.h"
#include "stage/picture.h"
#include "stage/roomy.h"
#include "stage/shapes.h"

/** More than a pack may hold (pack/pack.h), so that what it says is what counts. */
enum { BYTES_MAX = 64 * 1024 * 1024, SIDE_MAX = 8192 };

struct photo_order photo_plan(const struct draw_picture *picture, double scale)
{
    struct px_rect box = px_nearest(picture->box, scale);
    char *file = (char *)(uintptr_t)picture->file; /* NOLINT(performance-no-int-to-ptr): nobody writes to it */
    return (struct photo_order){file, box.w, box.h, picture->radius * scale};
}

/** Take the corners off: keep only what lies within the rounded box. */
static void round_corners(pixman_image_t *image, struct px_rect area, double radius)
{
    struct tools *tools = calloc(1, sizeof *tools);
    if (!tools) {
        BUG("out of memory");
    }
    struct arena arena = {0};
    struct path *path = path_create(&arena);
    path_round_rect(path, px_to_rect(area), radius);
    outline_clear(&tools->outline);
    outline_fill(&tools->outline, path, 1);
    struct mask mask = tools_mask(tools, area);
    raster_render(&tools->raster, &tools->outline, 0, tools->outline.contour_count, false, &mask);
    pixman_image_t *shape = mask_image(&mask);
    pixman_image_composite32(PIXMAN_OP_IN_REVERSE, shape, NULL, image, 0, 0, 0, 0, 0, 0, area.w, area.h);
    pixman_image_unref(shape);
    arena_finish(&arena);
    tools_finish(tools);
    free(tools);
}

pixman_image_t *photo_create(const struct photo_order *order, const atomic_bool *cancelled)
{
    const struct picture_limits limits = {BYTES_MAX, SIDE_MAX, cancelled};
    pixman_image_t *image = roomy_image(PIXMAN_a8r8g8b8, order->w, order->h);
    if (!image) {
        BUG("out of memory");
    }
    int stride = pixman_image_get_stride(image) / (int)sizeof(uint32_t);
    if (!picture_cover(order->file, &limits, pixman_image_get_data(image), stride, order->w, order->h)) {
        pixman_image_unref(image);
        return NULL;
    }
    if (order->radius > 0) {
        round_corners(image, (struct px_rect){0, 0, order->w, order->h}, order->radius);
    }
    return image;
}

/** As a path, so that its corners are those of the picture. */
static void paint_ground(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds)
{
    struct arena arena = {0};
    struct path *path = path_create(&arena);
    path_round_rect(path, picture->box, picture->radius);
    const struct draw_path ground = {.path = path, .brush = brush_solid(picture->ground)};
    shape_paint_path(pen, &ground, bounds);
    arena_finish(&arena);
}

void photo_paint(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds)
{
    struct px_rect box = px_nearest(picture->box, pen->scale);
    REQUIRE(pen->tools->album);
    pixman_image_t *image = album_find(pen->tools->album, picture, pen->scale);
    if (image) {
        pen_over(pen, image, box, 255, px_cut(box, bounds));
    } else if (picture->ground.a > 0) {
        paint_ground(pen, picture, bounds);
    }
}
