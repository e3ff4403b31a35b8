#include "stage/gradient.h"

#include <math.h>
#include <string.h>

/** A premultiplied colour, blue, green, red, alpha; 255 * 256 is a full channel. */
struct tint {
    double channel[4];
};

static struct tint premultiply(struct color c)
{
    double alpha = c.a / 255.0 * 256;
    return (struct tint){{c.b * alpha, c.g * alpha, c.r * alpha, c.a * 256}};
}

static uint64_t mix(struct tint a, struct tint b, double t)
{
    uint64_t packed = 0;
    for (int i = 0; i < 4; i++) {
        packed |= (uint64_t)(uint16_t)lrint(a.channel[i] + t * (b.channel[i] - a.channel[i])) << (16 * i);
    }
    return packed;
}

/** Steps at..end-1 of the ramp, which lie between two stops (one and the same: before the first, after the last). */
static void fill_between(struct gradient *gradient, int at, int end, const struct draw_stop *low,
                         const struct draw_stop *high)
{
    struct tint from = premultiply(low->color), to = premultiply(high->color);
    double span = high->at - low->at;
    for (; at < end; at++) {
        gradient->ramp[at] = mix(from, to, span > 0 ? ((double)at / GRADIENT_STEPS - low->at) / span : 0);
    }
}

/** The first step that lies behind a stop. */
static int step_behind(const struct draw_stop *stop, int from)
{
    double step = stop->at * GRADIENT_STEPS;
    int behind = step > 0 ? step < GRADIENT_STEPS ? (int)ceil(step) : GRADIENT_STEPS + 1 : 0;
    return behind > from ? behind : from;
}

/** Before the first stop and after the last the colour stays as there. */
static void fill_ramp(struct gradient *gradient, const struct draw_brush *brush)
{
    const struct draw_stop *low = &brush->stops[0];
    int at = 0;
    for (int i = 0; i < brush->stop_count; i++) {
        const struct draw_stop *high = &brush->stops[i];
        int end = step_behind(high, at);
        fill_between(gradient, at, end, low, high);
        at = end;
        low = high;
    }
    fill_between(gradient, at, GRADIENT_STEPS + 1, low, low);
}

static void prepare_linear(struct gradient *gradient, const struct draw_brush *brush, double scale)
{
    double dx = brush->to.x - brush->from.x, dy = brush->to.y - brush->from.y;
    double length = dx * dx + dy * dy;
    if (!(length > 0)) {
        gradient->x0 = GRADIENT_STEPS; /* no direction: the last colour */
        return;
    }
    gradient->xx = dx / length / scale * GRADIENT_STEPS;
    gradient->xy = dy / length / scale * GRADIENT_STEPS;
    /* Pixels are looked at in their middle. */
    gradient->x0 = -(brush->from.x * dx + brush->from.y * dy) / length * GRADIENT_STEPS;
    gradient->x0 += (gradient->xx + gradient->xy) / 2;
}

/** No number a pixel's place is worked out from is too large, or none. */
static double bounded(double v)
{
    return v > -1e12 && v < 1e12 ? v : 0;
}

void gradient_prepare(struct gradient *gradient, const struct draw_brush *brush, double scale, bool coarse)
{
    gradient->kind = brush->kind;
    gradient->coarse = coarse;
    gradient->xx = gradient->xy = gradient->x0 = 0;
    gradient->center = point_make(brush->from.x * scale - 0.5, brush->from.y * scale - 0.5);
    gradient->per_px = brush->radius > 0 ? GRADIENT_STEPS / (brush->radius * scale) : 1e9;
    if (brush->kind == BRUSH_LINEAR) {
        prepare_linear(gradient, brush, scale);
    }
    gradient->xx = bounded(gradient->xx);
    gradient->xy = bounded(gradient->xy);
    gradient->x0 = bounded(gradient->x0);
    gradient->center = point_make(bounded(gradient->center.x), bounded(gradient->center.y));
    gradient->opaque = true;
    for (int i = 0; i < brush->stop_count; i++) {
        gradient->opaque = gradient->opaque && brush->stops[i].color.a == 255;
    }
    fill_ramp(gradient, brush);
}

bool gradient_repeats(const struct gradient *gradient)
{
    return gradient->kind == BRUSH_LINEAR && gradient->xy == 0;
}

/** The four channels of a ramp's entry rounded to bytes, `dither` (0..255) deciding which way. */
static uint32_t dithered(uint64_t c, uint64_t dither)
{
    c = (c + dither * 0x0001000100010001u) >> 8 & 0x00FF00FF00FF00FFu;
    c = (c | c >> 8) & 0x0000FFFF0000FFFFu;
    return (uint32_t)(c | c >> 16);
}

/** Bayer's ordered dither: every value of 0..63 once, neighbours far apart; times 4, plus 2, it spreads over a level.
 */
static const uint8_t *dither_row(int y)
{
    static const uint8_t bayer[GRADIENT_TILE][GRADIENT_TILE] = {
        {2, 130, 34, 162, 10, 138, 42, 170},  {194, 66, 226, 98, 202, 74, 234, 106},
        {50, 178, 18, 146, 58, 186, 26, 154}, {242, 114, 210, 82, 250, 122, 218, 90},
        {14, 142, 46, 174, 6, 134, 38, 166},  {206, 78, 238, 110, 198, 70, 230, 102},
        {62, 190, 30, 158, 54, 182, 22, 150}, {254, 126, 222, 94, 246, 118, 214, 86},
    };
    return bayer[y & (GRADIENT_TILE - 1)];
}

/** `v`, or 0 when it is less; without a comparison, so that the compiler can work on several at a time. */
static float not_below_zero(float v)
{
    return (v + fabsf(v)) * 0.5f;
}

static int step_of(float place)
{
    return (int)(GRADIENT_STEPS + 0.5f - not_below_zero(GRADIENT_STEPS - not_below_zero(place)));
}

/** Where on the ramp some pixels are. */
static void find_steps(const struct gradient *gradient, int x, int y, int count, int *steps)
{
    if (gradient->kind == BRUSH_RADIAL) {
        float dy = (float)(y - gradient->center.y), left = (float)gradient->center.x;
        float square = dy * dy, per_px = (float)gradient->per_px;
        for (int i = 0; i < count; i++) {
            float dx = (float)(x + i) - left;
            steps[i] = step_of(sqrtf(dx * dx + square) * per_px);
        }
        return;
    }
    float start = (float)(gradient->xy * y + gradient->x0), slope = (float)gradient->xx;
    for (int i = 0; i < count; i++) {
        steps[i] = step_of((float)(x + i) * slope + start);
    }
}

/** Where colour only changes from row to row, eight pixels are repeated. */
static void repeat_row(uint64_t c, int x, int y, int count, uint32_t *out)
{
    const uint8_t *dither = dither_row(y);
    int done = count < GRADIENT_TILE ? count : GRADIENT_TILE;
    for (int i = 0; i < done; i++) {
        out[i] = dithered(c, dither[(x + i) & (GRADIENT_TILE - 1)]);
    }
    while (done < count) {
        int more = done < count - done ? done : count - done;
        memcpy(out + done, out, (size_t)more * sizeof *out);
        done += more;
    }
}

/** The first pixel of the tile that x lies in. */
static int tile_start(int x)
{
    return x & ~(GRADIENT_TILE - 1);
}

uint32_t gradient_tile(const struct gradient *gradient, int x, int y)
{
    const uint64_t half = 128;
    int step;
    find_steps(gradient, tile_start(x) + GRADIENT_TILE / 2, y, 1, &step);
    return dithered(gradient->ramp[step], half);
}

static void coarse_row(const struct gradient *gradient, int x, int y, int count, uint32_t *out)
{
    for (int at = x; at < x + count;) {
        uint32_t color = gradient_tile(gradient, at, y);
        int end = tile_start(at) + GRADIENT_TILE < x + count ? tile_start(at) + GRADIENT_TILE : x + count;
        for (; at < end; at++) {
            out[at - x] = color;
        }
    }
}

void gradient_row(const struct gradient *gradient, int x, int y, int count, uint32_t *out)
{
    enum { CHUNK = 64 };
    int steps[CHUNK];
    if (gradient->coarse) {
        coarse_row(gradient, x, y, count, out);
        return;
    }
    if (gradient->kind == BRUSH_LINEAR && gradient->xx == 0) {
        find_steps(gradient, x, y, 1, steps);
        repeat_row(gradient->ramp[steps[0]], x, y, count, out);
        return;
    }
    const uint8_t *dither = dither_row(y);
    for (int from = 0; from < count; from += CHUNK) {
        int part = count - from < CHUNK ? count - from : CHUNK;
        find_steps(gradient, x + from, y, part, steps);
        for (int i = 0; i < part; i++) {
            out[from + i] = dithered(gradient->ramp[steps[i]], dither[(x + from + i) & (GRADIENT_TILE - 1)]);
        }
    }
}
