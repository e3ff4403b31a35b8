#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** The languages in which the program speaks to staff and developers (not the visitors' languages). */
enum diag_language { DIAG_ENGLISH, DIAG_JAPANESE, DIAG_LANGUAGE_COUNT };

enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_SEVERITY_COUNT };

/** Where in the world's data a problem is. Unknown parts are NULL or 0. */
struct diag_place {
    const char *file;
    int line;         /* from 1 */
    int column;       /* from 1, in code points */
    const char *path; /* JSON path such as /projects/3/sdgs/0 */
};

struct diag {
    enum diag_severity severity;
    struct diag_place place;
    const char *message[DIAG_LANGUAGE_COUNT]; /* what is wrong, and what to do */
    const char *lacks; /* a member that the object there should have; NULL: it is not about one */
};

/**
 * Every problem found, in the order found, up to `DIAG_MAX`; what comes after is only counted. An error then takes the
 * place of the last warning, so that nobody is refused for a reason that is not listed.
 */
enum { DIAG_MAX = 1000 };

struct diags {
    struct arena arena; /* owns all texts */
    struct diag *items; /* owned */
    size_t count;
    size_t room;
    size_t left_out;
    size_t errors, warnings; /* counted even when left out */
    size_t listed_warnings;
    size_t unread; /* of them, those of a file that is there and could not be read just now: another time there may be
                      none; counted by whoever adds them */
};

/** False when one more problem of this severity would only be counted, so that its words need not be made. */
bool diag_has_room(const struct diags *diags, enum diag_severity severity);

/**
 * Add a problem. `english` and `japanese` are printf formats for the same
 * arguments (use %1$s where the order differs). Everything is copied.
 */
void diag_add(struct diags *diags, enum diag_severity severity, struct diag_place place, const char *english,
              const char *japanese, ...) __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/** The same with words that are no formats. */
void diag_add_ready(struct diags *diags, enum diag_severity severity, struct diag_place place, const char *english,
                    const char *japanese);

/** The problem that was just added, if there was room for it, is that this member is missing. */
void diag_set_lacks(struct diags *diags, const char *member);

/**
 * From the problem `first` on, a file below the folder `from` is told as below `to`: a copy was looked at, but people
 * know the original.
 */
void diag_rename(struct diags *diags, size_t first, const char *from, const char *to);

/** Add everything that another list holds, and what it left out. */
void diag_append(struct diags *diags, const struct diags *more);

/** One line, `file:line:column: severity: /path: message`, without a line end, allocated in `arena`. Unknown parts are
 * left out. */
const char *diag_line(const struct diag *diag, enum diag_language language, struct arena *arena);

/** The localised word: error / エラー, warning / 警告. In a diagnostic's line the severity is always the English word,
 * as editors expect. */
const char *diag_severity_word(enum diag_severity severity, enum diag_language language);

void diag_finish(struct diags *diags);

#endif
