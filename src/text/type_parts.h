#ifndef TEXT_TYPE_PARTS_H
#define TEXT_TYPE_PARTS_H

#include "text/breaks.h"
#include "text/cache.h"
#include "text/fonts.h"
#include "text/type.h"

/** What is inside `struct type`, for the other files of text/ only. */
struct type {
    struct fonts fonts;
    hb_buffer_t *buffer; /* owned; empty between calls */
    struct breaks breaks;
    struct cache runs;       /* struct type_run, its glyphs behind it */
    struct cache texts;      /* struct atoms (atoms.h) */
    struct cache cuts;       /* struct line_cuts (lines.h) of a text at a width, its lines behind it */
    struct cache paragraphs; /* struct paragraph (kept.h), its lines behind it */
    size_t shaped;           /* texts and runs so far */
    uint64_t serials;        /* texts measured so far */
    struct arena scratch;    /* reset by whoever uses it */
    double rise[FACE_COUNT], descent[FACE_COUNT];
};

#endif
