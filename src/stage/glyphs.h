#ifndef STAGE_GLYPHS_H
#define STAGE_GLYPHS_H

#include "draw/draw.h"
#include "stage/outline.h"
#include "stage/raster.h"
#include "text/type.h"

/** A run of text as contours, glyph by glyph. Start from zero; the memory is kept between uses. */
struct glyphs {
    struct outline outline;
    size_t *ends; /* owned; one past the last contour of each glyph */
    size_t count, room;
};

void glyphs_finish(struct glyphs *glyphs);

/**
 * The outlines of `text`'s run, its pen starting at `start` (pixels), at `px` pixels an em.
 *
 * Unhinted, as the type designer drew it, so that it does not depend on the size; the fonts are only read.
 */
void glyphs_outline(struct glyphs *glyphs, struct type *type, const struct draw_text *text, double px,
                    struct point start);

/** Where glyph number `i` of the run stands. */
struct point glyphs_place(const struct type_run *run, size_t i, const struct draw_text *text, double px,
                          struct point start);

struct px_rect glyphs_bounds(const struct glyphs *glyphs);
/** Add the run's ink to the mask. Glyphs that overlap do not cut each other out. */
void glyphs_render(const struct glyphs *glyphs, struct raster *raster, struct mask *mask);

#endif
