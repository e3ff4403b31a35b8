#include "base/image.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/exif.h"
#include "base/image_bytes.h"

/* A camera writes some dozens of segments before the frame, and 20,000 pictures must not take long either. A PNG of 32
 * MB in the usual pieces of 8 KB has some 4000. */
enum { HEAD = 30, SEGMENTS_MAX = 200, CHUNKS_MAX = 10000 };

/** RFC 2083: chunks of a length, a name, so many bytes and a sum; EXIF may stand before the pixels or behind them. */
static int find_png_orientation(const struct image_bytes *file)
{
    unsigned char chunk[8];
    uint64_t at = 8;
    for (int i = 0; i < CHUNKS_MAX && image_bytes_get(file, at, chunk, 8) == 8; i++) {
        uint32_t size = image_big32(chunk);
        if (memcmp(chunk + 4, "eXIf", 4) == 0) {
            return exif_orientation(file, at + 8, size);
        }
        at += (uint64_t)size + 12;
    }
    return 1;
}

static bool read_png(const struct image_bytes *file, const unsigned char *p, struct image_head *head)
{
    if (memcmp(p, "\x89PNG\r\n\x1A\n", 8) != 0) {
        return false;
    }
    bool told = memcmp(p + 12, "IHDR", 4) == 0 && !(p[16] & 0x80) && !(p[20] & 0x80);
    head->kind = IMAGE_PNG;
    head->width = told ? (int)image_big32(p + 16) : 0;
    head->height = told ? (int)image_big32(p + 20) : 0;
    head->memory = p[28] ? (uint64_t)head->width * (uint64_t)head->height * 4 : 0;
    head->orientation = find_png_orientation(file);
    return true;
}

/** A lossless part is held whole, and transparency beside lossy pixels is such a part. */
static uint64_t webp_bytes(const unsigned char *name)
{
    return memcmp(name, "VP8L", 4) == 0 ? 4 : memcmp(name, "ALPH", 4) == 0 || memcmp(name, "ANMF", 4) == 0 ? 5 : 0;
}

/** RFC 9649: what stands behind the first chunk of the extended form. */
static void read_webp_chunks(const struct image_bytes *file, struct image_head *head)
{
    unsigned char chunk[8];
    uint64_t at = 30, most = 0;
    for (int i = 0; i < CHUNKS_MAX && image_bytes_get(file, at, chunk, 8) == 8; i++) {
        uint64_t bytes = webp_bytes(chunk);
        most = bytes > most ? bytes : most;
        if (memcmp(chunk, "EXIF", 4) == 0) {
            head->orientation = exif_orientation(file, at + 8, image_little32(chunk + 4));
            break;
        }
        at += 8 + (((uint64_t)image_little32(chunk + 4) + 1) & ~(uint64_t)1);
    }
    head->memory = most * (uint64_t)head->width * (uint64_t)head->height;
}

/** A RIFF file whose first chunk is one of three kinds. */
static bool read_webp(const struct image_bytes *file, const unsigned char *p, struct image_head *head)
{
    if (memcmp(p, "RIFF", 4) != 0 || memcmp(p + 8, "WEBP", 4) != 0) {
        return false;
    }
    head->kind = IMAGE_WEBP;
    if (memcmp(p + 12, "VP8X", 4) == 0) {
        head->width = (int)(image_little32(p + 24) & 0xFFFFFF) + 1;
        head->height = (int)(image_little32(p + 26) >> 8) + 1;
        read_webp_chunks(file, head);
    } else if (memcmp(p + 12, "VP8L", 4) == 0 && p[20] == 0x2F) {
        head->width = (int)(image_little32(p + 21) & 0x3FFF) + 1;
        head->height = (int)(image_little32(p + 21) >> 14 & 0x3FFF) + 1;
        head->memory = (uint64_t)head->width * (uint64_t)head->height * 4;
    } else if (memcmp(p + 12, "VP8 ", 4) == 0 && memcmp(p + 23, "\x9D\x01\x2A", 3) == 0) {
        head->width = (int)(image_little32(p + 26) & 0x3FFF);
        head->height = (int)(image_little32(p + 26) >> 16 & 0x3FFF);
    }
    return true;
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

/** What a walk over the segments of a JPEG has met. */
struct jpeg_walk {
    bool progressive, exif;
    int parts;          /* components of the frame */
    uint64_t held;      /* bytes, when all of it must be held */
    uint64_t at, ahead; /* of the segment, of what stands behind its length */
};

/** Two bytes for each number of each component, which may have fewer of them than the frame has pixels. */
static uint64_t coefficients(const unsigned char *parts, int count, uint64_t pixels)
{
    unsigned across = 1, down = 1, samples = 0;
    for (int i = 0; i < count; i++) {
        unsigned h = parts[i * 3 + 1] >> 4, v = parts[i * 3 + 1] & 15;
        across = h > across ? h : across;
        down = v > down ? v : down;
        samples += h * v;
    }
    return pixels * 2 * samples / ((uint64_t)across * down);
}

static void read_frame(const struct image_bytes *file, int marker, struct jpeg_walk *walk, struct image_head *head)
{
    unsigned char p[6 + 3 * 4];
    size_t size = image_bytes_get(file, walk->ahead, p, sizeof p);
    if (size < 5 || head->width) {
        return;
    }
    head->height = image_big16(p + 1);
    head->width = image_big16(p + 3);
    walk->progressive = (marker & 3) == 2;
    walk->parts = size >= 6 ? p[5] : 0;
    int told = (int)(size > 6 ? (size - 6) / 3 : 0), count = walk->parts < told ? walk->parts : told;
    walk->held = coefficients(p + 6, count, (uint64_t)head->width * (uint64_t)head->height);
}

/** The first scan: when it does not bring all components, all of them are held until the last has brought the rest. */
static void read_scan(const struct image_bytes *file, const struct jpeg_walk *walk, struct image_head *head)
{
    unsigned char parts = 0;
    bool all = image_bytes_get(file, walk->ahead, &parts, 1) != 1 || parts >= walk->parts;
    head->memory = walk->progressive || !all ? walk->held : 0;
}

static void read_notes(const struct image_bytes *file, uint32_t size, struct jpeg_walk *walk, struct image_head *head)
{
    unsigned char name[6];
    if (!walk->exif && size > sizeof name + 2 && image_bytes_get(file, walk->ahead, name, sizeof name) == sizeof name &&
        memcmp(name, "Exif\0\0", sizeof name) == 0) {
        walk->exif = true;
        head->orientation = exif_orientation(file, walk->ahead, size - 2);
    }
}

/** One segment. False at the end of the head. */
static bool read_segment(const struct image_bytes *file, struct jpeg_walk *walk, struct image_head *head)
{
    unsigned char p[4];
    if (image_bytes_get(file, walk->at, p, 4) != 4 || p[0] != 0xFF) {
        return false;
    }
    int marker = p[1];
    uint32_t size = image_big16(p + 2);
    walk->ahead = walk->at + 4;
    if (marker == 0xFF) {
        walk->at++; /* filling */
        return true;
    }
    if (marker == 0xDA) {
        read_scan(file, walk, head);
    }
    if (ends_head(marker) || size < 2) {
        return false;
    }
    if (is_frame(marker)) {
        read_frame(file, marker, walk, head);
    } else if (marker == 0xE1) {
        read_notes(file, size, walk, head);
    }
    walk->at += 2 + (uint64_t)size;
    return true;
}

/** ITU-T T.81: segments up to the first scan; the frame's may stand far behind a camera's notes. */
static void read_jpeg(const struct image_bytes *file, struct image_head *head)
{
    struct jpeg_walk walk = {.at = 2};
    head->kind = IMAGE_JPEG;
    for (int i = 0; i < SEGMENTS_MAX && read_segment(file, &walk, head); i++) {
    }
    if (walk.progressive && !head->memory) {
        head->memory = walk.held;
    }
}

/** ISO 14496-12: HEIC and AVIF are boxes as a film is, and say what they are in the first. */
static enum image_kind name_boxes(const unsigned char *p)
{
    static const char heic[][5] = {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"};
    enum image_kind kind = IMAGE_MOVIE;
    for (size_t at = 8; at + 4 <= HEAD; at += at == 8 ? 8 : 4) {
        if (memcmp(p + at, "avif", 4) == 0 || memcmp(p + at, "avis", 4) == 0) {
            return IMAGE_AVIF;
        }
        for (size_t i = 0; i < sizeof heic / sizeof *heic; i++) {
            kind = memcmp(p + at, heic[i], 4) == 0 ? IMAGE_HEIC : kind;
        }
    }
    return kind;
}

/** What begins with a tag, perhaps behind a mark of order, blanks and a declaration. */
static enum image_kind name_text(const struct image_bytes *file)
{
    char text[1025] = {0};
    image_bytes_get(file, 0, text, sizeof text - 1);
    const char *p = text;
    p += strncmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    p += strspn(p, " \t\r\n");
    if (*p != '<') {
        return IMAGE_UNKNOWN;
    }
    return strstr(p, "<svg") ? IMAGE_SVG
           : strstr(p, "<html") || strstr(p, "<HTML") || strstr(p, "<!doctype h") || strstr(p, "<!DOCTYPE h")
               ? IMAGE_PAGE
               : IMAGE_UNKNOWN;
}

/** Something else, by the sign that it begins with. */
static enum image_kind name_kind(const struct image_bytes *file, const unsigned char *p, size_t size)
{
    static const struct {
        const char *sign;
        size_t size;
        enum image_kind kind;
    } signs[] = {
        {"II*\0", 4, IMAGE_TIFF},   {"MM\0*", 4, IMAGE_TIFF},         {"II+\0", 4, IMAGE_TIFF},
        {"GIF8", 4, IMAGE_GIF},     {"%PDF", 4, IMAGE_PDF},           {"8BPS", 4, IMAGE_PSD},
        {"\xFF\x0A", 2, IMAGE_JXL}, {"\0\0\0\x0CJXL ", 8, IMAGE_JXL}, {"BM", 2, IMAGE_BMP},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (size >= signs[i].size && memcmp(p, signs[i].sign, signs[i].size) == 0) {
            return signs[i].kind;
        }
    }
    if (size >= 12 && memcmp(p + 4, "ftyp", 4) == 0) {
        return name_boxes(p);
    }
    return size == 0 ? IMAGE_EMPTY : name_text(file);
}

static void swap_sides(struct image_head *head)
{
    int width = head->width;
    head->width = head->height;
    head->height = width;
}

static bool inspect(const struct image_bytes *file, struct image_head *head)
{
    unsigned char p[HEAD] = {0};
    *head = (struct image_head){.kind = IMAGE_UNKNOWN, .orientation = 1};
    size_t size = image_bytes_get(file, 0, p, sizeof p);
    if (size >= 3 && memcmp(p, "\xFF\xD8\xFF", 3) == 0) {
        read_jpeg(file, head);
    } else if (size < 12 || !(read_png(file, p, head) || read_webp(file, p, head))) {
        head->kind = name_kind(file, p, size);
    }
    bool told = head->width > 0 && head->height > 0 && (head->kind == IMAGE_JPEG || size == sizeof p);
    if (!told) {
        *head = (struct image_head){.kind = head->kind, .orientation = 1};
    } else if (head->orientation >= 5) {
        swap_sides(head);
    }
    return told;
}

bool image_inspect(const char *path, struct image_head *head)
{
    FILE *file = fopen(path, "rb");
    *head = (struct image_head){.kind = IMAGE_UNKNOWN, .orientation = 1};
    if (!file) {
        return false;
    }
    /* A part that could not be read may have told how it is to be turned. */
    bool told = inspect(&(struct image_bytes){.file = file}, head) && !ferror(file);
    int saved = errno;
    fclose(file);
    errno = saved;
    return told;
}

bool image_inspect_bytes(const void *bytes, size_t size, struct image_head *head)
{
    return inspect(&(struct image_bytes){.bytes = bytes, .size = size}, head);
}
