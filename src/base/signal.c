#include "base/signal.h"

#include "base/bug.h"

void signal_emit(struct signals *signals, enum signal_kind kind, const char *text)
{
    REQUIRE(signals->count < SIGNALS_MAX);
    signals->items[signals->count++] = (struct signal){kind, text};
}
