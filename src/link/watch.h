#ifndef LINK_WATCH_H
#define LINK_WATCH_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Folders, with all that is in them, whose changes are noticed through inotify: also that the folder itself comes, goes
 * or is replaced. What is noticed is only where something changed; what it is, whoever asked looks up. What is not
 * there any more is not watched any more.
 */
struct watch;

/** Who wants to know where it was. */
struct watch_listener {
    /** Something changed at `paths[path]`: below this name in it; NULL: in all of it, as far as is known. May be told
     * more than once. */
    void (*changed)(void *self, size_t path, const char *name);
    void *self;
};

/** NULL when the system has no watch to give. `paths` are copied; they need not exist. */
struct watch *watch_create(const char *const *paths, size_t count);
void watch_destroy(struct watch *watch);

/** To be polled: readable when something changed. */
int watch_fd(const struct watch *watch);

/** Take what was noticed: true when something changed since the last call. Follows folders that are new. `listener` may
 * be NULL. */
bool watch_take(struct watch *watch, const struct watch_listener *listener);

#endif
