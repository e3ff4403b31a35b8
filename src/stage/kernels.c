#include "stage/kernels.h"

#include "stage/kernels_sets.h"

const struct kernels *kernels_number(int number)
{
    if (number == 0) {
        return &kernels_plain;
    }
#ifdef KERNELS_AVX2
    if (number == 1 && __builtin_cpu_supports("avx2")) {
        return &kernels_avx2;
    }
#endif
    return NULL;
}

const struct kernels *kernels_best(void)
{
    const struct kernels *best = kernels_number(0);
    for (int number = 1; kernels_number(number); number++) {
        best = kernels_number(number);
    }
    return best;
}
