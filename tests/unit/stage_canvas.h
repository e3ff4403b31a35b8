#ifndef TESTS_UNIT_STAGE_CANVAS_H
#define TESTS_UNIT_STAGE_CANVAS_H

#include "check.h"
#include "draw/draw.h"
#include "stage/paint.h"

/** A painter, a list, and a look at the pixels. */
struct canvas {
    struct type *type;
    struct painter *painter;
    struct draw_list list;
    double width, height;
};

static inline void canvas_init(struct canvas *canvas, double width, double height, double scale)
{
    const char *problem = NULL;
    *canvas = (struct canvas){.width = width, .height = height};
    canvas->type = type_create(&problem);
    if (!canvas->type) {
        fprintf(stderr, "%s\n", problem ? problem : "no fonts");
        exit(EXIT_FAILURE);
    }
    canvas->painter = painter_create(canvas->type);
    painter_resize(canvas->painter, (int)lround(width * scale), (int)lround(height * scale));
    draw_begin(&canvas->list, width, height);
}

static inline void canvas_finish(struct canvas *canvas)
{
    painter_destroy(canvas->painter);
    draw_finish(&canvas->list);
    type_destroy(canvas->type);
}

/** Begin the list anew. */
static inline struct draw_list *canvas_begin(struct canvas *canvas)
{
    draw_begin(&canvas->list, canvas->width, canvas->height);
    return &canvas->list;
}

static inline size_t canvas_paint(struct canvas *canvas)
{
    const struct px_rect *damage;
    return painter_paint(canvas->painter, &canvas->list, &damage);
}

/** 0xRRGGBB. */
static inline unsigned canvas_at(const struct canvas *canvas, int x, int y)
{
    int width, height, stride;
    const uint32_t *pixels = painter_pixels(canvas->painter, &width, &height, &stride);
    CHECK(x >= 0 && y >= 0 && x < width && y < height);
    return pixels[(ptrdiff_t)y * (stride / 4) + x] & 0xFFFFFF;
}

/** One channel is enough for white on black. */
static inline int canvas_light(const struct canvas *canvas, int x, int y)
{
    return (int)(canvas_at(canvas, x, y) >> 8 & 0xFF);
}

/** The sum of light in a rectangle, in full pixels. */
static inline double canvas_ink(const struct canvas *canvas, int x, int y, int w, int h)
{
    long sum = 0;
    for (int j = y; j < y + h; j++) {
        for (int i = x; i < x + w; i++) {
            sum += canvas_light(canvas, i, j);
        }
    }
    return (double)sum / 255;
}

static inline struct color canvas_white(void)
{
    return (struct color){255, 255, 255, 255};
}

#endif
