#ifndef RUN_REHEARSE_H
#define RUN_REHEARSE_H

#include "run/options.h"
#include "run/pulse.h"
#include "run/show.h"

/** As many cards and as many voices are painted; a pack of ten thousand need not wait for all of them. */
enum { REHEARSE_CARDS = 200, REHEARSE_VOICES = 60 };

/**
 * Paint every screen once, in every language, at the size of the display, without one; then cards and voices in the
 * pack's own language, small, so that their pictures are decoded. What a pack can do to the painter happens here, and
 * not before visitors. Each picture gives a sign of life to `pulse` (may be NULL). Takes `type` and `pack` over.
 */
void rehearse(struct type *type, struct pack *pack, struct px_size size, const struct pulse *pulse);

#endif
