#ifndef STAGE_PAPERS_H
#define STAGE_PAPERS_H

#include <stddef.h>

#include "stage/survey.h"

enum { PAPERS_MAX = 8 };

/** A sheet of paper on the picture, and the pixels that it surely hides. */
struct paper {
    size_t at; /* the command that it is, or that begins its layer */
    struct px_rect core;
};

/** The largest sheets of paper of a list, in the order of painting: as paths, or on layers, moved and turned as they
 * may be. Returns how many. */
size_t papers_find(const struct survey *survey, double scale, struct paper papers[PAPERS_MAX]);

#endif
