#ifndef BASE_BUG_H
#define BASE_BUG_H

/**
 * Our own mistakes end the program at once (the service manager restarts it);
 * the mistakes of the world are diagnostics (diag.h), never a BUG.
 */

/** Write `file:line: bug: what` to stderr and abort. Does not return. */
_Noreturn void bug_abort(const char *file, int line, const char *what);

#define BUG(what) bug_abort(__FILE__, __LINE__, (what))

/** Like assert, but kept in release builds. */
#define REQUIRE(condition) ((condition) ? (void)0 : bug_abort(__FILE__, __LINE__, "not true: " #condition))

#endif
