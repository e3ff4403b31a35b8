#ifndef PACK_NEAREST_H
#define PACK_NEAREST_H

#include <stddef.h>

/** How many letters must be added, left out, exchanged or swapped with their neighbour to make one of the other; 64
 * letters are looked at. */
size_t nearest_distance(const char *text, const char *other);

/** The word of `known` that was probably meant by `word`, or NULL when none is like it. */
const char *nearest_find(const char *word, const char *const *known, size_t count);

#endif
