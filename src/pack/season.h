#ifndef PACK_SEASON_H
#define PACK_SEASON_H

#include "pack/reader.h"

/**
 * Items that are shown on some days only. By the tables alone: what a shape with days describes comes and goes, and
 * whoever names it by a reference is mended.
 */

/**
 * Leave out of a checked pack, whose references are resolved, what is not shown on pack->day (DAY_NONE: nothing). A
 * reference to what is gone leads nowhere; where a reference is required, its item is gone, too. Sets pack->whole and
 * pack->same.
 */
void season_apply(struct pack *pack);

#endif
