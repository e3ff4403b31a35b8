#include "stage/resample.h"

#include <math.h>
#include <string.h>

/* Places in the texture have 32 fractional bits, so that long rows do not drift; 8 of them blend. */
enum { FRACTION = 32 };

typedef uint8_t bytes8 __attribute__((vector_size(8)));
typedef uint8_t bytes4 __attribute__((vector_size(4)));
typedef uint16_t words8 __attribute__((vector_size(16)));
typedef uint16_t words4 __attribute__((vector_size(8)));

static int64_t fixed(double v)
{
    double limit = PX_FAR * 4.0;
    return (int64_t)(fmax(fmin(v, limit), -limit) * 4294967296.0);
}

/** Two neighbours, channel by channel. */
static words8 load_pair(const uint32_t *p)
{
    bytes8 pair;
    memcpy(&pair, p, sizeof pair);
    return __builtin_convertvector(pair, words8);
}

/** The four pixels from `p` on (right, below), `fx` and `fy` in 1/256 of the way to the others. */
static uint32_t blend(const uint32_t *p, int stride, uint16_t fx, uint16_t fy)
{
    words8 both = (load_pair(p) * (uint16_t)(256 - fy) + load_pair(p + stride) * fy + 128) >> 8;
    uint16_t rest = (uint16_t)(256 - fx);
    both *= (words8){rest, rest, rest, rest, fx, fx, fx, fx};
    words4 left = __builtin_shufflevector(both, both, 0, 1, 2, 3),
           right = __builtin_shufflevector(both, both, 4, 5, 6, 7);
    bytes4 mixed = __builtin_convertvector((left + right + 128) >> 8, bytes4);
    uint32_t pixel;
    memcpy(&pixel, &mixed, sizeof pixel);
    return pixel;
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

void resample_row(const struct texture *texture, struct affine from_px, int x, int y, int count, uint32_t *out)
{
    int64_t du = fixed(from_px.xx), dv = fixed(from_px.yx);
    /* Pixels are looked up at their middle. */
    int64_t u = fixed((from_px.xx + from_px.xy) / 2 + from_px.x0 - 0.5) + du * x + fixed(from_px.xy) * y;
    int64_t v = fixed((from_px.yx + from_px.yy) / 2 + from_px.y0 - 0.5) + dv * x + fixed(from_px.yy) * y;
    u -= (int64_t)texture->area.x * ((int64_t)1 << FRACTION);
    v -= (int64_t)texture->area.y * ((int64_t)1 << FRACTION);
    int64_t first = 0, last = count;
    narrow(u, du, (int64_t)(texture->area.w - 1) << FRACTION, &first, &last);
    narrow(v, dv, (int64_t)(texture->area.h - 1) << FRACTION, &first, &last);
    if (first >= last) {
        memset(out, 0, (size_t)count * sizeof *out);
        return;
    }
    memset(out, 0, (size_t)first * sizeof *out);
    u += du * first;
    v += dv * first;
    for (int64_t i = first; i < last; i++, u += du, v += dv) {
        const uint32_t *p = texture->pixels + (v >> FRACTION) * texture->stride + (u >> FRACTION);
        out[i] = blend(p, texture->stride, (uint16_t)(u >> 24 & 0xFF), (uint16_t)(v >> 24 & 0xFF));
    }
    memset(out + last, 0, (size_t)(count - last) * sizeof *out);
}
