#ifndef RUN_VERIFY_H
#define RUN_VERIFY_H

#include <stdbool.h>

#include "base/diag.h"

/**
 * Whether what the store keeps is still what it was, found beside the running show: every byte of every entry is read
 * once, the newest first, by a thread that waits for everybody else.
 *
 * One look has three answers. A whole entry is left in peace. One that is *damaged* is looked at once more, from the
 * disk itself; the first time is noted beside the entry, so that it counts after the next start, too. Only the second
 * one tells: then the entry is shunned, and as soon as nobody shows it, it is moved aside, and may come again from
 * where it came. One that *cannot be read now* is shunned after the second try as well, but stays where it is, and is
 * tried again, more and more seldom; when it can be read it is like any other. Shunning helps only where another pack
 * is whole; without one, everything stays.
 */
struct verify;

struct verify_options {
    const char *store; /* its path */
    enum diag_language messages;
    int pause_ms; /* before the first look, and before a second one; 0: as usual */
    /** On the thread: what is shunned, or what there is to tell, has changed. May be NULL. */
    void (*changed)(void *self);
    void *self;
};

/** All is copied. NULL when there is no thread for it: then nothing is shunned. */
struct verify *verify_start(const struct verify_options *options);
/** Ends it, and never waits longer than VERIFY_STOP_MS: not for a disk that does not answer, either. Accepts NULL. */
void verify_stop(struct verify *verify);
enum { VERIFY_STOP_MS = 300 };

/** The store has changed, or another pack shows than before. Accepts NULL. */
void verify_poke(struct verify *verify);
/** True when this entry is not to be shown, as there is one that is whole. Accepts NULL. */
bool verify_shuns(struct verify *verify, unsigned number);
/** Add what the staff should know. Accepts NULL. */
void verify_tell(struct verify *verify, struct diags *diags);

#endif
