#include "stage/gradient.h"

#include <math.h>
#include <string.h>

/** Bayer's ordered dither: every value of 0..63 once, neighbours far apart; times 4, plus 2, it spreads over a level.
 */
static const uint8_t bayer[GRADIENT_TILE][GRADIENT_TILE] = {
    {0, 32, 8, 40, 2, 34, 10, 42},    {48, 16, 56, 24, 50, 18, 58, 26}, {12, 44, 4, 36, 14, 46, 6, 38},
    {60, 28, 52, 20, 62, 30, 54, 22}, {3, 35, 11, 43, 1, 33, 9, 41},    {51, 19, 59, 27, 49, 17, 57, 25},
    {15, 47, 7, 39, 13, 45, 5, 37},   {63, 31, 55, 23, 61, 29, 53, 21},
};

static struct gradient_color premultiply(struct color c)
{
    double alpha = c.a / 255.0 * 256;
    return (struct gradient_color){{(uint16_t)lrint(c.b * alpha), (uint16_t)lrint(c.g * alpha),
                                    (uint16_t)lrint(c.r * alpha), (uint16_t)(c.a * 256)}};
}

static struct gradient_color mix(struct gradient_color a, struct gradient_color b, double t)
{
    for (int i = 0; i < 4; i++) {
        a.channel[i] = (uint16_t)lrint(a.channel[i] + t * (b.channel[i] - a.channel[i]));
    }
    return a;
}

/** Before the first stop and after the last the colour stays as there. */
static void fill_ramp(struct gradient *gradient, const struct draw_brush *brush)
{
    int next = 0;
    for (int i = 0; i <= GRADIENT_STEPS; i++) {
        double t = (double)i / GRADIENT_STEPS;
        while (next < brush->stop_count && brush->stops[next].at <= t) {
            next++;
        }
        const struct draw_stop *low = &brush->stops[next ? next - 1 : 0];
        const struct draw_stop *high = &brush->stops[next < brush->stop_count ? next : next - 1];
        double part = low < high ? (t - low->at) / (high->at - low->at) : 0;
        gradient->ramp[i] = mix(premultiply(low->color), premultiply(high->color), part);
    }
}

static void prepare_linear(struct gradient *gradient, const struct draw_brush *brush, double scale)
{
    double dx = brush->to.x - brush->from.x, dy = brush->to.y - brush->from.y;
    double length = dx * dx + dy * dy;
    if (length <= 0) {
        gradient->x0 = 1; /* no direction: the last colour */
        return;
    }
    gradient->xx = dx / length / scale;
    gradient->xy = dy / length / scale;
    /* Pixels are looked at in their middle. */
    gradient->x0 = -(brush->from.x * dx + brush->from.y * dy) / length + (gradient->xx + gradient->xy) / 2;
}

void gradient_prepare(struct gradient *gradient, const struct draw_brush *brush, double scale)
{
    gradient->kind = brush->kind;
    gradient->xx = gradient->xy = gradient->x0 = 0;
    gradient->center = point_make(brush->from.x * scale - 0.5, brush->from.y * scale - 0.5);
    gradient->per_px = brush->radius > 0 ? 1 / (brush->radius * scale) : 1e9;
    if (brush->kind == BRUSH_LINEAR) {
        prepare_linear(gradient, brush, scale);
    }
    gradient->opaque = true;
    for (int i = 0; i < brush->stop_count; i++) {
        gradient->opaque = gradient->opaque && brush->stops[i].color.a == 255;
    }
    fill_ramp(gradient, brush);
}

static uint32_t dithered(const struct gradient_color *c, unsigned dither)
{
    return ((c->channel[3] + dither) >> 8) << 24 | ((c->channel[2] + dither) >> 8) << 16 |
           ((c->channel[1] + dither) >> 8) << 8 | (c->channel[0] + dither) >> 8;
}

static const struct gradient_color *ramp_at(const struct gradient *gradient, double t)
{
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return &gradient->ramp[(int)(t * GRADIENT_STEPS + 0.5)];
}

static unsigned dither_at(int x, int y)
{
    return bayer[y & (GRADIENT_TILE - 1)][x & (GRADIENT_TILE - 1)] * 4u + 2;
}

/** Where colour only changes from row to row, eight pixels are repeated. */
static void repeat_row(const struct gradient_color *c, int x, int y, int count, uint32_t *out)
{
    int done = count < GRADIENT_TILE ? count : GRADIENT_TILE;
    for (int i = 0; i < done; i++) {
        out[i] = dithered(c, dither_at(x + i, y));
    }
    while (done < count) {
        int more = done < count - done ? done : count - done;
        memcpy(out + done, out, (size_t)more * sizeof *out);
        done += more;
    }
}

void gradient_row(const struct gradient *gradient, int x, int y, int count, uint32_t *out)
{
    if (gradient->kind == BRUSH_RADIAL) {
        double dy = y - gradient->center.y;
        for (int i = 0; i < count; i++) {
            double dx = x + i - gradient->center.x;
            const struct gradient_color *c = ramp_at(gradient, sqrt(dx * dx + dy * dy) * gradient->per_px);
            out[i] = dithered(c, dither_at(x + i, y));
        }
        return;
    }
    double start = gradient->xy * y + gradient->x0;
    if (gradient->xx == 0) {
        repeat_row(ramp_at(gradient, start), x, y, count, out);
        return;
    }
    for (int i = 0; i < count; i++) {
        out[i] = dithered(ramp_at(gradient, gradient->xx * (x + i) + start), dither_at(x + i, y));
    }
}
