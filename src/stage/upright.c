#include "stage/upright.h"

#include <stddef.h>

bool upright_swaps(int orientation)
{
    return orientation >= 5;
}

/**
 * EXIF names where the first stored row and column are seen: 1 top left, 2 top right, 3 bottom right, 4 bottom left,
 * 5 left top, 6 right top, 7 right bottom, 8 left bottom.
 */
void upright_turn(const uint32_t *stored, int orientation, uint32_t *out, int stride, int w, int h)
{
    bool swaps = upright_swaps(orientation);
    bool from_right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    bool from_bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    for (int y = 0; y < h; y++) {
        int v = from_bottom ? h - 1 - y : y;
        for (int x = 0; x < w; x++) {
            int u = from_right ? w - 1 - x : x;
            out[(ptrdiff_t)y * stride + x] = stored[swaps ? (ptrdiff_t)u * h + v : (ptrdiff_t)v * w + u];
        }
    }
}
