#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

/** sRGB, straight (not premultiplied) alpha. */
struct color {
    uint8_t r, g, b, a;
};

/** From 0xRRGGBB, opaque. */
struct color color_rgb(uint32_t rgb);
/** The same colour, its alpha multiplied by `opacity` (0..1, clamped). */
struct color color_fade(struct color c, double opacity);
/** a at t = 0, b at t = 1, channel by channel. */
struct color color_mix(struct color a, struct color b, double t);
bool color_equal(struct color a, struct color b);
/** Parse `#RRGGBB`. False (and `out` untouched) for anything else. */
bool color_parse(const char *text, struct color *out);
/** WCAG 2.2 contrast ratio of two opaque colours, 1..21. */
double color_contrast(struct color a, struct color b);

#endif
