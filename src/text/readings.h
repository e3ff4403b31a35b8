#ifndef TEXT_READINGS_H
#define TEXT_READINGS_H

#include "text/atoms.h"

/**
 * Furigana as JIS X 4051 and JLREQ set it: at half size, a shorter reading spaced out over its words (half as much at
 * the ends as between its characters) or centred, a longer one over neighbouring kana and, for the rest, over its words
 * spaced out likewise.
 */

/** Give each reading its atoms, and these the room that it needs. Every atom is measured and spaced already. */
void readings_place(struct type *type, const struct atoms_request *request, struct atoms *atoms);

/** Where the part of a reading stands that is over the atoms first..last-1 of a line. */
struct reading_part {
    const char *text; /* zero-terminated; NULL when nothing is left for these atoms */
    double size;      /* its em, in ems of the base */
    double start;     /* ems behind the first atom's start, may be negative */
    double tracking;  /* ems of the base after each of its glyphs */
    double length;    /* ems of the base, the last tracking excluded */
};

/** `span`: from the first atom's start to the last one's end, in ems. Texts live in `arena` or in the atoms. */
struct reading_part reading_part(struct type *type, struct arena *arena, const struct atoms_request *request,
                                 const struct reading *reading, size_t first, size_t last, double span);

#endif
