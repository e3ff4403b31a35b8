#include "text/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "text/chars.h"
#include "text/shape.h"
#include "text/type_parts.h"
#include "text/vertical.h"

/* Enough for every text of a screen many times over; only a tour through thousands of cards reaches it. */
enum {
    RUNS_BUDGET = 4 * 1024 * 1024,
    TEXTS_BUDGET = 4 * 1024 * 1024,
    CUTS_BUDGET = 2 * 1024 * 1024,
    PARAGRAPHS_BUDGET = 4 * 1024 * 1024
};

/** The extents of the font that draws most of a face's text. */
static bool measure_face(struct type *type, enum draw_face face)
{
    struct font_chain chain = fonts_chain(face, false, "ja");
    for (size_t i = 0; i < chain.count; i++) {
        const struct font *font = fonts_get(&type->fonts, chain.fonts[i]);
        if (font) {
            type->rise[face] = font->rise;
            type->descent[face] = font->descent;
            return true;
        }
    }
    return false;
}

struct type *type_create(const char **problem)
{
    const char *ignored = NULL;
    problem = problem ? problem : &ignored;
    struct type *type = calloc(1, sizeof *type);
    if (!type) {
        BUG("out of memory");
    }
    type->buffer = hb_buffer_create();
    bool usable = fonts_init(&type->fonts, problem);
    for (int face = 0; usable && face < FACE_COUNT; face++) {
        usable = measure_face(type, (enum draw_face)face);
        if (!usable) {
            *problem = "no usable font is installed (BIZ UD, Noto CJK or DejaVu)";
        }
    }
    if (!usable) {
        type_destroy(type);
        return NULL;
    }
    return type;
}

void type_destroy(struct type *type)
{
    if (!type) {
        return;
    }
    cache_finish(&type->runs);
    cache_finish(&type->texts);
    cache_finish(&type->cuts);
    cache_finish(&type->paragraphs);
    breaks_finish(&type->breaks);
    hb_buffer_destroy(type->buffer);
    fonts_finish(&type->fonts);
    arena_finish(&type->scratch);
    free(type);
}

static const struct type_run *keep_run(struct type *type, const struct cache_key *key, const struct shape_run *shaped)
{
    size_t glyph_bytes = shaped->count * sizeof(struct type_glyph);
    struct type_run *run = cache_add(&type->runs, key, sizeof *run + glyph_bytes);
    struct type_glyph *glyphs = (struct type_glyph *)(run + 1);
    *run = (struct type_run){.glyphs = glyphs, .count = shaped->count, .advance = shaped->advance};
    uint32_t letter = 0;
    for (size_t i = 0; i < shaped->count; i++) {
        glyphs[i] = shaped->glyphs[i].glyph;
        letter += i > 0 && shaped->glyphs[i].at != shaped->glyphs[i - 1].at ? 1 : 0;
        glyphs[i].letter = letter;
        run->colored = run->colored || glyphs[i].colored;
    }
    return run;
}

const struct type_run *type_shape(struct type *type, enum draw_face face, bool vertical, const char *language,
                                  const char *text, size_t size)
{
    language = language ? language : "ja";
    struct cache_key key = {(uint32_t)face << 1 | vertical, language, text, size};
    const struct type_run *known = cache_find(&type->runs, &key);
    if (known) {
        return known;
    }
    struct shape_request request = {face, vertical, language, text, size};
    bool square = vertical && vertical_is_square(text, size);
    arena_reset(&type->scratch);
    type->shaped++;
    struct shape_run shaped = square ? shape_square(&type->fonts, type->buffer, &type->scratch, &request)
                                     : shape_text(&type->fonts, type->buffer, &type->scratch, &request);
    return keep_run(type, &key, &shaped);
}

void *type_font_face(struct type *type, int font)
{
    const struct font *found = fonts_get(&type->fonts, font);
    return found ? found->face : NULL;
}

double type_pixel_size(struct type *type, int font)
{
    const struct font *found = fonts_get(&type->fonts, font);
    return found && found->colored ? found->pixel : 0;
}

double type_ascent(const struct type *type, enum draw_face face)
{
    return type->rise[face];
}

double type_descent(const struct type *type, enum draw_face face)
{
    return type->descent[face];
}

bool type_has(struct type *type, enum draw_face face, uint32_t code)
{
    struct font_chain chain = fonts_chain(face, false, "ja");
    for (size_t i = 0; i < chain.count; i++) {
        const struct font *font = fonts_get(&type->fonts, chain.fonts[i]);
        if (font && font_has(font, code)) {
            return true;
        }
    }
    return false;
}

bool type_has_cluster(struct type *type, enum draw_face face, const char *text, size_t size)
{
    struct font_chain chain = fonts_chain(face, false, "ja");
    for (size_t i = 0; i < chain.count; i++) {
        const struct font *font = fonts_get(&type->fonts, chain.fonts[i]);
        if (font && shape_shows(font, text, size)) {
            return true;
        }
    }
    return false;
}

size_t type_shaped(const struct type *type)
{
    return type->shaped;
}

size_t type_fonts_open(const struct type *type)
{
    size_t count = 0;
    for (size_t i = 0; i < FONTS_MAX; i++) {
        count += type->fonts.fonts[i].state == FONT_OPEN ? 1 : 0;
    }
    return count;
}

void type_trim(struct type *type)
{
    cache_trim(&type->runs, RUNS_BUDGET);
    cache_trim(&type->texts, TEXTS_BUDGET);
    cache_trim(&type->cuts, CUTS_BUDGET);
    cache_trim(&type->paragraphs, PARAGRAPHS_BUDGET);
}
