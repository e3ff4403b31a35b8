/* For any processor: four pixels at a time, as SSE2 and NEON have them. */
#define PIXELS 4
#include "stage/kernels_rows.h"
#include "stage/kernels_sets.h"

const struct kernels kernels_plain = {"plain", over, over_faded, over_masked, wash, tint, turn};
