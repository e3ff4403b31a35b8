#ifndef RUN_PLACE_H
#define RUN_PLACE_H

#include <stdbool.h>

#include "base/tick.h"
#include "ui/screen.h"

/** After this time a screen that was jumped to is at rest (ropes and slips settle within two seconds). */
#define PLACE_REST TICK_MS(3000)

/** A screen, and what of the pack it shows, as the command line and scripts name it: `map`, `card:makkiyama`. */
struct place {
    enum screen screen;
    const char *id; /* borrowed from the text; NULL when none was named */
};

/** False when no screen has this name. */
bool place_parse(const char *text, struct place *out);

#endif
