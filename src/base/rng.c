#include "base/rng.h"

struct rng rng_seed(uint64_t seed)
{
    return (struct rng){seed};
}

uint64_t rng_next(struct rng *rng)
{
    uint64_t z = (rng->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double rng_range(struct rng *rng, double low, double high)
{
    return low + (high - low) * ((double)(rng_next(rng) >> 11) * 0x1.0p-53);
}

int rng_below(struct rng *rng, int count)
{
    return (int)(rng_next(rng) % (uint64_t)count);
}
