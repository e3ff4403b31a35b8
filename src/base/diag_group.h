#ifndef BASE_DIAG_GROUP_H
#define BASE_DIAG_GROUP_H

#include "base/diag.h"

enum { DIAG_GROUP_PLACES = 3 };

/**
 * Problems for people: a warning in the same words at more than DIAG_GROUP_PLACES places is one, with its first places
 * and a count. 200 missing translations would hide the one picture that is missing, too. Errors stay single, since
 * nothing goes on until each of them is mended; so does everything in the list itself, for programs.
 */
struct diag_group {
    const struct diag *places[DIAG_GROUP_PLACES]; /* the first of them; borrowed */
    size_t count;                                 /* how many problems */
};

/** The groups of a list, in the order of their first problems; they lie in `arena`. */
const struct diag_group *diag_group(const struct diags *diags, struct arena *arena, size_t *count);

/** `diag_line` of the first, and what there is besides. */
const char *diag_group_line(const struct diag_group *group, enum diag_language language, struct arena *arena);

#endif
