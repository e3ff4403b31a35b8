#ifndef STAGE_PICTURE_H
#define STAGE_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Write 0xXXRRGGBB pixels as a PNG file (opaque). The same pixels give the same bytes. False on failure, see errno;
 * then whatever was there before is untouched.
 */
bool picture_save_png(const char *path, const uint32_t *pixels, int width, int height, int stride);

/**
 * Read a PNG, JPEG or WebP of at most `bytes_max` bytes and `side_max` pixels a side (looked up in its
 * header before it is decoded). Pixels are premultiplied 0xAARRGGBB, owned by the caller (free()). NULL on failure.
 */
uint32_t *picture_load(const char *path, long bytes_max, int side_max, int *width, int *height);

#endif
