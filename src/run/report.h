#ifndef RUN_REPORT_H
#define RUN_REPORT_H

#include "base/strbuf.h"
#include "run/install.h"

/**
 * What became of one source, from the process that installs to the one that shows: lines of fields between tabs. A
 * diagnostic's texts have no control characters, so nothing needs to be quoted.
 *
 *     error<TAB>FILE<TAB>LINE<TAB>COLUMN<TAB>PATH<TAB>ENGLISH<TAB>JAPANESE
 *     refused<TAB>SOURCE
 */
void report_write(struct strbuf *out, const char *source, enum install_result result, const struct diags *diags);

/** A reader of such lines. */
struct report {
    char *rest; /* borrowed: what was not read yet; is cut into pieces */
};

/**
 * The next source: its problems are added to `diags`, `*source` points into the text. False at the end, or where the
 * text breaks off.
 */
bool report_next(struct report *report, const char **source, enum install_result *result, struct diags *diags);

#endif
