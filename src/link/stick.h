#ifndef LINK_STICK_H
#define LINK_STICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/**
 * A USB stick with packs at its root: a `pack.json` there, a `.zip`, or a folder with a `pack.json`.
 *
 * The stick is a stranger's. So many of its names are looked at and no more; links, pipes, devices and what
 * belongs to systems and editors (file.h) count for nothing; no file is opened. Only names and kinds are learned: what
 * is in them, whoever copies them will see.
 */
enum { STICK_ENTRIES_MAX = 2000, STICK_PACKS_MAX = 50, STICK_NAME_MAX = 800 };

/** The pack that is the whole stick. */
#define STICK_ROOT "."

struct stick_pack {
    const char *name; /* at the root, in bytes as they stand there; STICK_ROOT: the root itself */
    bool archive;
    int64_t changed; /* seconds since 1970: when the archive or the pack.json was */
};

/** Start from zero. */
struct stick {
    struct arena arena;                       /* owns the names */
    struct stick_pack packs[STICK_PACKS_MAX]; /* the newest first, then by name */
    size_t count;
    size_t left_out; /* more packs than that */
    bool cut;        /* there are more names at the root than were looked at */
    bool bare;       /* there is nothing at all */
};

/** Look at the stick at `root`. False when it cannot be read (any more), see errno. */
bool stick_look(struct stick *stick, const char *root);
void stick_finish(struct stick *stick);

/** The pack of this name; NULL when it is none of them. */
const struct stick_pack *stick_find(const struct stick *stick, const char *name);

#endif
