#ifndef UI_STAFF_PACK_H
#define UI_STAFF_PACK_H

#include "ui/staff_parts.h"

/** A section of the staff page: the pack that shows, what is wrong with it or with one that came, and earlier packs. */
void staff_pack_draw(struct view *view, struct rect body);
void staff_pack_tap(struct app *app, uint64_t target, tick now);
size_t staff_pack_problems(const struct app *app);

#endif
