#ifndef TABLE_VALUE_H
#define TABLE_VALUE_H

#include <cJSON.h>

#include "base/strbuf.h"
#include "table/book.h"
#include "table/plan.h"

/** One value of a pack in one cell. What a cell cannot say exactly stays JSON. */

/** True when a text can stand in a cell as it is. */
bool value_is_plain(const cJSON *text);

/**
 * Write a value that is no LEAF_TEXT into `out`; an empty list leaves it empty. False when reading it back would not
 * give the same value.
 */
bool value_write(enum leaf_kind kind, const cJSON *json, struct strbuf *out, enum cell_kind *cell);

/** What is wrong with a cell: formats with one %s, what is written there. */
struct value_problem {
    const char *english, *japanese;
};

/** What is written in a cell that is not empty, in a few letters, for a message. */
const char *value_shown(struct cell cell, struct arena *arena);

/** What people read in a cell that is not empty. NULL, and what is wrong, where nobody can say, or what they read is
 * not what the program would have. */
const char *value_text(struct cell cell, const struct value_problem **problem);
/** Merged cells, where each has to say something of its own: what is wrong; NULL: these are none. */
const struct value_problem *value_merged(struct cell cell);

/** Read a cell that is not empty; owned by the caller. NULL, and what is wrong, when it says no such value. */
cJSON *value_read(enum leaf_kind kind, struct cell cell, const struct value_problem **problem);

#endif
