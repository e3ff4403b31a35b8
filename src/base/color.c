#include "base/color.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct color color_rgb(uint32_t rgb)
{
    return (struct color){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
}

static uint8_t mix_channel(uint8_t a, uint8_t b, double t)
{
    return (uint8_t)lround(a + (b - a) * t);
}

struct color color_fade(struct color c, double opacity)
{
    double clamped = opacity < 0 ? 0 : opacity > 1 ? 1 : opacity;
    c.a = (uint8_t)lround(c.a * clamped);
    return c;
}

struct color color_mix(struct color a, struct color b, double t)
{
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return (struct color){mix_channel(a.r, b.r, t), mix_channel(a.g, b.g, t), mix_channel(a.b, b.b, t),
                          mix_channel(a.a, b.a, t)};
}

bool color_equal(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

bool color_parse(const char *text, struct color *out)
{
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
        return false;
    }
    *out = color_rgb((uint32_t)strtoul(text + 1, NULL, 16));
    return true;
}

/** Relative luminance of one sRGB channel (WCAG 2.2, "relative luminance"). */
static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct color c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double color_contrast(struct color a, struct color b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}
