#ifndef PACK_FOLDER_NAMES_H
#define PACK_FOLDER_NAMES_H

#include <stddef.h>

#include "base/arena.h"

/** One name of a folder. */
struct folder_name {
    const char *name;
    const char *same; /* as form_same says */
};

/** The names in one folder by what they look like, kept for the next question. Start from zero. */
struct folder_names {
    struct arena arena;
    const char *path; /* of the folder */
    struct folder_name *items;
    size_t count;
};

enum { FOLDER_NAMES_MAX = 25 * 1000 }; /* more are not looked at */

/**
 * How many names in the folder at `path` look like `name`, which may be stored in another way (form.h); `*found` is one
 * of them, until the next question. Plain names have but one form, so they are not looked for.
 */
size_t folder_names_like(struct folder_names *names, const char *path, const char *name, const char **found);

void folder_names_finish(struct folder_names *names);

#endif
