#include "base/signal.h"

void signal_emit(struct signals *signals, enum signal_kind kind, const char *text)
{
    if (signals->count < SIGNALS_MAX) {
        signals->items[signals->count++] = (struct signal){kind, text};
    } else {
        signals->dropped = true;
    }
}
