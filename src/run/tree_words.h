#ifndef RUN_TREE_WORDS_H
#define RUN_TREE_WORDS_H

#include "link/tree.h"

/** Say why a folder as a whole is no pack: for TREE_FAILED as errno says. `told` is how people call it. False where
 * there is nothing to say. */
bool tree_words_say(struct diags *diags, const char *told, enum tree_result result);

/** Look at a pack's folder as whoever copies it would: how many, how large, how deep, and that all of it can be read.
 * False after a diagnostic. */
bool tree_words_check(struct diags *diags, const char *told, const char *folder);

#endif
