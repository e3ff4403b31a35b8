#ifndef BASE_IMAGE_BYTES_H
#define BASE_IMAGE_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** The bytes of a picture file, which are looked at here and there: in the file itself, or in memory. */
struct image_bytes {
    FILE *file; /* borrowed; NULL: they are at `bytes` */
    const unsigned char *bytes;
    size_t size;
};

/** Copy up to `size` bytes from `at` on. Returns how many there were. */
size_t image_bytes_get(const struct image_bytes *from, uint64_t at, void *out, size_t size);

uint32_t image_big16(const unsigned char *p);
uint32_t image_big32(const unsigned char *p);
uint32_t image_little32(const unsigned char *p);

#endif
