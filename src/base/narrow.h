#ifndef BASE_NARROW_H
#define BASE_NARROW_H

#include "base/arena.h"

/**
 * A text as it would be typed without a Japanese keyboard, so that numbers and Latin words can be found in it:
 * full-width letters, digits and signs become half-width, every dash (and a long-vowel mark between digits) a hyphen,
 * every blank a space. All else stays. In `arena`.
 */
const char *narrow(const char *text, struct arena *arena);

#endif
