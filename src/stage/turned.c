#include "stage/turned.h"

#include <string.h>

/** Squares of SIDE pixels; places have FRACTION fractional bits. */
enum { SIDE_SHIFT = 4, SIDE = 1 << SIDE_SHIFT, FRACTION = 32, SQUARE_SHIFT = FRACTION + SIDE_SHIFT };

enum square { SQUARE_UNKNOWN, SQUARE_FLAT, SQUARE_MIXED };

struct turned {
    const struct kernels *kernels;
    const struct texture *sheet;
    struct affine from_px;
    uint8_t opacity;
    uint32_t *row;    /* scratch */
    uint8_t *squares; /* scratch: an enum square for each */
    int columns;
    struct cost *cost;
};

/** Every place in the square is blended from pixels of one colour: its own, and the next to the right and below. */
static bool is_flat(const struct texture *sheet, int column, int line)
{
    int x = column << SIDE_SHIFT, y = line << SIDE_SHIFT;
    if (x + SIDE >= sheet->area.w || y + SIDE >= sheet->area.h) {
        return false;
    }
    const uint32_t *row = sheet->pixels + (ptrdiff_t)y * sheet->stride + x;
    uint32_t color = row[0], other = 0;
    for (int i = 0; i <= SIDE && !other; i++, row += sheet->stride) {
        for (int k = 0; k < SIDE; k++) {
            other |= row[k] ^ color;
        }
        other |= row[SIDE] ^ color;
    }
    return !other;
}

static bool square_is_flat(const struct turned *turned, int64_t u, int64_t v)
{
    int column = (int)(u >> SQUARE_SHIFT), line = (int)(v >> SQUARE_SHIFT);
    uint8_t *square = &turned->squares[(ptrdiff_t)line * turned->columns + column];
    if (*square == SQUARE_UNKNOWN) {
        *square = is_flat(turned->sheet, column, line) ? SQUARE_FLAT : SQUARE_MIXED;
    }
    return *square == SQUARE_FLAT;
}

/** How many steps from `at` on stay within the same square along one axis: at least 1, at most `most`. */
static int steps_along(int64_t at, int64_t step, int most)
{
    int64_t edge = (at >> SQUARE_SHIFT) << SQUARE_SHIFT;
    int64_t room = step > 0 ? edge + ((int64_t)1 << SQUARE_SHIFT) - 1 - at : at - edge;
    int64_t size = step > 0 ? step : -step;
    return size == 0 || room / size + 1 > most ? most : (int)(room / size) + 1;
}

static int steps_in_square(const struct kernel_way *way, int64_t u, int64_t v, int most)
{
    return steps_along(v, way->dv, steps_along(u, way->du, most));
}

/** `count` places that are all of one colour. */
static void put_flat(const struct turned *turned, uint32_t *to, uint32_t color, int count)
{
    if (turned->opacity < 255) {
        uint32_t faded = 0;
        turned->kernels->over_faded(&faded, &color, turned->opacity, 1);
        color = faded;
    }
    if (color) {
        turned->kernels->wash(to, color, count);
    }
}

static void put_mixed(const struct turned *turned, uint32_t *to, const struct kernel_way *way, int count)
{
    turned->kernels->turn(turned->row, turned->sheet->pixels, turned->sheet->stride, way, count);
    turned->cost->turned += count;
    if (turned->opacity < 255) {
        turned->kernels->over_faded(to, turned->row, turned->opacity, count);
    } else {
        turned->kernels->over(to, turned->row, count);
    }
}

/** How many places from `way` on lie in squares that are all flat and of one colour, or all not. */
static int count_alike(const struct turned *turned, const struct kernel_way *way, int most, bool *flat)
{
    int count = steps_in_square(way, way->u, way->v, most);
    *flat = square_is_flat(turned, way->u, way->v);
    while (!*flat && count < most) {
        int64_t u = way->u + way->du * count, v = way->v + way->dv * count;
        if (square_is_flat(turned, u, v)) {
            break;
        }
        count += steps_in_square(way, u, v, most - count);
    }
    return count;
}

static void turned_row(void *self, uint32_t *to, int x, int y, int count)
{
    const struct turned *turned = self;
    struct kernel_way way;
    struct resampled part = resample_way(turned->sheet, turned->from_px, x, y, count, &way);
    for (int at = 0; at < part.count;) {
        bool flat;
        int steps = count_alike(turned, &way, part.count - at, &flat);
        if (flat) {
            const uint32_t *place =
                turned->sheet->pixels + (way.v >> FRACTION) * turned->sheet->stride + (way.u >> FRACTION);
            put_flat(turned, to + part.first + at, *place, steps);
        } else {
            put_mixed(turned, to + part.first + at, &way, steps);
        }
        way.u += way.du * steps;
        way.v += way.dv * steps;
        at += steps;
    }
}

void turned_put(struct pen *pen, const struct texture *sheet, struct affine from_px, int opacity, struct px_rect area)
{
    int columns = (sheet->area.w >> SIDE_SHIFT) + 1, lines = (sheet->area.h >> SIDE_SHIFT) + 1;
    size_t squares = (size_t)columns * (size_t)lines, row = (size_t)area.w;
    /* One piece of scratch memory for both: the squares behind the row. */
    uint32_t *scratch = tools_colors(pen->tools, row + squares / sizeof *scratch + 1);
    struct turned turned = {.kernels = pen->kernels,
                            .sheet = sheet,
                            .from_px = from_px,
                            .opacity = (uint8_t)opacity,
                            .row = scratch,
                            .squares = (uint8_t *)(scratch + row),
                            .columns = columns,
                            .cost = &pen->tools->cost};
    memset(turned.squares, SQUARE_UNKNOWN, squares);
    pen->tools->cost.blended += pen_each_row(pen, area, turned_row, &turned);
}
