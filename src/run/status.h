#ifndef RUN_STATUS_H
#define RUN_STATUS_H

#include "base/signal.h"
#include "base/strbuf.h"

/** Add the signals as status lines (`screen map`, `card makkiyama`, `idle warn`, ...), each with its line end. */
void status_add(struct strbuf *out, const struct signals *signals);

#endif
