#ifndef RUN_REPORT_H
#define RUN_REPORT_H

#include "base/strbuf.h"
#include "link/stick.h"
#include "run/install.h"

/**
 * What became of one source, from the process that installs to the one that shows: lines of fields between tabs. A
 * diagnostic's texts and a title have no control characters, so nothing needs to be quoted.
 *
 *     error<TAB>FILE<TAB>LINE<TAB>COLUMN<TAB>PATH<TAB>ENGLISH<TAB>JAPANESE
 *     says<TAB>VERSION<TAB>TITLE
 *     refused<TAB>SOURCE
 */
void report_write(struct strbuf *out, const char *source, enum install_result result, const struct install_facts *facts,
                  const struct diags *diags);

/** A sign of life: the next comes within `times` times as long as they usually may take (run/pulse.h).
 *
 *     alive<TAB>TIMES
 */
void report_write_beat(struct strbuf *out, int times);

enum { REPORT_BEAT_MAX = 20 };
/** What the last whole line of a report that is still being written announces: 1 to REPORT_BEAT_MAX, 1 where it
 * announces nothing. */
int report_last_beat(const struct strbuf *text);

/** A reader of such lines. */
struct report {
    char *rest; /* borrowed: what was not read yet; is cut into pieces */
};

/**
 * The next source: its problems are added to `diags`, `*source` points into the text; `facts` may be NULL. False at the
 * end, or where the text breaks off.
 */
bool report_next(struct report *report, const char **source, enum install_result *result, struct install_facts *facts,
                 struct diags *diags);

/**
 * What lies on a stick, from a look at it. Names may hold any byte, so all but plain ones are written as %XX.
 *
 *     stick<TAB>MORE<TAB>CUT<TAB>BARE
 *     pack<TAB>NAME
 */
void report_write_stick(struct strbuf *out, const struct stick *stick);

/** Read it into a zeroed stick; finish it in either case. False where the text breaks off or is none. */
bool report_read_stick(struct report *report, struct stick *stick);

#endif
