#ifndef RUN_ENTRY_H
#define RUN_ENTRY_H

#include "link/store.h"
#include "pack/pack.h"
#include "text/type.h"

/**
 * Load a pack of the store for the show, as it is on a day: coverage_load of its copy, told as lying at `told`, with
 * what was found out about its pictures when it was installed. None is decoded.
 */
struct pack *entry_load(const struct store *store, unsigned number, const char *told, int day, struct type *type,
                        struct diags *diags);

#endif
