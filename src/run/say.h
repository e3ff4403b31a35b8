#ifndef RUN_SAY_H
#define RUN_SAY_H

#include "base/diag.h"

/**
 * One line to stderr for whoever runs the program: `machiakari: ...` in their language.
 * `english` and `japanese` are printf formats for the same arguments.
 */
void say(enum diag_language language, const char *english, const char *japanese, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/** The language of messages a locale asks for: Japanese for `ja*`, else English. NULL and "" ask for nothing. */
enum diag_language say_language_of(const char *lc_all, const char *lc_messages, const char *lang);

/** The same, of this process's environment. */
enum diag_language say_language(void);

/** Every diagnostic on stderr, one a line, what is told often by its first places, and how many more there were. */
void say_diags(enum diag_language language, const struct diags *diags);

/** Give away what was printed. An exit status of 0 becomes 1, after one line, when stdout did not take all of it. */
int say_finish(enum diag_language language, int status);

#endif
