/*
 * compare WANTED.png GOT.png DIFFERENCE.png: are two pictures the same to the eye?
 *
 * Exit 0 when they are equal within the tolerance below, 1 when not (DIFFERENCE.png then shows where, white on
 * the dimmed picture), 2 when one of them cannot be read.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stage/picture.h"

/* Rounding of one level is no difference; a whole missing hairline is. Levels of 0..255 in one channel. */
static const double mean_tolerance = 0.05;
static const int max_tolerance = 24;

static const struct picture_limits limits = {64L * 1024 * 1024, 8192, NULL};

struct picture {
    uint32_t *pixels;
    int width, height;
};

static int channel(uint32_t pixel, int which)
{
    return (int)(pixel >> (8 * which) & 0xFF);
}

/** The largest difference of a channel; `*sum` grows by all of them. */
static int pixel_difference(uint32_t a, uint32_t b, double *sum)
{
    int most = 0;
    for (int i = 0; i < 3; i++) {
        int difference = abs(channel(a, i) - channel(b, i));
        *sum += difference;
        most = difference > most ? difference : most;
    }
    return most;
}

static uint32_t mark(uint32_t pixel, int difference)
{
    if (difference == 0) {
        return pixel >> 2 & 0x3F3F3F;
    }
    uint32_t level = 128u + (uint32_t)(difference / 2);
    return level << 16 | level << 8 | level;
}

/** True when equal within the tolerance. Overwrites `got` with the picture of the differences. */
static int same(const struct picture *wanted, struct picture *got, const char *name)
{
    size_t count = (size_t)wanted->width * (size_t)wanted->height;
    double sum = 0;
    int most = 0;
    size_t different = 0;
    for (size_t i = 0; i < count; i++) {
        int difference = pixel_difference(wanted->pixels[i], got->pixels[i], &sum);
        got->pixels[i] = mark(wanted->pixels[i], difference);
        most = difference > most ? difference : most;
        different += difference > 0;
    }
    double mean = sum / (double)(count * 3);
    if (mean <= mean_tolerance && most <= max_tolerance) {
        return 1;
    }
    fprintf(stderr, "%s: %zu pixels differ, mean %.3f (at most %.3f), greatest %d (at most %d)\n", name, different,
            mean, mean_tolerance, most, max_tolerance);
    return 0;
}

static int compare(const struct picture *wanted, struct picture *got, char **argv)
{
    if (!wanted->pixels || !got->pixels) {
        fprintf(stderr, "cannot read %s\n", wanted->pixels ? argv[2] : argv[1]);
        return 2;
    }
    if (wanted->width != got->width || wanted->height != got->height) {
        fprintf(stderr, "%s: is %dx%d, wanted %dx%d\n", argv[2], got->width, got->height, wanted->width,
                wanted->height);
        return 1;
    }
    if (same(wanted, got, argv[2])) {
        return 0;
    }
    picture_save_png(argv[3], got->pixels, got->width, got->height, got->width * 4);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: compare WANTED.png GOT.png DIFFERENCE.png\n");
        return 2;
    }
    struct picture wanted = {0};
    struct picture got = {0};
    wanted.pixels = picture_load(argv[1], &limits, &wanted.width, &wanted.height);
    got.pixels = picture_load(argv[2], &limits, &got.width, &got.height);
    int status = compare(&wanted, &got, argv);
    free(wanted.pixels);
    free(got.pixels);
    return status;
}
