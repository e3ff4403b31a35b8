#ifndef RUN_SOURCES_H
#define RUN_SOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/diag.h"
#include "base/tick.h"
#include "link/verdict.h"

/**
 * Everything that packs can be installed from: the pack's own folder and what lies in the drop folder. Each comes,
 * rests, is tried and told of for itself, so that no other has to wait for a writer that never rests, and news of one
 * does not push out what was said of another. Only data and moments: who looks at folders and starts processes is
 * run/renew.
 */
enum { SOURCES_TOLD_MAX = 30 };
#define SOURCE_UNTRIED UINT64_MAX

struct source {
    char *path;             /* owned */
    bool own;               /* the pack's own folder: it stays, whatever lies there */
    struct timespec when;   /* what lies there came */
    uint64_t stamp;         /* of what lay there when it was last looked at; 0: nothing */
    uint64_t tried;         /* the stamp that was tried last, or needed no trying; SOURCE_UNTRIED: none */
    struct verdict verdict; /* on that */
    tick stirred;           /* something moved there last */
    tick restless;          /* since then it has not rested; TICK_NEVER: it rests */
    tick retry;             /* try what was tried once more; TICK_NEVER: no need */
    bool late;              /* one that came after it was taken while this waited to be tried again: it must not show */
    bool heard;             /* the system tells when something moves there */
    bool seen;              /* it was there at this look */
    struct diags problems;  /* owned: why it was not taken */
    bool accused;           /* of never resting */
    bool news, fresh;       /* what is said of it changed since the last telling; at the last telling */
    unsigned told;          /* the larger, the later that was */
};

/** Start from zero. */
struct sources {
    struct source **items; /* owned */
    size_t count, room;
    unsigned tellings;
};

void sources_finish(struct sources *sources);

/** The one at this path; NULL when there is none. */
struct source *sources_find(const struct sources *sources, const char *path);

/** A look at what is there: between these two each source is seen once, and those that are not are forgotten. `*new`:
 * it was not known, so it is to be stirred. */
void sources_begin_look(struct sources *sources);
struct source *sources_see(struct sources *sources, const char *path, struct timespec when, bool *new);
/** True when one that was told of is gone. */
bool sources_end_look(struct sources *sources);

/** Something moves there; `heard`: the system said so. */
void source_stir(struct source *source, tick now, bool heard);
/** It has been quiet for `quiet`, so its stamp is wanted. */
bool source_wants_look(const struct source *source, tick now, tick quiet);
/** Its stamp is this. Where no system tells of movement, two in a row must be alike. */
void source_look(struct source *source, uint64_t stamp, tick now);

/** The one that is to be tried now: of those that rest the one that came first, the pack's own folder before all. NULL
 * when there is none. */
struct source *sources_next(const struct sources *sources, tick now);
/** When something is to be done next, as far as is known. */
tick sources_due(const struct sources *sources, tick quiet);

/** What became of it: not again before `retry` (TICK_NEVER: before something changes). `problems` (NULL: none) are
 * copied and take the place of what was said before. True when they are news. */
bool source_note(struct source *source, tick retry, const struct diags *problems);
/** This one was taken. What came before it and waits to be tried again is too late. */
void sources_take(struct sources *sources, const struct source *taken);

/** One that has not rested for `patience`; from now on that is told of it until it does. NULL when there is no further.
 */
struct source *sources_accuse(struct sources *sources, tick now, tick patience);
void source_complain_unrest(struct diags *out, const struct source *source);

/** All problems, the latest news first, SOURCES_TOLD_MAX of each source and the number of the rest; `*fresh`: so many
 * of them were not told before. `again`: nobody heard the last telling, so its news still are some. */
void sources_gather(struct sources *sources, bool again, struct diags *out, size_t *fresh);

#endif
