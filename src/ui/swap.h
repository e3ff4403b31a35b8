#ifndef UI_SWAP_H
#define UI_SWAP_H

#include "ui/app.h"

/** Another pack under a running show: what its state says by index is found again by id. */

/** So long nobody must have touched the glass, or the show be at rest anyway, before another pack may come. */
#define SWAP_UNTOUCHED TICK_S(30)

/**
 * True when a change of packs disturbs nobody: at attract, on the fault screen, on the staff page, or when nobody has
 * touched the glass for SWAP_UNTOUCHED.
 */
bool swap_is_welcome(const struct app *app, tick now);

/**
 * Show `pack` (borrowed, not NULL) and list `diags` from now on. Language, screen and place stay where the new pack
 * has them; else the visitor stands at the nearest screen that it has. The old pack is not looked at any more when this
 * returns, but the last frame's draw list may still point into it. Step once before the next touch is taken, so that
 * touches meet what is seen.
 */
void swap_pack(struct app *app, const struct pack *pack, const struct diags *diags, tick now);

#endif
