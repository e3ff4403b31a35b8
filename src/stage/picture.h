#ifndef STAGE_PICTURE_H
#define STAGE_PICTURE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/**
 * Write 0xXXRRGGBB pixels as a PNG file (opaque). The same pixels give the same bytes. False on failure, see errno;
 * then whatever was there before is untouched.
 */
bool picture_save_png(const char *path, const uint32_t *pixels, int width, int height, int stride);

/** A file of more bytes, or with more pixels a side, is not read. */
struct picture_limits {
    long bytes_max;
    int side_max;
    const atomic_bool *cancelled; /* borrowed; NULL, or true from any thread: give up soon */
};

/**
 * Read a PNG, JPEG or WebP (the first picture, where it moves) as the photographer saw it: turned as it says itself, in
 * sRGB, whatever its profile or its inks. Its size is looked up in its header before anything is decoded. Pixels are
 * premultiplied 0xAARRGGBB, owned by the caller (free()). NULL when it cannot be read, or not all of it.
 */
uint32_t *picture_load(const char *path, const struct picture_limits *limits, int *width, int *height);

/**
 * The same, scaled to cover w x h pixels and cut evenly where the shape differs; `out` has `stride` pixels a row. Only
 * as much is decoded as that needs, row by row where the format lets it. False: nothing of use is there.
 */
bool picture_cover(const char *path, const struct picture_limits *limits, uint32_t *out, int stride, int w, int h);

enum picture_state {
    PICTURE_WHOLE,
    PICTURE_SPOILT, /* its bytes are no picture, or not all of one */
    PICTURE_UNREAD, /* its bytes could not be read now, see errno: nothing is known of it */
    PICTURE_STATE_COUNT
};

/** Whether all of the picture can be decoded. Costs as much as to show it small. */
enum picture_state picture_test(const char *path, const struct picture_limits *limits);

#endif
