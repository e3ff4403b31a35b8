#ifndef STAGE_SNIFF_H
#define STAGE_SNIFF_H

#include <stddef.h>

enum image_kind { IMAGE_UNKNOWN, IMAGE_PNG, IMAGE_JPEG, IMAGE_WEBP, IMAGE_KIND_COUNT };

/**
 * What the first bytes of a picture file say about it, before anything is decoded.
 * IMAGE_UNKNOWN (and the sizes untouched) for anything but a PNG, JPEG or WebP that tells its size.
 */
enum image_kind sniff_image(const unsigned char *bytes, size_t size, unsigned *width, unsigned *height);

#endif
