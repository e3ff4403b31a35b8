#ifndef STAGE_COST_H
#define STAGE_COST_H

#include <stdint.h>

/**
 * What painting did, counted and not timed: the same list after the same ones costs the same on every machine.
 *
 * In pixels. A pixel that is washed, blended, tinted or copied has been written to once more; one that is turned,
 * shaded or masked was worked out before.
 */
struct cost {
    int64_t filled;  /* with one opaque colour, or with a shade that hides all */
    int64_t copied;  /* from a picture of the same size */
    int64_t blended; /* with a colour or a picture */
    int64_t tinted;  /* with a colour through a mask: all of the mask, clear as it may be */
    int64_t turned;  /* looked up in a sheet or a picture that is turned or scaled */
    int64_t shaded;  /* of gradients, pixel by pixel: not those of thin lines, which have one colour for several */
    int64_t masked;  /* of masks that were made */
    int64_t sheeted; /* of sheets that were made */
};

static inline void cost_add(struct cost *sum, const struct cost *more)
{
    sum->filled += more->filled;
    sum->copied += more->copied;
    sum->blended += more->blended;
    sum->tinted += more->tinted;
    sum->turned += more->turned;
    sum->shaded += more->shaded;
    sum->masked += more->masked;
    sum->sheeted += more->sheeted;
}

#endif
