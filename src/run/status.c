#include "run/status.h"

#include <assert.h>

static const char *const formats[] = {
    [SIGNAL_SCREEN] = "screen %s\n", [SIGNAL_CARD] = "card %s\n",          [SIGNAL_LANGUAGE] = "lang %s\n",
    [SIGNAL_LIGHT] = "light %s\n",   [SIGNAL_IDLE_WARN] = "idle warn%s\n", [SIGNAL_ATTRACT] = "attract%s\n",
    [SIGNAL_BACK] = "back %s\n",     [SIGNAL_SETTING] = "setting %s\n",    [SIGNAL_STICK] = "install %s\n",
    [SIGNAL_TRIES] = "tries %s\n",   [SIGNAL_QUIT] = "quit%s\n",
};
static_assert(sizeof formats / sizeof *formats == SIGNAL_COUNT, "a line for each signal");

void status_add(struct strbuf *out, const struct signals *signals)
{
    for (int i = 0; i < signals->count; i++) {
        strbuf_printf(out, formats[signals->items[i].kind], signals->items[i].text);
    }
}
