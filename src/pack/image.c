#include "pack/image.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A camera writes some dozens of segments before the frame, and 20,000 pictures must not take long either. */
enum { HEAD = 30, SEGMENTS_MAX = 200 };

static int big16(const unsigned char *p)
{
    return p[0] << 8 | p[1];
}

static int little16(const unsigned char *p)
{
    return p[1] << 8 | p[0];
}

static int little24(const unsigned char *p)
{
    return p[2] << 16 | little16(p);
}

/** A size as PNG writes it, 0 when it is beyond 2^31 - 1. */
static int big31(const unsigned char *p)
{
    return p[0] & 0x80 ? 0 : (int)((uint32_t)big16(p) << 16 | (uint32_t)big16(p + 2));
}

/** RFC 2083: eight bytes of signature, then a chunk IHDR. */
static bool read_png(const unsigned char *head, int *width, int *height)
{
    if (memcmp(head, "\x89PNG\r\n\x1A\n", 8) != 0 || memcmp(head + 12, "IHDR", 4) != 0) {
        return false;
    }
    *width = big31(head + 16);
    *height = big31(head + 20);
    return true;
}

/** RFC 9649: a RIFF file whose first chunk is one of three kinds. */
static bool read_webp(const unsigned char *head, int *width, int *height)
{
    if (memcmp(head, "RIFF", 4) != 0 || memcmp(head + 8, "WEBP", 4) != 0) {
        return false;
    }
    if (memcmp(head + 12, "VP8X", 4) == 0) {
        *width = little24(head + 24) + 1;
        *height = little24(head + 27) + 1;
        return true;
    }
    if (memcmp(head + 12, "VP8L", 4) == 0 && head[20] == 0x2F) {
        *width = (little16(head + 21) & 0x3FFF) + 1;
        *height = ((little24(head + 22) >> 6) & 0x3FFF) + 1;
        return true;
    }
    if (memcmp(head + 12, "VP8 ", 4) == 0 && memcmp(head + 23, "\x9D\x01\x2A", 3) == 0) {
        *width = little16(head + 26) & 0x3FFF;
        *height = little16(head + 28) & 0x3FFF;
        return true;
    }
    return false;
}

/** The marker of a frame (SOF0 to SOF15, but for the three that share their numbers with something else). */
static bool is_frame(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/** Markers that no length follows, and the scan, before which the frame must stand. Whoever steps over one of them as
 * over a segment may be led past the frame that the decoder finds. */
static bool ends_head(int marker)
{
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xDA);
}

/** The size in the frame's segment, whose first four bytes are `head`. */
static bool read_frame(FILE *file, unsigned char *head, int *width, int *height)
{
    bool whole = fread(head + 4, 1, 5, file) == 5;
    *width = whole ? big16(head + 7) : 0;
    *height = whole ? big16(head + 5) : 0;
    return whole;
}

/** ITU-T T.81: segments up to the frame's, which may stand far behind a camera's notes. */
static bool read_jpeg(FILE *file, int *width, int *height)
{
    unsigned char head[9];
    long at = 2;
    for (int i = 0; i < SEGMENTS_MAX; i++) {
        if (fseek(file, at, SEEK_SET) != 0 || fread(head, 1, 4, file) != 4 || head[0] != 0xFF) {
            return false;
        }
        if (is_frame(head[1])) {
            return read_frame(file, head, width, height);
        }
        bool filling = head[1] == 0xFF;
        if (!filling && (ends_head(head[1]) || big16(head + 2) < 2)) {
            return false;
        }
        at += filling ? 1 : 2 + big16(head + 2);
    }
    return false;
}

static bool inspect(FILE *file, int *width, int *height)
{
    unsigned char head[HEAD] = {0};
    size_t size = fread(head, 1, sizeof head, file);
    if (size >= 3 && memcmp(head, "\xFF\xD8\xFF", 3) == 0) {
        return read_jpeg(file, width, height);
    }
    return size == sizeof head && (read_png(head, width, height) || read_webp(head, width, height));
}

bool image_inspect(const char *path, int *width, int *height)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    int w = 0, h = 0;
    bool ok = inspect(file, &w, &h) && w > 0 && h > 0;
    fclose(file);
    if (ok) {
        *width = w;
        *height = h;
    }
    return ok;
}
