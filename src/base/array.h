#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

/**
 * Room for one more item behind the first `count` of an array on the heap (NULL at first) that has `*room` of `size`
 * bytes each: the same array, or a larger one in its place. Out of memory aborts.
 */
void *array_grow(void *items, size_t count, size_t *room, size_t size);

#endif
