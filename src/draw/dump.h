#ifndef DRAW_DUMP_H
#define DRAW_DUMP_H

#include "base/strbuf.h"
#include "draw/draw.h"

/**
 * The list as text, one command a line, then the hits: for golden files and reviews.
 * Coordinates in stage units to one decimal; long paths and motes are summed up as count, bounds and a hash.
 */
void dump_list(const struct draw_list *list, struct strbuf *out);

#endif
