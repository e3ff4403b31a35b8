#include "base/image.h"

#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"

/* The first bytes of pictures, up to where they tell their size. */
#define PNG "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"
#define JPEG "\xFF\xD8\xFF\xE0\0\x04xx"
#define RIFF "RIFF\x40\0\0\0WEBP"
#define FILL "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

#define BYTES(text) text, sizeof text - 1
static const struct {
    const char *bytes;
    size_t size;
    int width, height; /* 0: it tells none */
    enum image_kind kind;
} heads[] = {
    {BYTES(PNG "\0\0\x07\x80\0\0\x04\x38\x08\x02\0\0\0" FILL), 1920, 1080, IMAGE_PNG},
    {BYTES(PNG "\0\0\0\0\0\0\x04\x38\x08\x02\0\0\0" FILL), 0, 0, IMAGE_PNG},
    {BYTES(PNG "\xFF\xFF\xFF\xFF\0\0\x04\x38\x08\x02\0\0\0" FILL), 0, 0, IMAGE_PNG},
    {BYTES(PNG "\0\0\x07"), 0, 0, IMAGE_PNG},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\x02\x58\x03\x20\x03"), 800, 600, IMAGE_JPEG},
    {BYTES(JPEG "\xFF\xC4\0\x02\xFF\xFF\xDB\0\x03x\xFF\xC2\0\x11\x08\0\x10\0\x20\x03"), 32, 16, IMAGE_JPEG},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\x02"), 0, 0, IMAGE_JPEG},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\0\0\0\0\x03"), 0, 0, IMAGE_JPEG},
    {BYTES(JPEG "\xFF\xE1\xFF\xFFmore"), 0, 0, IMAGE_JPEG},
    {BYTES("\xFF\xD8\xFF\xE0\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0, IMAGE_JPEG},
    {BYTES("\xFF\xD8\xFF"), 0, 0, IMAGE_JPEG},
    {BYTES("\xFF\xD8\xFF\xFF\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 32, 16, IMAGE_JPEG},
    {BYTES("\xFF\xD8\xFF\x01\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0, IMAGE_JPEG},
    {BYTES("\xFF\xD8\xFF\xDA\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0, IMAGE_JPEG},
    {BYTES(RIFF "VP8X\x0A\0\0\0\0\0\0\0\x1F\x03\0\x57\x02\0" FILL), 800, 600, IMAGE_WEBP},
    {BYTES(RIFF "VP8L\x10\0\0\0\x2F\x1F\xC3\x95\0" FILL), 800, 600, IMAGE_WEBP},
    {BYTES(RIFF "VP8 \x10\0\0\0\0\0\0\x9D\x01\x2A\x20\x03\x58\x02" FILL), 800, 600, IMAGE_WEBP},
    {BYTES(RIFF "VP8Z\x10\0\0\0\0\0\0\x9D\x01\x2A\x20\x03\x58\x02" FILL), 0, 0, IMAGE_WEBP},
    {BYTES("GIF89a\x01\0\x01\0" FILL FILL), 0, 0, IMAGE_GIF},
    {BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"), 0, 0, IMAGE_SVG},
    {BYTES(""), 0, 0, IMAGE_EMPTY},
    {BYTES("\0\0\0\x18"
           "ftypheic\0\0\0\0mif1heic" FILL),
     0, 0, IMAGE_HEIC},
    {BYTES("\0\0\0\x1C"
           "ftypmif1\0\0\0\0mif1avif" FILL),
     0, 0, IMAGE_AVIF},
    {BYTES("\0\0\0\x18"
           "ftypmsf1\0\0\0\0msf1" FILL),
     0, 0, IMAGE_HEIC},
    {BYTES("\0\0\0\x14"
           "ftypqt  \0\0\0\0qt  " FILL),
     0, 0, IMAGE_MOVIE},
    {BYTES("MM\0*\0\0\0\x08" FILL), 0, 0, IMAGE_TIFF},
    {BYTES("BM" FILL FILL), 0, 0, IMAGE_BMP},
    {BYTES("%PDF-1.7 " FILL), 0, 0, IMAGE_PDF},
    {BYTES("8BPS\0\x01" FILL), 0, 0, IMAGE_PSD},
    {BYTES("\0\0\0\x0CJXL \x0D\x0A\x87\x0A" FILL), 0, 0, IMAGE_JXL},
    {BYTES("\xEF\xBB\xBF\n<!DOCTYPE html><html lang='ja'>"), 0, 0, IMAGE_PAGE},
    {BYTES("<?xml version='1.0'?>\n<svg/>"), 0, 0, IMAGE_SVG},
    {BYTES("a text, named as a picture"), 0, 0, IMAGE_UNKNOWN},
};

static void test_heads(const char *path)
{
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        struct image_head head, same;
        CHECK(file_write_atomic(path, heads[i].bytes, heads[i].size));
        bool good = image_inspect(path, &head);
        if (good != (heads[i].width > 0) || head.width != heads[i].width || head.height != heads[i].height ||
            head.kind != heads[i].kind || head.orientation != 1) {
            fprintf(stderr, "picture %zu: %d, %d x %d\n", i, (int)head.kind, head.width, head.height);
            CHECK(!"size");
        }
        CHECK(image_inspect_bytes(heads[i].bytes, heads[i].size, &same) == good);
        CHECK(same.kind == head.kind && same.width == head.width && same.memory == head.memory);
    }
}

/** Megabytes of filling, and a size behind them: not worth a walk of minutes. */
static void test_filling(const char *path)
{
    enum { SIZE = 4 * 1024 * 1024 };
    char *bytes = malloc(SIZE);
    struct image_head head;
    CHECK(bytes != NULL);
    if (bytes) {
        memset(bytes, 0xFF, SIZE);
        memcpy(bytes, "\xFF\xD8", 2);
        memcpy(bytes + SIZE - 9, "\xC0\0\x11\x08\0\x10\0\x20\x03", 9);
        CHECK(file_write_atomic(path, bytes, SIZE));
        CHECK(!image_inspect(path, &head));
    }
    free(bytes);
}

/** A camera's notes in front of the frame, as many as may be, and one more. */
static void test_segments(const char *path)
{
    enum { NOTES_MAX = 199 };
    for (size_t notes = NOTES_MAX; notes <= NOTES_MAX + 1; notes++) {
        struct strbuf bytes = {0};
        struct image_head head;
        strbuf_add(&bytes, "\xFF\xD8", 2);
        for (size_t i = 0; i < notes; i++) {
            strbuf_add(&bytes, "\xFF\xE1\0\x04xx", 6);
        }
        strbuf_add(&bytes, "\xFF\xC0\0\x11\x08\0\x10\0\x20\x03", 10);
        CHECK(file_write_atomic(path, bytes.text, bytes.size));
        CHECK(image_inspect(path, &head) == (notes == NOTES_MAX));
        CHECK(head.width == (notes == NOTES_MAX ? 32 : 0));
        strbuf_finish(&bytes);
    }
}

/* A JPEG's frame of 32 x 16, and EXIF data around an entry. */
#define FRAME "\xFF\xC0\0\x11\x08\0\x10\0\x20\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
#define EXIF "Exif\0\0"
#define BIG "MM\0*\0\0\0\x08\0\x02\x01\0\0\x04\0\0\0\x01\0\0\0\x20"
#define LITTLE "II*\0\x08\0\0\0\x01\0"

static void check_turned(const char *path, const char *bytes, size_t size, int orientation)
{
    struct image_head head;
    CHECK(file_write_atomic(path, bytes, size));
    CHECK(image_inspect(path, &head));
    CHECK(head.orientation == orientation);
    CHECK(head.width == (orientation < 5 ? 32 : 16) && head.height == (orientation < 5 ? 16 : 32));
}

/** What is stored turned is told as it is seen; what says nonsense is as it is stored. */
static void test_turned(const char *path)
{
    static const struct {
        const char *bytes;
        size_t size;
        int orientation;
    } cases[] = {
        {BYTES("\xFF\xD8\xFF\xE1\0\x2E" EXIF BIG "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0" FRAME), 6},
        {BYTES("\xFF\xD8" FRAME "\xFF\xE1\0\x2E" EXIF BIG "\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0"), 3},
        {BYTES("\xFF\xD8\xFF\xE1\0\x1E" EXIF LITTLE "\x12\x01\x03\0\x01\0\0\0\x08\0\0\0" FRAME), 8},
        {BYTES("\xFF\xD8\xFF\xE1\0\x1E" EXIF LITTLE "\x12\x01\x03\0\x01\0\0\0\x09\0\0\0" FRAME), 1},
        {BYTES("\xFF\xD8\xFF\xE1\0\x1E" EXIF LITTLE "\x12\x01\x02\0\x01\0\0\0\x06\0\0\0" FRAME), 1},
        {BYTES("\xFF\xD8\xFF\xE1\0\x12" EXIF LITTLE FRAME), 1}, /* ends before its entry */
        {BYTES("\xFF\xD8\xFF\xE1\0\x0Bhttp://x\0" FRAME), 1},
        {BYTES(PNG "\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0sums\0\0\0\x02IDATxxsums\0\0\0\x16"
                   "eXIf" LITTLE "\x12\x01\x03\0\x01\0\0\0\x05\0\0\0sums"),
         5},
        {BYTES(PNG "\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0sums\xFF\xFF\xFF\xFFIDATxxsums"), 1},
        {BYTES(RIFF "VP8X\x0A\0\0\0\x08\0\0\0\x1F\0\0\x0F\0\0VP8 \x03\0\0\0xxx\0EXIF\x16\0\0\0" LITTLE
                    "\x12\x01\x03\0\x01\0\0\0\x07\0\0\0"),
         7},
        {BYTES(RIFF "VP8X\x0A\0\0\0\x08\0\0\0\x1F\0\0\x0F\0\0EXIF\x1C\0\0\0" EXIF LITTLE
                    "\x12\x01\x03\0\x01\0\0\0\x02\0\0\0"),
         2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_turned(path, cases[i].bytes, cases[i].size, cases[i].orientation);
    }
}

/** What has to be held whole says so. */
static void test_memory(const char *path)
{
    static const struct {
        const char *bytes;
        size_t size;
        uint64_t memory;
    } cases[] = {
        {BYTES("\xFF\xD8" FRAME "\xFF\xDA\0\x0C\x03" FILL), 0},
        {BYTES("\xFF\xD8" FRAME "\xFF\xDA\0\x08\x01" FILL), 32 * 16 * 3}, /* the other components come later */
        {BYTES("\xFF\xD8\xFF\xC2\0\x11\x08\0\x10\0\x20\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"), 32 * 16 * 3},
        {BYTES("\xFF\xD8\xFF\xC2\0\x0B\x08\0\x10\0\x20\x01\x01\x11\0"), 32 * 16 * 2},
        {BYTES(PNG "\0\0\0\x20\0\0\0\x10\x08\x02\0\0\x01" FILL), 32 * 16 * 4},
        {BYTES(PNG "\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0" FILL), 0},
        {BYTES(RIFF "VP8L\x10\0\0\0\x2F\x1F\xC0\x03\0" FILL), 32 * 16 * 4},
        {BYTES(RIFF "VP8X\x0A\0\0\0\0\0\0\0\x1F\0\0\x0F\0\0VP8 \x02\0\0\0xx"), 0},
        {BYTES(RIFF "VP8X\x0A\0\0\0\x10\0\0\0\x1F\0\0\x0F\0\0ALPH\x02\0\0\0xxVP8 "), 32 * 16 * 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct image_head head;
        CHECK(file_write_atomic(path, cases[i].bytes, cases[i].size));
        CHECK(image_inspect(path, &head));
        if (head.memory != cases[i].memory) {
            fprintf(stderr, "picture %zu: %ju bytes\n", i, (uintmax_t)head.memory);
            CHECK(!"memory");
        }
    }
}

int main(void)
{
    struct image_head head;
    char folder[] = BINARY_DIR "/unit-image-XXXXXX", path[sizeof folder + 8];
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/picture", folder);
    test_heads(path);
    test_filling(path);
    test_segments(path);
    test_turned(path);
    test_memory(path);
    CHECK(unlink(path) == 0 && rmdir(folder) == 0);
    CHECK(!image_inspect(path, &head));
    CHECK(image_inspect(SOURCE_DIR "/tests/packs/good/tiny/pictures/star.png", &head));
    CHECK(head.width == 48 && head.height == 32);
    return check_result();
}
