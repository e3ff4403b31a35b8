#ifndef RUN_COVERAGE_H
#define RUN_COVERAGE_H

#include "pack/pack.h"
#include "text/type.h"

/**
 * Load a pack, and warn of every character that no installed font has, where it stands: visitors see a dot instead.
 * Without a font for Japanese that alone is said. `type` may be NULL: then nothing is looked up.
 * `also` (borrowed, may be NULL) is told of every text, too.
 */
struct pack *coverage_load(const char *folder, struct type *type, struct diags *diags,
                           const struct pack_listener *also);

/** The same of a copy, which is told as `told`, see pack_load_as. */
struct pack *coverage_load_as(const char *folder, const char *told, struct type *type, struct diags *diags,
                              const struct pack_listener *also);

#endif
