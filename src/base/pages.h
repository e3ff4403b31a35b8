#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/**
 * Memory for pictures as large as a display. The system maps it in pages of 2 MB, where it has such: in pages of 4 kB
 * the first touch of each costs as much as painting it does, and more on virtual machines. Undefined, freed with free();
 * NULL on failure.
 */
void *pages_create(size_t bytes);

#endif
