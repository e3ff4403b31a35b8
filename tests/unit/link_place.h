#ifndef TESTS_UNIT_LINK_PLACE_H
#define TESTS_UNIT_LINK_PLACE_H

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "link/tree.h"

/** A folder for one test; everything goes with it. */
struct place {
    char folder[sizeof BINARY_DIR + 32];
    struct arena arena;
};

static inline const char *path_of(struct place *place, const char *name)
{
    return arena_printf(&place->arena, "%s/%s", place->folder, name);
}

static inline void put(struct place *place, const char *name, const char *text)
{
    CHECK(file_write_atomic(path_of(place, name), text, strlen(text)));
}

static inline void end(struct place *place)
{
    CHECK(tree_remove(place->folder));
    CHECK(access(place->folder, F_OK) != 0);
    arena_finish(&place->arena);
}

#endif
