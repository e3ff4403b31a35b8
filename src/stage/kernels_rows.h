/*
 * The loops of a set of kernels, for PIXELS pixels at a time. Included once by each set's file, which is compiled for
 * its processors: the same whole numbers, whatever the width.
 *
 * Two channels of a pixel are worked on in the lower halves of 16 bits, the other two in the upper ones, so that bytes
 * need not be moved about.
 */
#include <string.h>

#include "stage/kernels.h"

typedef uint32_t pixels __attribute__((vector_size(PIXELS * 4)));
typedef uint16_t pairs __attribute__((vector_size(PIXELS * 4))); /* of channels: blue and green, red and alpha */
typedef uint8_t bytes __attribute__((vector_size(PIXELS * 4)));
typedef uint8_t masks __attribute__((vector_size(PIXELS)));

/** Masks are looked at in steps. */
enum { STEP = 16 };

/** a times b, a full channel being 255, to the nearest; in the upper halves of the result, what is left below. */
static inline pairs product(pairs a, pairs b)
{
    pairs whole = a * b + 128;
    return whole + (whole >> 8);
}

/** Every channel times a number that stands in both halves of its pixel. */
static inline pixels scaled(pixels p, pairs part)
{
    pairs lower = product((pairs)p & 0xFF, part) >> 8, upper = product((pairs)p >> 8, part) & 0xFF00;
    return (pixels)(lower | upper);
}

/** No channel more than full. */
static inline pixels add(pixels a, pixels b)
{
    bytes sum = (bytes)a + (bytes)b;
    return (pixels)(sum | (bytes)(sum < (bytes)a));
}

/** A number of each pixel in both of its halves. */
static inline pairs both(pixels number)
{
    return (pairs)(number | number << 16);
}

static inline pixels put(pixels to, pixels from)
{
    return add(from, scaled(to, both(255 - (from >> 24))));
}

static inline pixels load(const uint32_t *row)
{
    pixels out;
    memcpy(&out, row, sizeof out);
    return out;
}

static inline void store(uint32_t *row, pixels in)
{
    memcpy(row, &in, sizeof in);
}

static inline pixels load_some(const uint32_t *row, int count)
{
    pixels out = {0};
    memcpy(&out, row, (size_t)count * sizeof *row);
    return out;
}

static inline void store_some(uint32_t *row, pixels in, int count)
{
    memcpy(row, &in, (size_t)count * sizeof *row);
}

/** The masks of `count` pixels. */
static inline pairs load_masks(const uint8_t *mask, int count)
{
    masks each = {0};
    memcpy(&each, mask, (size_t)count);
    return both(__builtin_convertvector(each, pixels));
}

/** True when the pixels of a step are all clear; one that is not mostly tells at its ends. */
static inline bool step_is_nothing(const uint32_t *from)
{
    uint64_t parts[STEP / 2], whole = 0;
    if (from[0] | from[STEP - 1]) {
        return false;
    }
    memcpy(parts, from, sizeof parts);
    for (int i = 0; i < STEP / 2; i++) {
        whole |= parts[i];
    }
    return whole == 0;
}

/** How many pixels from `at` on are clear, in whole steps: much of a sheet is. */
static inline int count_nothing(const uint32_t *from, int at, int count)
{
    int first = at;
    while (at + STEP <= count && step_is_nothing(from + at)) {
        at += STEP;
    }
    return at - first;
}

static inline int next_step(int at, int count)
{
    return at + STEP < count ? at + STEP : count;
}

static void over(uint32_t *to, const uint32_t *from, int count)
{
    for (int at = count_nothing(from, 0, count); at < count;) {
        int end = next_step(at, count);
        for (; at + PIXELS <= end; at += PIXELS) {
            store(to + at, put(load(to + at), load(from + at)));
        }
        if (at < end) {
            store_some(to + at, put(load_some(to + at, end - at), load_some(from + at, end - at)), end - at);
        }
        at = end + count_nothing(from, end, count);
    }
}

static void over_faded(uint32_t *to, const uint32_t *from, uint8_t opacity, int count)
{
    pairs part = (pairs){0} + opacity;
    for (int at = count_nothing(from, 0, count); at < count;) {
        int end = next_step(at, count);
        for (; at + PIXELS <= end; at += PIXELS) {
            store(to + at, put(load(to + at), scaled(load(from + at), part)));
        }
        if (at < end) {
            pixels rest = scaled(load_some(from + at, end - at), part);
            store_some(to + at, put(load_some(to + at, end - at), rest), end - at);
        }
        at = end + count_nothing(from, end, count);
    }
}

/** How many pixels of a mask from `at` on are clear, in whole steps. */
static inline int count_clear(const uint8_t *mask, int at, int count)
{
    int from = at;
    for (; at + STEP <= count; at += STEP) {
        uint64_t two[2];
        memcpy(two, mask + at, sizeof two);
        if (two[0] | two[1]) {
            break;
        }
    }
    return at - from;
}

static void over_masked(uint32_t *to, const uint32_t *from, const uint8_t *mask, int count)
{
    for (int at = count_clear(mask, 0, count); at < count;) {
        int end = next_step(at, count);
        for (; at + PIXELS <= end; at += PIXELS) {
            store(to + at, put(load(to + at), scaled(load(from + at), load_masks(mask + at, PIXELS))));
        }
        if (at < end) {
            pixels rest = scaled(load_some(from + at, end - at), load_masks(mask + at, end - at));
            store_some(to + at, put(load_some(to + at, end - at), rest), end - at);
        }
        at = end + count_clear(mask, end, count);
    }
}

static void fill(uint32_t *to, uint32_t color, int count)
{
    pixels same = (pixels){0} + color;
    int i = 0;
    for (; i + PIXELS <= count; i += PIXELS) {
        store(to + i, same);
    }
    for (; i < count; i++) {
        to[i] = color;
    }
}

static void wash(uint32_t *to, uint32_t color, int count)
{
    if (color >> 24 == 255) {
        fill(to, color, count);
        return;
    }
    pixels same = (pixels){0} + color;
    pairs rest = both(255 - (same >> 24));
    int i = 0;
    for (; i + PIXELS <= count; i += PIXELS) {
        store(to + i, add(same, scaled(load(to + i), rest)));
    }
    if (i < count) {
        store_some(to + i, add(same, scaled(load_some(to + i, count - i), rest)), count - i);
    }
}

static inline bool step_is_full(const uint8_t *mask)
{
    uint64_t two[2];
    memcpy(two, mask, sizeof two);
    return (two[0] & two[1]) == UINT64_MAX;
}

static void tint(uint32_t *to, uint32_t color, const uint8_t *mask, int count)
{
    pixels same = (pixels){0} + color;
    bool opaque = color >> 24 == 255;
    for (int at = count_clear(mask, 0, count); at < count;) {
        int end = next_step(at, count);
        if (opaque && end - at == STEP && step_is_full(mask + at)) {
            fill(to + at, color, STEP);
            at = end;
        }
        for (; at + PIXELS <= end; at += PIXELS) {
            store(to + at, put(load(to + at), scaled(same, load_masks(mask + at, PIXELS))));
        }
        if (at < end) {
            pixels rest = scaled(same, load_masks(mask + at, end - at));
            store_some(to + at, put(load_some(to + at, end - at), rest), end - at);
        }
        at = end + count_clear(mask, end, count);
    }
}

/* Turning. Places are looked up for a stretch of the row first, then blended side by side. */

enum { STRETCH = 128, FRACTION = 32, PLACES = PIXELS / 2 };

typedef uint64_t places __attribute__((vector_size(PIXELS * 4))); /* two neighbours each, left and right */
typedef uint32_t results __attribute__((vector_size(PIXELS * 2)));

/** Two neighbours of the row above and of the one below, for each place. */
struct stretch {
    uint64_t above[STRETCH], below[STRETCH];
};

static inline places load_places(const uint64_t *from)
{
    places out;
    memcpy(&out, from, sizeof out);
    return out;
}

/** a and b in the ratio 256 - part to part; the channels of the lower halves. */
static inline pairs mix(pairs a, pairs b, pairs part)
{
    return (a * (256 - part) + b * part + 128) >> 8;
}

/** The left and the right channel, each times its part. */
static inline pairs join(pairs channels, pairs parts)
{
    places weighed = (places)(channels * parts);
    return ((pairs)weighed + (pairs)(weighed >> 32) + 128) >> 8;
}

/** How far places lie on the way to the next pixel, in 1/256; in the lower halves of 32 bits. */
static inline places fractions(places at)
{
    places part = at >> 24 & 0xFF;
    return part | part << 16;
}

static inline results blend(const struct stretch *s, int at, places u, places v)
{
    pairs above = (pairs)load_places(s->above + at), below = (pairs)load_places(s->below + at);
    places right = fractions(u), lower_part = fractions(v);
    pairs across = (pairs)((0x01000100 - right) | right << 32), down = (pairs)(lower_part | lower_part << 32);
    pairs lower = join(mix(above & 0xFF, below & 0xFF, down), across);
    pairs upper = join(mix(above >> 8, below >> 8, down), across);
    return __builtin_convertvector((places)(lower | upper << 8), results);
}

static inline void look_up(struct stretch *s, const uint32_t *texture, ptrdiff_t stride, struct kernel_way way,
                           int count)
{
    for (int i = 0; i < count; i++, way.u += way.du, way.v += way.dv) {
        const uint32_t *p = texture + (way.v >> FRACTION) * stride + (way.u >> FRACTION);
        uint64_t above, below;
        memcpy(&above, p, sizeof above);
        memcpy(&below, p + stride, sizeof below);
        s->above[i] = above;
        s->below[i] = below;
    }
    for (int i = count; i < STRETCH && i % PLACES; i++) { /* blended, too, for nobody */
        s->above[i] = s->below[i] = 0;
    }
}

static inline places count_up(int64_t from, int64_t step)
{
    uint64_t each[PLACES];
    for (int i = 0; i < PLACES; i++) {
        each[i] = (uint64_t)(from + step * i);
    }
    return load_places(each);
}

/* A texture that is only scaled: both rows are blended first, each pixel of them once. */

enum { SCALED_MOST = 2, SCALED_ROOM = STRETCH * SCALED_MOST + 2 };

static inline pixels mix_rows(pixels above, pixels below, pairs part)
{
    pairs lower = mix((pairs)above & 0xFF, (pairs)below & 0xFF, part);
    pairs upper = mix((pairs)above >> 8, (pairs)below >> 8, part);
    return (pixels)(lower | upper << 8);
}

static inline void blend_rows(uint32_t *to, const uint32_t *above, const uint32_t *below, uint16_t fraction, int count)
{
    pairs part = (pairs){0} + fraction;
    int i = 0;
    for (; i + PIXELS <= count; i += PIXELS) {
        store(to + i, mix_rows(load(above + i), load(below + i), part));
    }
    if (i < count) {
        store_some(to + i, mix_rows(load_some(above + i, count - i), load_some(below + i, count - i), part), count - i);
    }
}

static inline results blend_neighbours(const uint64_t *neighbours, places u)
{
    places right = fractions(u);
    pairs across = (pairs)((0x01000100 - right) | right << 32), both_pixels = (pairs)load_places(neighbours);
    pairs lower = join(both_pixels & 0xFF, across), upper = join(both_pixels >> 8, across);
    return __builtin_convertvector((places)(lower | upper << 8), results);
}

/** A stretch of at most STRETCH pixels. */
static inline void scale_stretch(uint32_t *to, const uint32_t *row, ptrdiff_t stride, const struct kernel_way *way,
                                 int count)
{
    uint32_t rows[SCALED_ROOM], out[STRETCH];
    uint64_t neighbours[STRETCH];
    int64_t first = way->u >> FRACTION, last = (way->u + way->du * (count - 1)) >> FRACTION;
    blend_rows(rows, row + first, row + first + stride, (uint16_t)(way->v >> 24 & 0xFF), (int)(last - first) + 2);
    int64_t u = way->u;
    for (int i = 0; i < count; i++, u += way->du) {
        memcpy(&neighbours[i], rows + ((u >> FRACTION) - first), sizeof *neighbours);
    }
    for (int i = count; i < STRETCH && i % PLACES; i++) {
        neighbours[i] = 0;
    }
    places at = count_up(way->u, way->du);
    for (int i = 0; i < count; i += PLACES, at += (uint64_t)way->du * PLACES) {
        results blended = blend_neighbours(neighbours + i, at);
        memcpy(out + i, &blended, sizeof blended);
    }
    memcpy(to, out, (size_t)count * sizeof *to);
}

static void scale(uint32_t *to, const uint32_t *texture, ptrdiff_t stride, const struct kernel_way *way, int count)
{
    struct kernel_way at = *way;
    const uint32_t *row = texture + (way->v >> FRACTION) * stride;
    for (int from = 0; from < count; from += STRETCH, at.u += at.du * STRETCH) {
        scale_stretch(to + from, row, stride, &at, count - from < STRETCH ? count - from : STRETCH);
    }
}

static void turn(uint32_t *to, const uint32_t *texture, ptrdiff_t stride, const struct kernel_way *way, int count)
{
    if (way->dv == 0 && way->du > 0 && way->du <= (int64_t)SCALED_MOST << FRACTION) {
        scale(to, texture, stride, way, count);
        return;
    }
    struct stretch stretch;
    struct kernel_way at = *way;
    for (int from = 0; from < count; from += STRETCH, at.u += at.du * STRETCH, at.v += at.dv * STRETCH) {
        int part = count - from < STRETCH ? count - from : STRETCH;
        uint32_t row[STRETCH];
        places u = count_up(at.u, at.du), v = count_up(at.v, at.dv);
        look_up(&stretch, texture, stride, at, part);
        for (int i = 0; i < part; i += PLACES) {
            results blended = blend(&stretch, i, u, v);
            memcpy(row + i, &blended, sizeof blended);
            u += (uint64_t)at.du * PLACES;
            v += (uint64_t)at.dv * PLACES;
        }
        memcpy(to + from, row, (size_t)part * sizeof *row);
    }
}
