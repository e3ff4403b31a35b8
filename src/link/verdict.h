#ifndef LINK_VERDICT_H
#define LINK_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "link/store.h"

/**
 * What was tried and not taken, so that it is not tried in vain again and again, nor shown after the next start as if
 * nobody had looked at it: STORE/verdicts, a line for each source.
 *
 * A verdict is about what lies at a source, by its stamp: when anything changes there, it is none any more. It was
 * spoken by one program: another one (an update) may be better at it, and decides anew.
 */
enum verdict_kind {
    VERDICT_NONE,
    VERDICT_REFUSED, /* the pack has errors */
    VERDICT_CRASHED, /* the process that was to take it broke down over it */
    VERDICT_STALLED, /* it came to no end */
    VERDICT_FLOODED, /* it said without end */
    VERDICT_ENDED,   /* somebody ended it, or the system did, for want of memory */
    VERDICT_KIND_COUNT
};

struct verdict {
    enum verdict_kind kind;
    unsigned times; /* so often in a row */
};

/** What was said of `source` with this stamp by `judge` (a number for the program). VERDICT_NONE where nothing was. */
struct verdict verdict_find(const struct store *store, const char *source, uint64_t stamp, uint64_t judge);

/** Note one, in place of what was said of this source before; VERDICT_NONE forgets it. Needs the store's lock. False on
 * failure, see errno. */
bool verdict_note(struct store *store, const char *source, uint64_t stamp, uint64_t judge, struct verdict verdict);

#endif
