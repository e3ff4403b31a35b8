#ifndef RUN_STICKS_H
#define RUN_STICKS_H

#include "run/options.h"
#include "ui/offers.h"

/**
 * USB sticks beside the running show: each folder in one folder is a stick that the system has mounted there.
 *
 * A thread looks every second whether one came or went. What came is looked at, and each of its packs is copied,
 * checked and painted, in a process of its own (run/installer.h), as any pack is; then the stick is not read any more
 * until the staff wants one of them. Nothing of a stick is installed by itself, and that it stood the check once is
 * only advice: installing begins anew with another copy. What was installed comes to the screen as all that comes into
 * the store (run/renew.h). The show itself never waits for a stick.
 */
struct sticks;

#define STICKS_DEFAULT "/run/machiakari/sticks"

struct sticks_options {
    const char *program; /* that installs; NULL: the very one that runs */
    const char *folder;  /* absolute: where sticks are mounted; it need not be there */
    const char *store;   /* its path; it can be opened */
    struct px_size size; /* of the display */
    enum diag_language messages;
    /** Called on the thread whenever there is news; NULL: nobody needs to be told. */
    void (*wake)(void *self);
    void *self;
};

/** All is copied. Never fails: without a thread no stick is offered. */
struct sticks *sticks_start(const struct sticks_options *options);
/** Ends what is under way, soon, whatever others do with the store; accepts NULL. */
void sticks_stop(struct sticks *sticks);

/** What the sticks offer, when that has changed since the last call; `out` (zeroed or from the last call) is replaced.
 */
bool sticks_news(struct sticks *sticks, struct offers *out);

/** The staff wants this offer to be installed; nothing happens when it is none any more. */
void sticks_install(struct sticks *sticks, unsigned number);

#endif
