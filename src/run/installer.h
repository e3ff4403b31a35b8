#ifndef RUN_INSTALLER_H
#define RUN_INSTALLER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/strbuf.h"
#include "run/options.h"

/** `machiakari install` as a process of its own; how that came to its end. */
enum installer_result {
    INSTALLER_DONE,      /* by itself, and it has said everything */
    INSTALLER_STOPPED,   /* somebody wanted something else */
    INSTALLER_UNSTARTED, /* it could not be started: see errno */
    INSTALLER_CRASHED,   /* it broke down */
    INSTALLER_STALLED,   /* it gave no sign of life for too long, or took too long altogether */
    INSTALLER_FLOODED,   /* it said more than anybody reads */
    INSTALLER_ENDED,     /* somebody else ended it: the system, for want of memory, or a person */
    INSTALLER_RESULT_COUNT
};

/**
 * How long it may take altogether; how long it may go without a sign of life (run/pulse.h) when none is announced; how
 * long a killed one is waited for, before it is left to its fate.
 */
enum { INSTALLER_MS_MAX = 20 * 60 * 1000, INSTALLER_SILENT_MS = 60 * 1000, INSTALLER_END_MS = 5000 };

struct installer {
    const char *program; /* that installs */
    const char *store;
    struct px_size size; /* of the display */
    enum diag_language messages;
    int silent_ms; /* 0: INSTALLER_SILENT_MS */
    int stop;      /* when this file becomes readable, the process is killed; -1: never */
    /** Asked at least once a second; false: kill it. NULL: always true. */
    bool (*go_on)(void *self);
    void *self;
};

enum { INSTALLER_ARGUMENTS_MAX = 8 };

/** Run it with these further arguments (NULL at the end, at most INSTALLER_ARGUMENTS_MAX), and add its report to
 * `text`. */
enum installer_result installer_run(const struct installer *installer, const char *const *arguments,
                                    struct strbuf *text);

/** The same of a process that was started in another way, that installs or does a part of it: `child` writes to `from`.
 */
enum installer_result installer_await(const struct installer *installer, int from, pid_t child, struct strbuf *text);

#endif
