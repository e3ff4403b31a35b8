#include "stage/picture.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/image.h"
#include "stage/cover.h"
#include "stage/decode.h"
#include "stage/encode_png.h"
#include "stage/upright.h"

bool picture_save_png(const char *path, const uint32_t *pixels, int width, int height, int stride)
{
    struct strbuf bytes = {0};
    encode_png(pixels, width, height, stride, &bytes);
    bool saved = file_write_atomic(path, bytes.text, bytes.size);
    strbuf_finish(&bytes);
    return saved;
}

/** Who wants the pixels of a picture, and where they go. */
struct taking {
    const struct picture_limits *limits; /* borrowed */
    int orientation;
    bool whole;             /* all pixels as they are, else to cover w x h */
    uint32_t *out;          /* borrowed; NULL: nobody wants them */
    int stride, w, h;       /* as seen */
    uint32_t *stored;       /* owned; not yet turned */
    struct cover *cover;    /* owned */
    int width, height, row; /* as they come */
};

static bool goes_on(void *self)
{
    const struct taking *taking = self;
    return !taking->limits->cancelled || !atomic_load(taking->limits->cancelled);
}

/** What has to be turned is first put together as it is stored. */
static bool begin(void *self, int width, int height)
{
    struct taking *taking = self;
    bool swaps = upright_swaps(taking->orientation);
    taking->width = width;
    taking->height = height;
    if (taking->whole) {
        taking->w = taking->stride = swaps ? height : width;
        taking->h = swaps ? width : height;
        taking->out = malloc((size_t)width * (size_t)height * sizeof *taking->out);
        REQUIRE(taking->out);
    }
    if (!taking->out) {
        return true;
    }
    int w = swaps ? taking->h : taking->w, h = swaps ? taking->w : taking->h;
    if (taking->orientation != 1) {
        taking->stored = malloc((size_t)w * (size_t)h * sizeof *taking->stored);
        REQUIRE(taking->stored);
    }
    if (!taking->whole) {
        taking->cover = taking->stored ? cover_create(width, height, taking->stored, w, w, h)
                                       : cover_create(width, height, taking->out, taking->stride, w, h);
    }
    return true;
}

static bool take_row(void *self, const uint32_t *pixels)
{
    struct taking *taking = self;
    int row = taking->row++;
    if (taking->cover) {
        cover_row(taking->cover, pixels);
    } else if (taking->out) {
        uint32_t *to = taking->stored ? taking->stored : taking->out;
        memcpy(to + (ptrdiff_t)row * taking->width, pixels, (size_t)taking->width * sizeof *pixels);
    }
    return goes_on(taking);
}

static bool decode_kind(enum image_kind kind, const struct decode_order *order)
{
    switch (kind) {
    case IMAGE_PNG:
        return decode_png(order);
    case IMAGE_JPEG:
        return decode_jpeg(order);
    case IMAGE_WEBP:
        return decode_webp(order);
    case IMAGE_HEIC:
    case IMAGE_AVIF:
    case IMAGE_TIFF:
    case IMAGE_GIF:
    case IMAGE_BMP:
    case IMAGE_SVG:
    case IMAGE_PDF:
    case IMAGE_PSD:
    case IMAGE_JXL:
    case IMAGE_MOVIE:
    case IMAGE_PAGE:
    case IMAGE_EMPTY:
    case IMAGE_UNKNOWN:
        return false;
    case IMAGE_KIND_COUNT:
        break;
    }
    BUG("no such kind of picture");
}

static bool decode(struct taking *taking, const char *bytes, size_t size)
{
    struct image_head head;
    int side_max = taking->limits->side_max;
    if (!image_inspect_bytes(bytes, size, &head) || head.width > side_max || head.height > side_max ||
        head.memory > IMAGE_MEMORY_MAX) {
        return false;
    }
    bool swaps = upright_swaps(head.orientation);
    taking->orientation = head.orientation;
    const struct decode_order order = {.bytes = (const unsigned char *)bytes,
                                       .size = size,
                                       .width = swaps ? head.height : head.width,
                                       .height = swaps ? head.width : head.height,
                                       .w = taking->whole ? INT_MAX
                                            : swaps       ? taking->h
                                                          : taking->w,
                                       .h = taking->whole ? INT_MAX
                                            : swaps       ? taking->w
                                                          : taking->h,
                                       .sink = {taking, begin, take_row, goes_on}};
    bool whole = decode_kind(head.kind, &order) && taking->row == taking->height;
    if (whole && taking->stored) {
        upright_turn(taking->stored, taking->orientation, taking->out, taking->stride, taking->w, taking->h);
    }
    return whole;
}

static enum picture_state take(struct taking *taking, const char *path)
{
    char *bytes = NULL;
    size_t size = 0;
    long bytes_max = taking->limits->bytes_max;
    REQUIRE(bytes_max > 0 && bytes_max <= INT32_MAX);
    enum file_result read = file_read(path, (size_t)bytes_max, &bytes, &size);
    if (read != FILE_OK) {
        return read == FILE_FAILED && file_may_be_there(errno) ? PICTURE_UNREAD : PICTURE_SPOILT;
    }
    bool whole = decode(taking, bytes, size);
    free(bytes);
    free(taking->stored);
    cover_destroy(taking->cover);
    return whole ? PICTURE_WHOLE : PICTURE_SPOILT;
}

uint32_t *picture_load(const char *path, const struct picture_limits *limits, int *width, int *height)
{
    struct taking taking = {.limits = limits, .whole = true};
    if (take(&taking, path) != PICTURE_WHOLE) {
        free(taking.out);
        return NULL;
    }
    *width = taking.w;
    *height = taking.h;
    return taking.out;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): a decoder writes to it */
bool picture_cover(const char *path, const struct picture_limits *limits, uint32_t *out, int stride, int w, int h)
{
    struct taking taking = {.limits = limits, .out = out, .stride = stride, .w = w, .h = h};
    return take(&taking, path) == PICTURE_WHOLE;
}

enum picture_state picture_test(const char *path, const struct picture_limits *limits)
{
    struct taking taking = {.limits = limits, .w = 1, .h = 1};
    return take(&taking, path);
}

int decode_divisor(const struct decode_order *order)
{
    int across = order->width / order->w, down = order->height / order->h;
    int least = across < down ? across : down;
    return least > 1 ? least : 1;
}
