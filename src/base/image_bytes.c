#include "base/image_bytes.h"

#include <limits.h>
#include <string.h>

size_t image_bytes_get(const struct image_bytes *from, uint64_t at, void *out, size_t size)
{
    if (from->file) {
        return at <= LONG_MAX && fseek(from->file, (long)at, SEEK_SET) == 0 ? fread(out, 1, size, from->file) : 0;
    }
    size_t rest = at < from->size ? from->size - (size_t)at : 0;
    size = size < rest ? size : rest;
    if (size) {
        memcpy(out, from->bytes + at, size);
    }
    return size;
}

uint32_t image_big16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

uint32_t image_big32(const unsigned char *p)
{
    return image_big16(p) << 16 | image_big16(p + 2);
}

uint32_t image_little32(const unsigned char *p)
{
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}
