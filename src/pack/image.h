#ifndef PACK_IMAGE_H
#define PACK_IMAGE_H

#include <stdbool.h>

/**
 * What the first bytes of a picture say (PNG, JPEG, WebP), without decoding it. Width and height are at least 1;
 * false when this is no such picture, it is cut before it tells its size, or it tells it behind more than 200
 * segments.
 */
bool image_inspect(const char *path, int *width, int *height);

#endif
