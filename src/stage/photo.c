#include "stage/photo.h"

#include <sys/stat.h>

#include "base/bug.h"
#include "stage/key.h"
#include "stage/picture.h"

enum { BYTES_MAX = 64 * 1024 * 1024, SIDE_MAX = 8192 };

static uint64_t photo_key(const struct pen *pen, const struct draw_picture *picture, struct px_rect box)
{
    struct stat file = {0};
    uint64_t key = key_text(key_start(KEYED_PHOTO), picture->file);
    if (stat(picture->file, &file) == 0) {
        key = key_word(key_word(key_word(key, (uint64_t)file.st_mtime), (uint64_t)file.st_size), (uint64_t)file.st_ino);
    }
    key = key_word(key_word(key, (uint64_t)box.w), (uint64_t)box.h);
    return key_number(key, picture->radius * pen->scale);
}

/** Take the corners off: keep only what lies within the rounded box. */
static void round_corners(struct tools *tools, pixman_image_t *image, struct px_rect area, double radius)
{
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
}

static pixman_image_t *load(struct tools *tools, const struct draw_picture *picture, struct px_rect area, double radius)
{
    static const struct picture_limits limits = {BYTES_MAX, SIDE_MAX, NULL};
    pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, area.w, area.h, NULL, 0);
    if (!image) {
        BUG("out of memory");
    }
    int stride = pixman_image_get_stride(image) / (int)sizeof(uint32_t);
    if (!picture_cover(picture->file, &limits, pixman_image_get_data(image), stride, area.w, area.h)) {
        pixman_image_unref(image);
        return NULL;
    }
    if (radius > 0) {
        round_corners(tools, image, area, radius);
    }
    return image;
}

void photo_paint(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds)
{
    struct px_rect box = px_nearest(picture->box, pen->scale);
    struct px_rect area = {0, 0, box.w, box.h};
    if (px_is_empty(box) || !tools_may_keep(pen->tools, box)) {
        return;
    }
    uint64_t key = photo_key(pen, picture, box);
    const struct cached *cached = shelf_find(&pen->tools->shelf, key);
    pixman_image_t *image = cached ? cached->image : load(pen->tools, picture, area, picture->radius * pen->scale);
    bool ours = !cached && !shelf_keep(&pen->tools->shelf, key, image, area);
    if (image) {
        pen_put(pen, PIXMAN_OP_OVER, image, box, NULL, box, pen_visible(pen, px_cut(box, bounds)));
    }
    if (image && ours) {
        pixman_image_unref(image);
    }
}
