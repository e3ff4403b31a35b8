#ifndef RUN_COVERAGE_H
#define RUN_COVERAGE_H

#include "pack/pack.h"
#include "text/type.h"

/**
 * Load a pack as pack_load_as does, and warn of every character that no installed font has, where it stands: visitors
 * see a dot instead; and of every form of a character that a variation selector asks for and no font has. A script that
 * would be shown wrong, or has no font at all (text/scripts.h), refuses the pack: one error for each language. Without
 * a font for Japanese that alone is said. `type` may be NULL: then nothing is looked up. `also` (borrowed, may be NULL)
 * is told of every text, too.
 */
struct pack *coverage_load(const char *folder, const struct pack_wish *wish, struct type *type, struct diags *diags);

#endif
