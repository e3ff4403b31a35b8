#ifndef PACK_LOOKALIKE_H
#define PACK_LOOKALIKE_H

#include "pack/reader.h"

/** Warn of what was meant as a reading (base/ruby.h) and is none: other brackets, another bar, 《》 where there is
 * nothing to read. It would be shown as it stands. */
void lookalike_check(struct loading *loading, struct value value);

#endif
