#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What a file is by its first bytes, whatever it is called. Only the first three can be shown. */
enum image_kind {
    IMAGE_PNG,
    IMAGE_JPEG,
    IMAGE_WEBP,
    IMAGE_HEIC,
    IMAGE_AVIF,
    IMAGE_TIFF,
    IMAGE_GIF,
    IMAGE_BMP,
    IMAGE_SVG,
    IMAGE_PDF,
    IMAGE_PSD,
    IMAGE_JXL,
    IMAGE_MOVIE,
    IMAGE_PAGE, /* of the web: what is saved when a link is saved */
    IMAGE_EMPTY,
    IMAGE_UNKNOWN,
    IMAGE_KIND_COUNT
};

/** What a decoder may hold of one picture while it is decoded, beside its file and some rows. */
enum { IMAGE_MEMORY_MAX = 224 * 1024 * 1024 };

/** What the head of a picture file says, without decoding it. */
struct image_head {
    enum image_kind kind;
    int width, height; /* as it is to be seen, after turning it; 0: it does not tell */
    int orientation; /* EXIF's, 1 to 8: how what is stored is to be turned; from 5 on width and height change places */
    uint64_t memory; /* a kind that has to be held whole while it is decoded (progressive, interlaced, lossless): bytes;
                        0: some rows will do */
};

/**
 * Look into a file. False, but for the kind, when it is no PNG, JPEG or WebP, or is cut before it tells its size, or
 * tells it behind more than 200 segments.
 */
bool image_inspect(const char *path, struct image_head *head);
/** The same of a file's bytes. */
bool image_inspect_bytes(const void *bytes, size_t size, struct image_head *head);

#endif
