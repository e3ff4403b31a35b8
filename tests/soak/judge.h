#ifndef TESTS_SOAK_JUDGE_H
#define TESTS_SOAK_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "draw/draw.h"

/**
 * What must be true of every frame at rest, whatever a pack says: no text beyond the picture, none upon another or over
 * the edge of the card it stands on, what can be touched is large enough and apart, and there is a way home.
 */
enum judge_flags {
    JUDGE_LEAVES = 1, /* slips beside the front hang over the edge of the picture */
    JUDGE_NO_WAY = 2, /* the frame needs no way home: it is home, or nobody can do anything there */
};

/** Prints a line for each fault, with `where` before it. Returns their number. */
size_t judge_list(const struct draw_list *list, unsigned flags, const char *where, FILE *out);

#endif
