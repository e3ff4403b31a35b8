#include "stage/soft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

/** NaN covers nothing. */
static uint8_t coverage(double part)
{
    /* NOLINTNEXTLINE(bugprone-incorrect-roundings): not negative, and lround would be a call for each pixel */
    return part > 0 ? part < 1 ? (uint8_t)(part * 255 + 0.5) : 255 : 0;
}

struct px_rect soft_glow_area(struct point center, double radius)
{
    return px_around(rect_around(center, radius * 2, radius * 2), 1);
}

void soft_glow(struct mask *mask, struct point center, double radius)
{
    /* In single precision, and without a comparison, the compiler works on several pixels at a time. */
    float per_px = (float)(1 / radius), left = (float)(mask->area.x + 0.5 - center.x);
    for (int row = 0; row < mask->area.h; row++) {
        uint8_t *p = mask->bits + (ptrdiff_t)row * mask->stride;
        float y = (float)(mask->area.y + row + 0.5 - center.y);
        for (int i = 0; i < mask->area.w; i++) {
            float x = left + (float)i;
            float rest = 1 - sqrtf(x * x + y * y) * per_px;
            rest = (rest + fabsf(rest)) * 0.5f; /* not below 0 */
            p[i] = (uint8_t)(int)(rest * rest * 255 + 0.5f);
        }
    }
}

/** Below this radius a disc keeps its size and loses light instead. */
static const double smallest_disc = 0.75;

struct px_rect soft_disc_area(struct point center, double radius)
{
    double reach = fmax(radius, smallest_disc) + 0.5;
    return px_around(rect_around(center, reach * 2, reach * 2), 1);
}

void soft_disc(struct mask *mask, struct point center, double radius)
{
    double drawn = fmax(radius, smallest_disc);
    double light = radius * radius / (drawn * drawn);
    for (int row = 0; row < mask->area.h; row++) {
        uint8_t *p = mask->bits + (ptrdiff_t)row * mask->stride;
        double y = mask->area.y + row + 0.5 - center.y;
        for (int i = 0; i < mask->area.w; i++) {
            double x = mask->area.x + i + 0.5 - center.x;
            double inside = drawn + 0.5 - sqrt(x * x + y * y);
            p[i] = coverage(light * (inside > 1 ? 1 : inside));
        }
    }
}

/** Numbers between 0 and 1 in rows, and a spare row or column for the blur. */
struct field {
    int w, h;
    float *cells, *line;
};

static void field_init(struct field *field, int w, int h)
{
    field->w = w;
    field->h = h;
    field->cells = calloc((size_t)w * (size_t)h, sizeof(float));
    field->line = calloc((size_t)(w > h ? w : h), sizeof(float));
    if (!field->cells || !field->line) {
        BUG("out of memory");
    }
}

static void field_finish(struct field *field)
{
    free(field->cells);
    free(field->line);
}

/** How far `p` is outside the rounded box with corner `half` around 0, 0 (negative: inside). */
static double box_distance(double x, double y, double half_w, double half_h, double radius)
{
    double dx = fabs(x) - (half_w - radius), dy = fabs(y) - (half_h - radius);
    double outside = hypot(fmax(dx, 0), fmax(dy, 0));
    return outside + fmin(fmax(dx, dy), 0) - radius;
}

static void field_draw_box(struct field *field, int margin, int w, int h, double radius)
{
    for (int y = 0; y < field->h; y++) {
        for (int x = 0; x < field->w; x++) {
            double distance =
                box_distance(x + 0.5 - margin - w / 2.0, y + 0.5 - margin - h / 2.0, w / 2.0, h / 2.0, radius);
            field->cells[(size_t)y * (size_t)field->w + (size_t)x] = (float)fmin(fmax(0.5 - distance, 0), 1);
        }
    }
}

/** The mean over 2 * reach + 1 cells, along one line of cells that are `step` apart. */
static void blur_line(float *cells, int count, ptrdiff_t step, float *spare, int reach)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        spare[i] = cells[i * step];
    }
    for (int i = 0; i < reach && i < count; i++) {
        sum += (double)spare[i];
    }
    for (int i = 0; i < count; i++) {
        sum += i + reach < count ? (double)spare[i + reach] : 0;
        cells[i * step] = (float)(sum / (2 * reach + 1));
        sum -= i - reach >= 0 ? (double)spare[i - reach] : 0;
    }
}

/** Three means after one another make a soft bell that ends after `reaches` cells in all. */
static void field_blur(struct field *field, const int reaches[3])
{
    for (int pass = 0; pass < 3; pass++) {
        for (int y = 0; y < field->h; y++) {
            blur_line(field->cells + (ptrdiff_t)y * field->w, field->w, 1, field->line, reaches[pass]);
        }
        for (int x = 0; x < field->w; x++) {
            blur_line(field->cells + x, field->h, field->w, field->line, reaches[pass]);
        }
    }
}

struct px_rect soft_box_area(const struct soft_box *box)
{
    return px_between(-box->blur, -box->blur, box->w + box->blur, box->h + box->blur);
}

static double radius_of(const struct soft_box *box)
{
    return fmin(box->radius, fmin(box->w, box->h) / 2.0);
}

struct soft_box soft_box_small(const struct soft_box *box)
{
    struct soft_box small = *box;
    int corner = 2 * ((int)ceil(radius_of(box)) + box->blur) + 1;
    small.radius = radius_of(box);
    small.w = box->w < corner ? box->w : corner;
    small.h = box->h < corner ? box->h : corner;
    return small;
}

void soft_box(struct mask *mask, const struct soft_box *box)
{
    struct px_rect whole = soft_box_area(box);
    struct field field;
    field_init(&field, whole.w, whole.h);
    field_draw_box(&field, box->blur, box->w, box->h, radius_of(box));
    field_blur(&field, (const int[3]){box->blur / 3, (box->blur + 1) / 3, (box->blur + 2) / 3});
    for (int y = 0; y < mask->area.h; y++) {
        const float *from = field.cells + (ptrdiff_t)(mask->area.y + y - whole.y) * field.w + (mask->area.x - whole.x);
        for (int x = 0; x < mask->area.w; x++) {
            mask->bits[(ptrdiff_t)y * mask->stride + x] = coverage((double)from[x]);
        }
    }
    field_finish(&field);
}
