#ifndef STAGE_SHEET_H
#define STAGE_SHEET_H

#include "stage/pen.h"
#include "stage/survey.h"

/** Paint commands from..to-1 of the surveyed list. */
void sheet_paint(struct pen *pen, const struct survey *survey, size_t from, size_t to);

/** The same on black, which shows in `area` (content pixels) wherever the commands leave a gap. */
void sheet_paint_ground(struct pen *pen, const struct survey *survey, size_t from, size_t to, struct px_rect area);

/**
 * All of the surveyed list on black. What lies beneath its largest sheets of paper is not painted: a picture that is
 * all in motion costs what is seen of it.
 */
void sheet_paint_picture(struct pen *pen, const struct survey *survey, struct px_rect area);

#endif
