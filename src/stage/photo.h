#ifndef STAGE_PHOTO_H
#define STAGE_PHOTO_H

#include "stage/pen.h"

/** A picture file, scaled once to cover its box, its corners rounded; nothing when it cannot be read. */
void photo_paint(struct pen *pen, const struct draw_picture *picture, struct px_rect bounds);

#endif
