#ifndef STAGE_DECODE_H
#define STAGE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Who takes a picture as it is decoded. Each call may say false: no more is wanted. */
struct decode_sink {
    void *self;
    /** So many pixels will come: as many as the file has, or less where less will do. */
    bool (*begin)(void *self, int width, int height);
    /** The next row, from the top: sRGB, premultiplied 0xAARRGGBB; valid during the call. */
    bool (*row)(void *self, const uint32_t *pixels);
    /** Asked now and then while no row comes. */
    bool (*goes_on)(void *self);
};

/**
 * A picture file to be decoded as it is stored, not turned.
 *
 * What the decoders do at most is bounded by the file's bytes and pixels: by its memory (IMAGE_MEMORY_MAX), its parts,
 * its passes. Its size has been looked up before (base/image.h), and nothing larger comes.
 */
struct decode_order {
    const unsigned char *bytes; /* borrowed */
    size_t size;
    int width, height; /* as told before */
    int w, h;          /* scaled to cover so many, it is all that is wanted of it: then a decoder may skip the rest */
    struct decode_sink sink;
};

/** True when all of it came and nothing was wrong with it; what had come before is worth nothing then. */
bool decode_jpeg(const struct decode_order *order);
bool decode_png(const struct decode_order *order);
/** The first picture of one that moves. */
bool decode_webp(const struct decode_order *order);

/** By how much, in whole numbers, the picture may be divided and still covers what is wanted. */
int decode_divisor(const struct decode_order *order);

#endif
