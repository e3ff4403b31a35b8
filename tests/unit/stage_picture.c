#include "stage/picture.h"

#include "base/file.h"
#include "stage_canvas.h"

#define FILE_OF(name) BINARY_DIR "/stage_picture_" name

static const struct picture_limits limits = {1 << 20, 64, NULL};

static void test_save_and_load(void)
{
    enum { W = 37, H = 11, STRIDE = 40 };
    uint32_t pixels[STRIDE * H];
    for (uint32_t i = 0; i < STRIDE * H; i++) {
        pixels[i] = i * 2654435761u;
    }
    CHECK(picture_save_png(FILE_OF("a.png"), pixels, W, H, STRIDE * 4));
    CHECK(picture_save_png(FILE_OF("b.png"), pixels, W, H, STRIDE * 4));
    char *a = NULL, *b = NULL;
    size_t a_size = 0, b_size = 0;
    CHECK(file_read(FILE_OF("a.png"), 1 << 20, &a, &a_size) == FILE_OK);
    CHECK(file_read(FILE_OF("b.png"), 1 << 20, &b, &b_size) == FILE_OK);
    CHECK(a_size == b_size && memcmp(a, b, a_size) == 0);
    free(a);
    free(b);
    int width = 0, height = 0;
    uint32_t *loaded = picture_load(FILE_OF("a.png"), &limits, &width, &height);
    CHECK(loaded && width == W && height == H);
    for (int i = 0; loaded && i < W * H; i++) {
        CHECK(loaded[i] == (pixels[i / W * STRIDE + i % W] | 0xFF000000));
    }
    free(loaded);
    CHECK(!picture_save_png(BINARY_DIR "/no/such/folder/a.png", pixels, W, H, STRIDE * 4));
}

static void test_refuses(void)
{
    int width = 0, height = 0;
    CHECK(picture_load(FILE_OF("a.png"), &(struct picture_limits){1 << 20, 36, NULL}, &width, &height) == NULL);
    CHECK(picture_load(FILE_OF("a.png"), &(struct picture_limits){50, 64, NULL}, &width, &height) == NULL);
    CHECK(picture_load(FILE_OF("missing.png"), &limits, &width, &height) == NULL);
    CHECK(picture_load(BINARY_DIR, &limits, &width, &height) == NULL);
    char *bytes = NULL;
    size_t size = 0;
    CHECK(file_read(FILE_OF("a.png"), 1 << 20, &bytes, &size) == FILE_OK);
    for (size_t cut = 0; cut < size; cut += 7) { /* a file that is being copied, or was cut off */
        CHECK(file_write_atomic(FILE_OF("cut.png"), bytes, cut));
        free(picture_load(FILE_OF("cut.png"), &limits, &width, &height));
    }
    CHECK(file_write_atomic(FILE_OF("cut.png"), bytes, size / 2));
    CHECK(picture_load(FILE_OF("cut.png"), &limits, &width, &height) == NULL);
    free(bytes);
}

/** A decoder that finds its own sign must not get a file that calls itself something else: "<svg" is SVG's. */
static void test_one_decoder(void)
{
    static const char webp[] = "RIFF<svgWEBPVP8 zzzzzzz\x9D\x01\x2A\x10\0\x10\0 width='9' height='9'>"
                               "<rect width='9' height='9'/></svg>";
    int width = 0, height = 0;
    CHECK(file_write_atomic(FILE_OF("svg.webp"), webp, sizeof webp - 1));
    CHECK(picture_load(FILE_OF("svg.webp"), &limits, &width, &height) == NULL);
    CHECK(width == 0 && height == 0);
}

/** Left half red, right half blue, 40 x 20: it covers a square by losing its outer quarters. */
static void test_cover(void)
{
    uint32_t pixels[40 * 20];
    for (int i = 0; i < 40 * 20; i++) {
        pixels[i] = i % 40 < 10 || i % 40 >= 30 ? 0x00FF00 : i % 40 < 20 ? 0xFF0000 : 0x0000FF;
    }
    CHECK(picture_save_png(FILE_OF("wide.png"), pixels, 40, 20, 40 * 4));
    struct canvas c;
    canvas_init(&c, 100, 100, 1);
    for (int size = 8; size <= 80; size += 24) { /* smaller, and larger than the file */
        canvas_begin(&c);
        draw_picture(&c.list, FILE_OF("wide.png"), rect_make(10, 10, size, size), 0, color_fade(color_rgb(0), 0));
        canvas_paint(&c);
        CHECK_NEAR(canvas_at(&c, 10 + size / 4, 10 + size / 2) >> 16, 0xFF, 1);
        CHECK_NEAR(canvas_at(&c, 10 + size * 3 / 4, 10 + size / 2) & 0xFF, 0xFF, 1);
        CHECK(canvas_at(&c, 10 + size, 10 + size / 2) == 0 && canvas_at(&c, 9, 30) == 0 && canvas_at(&c, 30, 9) == 0);
        CHECK(canvas_at(&c, 10, 10) != 0);
    }
    canvas_begin(&c);
    draw_picture(&c.list, FILE_OF("wide.png"), rect_make(10, 10, 60, 60), 30, color_fade(color_rgb(0), 0));
    canvas_paint(&c);
    CHECK(canvas_at(&c, 11, 11) == 0 && canvas_at(&c, 68, 68) == 0 && canvas_at(&c, 40, 11) != 0);
    canvas_begin(&c);
    draw_picture(&c.list, FILE_OF("missing.png"), rect_make(10, 10, 60, 60), 30, color_fade(color_rgb(0), 0));
    canvas_paint(&c);
    CHECK(canvas_ink(&c, 0, 0, 100, 100) == 0);
    canvas_finish(&c);
}

int main(void)
{
    test_save_and_load();
    test_refuses();
    test_one_decoder();
    test_cover();
    return check_result();
}
