#ifndef TEXT_KEPT_H
#define TEXT_KEPT_H

#include "text/atoms.h"
#include "text/paragraph.h"

/**
 * Paragraphs as they were set before: a screen sets the same texts at the same sizes and widths frame after frame, and
 * tries many sizes in between to find the one that fits.
 */

/** What decides how a text is set, as bytes to look it up by; whatever is in `atoms` counts, too. */
struct kept_key {
    uint64_t serial; /* of the atoms */
    double size, leading, tracking, limit;
    uint64_t align, balance, hang, room, accent_from, accent_to;
    struct color color, accent_color;
};

struct kept_key kept_key(const struct text_style *style, const struct atoms *atoms, double limit);

/** Take over the size, lines and pieces of one set before, valid until type_trim; false: there is none. */
bool kept_find(struct type *type, const struct kept_key *key, struct paragraph *paragraph);
/** Keep a copy of this one. */
void kept_add(struct type *type, const struct kept_key *key, const struct paragraph *paragraph);

#endif
