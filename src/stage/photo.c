#include "stage/photo.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/bug.h"
#include "stage/key.h"
#include "stage/picture.h"

static const long bytes_max = 64L * 1024 * 1024;
enum { SIDE_MAX = 8192 };

/** The pixels of the source, and their shares, that make one pixel of the result. */
struct taps {
    int first, count;
    float *shares; /* borrowed from one array for all */
};

struct scale {
    struct taps *taps; /* owned */
    float *shares;     /* owned */
};

/** A tent over the source: as wide as one pixel of the result, but no narrower than one of the source. */
static void scale_init(struct scale *scale, int from, int to, double start, double step)
{
    double reach = fmax(step, 1);
    size_t room = (size_t)ceil(reach * 2) + 2;
    scale->taps = calloc((size_t)to, sizeof *scale->taps);
    scale->shares = calloc((size_t)to * room, sizeof *scale->shares);
    if (!scale->taps || !scale->shares) {
        BUG("out of memory");
    }
    for (int i = 0; i < to; i++) {
        struct taps *taps = &scale->taps[i];
        double center = start + (i + 0.5) * step - 0.5, sum = 0;
        int first = (int)fmax(ceil(center - reach), 0), last = (int)fmin(floor(center + reach), from - 1);
        first = first > from - 1 ? from - 1 : first;
        last = last < first ? first : last;
        taps->first = first;
        taps->count = last - first + 1;
        taps->shares = scale->shares + (size_t)i * room;
        for (int k = 0; k < taps->count; k++) {
            taps->shares[k] = (float)fmax(1 - fabs(first + k - center) / reach, 1e-6);
            sum += (double)taps->shares[k];
        }
        for (int k = 0; k < taps->count; k++) {
            taps->shares[k] = (float)((double)taps->shares[k] / sum);
        }
    }
}

static void scale_finish(struct scale *scale)
{
    free(scale->taps);
    free(scale->shares);
}

/** Four channels of `taps` source pixels that are `step` apart. */
static void gather(const struct taps *taps, const float *from, size_t step, float out[4])
{
    out[0] = out[1] = out[2] = out[3] = 0;
    for (int k = 0; k < taps->count; k++) {
        const float *p = from + ((size_t)taps->first + (size_t)k) * step;
        for (int c = 0; c < 4; c++) {
            out[c] += taps->shares[k] * p[c];
        }
    }
}

static uint32_t pack(const float c[4])
{
    uint32_t pixel = 0;
    for (int i = 0; i < 4; i++) {
        float v = c[i] + 0.5f;
        pixel |= (v >= 255 ? 255u : v <= 0 ? 0u : (uint32_t)v) << (8 * i);
    }
    return pixel;
}

/** One source row scaled across: `w` pixels of four floats. */
static void scale_row(const struct scale *across, const uint32_t *pixels, float *unpacked, int width, float *out, int w)
{
    for (int x = 0; x < width; x++) {
        for (int c = 0; c < 4; c++) {
            unpacked[x * 4 + c] = (float)(pixels[x] >> (8 * c) & 0xFF);
        }
    }
    for (int x = 0; x < w; x++) {
        gather(&across->taps[x], unpacked, 4, out + (ptrdiff_t)x * 4);
    }
}

void photo_cover(const uint32_t *pixels, int width, int height, uint32_t *out, int stride, int w, int h)
{
    double step = fmin((double)width / w, (double)height / h);
    struct scale across, down;
    scale_init(&across, width, w, (width - step * w) / 2, step);
    scale_init(&down, height, h, (height - step * h) / 2, step);
    float *rows = malloc((size_t)height * (size_t)w * 4 * sizeof *rows);
    float *unpacked = malloc((size_t)width * 4 * sizeof *unpacked);
    if (!rows || !unpacked) {
        BUG("out of memory");
    }
    for (int y = 0; y < height; y++) {
        scale_row(&across, pixels + (ptrdiff_t)y * width, unpacked, width, rows + (size_t)y * (size_t)w * 4, w);
    }
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            float sum[4];
            gather(&down.taps[y], rows + (ptrdiff_t)x * 4, (size_t)w * 4, sum);
            out[(ptrdiff_t)y * stride + x] = pack(sum);
        }
    }
    free(rows);
    free(unpacked);
    scale_finish(&across);
    scale_finish(&down);
}

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
    int width = 0, height = 0;
    uint32_t *pixels = picture_load(picture->file, bytes_max, SIDE_MAX, &width, &height);
    if (!pixels) {
        return NULL;
    }
    pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, area.w, area.h, NULL, 0);
    if (!image) {
        BUG("out of memory");
    }
    photo_cover(pixels, width, height, pixman_image_get_data(image),
                pixman_image_get_stride(image) / (int)sizeof(uint32_t), area.w, area.h);
    free(pixels);
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
