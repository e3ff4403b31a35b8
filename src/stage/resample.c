#include "stage/resample.h"

#include <math.h>

/* Places in the texture have 32 fractional bits, so that long rows do not drift; 8 of them blend. */
enum { FRACTION = 32 };

static int64_t fixed(double v)
{
    double limit = PX_FAR * 4.0;
    return (int64_t)(fmax(fmin(v, limit), -limit) * 4294967296.0);
}

static int64_t divide_up(int64_t a, int64_t b)
{
    return a > 0 ? (a + b - 1) / b : -(-a / b);
}

/** Narrow first..last-1 to the steps at which `start + step * i` is at least 0 and less than `end`. */
static void narrow(int64_t start, int64_t step, int64_t end, int64_t *first, int64_t *last)
{
    if (step < 0) { /* seen from the other end */
        start = end - 1 - start;
        step = -step;
    }
    if (step == 0) {
        *last = start >= 0 && start < end ? *last : *first;
        return;
    }
    int64_t from = divide_up(-start, step), to = divide_up(end - start, step);
    *first = from > *first ? from : *first;
    *last = to < *last ? to : *last;
}

struct resampled resample_way(const struct texture *texture, struct affine from_px, int x, int y, int count,
                              struct kernel_way *way)
{
    *way = (struct kernel_way){.du = fixed(from_px.xx), .dv = fixed(from_px.yx)};
    /* Pixels are looked up at their middle. */
    way->u = fixed((from_px.xx + from_px.xy) / 2 + from_px.x0 - 0.5) + way->du * x + fixed(from_px.xy) * y;
    way->v = fixed((from_px.yx + from_px.yy) / 2 + from_px.y0 - 0.5) + way->dv * x + fixed(from_px.yy) * y;
    way->u -= (int64_t)texture->area.x * ((int64_t)1 << FRACTION);
    way->v -= (int64_t)texture->area.y * ((int64_t)1 << FRACTION);
    int64_t first = 0, last = count;
    narrow(way->u, way->du, (int64_t)(texture->area.w - 1) << FRACTION, &first, &last);
    narrow(way->v, way->dv, (int64_t)(texture->area.h - 1) << FRACTION, &first, &last);
    if (first >= last) {
        return (struct resampled){0, 0};
    }
    way->u += way->du * first;
    way->v += way->dv * first;
    return (struct resampled){(int)first, (int)(last - first)};
}

struct resampled resample_row(const struct kernels *kernels, const struct texture *texture, struct affine from_px,
                              int x, int y, int count, uint32_t *out)
{
    struct kernel_way way;
    struct resampled part = resample_way(texture, from_px, x, y, count, &way);
    if (part.count > 0) {
        kernels->turn(out, texture->pixels, texture->stride, &way, part.count);
    }
    return part;
}
