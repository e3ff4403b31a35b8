#ifndef RUN_COVERAGE_H
#define RUN_COVERAGE_H

#include "pack/pack.h"
#include "text/type.h"

/**
 * Load a pack as pack_load_as does, and warn of every character that no installed font has, where it stands: visitors
 * see a dot instead. Without a font for Japanese that alone is said. `type` may be NULL: then nothing is looked up.
 * `also` (borrowed, may be NULL) is told of every text, too.
 */
struct pack *coverage_load(const char *folder, const struct pack_wish *wish, struct type *type, struct diags *diags);

#endif
