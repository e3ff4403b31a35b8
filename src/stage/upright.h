#ifndef STAGE_UPRIGHT_H
#define STAGE_UPRIGHT_H

#include <stdbool.h>
#include <stdint.h>

/** True when an orientation (EXIF's, 1 to 8) makes a lying picture a standing one. */
bool upright_swaps(int orientation);

/**
 * Turn stored pixels as they are to be seen: `out` gets w x h of them, `stride` a row. `stored` has no gaps and is
 * h x w pixels where the orientation swaps the sides, else w x h.
 */
void upright_turn(const uint32_t *stored, int orientation, uint32_t *out, int stride, int w, int h);

#endif
