#ifndef BASE_EXIF_H
#define BASE_EXIF_H

#include "base/image_bytes.h"

/** How a picture is to be turned, as the EXIF data of `size` bytes at `at` say, 1 to 8; 1 where they do not say it. */
int exif_orientation(const struct image_bytes *file, uint64_t at, uint64_t size);

#endif
