#include "stage/cover.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/bug.h"

/** The pixels of the source, and their shares, that make one pixel of the result. */
struct taps {
    int first, count;
    float *shares; /* borrowed from one array for all */
};

struct scale {
    struct taps *taps; /* owned */
    float *shares;     /* owned */
    int room;          /* no pixel has more taps */
};

struct cover {
    struct scale across, down;
    int width, w, h, stride;
    int next_in, next_out; /* rows */
    uint32_t *out;         /* borrowed */
    float *rows;           /* owned; the last `down.room` rows, scaled across: w pixels of four floats */
    float *unpacked;       /* owned; one row */
};

/** A tent over the source: as wide as one pixel of the result, but no narrower than one of the source. */
static void scale_init(struct scale *scale, int from, int to, double start, double step)
{
    double reach = fmax(step, 1);
    size_t room = (size_t)ceil(reach * 2) + 2;
    scale->room = (int)room;
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

/* NOLINTNEXTLINE(readability-non-const-parameter): it is written to later */
struct cover *cover_create(int width, int height, uint32_t *out, int stride, int w, int h)
{
    double step = fmin((double)width / w, (double)height / h);
    struct cover *cover = calloc(1, sizeof *cover);
    if (!cover) {
        BUG("out of memory");
    }
    *cover = (struct cover){.width = width, .w = w, .h = h, .stride = stride, .out = out};
    scale_init(&cover->across, width, w, (width - step * w) / 2, step);
    scale_init(&cover->down, height, h, (height - step * h) / 2, step);
    cover->rows = malloc((size_t)cover->down.room * (size_t)w * 4 * sizeof *cover->rows);
    cover->unpacked = malloc((size_t)width * 4 * sizeof *cover->unpacked);
    if (!cover->rows || !cover->unpacked) {
        BUG("out of memory");
    }
    return cover;
}

void cover_destroy(struct cover *cover)
{
    if (cover) {
        scale_finish(&cover->across);
        scale_finish(&cover->down);
        free(cover->rows);
        free(cover->unpacked);
        free(cover);
    }
}

/** Where a row of the source lies while it is held. */
static float *held(const struct cover *cover, int row)
{
    return cover->rows + (size_t)(row % cover->down.room) * (size_t)cover->w * 4;
}

static void scale_across(struct cover *cover, const uint32_t *pixels, float *out)
{
    float *unpacked = cover->unpacked;
    for (int x = 0; x < cover->width; x++) {
        for (int c = 0; c < 4; c++) {
            unpacked[x * 4 + c] = (float)(pixels[x] >> (8 * c) & 0xFF);
        }
    }
    for (int x = 0; x < cover->w; x++, out += 4) {
        const struct taps *taps = &cover->across.taps[x];
        const float *p = unpacked + (size_t)taps->first * 4;
        out[0] = out[1] = out[2] = out[3] = 0;
        for (int k = 0; k < taps->count; k++, p += 4) {
            for (int c = 0; c < 4; c++) {
                out[c] += taps->shares[k] * p[c];
            }
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

static void put_row(const struct cover *cover, const struct taps *taps, uint32_t *out)
{
    for (int x = 0; x < cover->w; x++) {
        float sum[4] = {0};
        for (int k = 0; k < taps->count; k++) {
            const float *p = held(cover, taps->first + k) + (size_t)x * 4;
            for (int c = 0; c < 4; c++) {
                sum[c] += taps->shares[k] * p[c];
            }
        }
        out[x] = pack(sum);
    }
}

void cover_row(struct cover *cover, const uint32_t *pixels)
{
    int row = cover->next_in++;
    if (cover->next_out == cover->h || row < cover->down.taps[cover->next_out].first) {
        return; /* cut off */
    }
    scale_across(cover, pixels, held(cover, row));
    for (; cover->next_out < cover->h; cover->next_out++) {
        const struct taps *taps = &cover->down.taps[cover->next_out];
        if (taps->first + taps->count - 1 > row) {
            return;
        }
        put_row(cover, taps, cover->out + (ptrdiff_t)cover->next_out * cover->stride);
    }
}

void cover_pixels(const uint32_t *pixels, int width, int height, uint32_t *out, int stride, int w, int h)
{
    struct cover *cover = cover_create(width, height, out, stride, w, h);
    for (int y = 0; y < height; y++) {
        cover_row(cover, pixels + (ptrdiff_t)y * width);
    }
    cover_destroy(cover);
}
