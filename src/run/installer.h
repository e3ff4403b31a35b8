#ifndef RUN_INSTALLER_H
#define RUN_INSTALLER_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "run/options.h"

/** `machiakari install` as a process of its own. */
enum installer_result {
    INSTALLER_DONE,
    INSTALLER_DIED,    /* it could not be started, was killed, or took too long */
    INSTALLER_STOPPED, /* somebody wanted something else */
    INSTALLER_RESULT_COUNT
};

/** How long it may take altogether; how long a killed one is waited for, before it is left to its fate. */
enum { INSTALLER_MS_MAX = 20 * 60 * 1000, INSTALLER_END_MS = 5000 };

struct installer {
    const char *program; /* that installs */
    const char *store;
    struct px_size size; /* of the display */
    enum diag_language messages;
    int stop; /* when this file becomes readable, the process is killed */
    /** Asked at least once a second; false: kill it. NULL: always true. */
    bool (*go_on)(void *self);
    void *self;
};

enum { INSTALLER_ARGUMENTS_MAX = 8 };

/** Run it with these further arguments (NULL at the end, at most INSTALLER_ARGUMENTS_MAX), and add its report to
 * `text`. */
enum installer_result installer_run(const struct installer *installer, const char *const *arguments,
                                    struct strbuf *text);

#endif
