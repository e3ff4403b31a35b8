#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "ui/screen.h"
#include "ui/view.h"

/** What a screen is made of. `draw` is always there, the others may be NULL. */
struct screen_class {
    void (*draw)(struct view *view);
    void (*gesture)(struct app *app, const struct gesture *gesture, tick now);
    void (*enter)(struct app *app, tick now);
    bool dock; /* the dock stands below it */
};

extern const struct screen_class screens[SCREEN_COUNT];

#endif
