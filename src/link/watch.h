#ifndef LINK_WATCH_H
#define LINK_WATCH_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Folders, with all that is in them, whose changes are noticed through inotify: also that the folder itself comes, goes
 * or is replaced. What is noticed is only that something changed; what it is, whoever asked looks up.
 */
struct watch;

/** NULL when the system has no watch to give. `paths` are copied; they need not exist. */
struct watch *watch_create(const char *const *paths, size_t count);
void watch_destroy(struct watch *watch);

/** To be polled: readable when something changed. */
int watch_fd(const struct watch *watch);

/** Take what was noticed: true when something changed since the last call. Follows folders that are new. */
bool watch_take(struct watch *watch);

#endif
