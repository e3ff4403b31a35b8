/* For Intel and AMD since about 2013: compiled for AVX2 (CMakeLists.txt), used only where the processor has it. */
#define PIXELS 8
#include "stage/kernels_rows.h"
#include "stage/kernels_sets.h"

const struct kernels kernels_avx2 = {"AVX2", over, over_faded, over_masked, wash, tint, turn};
