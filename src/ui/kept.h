#ifndef UI_KEPT_H
#define UI_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/** The packs that a display keeps, and why one that came was not taken: what the staff page shows of the world. */

enum { KEPT_MAX = 4, KEPT_ID_MAX = 72, KEPT_WHEN_MAX = 32 };

struct kept_pack {
    unsigned number; /* by which it is asked for again */
    char id[KEPT_ID_MAX];
    int version;
    int64_t installed;        /* seconds since 1970, by the clock of that day */
    char when[KEPT_WHEN_MAX]; /* it was installed: a date and a time of this place */
    bool shown;
};

struct kept {
    struct kept_pack packs[KEPT_MAX]; /* newest first */
    size_t count;
    struct diags refused; /* of the packs that were not taken, the latest news first; owned */
    size_t fresh;         /* so many of them, from the first, are news */
    struct diags faulty;  /* of those that are kept and damaged, or cannot be read; owned */
};

#endif
