#include "stage/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

/** Where a glyph's outline goes: font units, y upwards, become pixels, y downwards. */
struct placement {
    struct outline *outline;
    struct affine to_px;
    bool open;
};

static struct point place(const struct placement *placement, const FT_Vector *v)
{
    return affine_apply(placement->to_px, point_make((double)v->x, (double)v->y));
}

static void close_open(struct placement *placement)
{
    if (placement->open) {
        outline_close(placement->outline);
    }
    placement->open = false;
}

static int on_move(const FT_Vector *to, void *user)
{
    struct placement *placement = user;
    close_open(placement);
    outline_move(placement->outline, place(placement, to));
    placement->open = true;
    return 0;
}

static int on_line(const FT_Vector *to, void *user)
{
    struct placement *placement = user;
    outline_line(placement->outline, place(placement, to));
    return 0;
}

static int on_conic(const FT_Vector *control, const FT_Vector *to, void *user)
{
    struct placement *placement = user;
    outline_quad(placement->outline, place(placement, control), place(placement, to));
    return 0;
}

static int on_cubic(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *user)
{
    struct placement *placement = user;
    outline_cubic(placement->outline, place(placement, a), place(placement, b), place(placement, to));
    return 0;
}

void glyphs_finish(struct glyphs *glyphs)
{
    outline_finish(&glyphs->outline);
    free(glyphs->ends);
    *glyphs = (struct glyphs){0};
}

static void end_glyph(struct glyphs *glyphs)
{
    if (glyphs->count == glyphs->room) {
        glyphs->room = glyphs->room ? glyphs->room * 2 : 64;
        glyphs->ends = realloc(glyphs->ends, glyphs->room * sizeof *glyphs->ends);
        if (!glyphs->ends) {
            BUG("out of memory");
        }
    }
    glyphs->ends[glyphs->count++] = glyphs->outline.contour_count;
}

/** Make an outline in font units heavier by `strength` (draw.h, FACE_MINCHO_BOLD), where it stands. */
static void embolden(FT_Outline *outline, double strength)
{
    FT_Pos grow = (FT_Pos)strength;
    if (grow > 0 && FT_Outline_Embolden(outline, grow) == 0) {
        FT_Outline_Translate(outline, -grow / 2, -grow / 2);
    }
}

static void add_glyph(struct glyphs *glyphs, struct type *type, const struct type_glyph *glyph, bool bold, double px,
                      struct point at)
{
    static const FT_Outline_Funcs funcs = {on_move, on_line, on_conic, on_cubic, 0, 0};
    FT_Face face = type_font_face(type, glyph->font);
    if (!face || face->units_per_EM == 0 || FT_Load_Glyph(face, glyph->glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return;
    }
    if (bold) {
        embolden(&face->glyph->outline, DRAW_EMBOLDEN * face->units_per_EM);
    }
    double unit = px / face->units_per_EM;
    struct placement placement = {.outline = &glyphs->outline};
    /* A quarter turn clockwise: what pointed right points down, what pointed up points right. */
    placement.to_px =
        glyph->turned ? (struct affine){0, unit, at.x, unit, 0, at.y} : (struct affine){unit, 0, at.x, 0, -unit, at.y};
    if (FT_Outline_Decompose(&face->glyph->outline, &funcs, &placement) == 0) {
        close_open(&placement);
    }
    end_glyph(glyphs);
}

struct point glyphs_place(const struct type_run *run, size_t i, const struct draw_text *text, double px,
                          struct point start)
{
    double more = text->size > 0 ? text->tracking / text->size * px * run->glyphs[i].letter : 0;
    return point_make(start.x + run->glyphs[i].x * px + (text->vertical ? 0 : more),
                      start.y + run->glyphs[i].y * px + (text->vertical ? more : 0));
}

void glyphs_outline(struct glyphs *glyphs, struct type *type, const struct draw_text *text, double px,
                    struct point start)
{
    outline_clear(&glyphs->outline);
    glyphs->count = 0;
    const struct type_run *run =
        type_shape(type, text->face, text->vertical, text->language, text->text, strlen(text->text));
    for (size_t i = 0; i < run->count; i++) {
        if (!run->glyphs[i].colored) {
            struct point at = glyphs_place(run, i, text, px, start);
            add_glyph(glyphs, type, &run->glyphs[i], text->face == FACE_MINCHO_BOLD, px, at);
        }
    }
}

struct px_rect glyphs_bounds(const struct glyphs *glyphs)
{
    return outline_bounds(&glyphs->outline, 0, glyphs->outline.contour_count);
}

void glyphs_render(const struct glyphs *glyphs, struct raster *raster, struct mask *mask)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        size_t first = i ? glyphs->ends[i - 1] : 0;
        raster_render(raster, &glyphs->outline, first, glyphs->ends[i], false, mask);
    }
}
