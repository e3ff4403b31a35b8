#include "pack/image.h"

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
    int width, height; /* 0: not a picture */
} heads[] = {
    {BYTES(PNG "\0\0\x07\x80\0\0\x04\x38\x08\x02\0\0\0" FILL), 1920, 1080},
    {BYTES(PNG "\0\0\0\0\0\0\x04\x38\x08\x02\0\0\0" FILL), 0, 0},
    {BYTES(PNG "\xFF\xFF\xFF\xFF\0\0\x04\x38\x08\x02\0\0\0" FILL), 0, 0},
    {BYTES(PNG "\0\0\x07"), 0, 0},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\x02\x58\x03\x20\x03"), 800, 600},
    {BYTES(JPEG "\xFF\xC4\0\x02\xFF\xFF\xDB\0\x03x\xFF\xC2\0\x11\x08\0\x10\0\x20\x03"), 32, 16},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\x02"), 0, 0},
    {BYTES(JPEG "\xFF\xC0\0\x11\x08\0\0\0\0\x03"), 0, 0},
    {BYTES(JPEG "\xFF\xE1\xFF\xFFmore"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0},
    {BYTES("\xFF\xD8\xFF"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xFF\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 32, 16},
    {BYTES("\xFF\xD8\xFF\x01\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xDA\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"), 0, 0},
    {BYTES(RIFF "VP8X\x0A\0\0\0\0\0\0\0\x1F\x03\0\x57\x02\0" FILL), 800, 600},
    {BYTES(RIFF "VP8L\x10\0\0\0\x2F\x1F\xC3\x95\0" FILL), 800, 600},
    {BYTES(RIFF "VP8 \x10\0\0\0\0\0\0\x9D\x01\x2A\x20\x03\x58\x02" FILL), 800, 600},
    {BYTES(RIFF "VP8Z\x10\0\0\0\0\0\0\x9D\x01\x2A\x20\x03\x58\x02" FILL), 0, 0},
    {BYTES("GIF89a\x01\0\x01\0" FILL FILL), 0, 0},
    {BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"), 0, 0},
    {BYTES(""), 0, 0},
};

static void test_heads(const char *path)
{
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        int width = -1, height = -1;
        CHECK(file_write_atomic(path, heads[i].bytes, heads[i].size));
        bool good = image_inspect(path, &width, &height);
        if (good != (heads[i].width > 0) || width != (good ? heads[i].width : -1) ||
            height != (good ? heads[i].height : -1)) {
            fprintf(stderr, "picture %zu: %d, %d x %d\n", i, good, width, height);
            CHECK(!"size");
        }
    }
}

/** Megabytes of filling, and a size behind them: not worth a walk of minutes. */
static void test_filling(const char *path)
{
    enum { SIZE = 4 * 1024 * 1024 };
    char *bytes = malloc(SIZE);
    int width, height;
    CHECK(bytes != NULL);
    if (bytes) {
        memset(bytes, 0xFF, SIZE);
        memcpy(bytes, "\xFF\xD8", 2);
        memcpy(bytes + SIZE - 9, "\xC0\0\x11\x08\0\x10\0\x20\x03", 9);
        CHECK(file_write_atomic(path, bytes, SIZE));
        CHECK(!image_inspect(path, &width, &height));
    }
    free(bytes);
}

/** A camera's notes in front of the frame, as many as may be, and one more. */
static void test_segments(const char *path)
{
    enum { NOTES_MAX = 199 };
    for (size_t notes = NOTES_MAX; notes <= NOTES_MAX + 1; notes++) {
        struct strbuf bytes = {0};
        int width = 0, height = 0;
        strbuf_add(&bytes, "\xFF\xD8", 2);
        for (size_t i = 0; i < notes; i++) {
            strbuf_add(&bytes, "\xFF\xE1\0\x04xx", 6);
        }
        strbuf_add(&bytes, "\xFF\xC0\0\x11\x08\0\x10\0\x20\x03", 10);
        CHECK(file_write_atomic(path, bytes.text, bytes.size));
        CHECK(image_inspect(path, &width, &height) == (notes == NOTES_MAX));
        CHECK(width == (notes == NOTES_MAX ? 32 : 0));
        strbuf_finish(&bytes);
    }
}

int main(void)
{
    int width, height;
    char folder[] = BINARY_DIR "/unit-image-XXXXXX", path[sizeof folder + 8];
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/picture", folder);
    test_heads(path);
    test_filling(path);
    test_segments(path);
    CHECK(unlink(path) == 0 && rmdir(folder) == 0);
    CHECK(!image_inspect(path, &width, &height));
    CHECK(image_inspect(SOURCE_DIR "/tests/packs/good/tiny/pictures/star.png", &width, &height));
    CHECK(width == 48 && height == 32);
    return check_result();
}
