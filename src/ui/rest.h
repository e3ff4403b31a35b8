#ifndef UI_REST_H
#define UI_REST_H

#include "ui/state.h"

/** How a new visitor finds everything: the language and the switches that attract puts back, as the settings say. */

/** A language of the pack: the one the settings name, else the pack's own. */
int rest_language(const struct settings *settings, const struct pack *pack);
/** A switch as visitors find it. */
bool *rest_switch(struct settings *settings, enum comfort comfort);
/** Put back what a visitor has changed. */
void rest_restore(struct app *app);

#endif
