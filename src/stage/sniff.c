#include "stage/sniff.h"

#include <stdbool.h>
#include <string.h>

/* As many segments before a JPEG's frame as the check of a pack looks at (pack/image.c), so that both say the same. */
enum { SEGMENTS_MAX = 200 };

static unsigned big16(const unsigned char *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static unsigned little16(const unsigned char *p)
{
    return (unsigned)p[1] << 8 | p[0];
}

static unsigned big32(const unsigned char *p)
{
    return big16(p) << 16 | big16(p + 2);
}

static bool png_size(const unsigned char *p, size_t size, unsigned *width, unsigned *height)
{
    if (size < 24 || memcmp(p, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp(p + 12, "IHDR", 4) != 0) {
        return false;
    }
    *width = big32(p + 16);
    *height = big32(p + 20);
    return true;
}

/** A start-of-frame segment holds the size; C4, C8 and CC are other things in the same row. */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/** Markers that no length follows, and the scan, before which the frame must stand. Whoever steps over one of them as
 * over a segment may be led past the frame that the decoder finds. */
static bool ends_head(unsigned marker)
{
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xDA);
}

static bool jpeg_size(const unsigned char *p, size_t size, unsigned *width, unsigned *height)
{
    if (size < 4 || p[0] != 0xFF || p[1] != 0xD8) {
        return false;
    }
    size_t at = 2;
    for (int i = 0; i < SEGMENTS_MAX && at + 9 <= size && p[at] == 0xFF; i++) {
        unsigned marker = p[at + 1], length = big16(p + at + 2);
        if (marker == 0xFF) {
            at++; /* padding */
        } else if (is_frame(marker)) {
            *height = big16(p + at + 5);
            *width = big16(p + at + 7);
            return true;
        } else if (ends_head(marker) || length < 2) {
            return false;
        } else {
            at += 2 + (size_t)length;
        }
    }
    return false;
}

static bool webp_size(const unsigned char *p, size_t size, unsigned *width, unsigned *height)
{
    if (size < 30 || memcmp(p, "RIFF", 4) != 0 || memcmp(p + 8, "WEBP", 4) != 0) {
        return false;
    }
    if (memcmp(p + 12, "VP8X", 4) == 0) {
        *width = 1 + (little16(p + 24) | (unsigned)p[26] << 16);
        *height = 1 + (little16(p + 27) | (unsigned)p[29] << 16);
        return true;
    }
    if (memcmp(p + 12, "VP8L", 4) == 0) {
        *width = 1 + (little16(p + 21) & 0x3FFF);
        *height = 1 + ((little16(p + 22) >> 6 | (unsigned)p[24] << 10) & 0x3FFF);
        return true;
    }
    if (memcmp(p + 12, "VP8 ", 4) == 0) {
        *width = little16(p + 26) & 0x3FFF;
        *height = little16(p + 28) & 0x3FFF;
        return true;
    }
    return false;
}

enum image_kind sniff_image(const unsigned char *bytes, size_t size, unsigned *width, unsigned *height)
{
    if (png_size(bytes, size, width, height)) {
        return IMAGE_PNG;
    }
    if (jpeg_size(bytes, size, width, height)) {
        return IMAGE_JPEG;
    }
    return webp_size(bytes, size, width, height) ? IMAGE_WEBP : IMAGE_UNKNOWN;
}
