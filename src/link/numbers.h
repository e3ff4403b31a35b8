#ifndef LINK_NUMBERS_H
#define LINK_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

/** A name that is a number: 000007; or, where that was taken, 000007-2. */
struct numbered {
    unsigned number;
    unsigned more; /* 0, or from 2 */
};

struct numbers {
    struct numbered *items; /* owned; the largest first */
    size_t count;
};

/**
 * The names in `folder` that are numbers; others do not count. A folder that is not there has none. False when some may
 * be missing because it cannot be read now, see errno. Starts from any memory; finish it in either case.
 */
bool numbers_list(struct numbers *numbers, const char *folder);
void numbers_finish(struct numbers *numbers);

#endif
