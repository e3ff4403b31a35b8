#ifndef STAGE_KERNELS_SETS_H
#define STAGE_KERNELS_SETS_H

#include "stage/kernels.h"

/* The sets that kernels.c chooses among. */
extern const struct kernels kernels_plain;
#ifdef KERNELS_AVX2
extern const struct kernels kernels_avx2;
#endif

#endif
