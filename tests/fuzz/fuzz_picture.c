/*
 * Whatever a picture's file holds, what is said of its size before it is decoded is true: nothing larger than asked for
 * is ever decoded, what is decoded has that size, and every pixel can be read; scaled while it is decoded, too.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/image.h"
#include "stage/picture.h"

/* Small, so that an input costs little; the rule is the same at every size. */
enum { SIDE_MAX = 256, BYTES_MAX = 1024 * 1024, SMALL = 24 };

static void remove_file(void);

static const char *get_path(void)
{
    static char path[64];
    if (!path[0]) {
        bool memory = file_is_folder("/dev/shm") && access("/dev/shm", W_OK) == 0;
        snprintf(path, sizeof path, "%s/fuzz-picture-XXXXXX", memory ? "/dev/shm" : ".");
        int fd = mkstemp(path);
        REQUIRE(fd >= 0);
        close(fd);
        atexit(remove_file);
    }
    return path;
}

static void remove_file(void)
{
    unlink(get_path());
}

static void write_file(const char *path, const uint8_t *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    REQUIRE(file);
    REQUIRE(fwrite(bytes, 1, size, file) == size);
    REQUIRE(fclose(file) == 0);
}

/** Premultiplied: no colour is brighter than its alpha. */
static void look_at(const uint32_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t alpha = pixels[i] >> 24;
        REQUIRE((pixels[i] >> 16 & 0xFF) <= alpha && (pixels[i] >> 8 & 0xFF) <= alpha && (pixels[i] & 0xFF) <= alpha);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *path = get_path();
    static const struct picture_limits limits = {BYTES_MAX, SIDE_MAX, NULL};
    uint32_t small[SMALL * SMALL];
    struct image_head head;
    int width = 0, height = 0;
    write_file(path, bytes, size);
    bool told = image_inspect(path, &head);
    uint32_t *pixels = picture_load(path, &limits, &width, &height);
    bool covered = picture_cover(path, &limits, small, SMALL, SMALL, SMALL);
    bool tested = picture_test(path, &limits) == PICTURE_WHOLE;
    REQUIRE(!pixels || (covered && tested));
    REQUIRE(!covered || told);
    if (covered) {
        look_at(small, SMALL * SMALL);
    }
    if (pixels) {
        REQUIRE(width == head.width && height == head.height);
        REQUIRE(width >= 1 && width <= SIDE_MAX && height >= 1 && height <= SIDE_MAX);
        look_at(pixels, (size_t)width * (size_t)height);
    }
    free(pixels);
    return 0;
}
