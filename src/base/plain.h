#ifndef BASE_PLAIN_H
#define BASE_PLAIN_H

#include <stddef.h>

#include "base/arena.h"

/**
 * A text of the world's - a file's name, a key, a title - fit to stand in one line of ours: a `?` stands for each
 * control character, byte that is not UTF-8, and character that would turn or hide what is around it (marks of
 * direction, zero width but for joiners, tags); after `most` code points it is cut, with "..." behind. In `arena`.
 */
const char *plain_text(struct arena *arena, const char *text, size_t most);

#endif
