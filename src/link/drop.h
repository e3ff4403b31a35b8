#ifndef LINK_DROP_H
#define LINK_DROP_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/arena.h"

/**
 * The packs in a drop folder: a folder with a pack.json, or a .zip. A drop folder that is a pack itself is that one.
 */
enum { DROP_PACKS_MAX = 2000, DROP_NAMES_MAX = 50 * 1000 };

/** One of them. */
struct dropped {
    const char *path;     /* of the folder's path and a name */
    const char *name;     /* the end of the path; NULL: it is the folder itself */
    struct timespec when; /* its pack.json came, or the archive */
};

/** Start from zero. */
struct drop {
    struct arena arena;    /* owns the texts */
    struct dropped *packs; /* owned; the oldest first, by `when`, then by name */
    size_t count;
    size_t left_out; /* older ones beyond DROP_PACKS_MAX */
};

/** Look at the folder; only names are read, and when they changed. One that is not there is empty. */
void drop_look(struct drop *drop, const char *folder);
void drop_finish(struct drop *drop);

#endif
