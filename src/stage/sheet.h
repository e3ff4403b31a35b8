#ifndef STAGE_SHEET_H
#define STAGE_SHEET_H

#include "stage/pen.h"
#include "stage/survey.h"

/** Paint commands from..to-1 of the surveyed list. */
void sheet_paint(struct pen *pen, const struct survey *survey, size_t from, size_t to);

/** The same on black, which shows in `area` (content pixels) wherever the commands leave a gap. */
void sheet_paint_ground(struct pen *pen, const struct survey *survey, size_t from, size_t to, struct px_rect area);

#endif
