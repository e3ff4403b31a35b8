#ifndef RUN_INSTALLER_H
#define RUN_INSTALLER_H

#include "base/strbuf.h"
#include "run/renew.h"

/** `machiakari install` as a process of its own. */
enum installer_result {
    INSTALLER_DONE,
    INSTALLER_DIED,    /* it could not be started, was killed, or took too long */
    INSTALLER_STOPPED, /* somebody wanted the show to end */
    INSTALLER_RESULT_COUNT
};

/** How long it may take altogether. */
enum { INSTALLER_MS_MAX = 20 * 60 * 1000 };

/**
 * Run it on the watched folder and the drop folder, and add what it says to `text`. When `stop` becomes readable, it is
 * killed.
 */
enum installer_result installer_run(const struct renew_options *options, int stop, struct strbuf *text);

#endif
