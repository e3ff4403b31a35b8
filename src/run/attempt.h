#ifndef RUN_ATTEMPT_H
#define RUN_ATTEMPT_H

#include "base/tick.h"
#include "link/verdict.h"
#include "run/install.h"
#include "run/installer.h"

/**
 * One source, one process: what a pack does to whoever takes it is done to that process alone, is known to be that
 * pack's doing, and is remembered. Whoever breaks it down once has another try, for it may have been chance; then not
 * until something changes there. A process that somebody else ended says less against its pack, and is started again a
 * few times, with growing pauses.
 */
struct attempt {
    enum installer_result ended;
    enum install_result result; /* when it is INSTALLER_DONE */
    struct diags diags;         /* owned: what it said of the source */
    int error;                  /* why it could not be started */
};

/** Try it; `more` are further arguments (NULL at its end). Finish the attempt afterwards. */
void attempt_run(struct attempt *attempt, const struct installer *installer, const char *source,
                 const char *const *more);
void attempt_finish(struct attempt *attempt);

/** True when the process broke off, whatever it was to do. */
bool attempt_broke(enum installer_result ended);

/** What is to be remembered after an attempt, when `before` was. */
struct verdict attempt_judge(const struct attempt *attempt, struct verdict before);
/** How long until the next try; 0: none is needed, TICK_NEVER: not again. */
tick attempt_pause(struct verdict verdict);
/** True when the process broke off over it, and will not be started for it again. */
bool attempt_is_last(struct verdict verdict);

/** Say what became of the source in the words for the staff: what broke off, and whether it is tried again. One that
 * broke off 0 times is tried by whoever reads this, and by nobody else. */
void attempt_complain(struct diags *diags, const char *source, struct verdict verdict);
/** The same where the process could not even be started, as errno says. */
void attempt_complain_unstarted(struct diags *diags, const char *source, int error);

#endif
