#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/passage.h"
#include "draw/draw.h"
#include "text/type.h"

enum paragraph_align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_COUNT };

/** How a text is set. Start from zero and fill in what matters. */
struct text_style {
    enum draw_face face;
    double size; /* em, stage units */
    struct color color;
    double leading;  /* line pitch in ems; 0 means 1.6 */
    double tracking; /* in ems, added after every glyph */
    enum paragraph_align align;
    bool phrases;          /* break between phrases only (titles, short texts), else wherever kinsoku allows */
    bool balance;          /* make the lines about equally long (titles) */
    bool even;             /* with furigana: as high as a text with readings, even where this one has none */
    bool furigana;         /* set the readings that the text has, else its notation alone is taken out */
    const char *language;  /* BCP 47; NULL means "ja" */
    struct passage accent; /* of the text without its notation (base/ruby.h): this part takes accent_color */
    struct color accent_color;
};

/** A run of a line, placed relative to the paragraph's top left (top right when vertical). */
struct paragraph_piece {
    double x, y; /* baseline start; vertical: top of the column's centre line, x negative to the left */
    double size;
    struct color color;
    bool vertical, reading;
    double tracking; /* after each glyph, stage units */
    const char *text;
    double advance;
};

struct paragraph_line {
    size_t first_piece, piece_count; /* those of its readings last */
    double start;                    /* where the line begins along its direction */
    double extent; /* how far it reaches from 0 along its direction; the blank half of a last 。 is not counted, nor
                      what hangs out */
    size_t text_from, text_to; /* bytes of the source text, the line's own trailing space excluded, notation included */
};

/**
 * A text broken into lines: set once, drawn anywhere. Its readings (base/ruby.h) stand over the lines, to the right of
 * columns; where it has any that are set, its line pitch is at least 1.6 ems, whichever line bears one, and no reading
 * leaves the box.
 *
 * Lines obey kinsoku (ICU, `lb=strict`, or `lw=phrase` for phrases); "\n" forces a break, U+200B allows one,
 * U+2060 forbids one. A word too long for a line is broken rather than cut off. A quarter em stands between Japanese
 * and Latin letters or digits; where the blank halves of two brackets or stops meet, and at both ends of a line, half
 * an em is saved. A comma or full stop that would just not fit hangs out of a line by half an em at the most, where
 * lines begin at one edge and are neither titles nor balanced. Lives in the arena, and until type_trim.
 */
struct paragraph {
    struct text_style style; /* `leading` is that of the lines as they are set */
    const char *text;        /* a copy of the source text, for draw_words */
    const void *source;      /* where that stood */
    double width;            /* the widest line; vertical: line count x pitch */
    double height;           /* line count x pitch; vertical: the longest column */
    struct paragraph_line *lines;
    size_t line_count;
    struct paragraph_piece *pieces;
    size_t piece_count;
};

/** Horizontal lines no wider than `width`. */
const struct paragraph *paragraph_layout(struct type *type, struct arena *arena, const struct text_style *style,
                                         const char *text, double width);

/**
 * Vertical columns no taller than `height`, from right to left: upright Japanese in vertical forms,
 * numbers of one or two digits upright in one square (tate-chu-yoko), longer Latin on its side.
 */
const struct paragraph *paragraph_layout_vertical(struct type *type, struct arena *arena,
                                                  const struct text_style *style, const char *text, double height);

/** True when these lines cut a word, though the style asks for whole phrases. */
bool paragraph_tears(struct type *type, const struct text_style *style, const char *text, double width);

/**
 * The largest size from `style->size` down to `floor` (in steps of 2) at which the text fits the box;
 * when even `floor` does not fit, the layout at `floor`, which the caller pages or lets grow.
 * Where the style asks for whole phrases, a size that would cut a word is taken only when no smaller one spares it.
 */
const struct paragraph *paragraph_fit(struct type *type, struct arena *arena, const struct text_style *style,
                                      const char *text, double width, double height, double floor);
const struct paragraph *paragraph_fit_vertical(struct type *type, struct arena *arena, const struct text_style *style,
                                               const char *text, double width, double height, double floor);

/** Draw lines first..last-1 so that the paragraph's box of width `width` has its top left (vertical: top right) at
 * `at`. */
void paragraph_draw_lines(const struct paragraph *paragraph, struct draw_list *list, struct type *type, struct point at,
                          double width, size_t first, size_t last);
/** Draw all of it. */
void paragraph_draw(const struct paragraph *paragraph, struct draw_list *list, struct type *type, struct point at,
                    double width);

/** From one line to the next, stage units. */
double paragraph_pitch(const struct paragraph *paragraph);

/** The width of one unbroken line, in stage units. */
double paragraph_line_width(struct type *type, const struct text_style *style, const char *text);

#endif
