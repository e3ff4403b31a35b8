#ifndef TEXT_SETTER_H
#define TEXT_SETTER_H

#include "text/atoms.h"
#include "text/lines.h"
#include "text/paragraph.h"

/** One text on its way from atoms to the pieces of a paragraph. */
struct setter {
    struct type *type;
    const struct text_style *style;
    struct atoms_request request;
    const struct atoms *atoms;
    struct arena *arena;
    bool vertical;
    double leading; /* ems */
    double length;  /* of the longest line */
    struct paragraph *paragraph;
};

/** True when there is to be room for readings between the lines. */
bool setter_has_room(const struct text_style *style, const struct atoms *atoms);

/** How many pieces these lines have at most. */
size_t setter_count_pieces(const struct setter *s, const struct line_cuts *cuts);

/** Set line number `index`, which begins at `start`; the lines in their order. */
void setter_line(struct setter *s, const struct line_cut *cut_line, size_t index, double start);

#endif
