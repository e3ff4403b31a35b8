#ifndef RUN_ASIDE_H
#define RUN_ASIDE_H

#include <stdbool.h>

#include "base/diag.h"

/** A folder that is made beside its place, and gets its name only once it is whole. */
struct aside {
    char *path;  /* owned: where it is made */
    char *place; /* owned: without a slash at its end, and where a link leads */
    bool kept;   /* at `path` lies the old folder, with what could not be moved over */
};

enum aside_result {
    ASIDE_OK,
    ASIDE_THERE, /* something has that name already */
    ASIDE_FAILED /* see errno */
};

/** True for a place that nothing has, or an empty folder: to be asked before much work. */
bool aside_is_free(const char *place);
/** Make an empty folder beside `place`. False on failure, see errno. Finish it in either case. */
bool aside_begin(struct aside *aside, const char *place);
/** All that was written is on the disk, and the folder has its name; nothing had it, or an empty folder. */
enum aside_result aside_take_place(struct aside *aside);
/**
 * The same where a folder has the name: both change places in one step. What only the old one has (files that are no
 * pack's) is moved over, though not out of folders that a link leads to, and the old one is removed; where something
 * cannot be moved, it is kept. ASIDE_FAILED with EINVAL or ENOSYS where the file system cannot.
 */
enum aside_result aside_exchange(struct aside *aside);
/** Remove what did not take its place. */
void aside_finish(struct aside *aside);

/** Say why a folder did not get its name, and what to do. Not for ASIDE_OK. */
void aside_say(enum aside_result result, const char *place, enum diag_language messages);

#endif
