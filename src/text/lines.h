#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/atoms.h"
#include "text/breaks.h"

/** How a text is cut into lines. Lengths in ems. */
struct line_rules {
    double width;
    double tracking;       /* added after every glyph but a line's last */
    enum break_level from; /* breaks of lower levels are for what fits no line otherwise */
    bool hang;             /* commas and full stops may hang out of a line that would else end earlier */
    bool balance;          /* as few lines as possible, and these about equally long */
};

struct line_cut {
    size_t first, last; /* atoms first..last-1, without the blank ones at the end */
    double length;      /* without what hangs out */
};

struct line_cuts {
    struct line_cut *items; /* in the arena */
    size_t count;
    enum break_level worst; /* the lowest level a line begins at, but for the first; BREAK_FORCED for one line */
};

/** Cut the text. A line is longer than the width only when a single atom is. */
struct line_cuts lines_cut(struct arena *arena, const struct atoms *atoms, const struct line_rules *rules);

#endif
