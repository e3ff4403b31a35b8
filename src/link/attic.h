#ifndef LINK_ATTIC_H
#define LINK_ATTIC_H

#include <stdbool.h>
#include <stddef.h>

/**
 * A folder for packs that were seen damaged: out of the way, but not gone, for somebody who knows disks. Each lies
 * there under the number that it had (link/numbers.h).
 */

/** Move the folder `from` there, by one rename. False on failure, see errno. */
bool attic_take(const char *attic, const char *from, unsigned number);

/** Remove all but the `kept` newest. */
void attic_keep(const char *attic, size_t kept);

#endif
