#ifndef UI_STAFF_SETTINGS_H
#define UI_STAFF_SETTINGS_H

#include "ui/staff_parts.h"

/** A section of the staff page: the settings. What is touched is changed, and written, at once. */
void staff_settings_draw(struct view *view, struct rect body);
void staff_settings_tap(struct app *app, uint64_t target, tick now);
size_t staff_settings_problems(const struct app *app);

#endif
