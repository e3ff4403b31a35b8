#ifndef RUN_OUTCOME_H
#define RUN_OUTCOME_H

#include "run/install.h"

/** Say on stderr what became of a source: its problems, then one line. */
void outcome_say(enum diag_language language, const char *source, enum install_result result,
                 const struct diags *diags);

/** True when the source is not in the store, and not because it was only to be checked. */
bool outcome_is_failure(enum install_result result);

#endif
