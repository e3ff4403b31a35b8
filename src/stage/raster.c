#include "stage/raster.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

/* A pixel is UNIT steps wide and high; FULL is the coverage sum of a whole one. */
enum { UNIT = OUTLINE_UNIT, FULL = 2 * UNIT * UNIT, FULL_SHIFT = 17 };
_Static_assert(FULL == 1 << FULL_SHIFT, "a full pixel is a power of two");

/** Sums are looked through in blocks of so many pixels, and worked on so many at a time. */
enum { BLOCK = 8, BAND_SUMS = 64 * 1024 };

/** The rows that are worked on now. Coordinates are relative to its top left. */
struct band {
    int32_t *sums;
    uint64_t *touched;
    size_t stride, words; /* of a row */
    int w, h;             /* pixels */
    struct outline_point origin;
};

void raster_finish(struct raster *raster)
{
    free(raster->sums);
    free(raster->touched);
    free(raster->row);
    *raster = (struct raster){0};
}

int raster_stride(int width)
{
    return (width + 3) & ~3;
}

static void *cleared(void *old, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room) {
        return old;
    }
    free(old);
    void *fresh = calloc(wanted, size);
    if (!fresh) {
        BUG("out of memory");
    }
    *room = wanted;
    return fresh;
}

/** In pixel `x` of a row an edge rises by `height`; `side` is where it runs, twice, from the pixel's left. */
static void add_cell(const struct band *band, size_t row, int x, int32_t height, int32_t side)
{
    int32_t *sum = band->sums + row * band->stride + x;
    uint64_t *touched = band->touched + row * band->words;
    sum[0] += height * (2 * UNIT - side);
    sum[1] += height * side;
    touched[(unsigned)x / (BLOCK * 64)] |= (uint64_t)1 << ((unsigned)x / BLOCK % 64);
    touched[((unsigned)x + 1) / (BLOCK * 64)] |= (uint64_t)1 << (((unsigned)x + 1) / BLOCK % 64);
}

/** An edge, its upper end first; `sign` is 1 when it was drawn downwards. */
struct edge {
    int32_t x0, y0, x1, y1;
    int32_t sign;
    int64_t x_per_y, y_per_x; /* 32 fractional bits */
};

static int32_t x_at(const struct edge *edge, int32_t y)
{
    return edge->x0 + (int32_t)(((int64_t)(y - edge->y0) * edge->x_per_y) >> 32);
}

static int32_t y_at(const struct edge *edge, int32_t x)
{
    return edge->y0 + (int32_t)(((int64_t)(x - edge->x0) * edge->y_per_x) >> 32);
}

static int32_t clamp(int32_t v, int32_t a, int32_t b)
{
    int32_t low = a < b ? a : b, high = a < b ? b : a;
    return v < low ? low : v > high ? high : v;
}

/** A piece of an edge within one row that crosses several pixels, from left (xa, ya) to right (xb, yb). */
static void add_flat_piece(const struct band *band, const struct edge *edge, size_t row, struct outline_point a,
                           struct outline_point b)
{
    int first = a.x >> OUTLINE_SHIFT, last = (b.x - 1) >> OUTLINE_SHIFT;
    struct outline_point at = a;
    if (first < 0) {
        int32_t y = b.x <= 0 ? b.y : clamp(y_at(edge, 0), at.y, b.y);
        add_cell(band, row, 0, edge->sign * abs(y - at.y), 0);
        at = (struct outline_point){0, y};
        first = 0;
    }
    for (int x = first; x <= last && x < band->w; x++) {
        int32_t end = (x + 1) * UNIT;
        struct outline_point next = x == last ? b : (struct outline_point){end, clamp(y_at(edge, end), at.y, b.y)};
        add_cell(band, row, x, edge->sign * abs(next.y - at.y), at.x + next.x - 2 * x * UNIT);
        at = next;
    }
}

/** The piece of an edge within one row. */
static void add_piece(const struct band *band, const struct edge *edge, size_t row, int32_t xa, int32_t ya, int32_t xb,
                      int32_t yb)
{
    int left = xa >> OUTLINE_SHIFT;
    if (left == xb >> OUTLINE_SHIFT) {
        if (left < 0) {
            add_cell(band, row, 0, edge->sign * (yb - ya), 0);
        } else if (left < band->w) {
            add_cell(band, row, left, edge->sign * (yb - ya), xa + xb - 2 * left * UNIT);
        }
    } else if (xa < xb) {
        add_flat_piece(band, edge, row, (struct outline_point){xa, ya}, (struct outline_point){xb, yb});
    } else {
        add_flat_piece(band, edge, row, (struct outline_point){xb, yb}, (struct outline_point){xa, ya});
    }
}

static void add_edge(const struct band *band, struct outline_point from, struct outline_point to)
{
    struct edge edge = {
        from.x - band->origin.x, from.y - band->origin.y, to.x - band->origin.x, to.y - band->origin.y, 1, 0, 0};
    if (from.y > to.y) {
        edge = (struct edge){edge.x1, edge.y1, edge.x0, edge.y0, -1, 0, 0};
    }
    int32_t bottom = band->h * UNIT;
    if (edge.y0 == edge.y1 || edge.y1 <= 0 || edge.y0 >= bottom) {
        return;
    }
    int64_t dx = (int64_t)edge.x1 - edge.x0, dy = (int64_t)edge.y1 - edge.y0;
    edge.x_per_y = dx * ((int64_t)1 << 32) / dy;
    edge.y_per_x = dx ? dy * ((int64_t)1 << 32) / dx : 0;
    int32_t y = edge.y0 > 0 ? edge.y0 : 0, end = edge.y1 < bottom ? edge.y1 : bottom;
    int32_t x = y == edge.y0 ? edge.x0 : x_at(&edge, y);
    while (y < end) {
        int row = y >> OUTLINE_SHIFT;
        int32_t next = (row + 1) * UNIT < end ? (row + 1) * UNIT : end;
        int32_t next_x = next == edge.y1 ? edge.x1 : x_at(&edge, next);
        add_piece(band, &edge, (size_t)row, x, y, next_x, next);
        x = next_x;
        y = next;
    }
}

static void add_contours(const struct band *band, const struct outline *outline, size_t first, size_t last)
{
    for (size_t c = first; c < last; c++) {
        size_t from = c ? outline->ends[c - 1] : 0, to = outline->ends[c];
        struct outline_point before = outline->points[to - 1];
        for (size_t i = from; i < to; i++) {
            add_edge(band, before, outline->points[i]);
            before = outline->points[i];
        }
    }
}

static uint8_t coverage(int32_t sum, bool even_odd)
{
    int32_t v = abs(sum);
    if (even_odd) {
        v &= 2 * FULL - 1;
        v = v > FULL ? 2 * FULL - v : v;
    }
    v = v > FULL ? FULL : v;
    return (uint8_t)((v * 255 + FULL / 2) >> FULL_SHIFT);
}

static uint8_t add_full(int a, int b)
{
    return a + b > 255 ? 255 : (uint8_t)(a + b);
}

/** Add the coverages of a whole block, written so that the compiler can work on them side by side. */
static void add_block(const int32_t *sums, bool even_odd, uint8_t *pixels)
{
    if (even_odd) {
        for (int i = 0; i < BLOCK; i++) {
            pixels[i] = add_full(pixels[i], coverage(sums[i], true));
        }
        return;
    }
    for (int i = 0; i < BLOCK; i++) {
        pixels[i] = add_full(pixels[i], coverage(sums[i], false));
    }
}

/** Pixels between touched blocks are all alike. */
static void emit_gap(uint8_t *pixels, int from, int to, uint8_t value)
{
    if (value == 255 && to > from) {
        memset(pixels + from, 255, (size_t)(to - from));
    } else if (value > 0) {
        for (int x = from; x < to; x++) {
            pixels[x] = add_full(pixels[x], value);
        }
    }
}

/** Turn what was added into what has come together since the row's left, in the touched blocks. */
static void sum_row(const struct band *band, size_t row)
{
    int32_t *sums = band->sums + row * band->stride, sum = 0;
    for (size_t word = 0; word < band->words; word++) {
        for (uint64_t bits = band->touched[row * band->words + word]; bits; bits &= bits - 1) {
            int32_t *cells = sums + (word * 64 + (size_t)__builtin_ctzll(bits)) * BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                sum += cells[i];
                cells[i] = sum;
            }
        }
    }
}

/** Add a row to the mask, and leave its sums 0 behind. Between touched blocks it is as at the end of the last. */
static void emit_row(const struct band *band, size_t row, bool even_odd, uint8_t *pixels)
{
    int32_t *sums = band->sums + row * band->stride, sum = 0;
    int at = 0;
    for (size_t word = 0; word < band->words; word++) {
        uint64_t *bits = &band->touched[row * band->words + word];
        for (; *bits; *bits &= *bits - 1) {
            int start = ((int)word * 64 + __builtin_ctzll(*bits)) * BLOCK;
            emit_gap(pixels, at, start < band->w ? start : band->w, coverage(sum, even_odd));
            at = start + BLOCK;
            if (at <= band->w) {
                add_block(sums + start, even_odd, pixels + start);
            }
            for (int x = start; at > band->w && x < band->w; x++) {
                pixels[x] = add_full(pixels[x], coverage(sums[x], even_odd));
            }
            sum = sums[start + BLOCK - 1];
            memset(sums + start, 0, BLOCK * sizeof *sums);
        }
    }
    emit_gap(pixels, at, band->w, coverage(sum, even_odd));
}

/** The rows of an area, some at a time. */
struct bands {
    struct band band;
    int rows;  /* that find room */
    int top;   /* of those at hand, from the area's top */
    int count; /* of those at hand */
};

static struct bands bands_for(struct raster *raster, struct px_rect area)
{
    /* One pixel more than the area is wide takes what runs out to the right. */
    size_t words = ((size_t)area.w / BLOCK + 64) / 64, stride = words * 64 * BLOCK;
    int rows = BAND_SUMS / (int)stride;
    rows = rows < 1 ? 1 : rows > area.h ? area.h : rows;
    raster->sums = cleared(raster->sums, &raster->sum_room, (size_t)rows * stride, sizeof *raster->sums);
    raster->touched = cleared(raster->touched, &raster->touched_room, (size_t)rows * words, sizeof *raster->touched);
    return (struct bands){.band = {.sums = raster->sums,
                                   .touched = raster->touched,
                                   .stride = stride,
                                   .words = words,
                                   .w = area.w,
                                   .origin = {area.x * UNIT, area.y * UNIT}},
                          .rows = rows};
}

/** The next rows, their sums ready; false: there are no more. */
static bool next_band(struct bands *bands, int height, const struct outline *outline, size_t first, size_t last)
{
    struct band *band = &bands->band;
    bands->top += band->h;
    band->origin.y += band->h * UNIT;
    band->h = bands->rows < height - bands->top ? bands->rows : height - bands->top;
    if (band->h <= 0) {
        return false;
    }
    add_contours(band, outline, first, last);
    for (int row = 0; row < band->h; row++) {
        sum_row(band, (size_t)row);
    }
    return true;
}

void raster_render(struct raster *raster, const struct outline *outline, size_t first, size_t last, bool even_odd,
                   struct mask *mask)
{
    if (px_is_empty(mask->area)) {
        return;
    }
    struct bands bands = bands_for(raster, mask->area);
    while (next_band(&bands, mask->area.h, outline, first, last)) {
        for (int row = 0; row < bands.band.h; row++) {
            emit_row(&bands.band, (size_t)row, even_odd, mask->bits + (ptrdiff_t)(bands.top + row) * mask->stride);
        }
    }
}

/** A run that grows until something clear ends it. */
struct growing {
    raster_run *run;
    void *self;
    const uint8_t *row;
    int x, y;     /* of the row's first pixel */
    int from, to; /* of the run, from there */
};

static void end_run(struct growing *growing, int next)
{
    if (growing->to > growing->from) {
        growing->run(growing->self, growing->x + growing->from, growing->y, growing->to - growing->from,
                     growing->row + growing->from);
    }
    growing->from = growing->to = next;
}

/** Pixels to..next-1 are all alike. */
static void grow_over_gap(struct growing *growing, uint8_t *row, int next, uint8_t value)
{
    if (value > 0 && next > growing->to) {
        memset(row + growing->to, value, (size_t)(next - growing->to));
        growing->to = next;
    } else if (next > growing->to) {
        end_run(growing, next);
    }
}

static void set_block(const int32_t *sums, bool even_odd, uint8_t *pixels)
{
    memset(pixels, 0, BLOCK);
    add_block(sums, even_odd, pixels);
}

/** As emit_row; the row has room for a whole block more than it is wide. */
static void run_row(const struct band *band, size_t row, bool even_odd, uint8_t *pixels, struct growing *growing)
{
    int32_t *sums = band->sums + row * band->stride, sum = 0;
    for (size_t word = 0; word < band->words; word++) {
        uint64_t *bits = &band->touched[row * band->words + word];
        for (; *bits; *bits &= *bits - 1) {
            int start = ((int)word * 64 + __builtin_ctzll(*bits)) * BLOCK, end = start + BLOCK;
            grow_over_gap(growing, pixels, start < band->w ? start : band->w, coverage(sum, even_odd));
            if (start < band->w) {
                set_block(sums + start, even_odd, pixels + start);
                growing->to = end < band->w ? end : band->w;
            }
            sum = sums[end - 1];
            memset(sums + start, 0, BLOCK * sizeof *sums);
        }
    }
    grow_over_gap(growing, pixels, band->w, coverage(sum, even_odd));
    end_run(growing, 0);
}

void raster_each_run(struct raster *raster, const struct outline *outline, size_t first, size_t last, bool even_odd,
                     struct px_rect area, raster_run *run, void *self)
{
    if (px_is_empty(area)) {
        return;
    }
    struct bands bands = bands_for(raster, area);
    raster->row = cleared(raster->row, &raster->row_room, (size_t)area.w + BLOCK, sizeof *raster->row);
    while (next_band(&bands, area.h, outline, first, last)) {
        for (int row = 0; row < bands.band.h; row++) {
            struct growing growing = {run, self, raster->row, area.x, area.y + bands.top + row, 0, 0};
            run_row(&bands.band, (size_t)row, even_odd, raster->row, &growing);
        }
    }
}
