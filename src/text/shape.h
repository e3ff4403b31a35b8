#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/fonts.h"
#include "text/type.h"

/**
 * A run through HarfBuzz: cut where font, script or orientation change, shaped part by part,
 * and laid out along one line. Glyphs come in the order of the text.
 */
struct shape_glyph {
    struct type_glyph glyph;
    size_t at;      /* byte where its cluster begins */
    double advance; /* in ems, kerned with what follows */
    double bare;    /* in ems, not kerned: what it takes at a line's end */
};

struct shape_run {
    struct shape_glyph *glyphs; /* in the arena */
    size_t count;
    double advance;
};

struct shape_request {
    enum draw_face face;
    bool vertical;
    const char *language; /* BCP 47 */
    const char *text;
    size_t size;
};

/** True when the font has a cluster whole: its marks, and the form that a variation selector asks for. */
bool shape_shows(const struct font *font, const char *text, size_t size);

struct shape_run shape_text(struct fonts *fonts, hb_buffer_t *buffer, struct arena *arena,
                            const struct shape_request *request);

/** As shape_text in the vertical, but all glyphs side by side in the square of one column (tate-chu-yoko). */
struct shape_run shape_square(struct fonts *fonts, hb_buffer_t *buffer, struct arena *arena,
                              const struct shape_request *request);

#endif
