#include "check.h"

#include "stage/turn.h"

enum { W = 4, H = 3 };

/** The picture's pixel at x, y is worth y * 16 + x. */
static void fill(uint32_t *pixels)
{
    for (unsigned y = 0; y < H; y++) {
        for (unsigned x = 0; x < W; x++) {
            pixels[y * W + x] = y * 16 + x;
        }
    }
}

static void test_pixels(void)
{
    static const struct {
        int degrees;
        uint32_t wanted[4]; /* of the rectangle 1,0 2x2, row after row on the glass */
    } cases[] = {
        {0, {1, 2, 17, 18}},
        {90, {17, 1, 18, 2}},
        {180, {18, 17, 2, 1}},
        {270, {2, 18, 1, 17}},
    };
    uint32_t pixels[W * H];
    fill(pixels);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t out[4] = {0};
        turn_copy(pixels, W * 4, (struct px_rect){1, 0, 2, 2}, cases[i].degrees, out);
        CHECK(memcmp(out, cases[i].wanted, sizeof out) == 0);
    }
}

/** Turned rectangle by rectangle, the glass shows the same as turned as a whole. */
static void test_rectangles(void)
{
    static const struct px_rect parts[] = {{0, 0, 3, 1}, {3, 0, 1, 2}, {0, 1, 3, 2}, {3, 2, 1, 1}};
    uint32_t pixels[W * H];
    fill(pixels);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        int glass_w = degrees % 180 ? H : W;
        uint32_t whole[W * H];
        uint32_t glass[W * H] = {0};
        turn_copy(pixels, W * 4, (struct px_rect){0, 0, W, H}, degrees, whole);
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            uint32_t out[W * H];
            struct px_rect to = turn_rect(parts[i], W, H, degrees);
            turn_copy(pixels, W * 4, parts[i], degrees, out);
            for (int y = 0; y < to.h; y++) {
                memcpy(&glass[(to.y + y) * glass_w + to.x], &out[y * to.w], (size_t)to.w * sizeof *out);
            }
        }
        CHECK(memcmp(glass, whole, sizeof glass) == 0);
    }
}

/** A finger on the turned picture is where the picture is. */
static void test_fingers(void)
{
    for (int degrees = 0; degrees < 360; degrees += 90) {
        int glass_w = degrees % 180 ? H : W;
        int glass_h = degrees % 180 ? W : H;
        struct px_rect pixel = {3, 1, 1, 1};
        struct px_rect to = turn_rect(pixel, W, H, degrees);
        struct point p = turn_back(point_make((to.x + 0.5) / glass_w, (to.y + 0.5) / glass_h), degrees);
        CHECK_NEAR(p.x * W, 3.5, 1e-9);
        CHECK_NEAR(p.y * H, 1.5, 1e-9);
    }
}

int main(void)
{
    test_pixels();
    test_rectangles();
    test_fingers();
    return check_result();
}
