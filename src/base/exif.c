#include "base/exif.h"

#include <stdbool.h>
#include <string.h>

/** EXIF is a TIFF file without a picture: a first list of entries, each of which has a tag, a type and a value. */
enum { ORIENTATION = 0x0112, TYPE_BYTE = 1, TYPE_SHORT = 3, TYPE_LONG = 4, ENTRIES_MAX = 500, ENTRY = 12 };

struct tiff {
    const struct image_bytes *file;
    uint64_t at, size;
    bool big; /* the first byte of a number weighs most */
};

static bool get(const struct tiff *tiff, uint64_t at, void *out, size_t size)
{
    return at + size <= tiff->size && image_bytes_get(tiff->file, tiff->at + at, out, size) == size;
}

static uint32_t number16(const struct tiff *tiff, const unsigned char *p)
{
    return tiff->big ? image_big16(p) : (uint32_t)p[1] << 8 | p[0];
}

static uint32_t number32(const struct tiff *tiff, const unsigned char *p)
{
    return tiff->big ? image_big32(p) : image_little32(p);
}

static uint32_t entry_value(const struct tiff *tiff, const unsigned char *entry)
{
    switch (number16(tiff, entry + 2)) {
    case TYPE_BYTE:
        return entry[8];
    case TYPE_SHORT:
        return number16(tiff, entry + 8);
    case TYPE_LONG:
        return number32(tiff, entry + 8);
    default:
        return 0;
    }
}

static int find(const struct tiff *tiff, uint64_t list)
{
    unsigned char entry[ENTRY], count[2];
    uint32_t entries = get(tiff, list, count, 2) ? number16(tiff, count) : 0;
    for (uint32_t i = 0; i < entries && i < ENTRIES_MAX && get(tiff, list + 2 + (uint64_t)i * ENTRY, entry, ENTRY); i++) {
        if (number16(tiff, entry) == ORIENTATION) {
            uint32_t value = entry_value(tiff, entry);
            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    }
    return 1;
}

int exif_orientation(const struct image_bytes *file, uint64_t at, uint64_t size)
{
    unsigned char head[8];
    struct tiff tiff = {.file = file, .at = at, .size = size};
    if (get(&tiff, 0, head, 6) && memcmp(head, "Exif\0\0", 6) == 0) { /* as it always stands in a JPEG */
        tiff.at += 6;
        tiff.size -= 6;
    }
    if (!get(&tiff, 0, head, 8) || (memcmp(head, "MM\0*", 4) != 0 && memcmp(head, "II*\0", 4) != 0)) {
        return 1;
    }
    tiff.big = head[0] == 'M';
    return find(&tiff, number32(&tiff, head + 4));
}
