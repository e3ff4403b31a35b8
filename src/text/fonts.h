#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "draw/draw.h"

/**
 * The font files behind the faces. For each face, direction and language there is a chain of families,
 * the best first; the first font of the chain that has a character draws it. Files are found through
 * fontconfig by their exact family name (its own substitution would hand us any font at all) and
 * opened when first asked for.
 */
enum { FONTS_MAX = 24, FONT_FILES_MAX = 2 * FONTS_MAX, FONT_CHAIN_MAX = 16 };

enum font_state { FONT_UNTRIED, FONT_OPEN, FONT_MISSING, FONT_STATE_COUNT };

struct font {
    enum font_state state;
    FT_Face face;         /* owned */
    hb_font_t *shaper;    /* owned; scale is units per em */
    double em;            /* units per em */
    double rise, descent; /* above and below the baseline, in ems, descent positive */
    bool colored;         /* its glyphs are pictures, which fill a square: `em` is their advance */
    double pixel, middle; /* of these pictures: the size of one pixel and their middle above the baseline, in ems */
};

/** A file as it lies in memory, once for all the fonts that are in it. */
struct font_file {
    char *name;      /* owned */
    hb_blob_t *blob; /* owned */
};

struct fonts {
    FcConfig *config;   /* owned */
    FT_Library library; /* owned */
    struct font fonts[FONTS_MAX];
    struct font_file files[FONT_FILES_MAX];
    size_t file_count;
};

/** The fonts of one run in order of preference, as indexes. */
struct font_chain {
    int fonts[FONT_CHAIN_MAX];
    size_t count;
};

/** False when fontconfig or FreeType cannot start; `*problem` is then a static sentence. */
bool fonts_init(struct fonts *fonts, const char **problem);
void fonts_finish(struct fonts *fonts);

/** The chain for a face. `vertical` puts the fixed-pitch family first, whose vertical forms fill the square. */
struct font_chain fonts_chain(enum draw_face face, bool vertical, const char *language);

/** The index of a face's font for words in Greek and Cyrillic letters. */
int fonts_alphabet(enum draw_face face);

/** The index of the colour font for emoji, which is the last of every chain. */
int fonts_emoji(void);

/** The font, opened if needed; NULL when it is not installed or broken. */
const struct font *fonts_get(struct fonts *fonts, int index);

/** True when the font has a glyph for the code point. */
bool font_has(const struct font *font, uint32_t code);

#endif
