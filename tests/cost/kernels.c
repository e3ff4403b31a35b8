/*
 * kernels: what each kernel takes for a picture of 1920x1080, in milliseconds of this thread; the best of 60 runs.
 * No test: a figure to look at, with a release build, beside that of memcpy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stage/kernels.h"

enum { WIDTH = 1920, HEIGHT = 1080, RUNS = 60, EDGE = 20 };

struct picture {
    uint32_t to[HEIGHT][WIDTH], from[HEIGHT][WIDTH];
    uint8_t mask[HEIGHT][WIDTH], clear[HEIGHT][WIDTH];
};

enum operation { COPY, WASH, OVER, OVER_FADED, OVER_MASKED, TINT, TINT_CLEAR, SCALE, TURN, OPERATIONS };

static const char *const names[OPERATIONS] = {
    "memcpy", "wash", "over", "over_faded", "over_masked", "tint", "tint, clear mask", "turn, only scaled", "turn"};

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/** Colours of every strength, and a mask like that of letters: clear, full and in between. */
static void fill(struct picture *picture)
{
    for (uint32_t i = 0; i < HEIGHT * WIDTH; i++) {
        uint32_t y = i / WIDTH, x = i % WIDTH, alpha = i * 7 & 0xFF, stretch = i / 37;
        picture->to[y][x] = i * 2654435761U;
        picture->from[y][x] = alpha << 24 | alpha / 2 << 16 | alpha / 3 << 8 | alpha / 4;
        picture->mask[y][x] = stretch % 5 == 0 ? (uint8_t)i : stretch % 2 ? 0 : 255;
    }
}

static void work(const struct kernels *set, enum operation operation, struct picture *p, int y)
{
    const int64_t step = 4290000000, slope = 300000;
    struct kernel_way way = {(int64_t)1 << 32, (int64_t)1 << 32, step, operation == TURN ? slope : 0};
    switch (operation) {
    case COPY:
        memcpy(p->to[y], p->from[y], sizeof p->to[y]);
        break;
    case WASH:
        set->wash(p->to[y], 0x80402010, WIDTH);
        break;
    case OVER:
        set->over(p->to[y], p->from[y], WIDTH);
        break;
    case OVER_FADED:
        set->over_faded(p->to[y], p->from[y], 100, WIDTH);
        break;
    case OVER_MASKED:
        set->over_masked(p->to[y], p->from[y], p->mask[y], WIDTH);
        break;
    case TINT:
        set->tint(p->to[y], 0xFF402010, p->mask[y], WIDTH);
        break;
    case TINT_CLEAR:
        set->tint(p->to[y], 0xFF402010, p->clear[y], WIDTH);
        break;
    case SCALE:
    case TURN:
        set->turn(p->to[y], p->from[y < HEIGHT - EDGE ? y : 0], WIDTH, &way, WIDTH - EDGE);
        break;
    case OPERATIONS:
        break;
    }
}

static double best(const struct kernels *set, enum operation operation, struct picture *picture)
{
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        double start = milliseconds();
        for (int y = 0; y < HEIGHT; y++) {
            work(set, operation, picture, y);
        }
        double took = milliseconds() - start;
        least = took < least ? took : least;
    }
    return least;
}

int main(void)
{
    struct picture *picture = calloc(1, sizeof *picture);
    if (!picture) {
        return 1;
    }
    fill(picture);
    for (int number = 0; kernels_number(number); number++) {
        for (enum operation operation = COPY; operation < OPERATIONS; operation++) {
            const struct kernels *set = kernels_number(number);
            printf("%-6s %-18s %6.2f ms\n", set->name, names[operation], best(set, operation, picture));
        }
    }
    free(picture);
    return 0;
}
