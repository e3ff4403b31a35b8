#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

/** A small seeded generator (SplitMix64, Steele et al. 2014): the same seed gives the same numbers everywhere. */
struct rng {
    uint64_t state;
};

struct rng rng_seed(uint64_t seed);
uint64_t rng_next(struct rng *rng);
/** Even in low <= x < high. */
double rng_range(struct rng *rng, double low, double high);
/** Even in 0 <= x < count; count > 0. */
int rng_below(struct rng *rng, int count);

#endif
