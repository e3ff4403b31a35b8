#ifndef TEXT_ATOMS_H
#define TEXT_ATOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ruby.h"
#include "text/type.h"

/** The smallest part of a text that a line never cuts: a cluster, or a square of a column. Measures in ems. */
struct atom {
    uint32_t from, size;             /* bytes of the plain text */
    uint32_t shown_from, shown_size; /* bytes of what is shown */
    double before;                   /* space to the atom before it on the same line; negative where two blanks meet */
    double advance;
    double bare;      /* its advance at a line's end, where nothing kerns with it */
    double lead;      /* blank at its start that a line's head does without; negative: room its reading takes there */
    double trail;     /* blank at its end that a line's end does without; negative likewise */
    double hang;      /* how much of it may stand beyond a line's end */
    uint32_t reading; /* 1 + the index of the one it bears, 0: none */
    uint16_t letters; /* clusters with ink of their own, behind each of which tracking comes */
    uint8_t level;    /* enum break_level: of a line that begins with it */
    bool blank;       /* a space or nothing: not counted at a line's end */
    bool square;      /* tate-chu-yoko: a piece of its own */
    bool closes;      /* punctuation that ends: does not count as a character of its own in a last line */
};

/**
 * A reading over the atoms first..last-1. Where it is longer than they are, it hangs over a neighbouring kana by at
 * most its own half em, and they are set apart for the rest. Measures in ems of the base.
 */
struct reading {
    uint32_t first, last;
    const char *text;  /* zero-terminated */
    double size;       /* its em */
    double head, tail; /* how far it reaches beyond the atoms, which `before`, `lead` and `trail` make room for */
    bool even;         /* Japanese, which may be spaced out over longer words */
};

/** A text measured once, whatever sizes and widths it is then set in. */
struct atoms {
    uint64_t serial; /* no other text ever measured has it */
    struct atom *items;
    size_t count;
    const char *shown; /* the text with what a column shows differently */
    struct ruby_text
        text; /* the plain text, and where it stands in the source (the readings of its spans are not kept) */
    struct reading *readings;
    size_t reading_count; /* 0 without furigana */
};

/** What decides how a text is measured. */
struct atoms_request {
    enum draw_face face;
    bool vertical, phrases, furigana;
    const char *language; /* BCP 47 */
    const char *source;   /* with the notation of base/ruby.h */
};

/** The measured text; lives in `type` until type_trim. */
const struct atoms *atoms_of(struct type *type, const struct atoms_request *request);

#endif
