#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "base/input.h"
#include "draw/draw.h"

/**
 * The keyboard's way through what can be tapped: from the hit that bears `current` to the nearest one in
 * the direction of `key` (an arrow). With nothing focused yet, the first hit. Returns the new target.
 */
uint64_t focus_move(const struct draw_list *seen, uint64_t current, enum key key);

/** The area of a target, its topmost hit. False when it cannot be tapped (any more). */
bool focus_area(const struct draw_list *seen, uint64_t target, struct rect *out);

#endif
