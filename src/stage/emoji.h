#ifndef STAGE_EMOJI_H
#define STAGE_EMOJI_H

#include "stage/pen.h"

/** The glyphs of a text that are pictures in colours of their own, its pen starting at `start` (content pixels), at
 * `px` pixels an em. They are as opaque as the text's colour. */
void emoji_paint(struct pen *pen, const struct draw_text *text, double px, struct point start, struct px_rect bounds);

#endif
