#ifndef PACK_NOTATION_H
#define PACK_NOTATION_H

#include "pack/reader.h"

/**
 * Check the readings in a text (base/ruby.h): what looks like one and is none. False after an error; a lone bar, and
 * what only looks like the notation, is a warning, since it may stand for itself.
 */
bool notation_check(struct loading *loading, struct value value);

#endif
