#ifndef RUN_RENEW_H
#define RUN_RENEW_H

#include "base/diag.h"
#include "link/store.h"
#include "pack/pack.h"
#include "run/options.h"
#include "ui/kept.h"

/**
 * The way of a new pack from a folder to the screen, beside the running show.
 *
 * A thread watches the pack's folder and the drop folder. When something changed in one of their packs and has been
 * quiet there for RENEW_QUIET_MS, it starts `machiakari install` as a process of its own for this very one
 * (run/attempt.h), so that whatever a hostile pack does to the libraries that read it - crash, hang, eat memory -
 * happens there, at low priority and within limits, and neither it nor a writer that never rests keeps another waiting
 * (run/sources.h). The process puts a pack that stood every test into the store; the thread loads it, and the show
 * takes it when nobody is disturbed. The show itself never waits for a disk, nor for a lock that another process has.
 *
 * When another day comes on which the pack looks different, the thread loads it anew in the same way. While the clock
 * cannot be believed (run/today.h) the last day that could is still today.
 *
 * What the store keeps is verified beside all that (run/verify.h): an entry that is damaged, or cannot be read now,
 * makes way for the next one by the usual swap, and comes back in the same way.
 */
struct renew;

/** How long nobody must have written; after how long without a rest the staff is told, usually. */
enum { RENEW_QUIET_MS = 2000, RENEW_RESTLESS_MS = 60 * 1000 };

struct renew_options {
    const char *program; /* that installs; NULL: the very one that runs, even when its file was replaced meanwhile */
    const char *store;   /* its path; it can be opened */
    const char *pack;    /* absolute: the folder that is watched */
    const char *drop;    /* absolute, or NULL */
    struct px_size size;
    enum diag_language messages;
    int silent_ms;               /* how long a process may give no sign of life; 0: the usual (run/installer.h) */
    int restless_ms;             /* after how long without a rest the staff is told; 0: RENEW_RESTLESS_MS */
    const struct diags *refused; /* why the watched folder is not what shows, as far as is known; may be NULL */
    unsigned shown;              /* the number of the pack that shows; 0: it is the watched folder itself */
    unsigned before;             /* the newest of the store when that folder was shown as a newer one; else 0 */
    uint64_t stamp;              /* of the watched folder when it was loaded */
    int day;                     /* for which it was loaded */
    struct day_span same;        /* on these days it looks just so */
};

/** All is copied. Never fails: without a thread or a watch there is only nothing new. */
struct renew *renew_start(const struct renew_options *options);
/** Ends what is under way, soon, whatever others do with the store; accepts NULL. */
void renew_stop(struct renew *renew);

/** A pack that is ready to be shown. */
struct renewal {
    struct pack *pack;  /* owned by whoever took it */
    struct diags diags; /* of its loading; owned likewise */
    unsigned number;    /* in the store */
    bool same;          /* the very bytes that show already, now from the store or as they are on another day */
};

/** True when one waits. Costs nothing. */
bool renew_waits(struct renew *renew);
/** Take it. False when there is none after all. */
bool renew_take(struct renew *renew, struct renewal *out);

/** What the staff should know, when that has changed since the last call; `out` (zeroed or from the last call) is
 * replaced. */
bool renew_news(struct renew *renew, struct kept *out);

/** The staff wants this kept pack to be shown again. */
void renew_go_back(struct renew *renew, unsigned number);

#endif
