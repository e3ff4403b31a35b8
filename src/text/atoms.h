#ifndef TEXT_ATOMS_H
#define TEXT_ATOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/type.h"

/** The smallest part of a text that a line never cuts: a cluster, or a square of a column. Measures in ems. */
struct atom {
    uint32_t from, size;             /* bytes of the source */
    uint32_t shown_from, shown_size; /* bytes of what is shown */
    double before;                   /* space to the atom before it on the same line; negative where two blanks meet */
    double advance;
    double bare;  /* its advance at a line's end, where nothing kerns with it */
    double lead;  /* blank at its start that a line's head does without */
    double trail; /* blank at its end that a line's end does without */
    uint16_t glyphs;
    uint8_t level; /* enum break_level: of a line that begins with it */
    bool blank;    /* a space or nothing: not counted at a line's end */
    bool square;   /* tate-chu-yoko: a piece of its own */
    bool closes;   /* punctuation that ends: does not count as a character of its own in a last line */
};

/** A text measured once, whatever sizes and widths it is then set in. */
struct atoms {
    uint64_t serial; /* no other text ever measured has it */
    struct atom *items;
    size_t count;
    const char *shown; /* the text with what a column shows differently */
};

/** The measured text; lives in `type` until type_trim. */
const struct atoms *atoms_of(struct type *type, enum draw_face face, bool vertical, bool phrases, const char *language,
                             const char *text);

#endif
