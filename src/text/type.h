#ifndef TEXT_TYPE_H
#define TEXT_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "draw/draw.h"

/**
 * The fonts of the show: opened files, their fall-back chains, and shaped runs.
 *
 * One horizontal and vertical path for all: HarfBuzz shapes in font units, so measures do not
 * depend on the display; FreeType outlines are rasterised at the display's size by stage/.
 */
struct type;

/**
 * Find the faces through fontconfig and open them; the fall-back fonts are opened when first needed.
 * NULL when not one usable font is installed (`*problem`, if given, is then a static English sentence).
 */
struct type *type_create(const char **problem);
void type_destroy(struct type *type);

/** A glyph of a shaped run, in ems (multiply by the size); the pen starts at 0, 0 and y points down. */
struct type_glyph {
    uint32_t glyph;  /* index in its font */
    int font;        /* index for type_outline_font */
    double x, y;     /* of the glyph's origin */
    uint32_t letter; /* how many clusters stand before its own: as often comes tracking */
    bool turned;     /* a quarter turn clockwise (Latin in a vertical run) */
    bool colored;    /* a picture in colours of its own (emoji), not an outline */
};

struct type_run {
    const struct type_glyph *glyphs;
    size_t count;
    double advance; /* of the whole run along its direction, in ems */
    bool colored;   /* one of its glyphs is */
};

/**
 * Shape one run. The result is cached in `type` and valid until type_destroy or type_trim.
 *
 * Code points no font has become a middle dot, never tofu; emoji are coloured where a font for that is installed. In a
 * vertical run Japanese stands upright with its vertical forms, Latin and digits lie on their side; but a vertical run
 * that is nothing but one or two digits, or a pair such as !?, stands upright in one square (tate-chu-yoko).
 */
const struct type_run *type_shape(struct type *type, enum draw_face face, bool vertical, const char *language,
                                  const char *text, size_t size);

/** The FT_Face behind type_glyph.font, as void* so that this header needs no FreeType. Owned by `type`. */
void *type_font_face(struct type *type, int font);

/** How large one pixel of a colour font's pictures is, in ems; 0 for any other font. */
double type_pixel_size(struct type *type, int font);

/** Height above and below the baseline of a face, in ems (descent positive). */
double type_ascent(const struct type *type, enum draw_face face);
double type_descent(const struct type *type, enum draw_face face);

/** True when some font of the chain has the code point. */
bool type_has(struct type *type, enum draw_face face, uint32_t code);
/** True when some font of the chain has the whole cluster, in the form that its variation selector asks for. */
bool type_has_cluster(struct type *type, enum draw_face face, const char *text, size_t size);

/** How many texts and runs were shaped so far: none in a frame in which nothing changed. */
size_t type_shaped(const struct type *type);
/** How many font files are open. */
size_t type_fonts_open(const struct type *type);

/** Forget shaped runs beyond a budget; call between frames. */
void type_trim(struct type *type);

#endif
