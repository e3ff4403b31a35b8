#ifndef PACK_FOLDER_H
#define PACK_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"
#include "pack/folder_names.h"

/** The folder of a pack. Nothing outside it is ever read, not through a link either. Start from zero. */
struct folder {
    const char *path; /* as given, without a slash at its end; in the arena of folder_open */
    char *real;       /* owned: without links */
    struct folder_names names;
};

/** What became of a file of the pack. */
enum folder_result {
    FOLDER_OK,
    FOLDER_MISSING,
    FOLDER_AMBIGUOUS,   /* several names look like this one, and none is it letter by letter */
    FOLDER_OUTSIDE,     /* a link leads out of the folder */
    FOLDER_LOOP,        /* a link leads back to itself */
    FOLDER_NOT_REGULAR, /* a folder, a device, a pipe where a file should be; a file where the folder should be */
    FOLDER_TOO_LARGE,
    FOLDER_FORBIDDEN, /* we may not read it */
    FOLDER_FAILED,    /* see errno */
    FOLDER_RESULT_COUNT
};

/** MISSING, NOT_REGULAR, LOOP, FORBIDDEN or FAILED when this is no folder that can be read. */
enum folder_result folder_open(struct folder *folder, const char *path, struct arena *arena);
void folder_close(struct folder *folder);

/** The folder's path as given, joined with `name`. */
const char *folder_join(const struct folder *folder, const char *name, struct arena *arena);

/**
 * The name under which a file of the pack is really there: `name` itself, or else the only one that looks the same and
 * is stored in another form (a Mac's, see base/form.h), in each of its folders. AMBIGUOUS where there are several, else
 * OK, also when nothing is there; `*found` is then `name`. In the arena.
 */
enum folder_result folder_find(struct folder *folder, const char *name, struct arena *arena, const char **found);

/** Whether `name` (safe, see file.h) is a regular file in the folder that we may read, of at most `limit` bytes. */
enum folder_result folder_check(const struct folder *folder, const char *name, size_t limit);

/** The file that was probably meant by a name that is missing: one in the same folder, of the few hundred that are
 * looked at, whose name differs in capitals, in its ending or by a slip; or else one in another folder whose name differs
 * in no more than capitals and ending. In the arena; NULL when none is like it. */
const char *folder_nearest(const struct folder *folder, const char *name, struct arena *arena);

/** Read it, as file_read does. */
enum folder_result folder_read(const struct folder *folder, const char *name, size_t limit, char **bytes, size_t *size);

#endif
