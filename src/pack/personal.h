#ifndef PACK_PERSONAL_H
#define PACK_PERSONAL_H

#include "base/arena.h"

/**
 * The first telephone number or mail address in a running text, as it stands there but half-width, in `arena`; NULL
 * when there is none. Japanese numbers, with hyphens, brackets, blanks or nothing between their parts, and +81; without
 * a code of the area only behind a word such as TEL. Dates, years, ranges, amounts and postal codes are none.
 */
const char *personal_find(const char *text, struct arena *arena);

#endif
