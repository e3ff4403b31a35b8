#ifndef RUN_PATHS_H
#define RUN_PATHS_H

#include "base/arena.h"

/**
 * The folder of the exhibition that opens when none is named: beside the program where it is installed,
 * else in the tree it was built from. Allocated in `arena`; it may not exist, then loading it says so.
 */
const char *paths_default_pack(struct arena *arena);

#endif
