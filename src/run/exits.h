#ifndef RUN_EXITS_H
#define RUN_EXITS_H

#include "base/diag.h"
#include "run/walk.h"

/**
 * Whether a visitor can leave every screen: warn of a stop at which no button leads home, and of a way home that leads
 * elsewhere. `folder` is the pack's, as people know it.
 */
void exits_see(const struct walk_stop *stop, const char *folder, struct diags *diags);

#endif
