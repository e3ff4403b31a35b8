#include "stage/turn.h"

#include <stddef.h>
#include <string.h>

struct px_rect turn_rect(struct px_rect r, int width, int height, int degrees)
{
    switch (degrees) {
    case 90:
        return (struct px_rect){height - r.y - r.h, r.x, r.h, r.w};
    case 180:
        return (struct px_rect){width - r.x - r.w, height - r.y - r.h, r.w, r.h};
    case 270:
        return (struct px_rect){r.y, width - r.x - r.w, r.h, r.w};
    default:
        return r;
    }
}

struct point turn_back(struct point glass, int degrees)
{
    switch (degrees) {
    case 90:
        return point_make(glass.y, 1 - glass.x);
    case 180:
        return point_make(1 - glass.x, 1 - glass.y);
    case 270:
        return point_make(1 - glass.y, glass.x);
    default:
        return glass;
    }
}

static const uint32_t *row_at(const uint32_t *pixels, int stride, int y)
{
    return pixels + (ptrdiff_t)(stride / (int)sizeof *pixels) * y;
}

void turn_copy(const uint32_t *pixels, int stride, struct px_rect r, int degrees, uint32_t *out)
{
    ptrdiff_t w = r.w;
    ptrdiff_t h = r.h;
    for (ptrdiff_t y = 0; y < h; y++) {
        const uint32_t *row = row_at(pixels, stride, r.y + (int)y) + r.x;
        for (ptrdiff_t x = 0; x < w; x++) {
            ptrdiff_t to = y * w + x;
            if (degrees == 90) {
                to = x * h + (h - 1 - y);
            } else if (degrees == 180) {
                to = (h - 1 - y) * w + (w - 1 - x);
            } else if (degrees == 270) {
                to = (w - 1 - x) * h + y;
            }
            out[to] = row[x];
        }
    }
}
