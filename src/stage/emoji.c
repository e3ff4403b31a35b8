#include "stage/emoji.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/cover.h"
#include "stage/key.h"

enum { SIDE_MAX = 4096 };

/** FreeType gives bytes in the order blue, green, red, alpha. */
static uint32_t *unpack(const FT_Bitmap *bitmap)
{
    uint32_t *pixels = malloc((size_t)bitmap->width * bitmap->rows * sizeof *pixels);
    if (!pixels) {
        BUG("out of memory");
    }
    for (unsigned y = 0; y < bitmap->rows; y++) {
        const unsigned char *row = bitmap->buffer + (ptrdiff_t)y * bitmap->pitch;
        for (unsigned x = 0; x < bitmap->width; x++) {
            const unsigned char *p = row + (size_t)x * 4;
            pixels[(size_t)y * bitmap->width + x] =
                (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
        }
    }
    return pixels;
}

/** The picture of a glyph at this scale, and where it lies around the glyph's place; NULL when there is none. */
static pixman_image_t *make(struct type *type, const struct type_glyph *glyph, double scale, struct px_rect *area)
{
    FT_Face face = type_font_face(type, glyph->font);
    if (!face || FT_Select_Size(face, 0) || FT_Load_Glyph(face, glyph->glyph, FT_LOAD_COLOR) ||
        face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || face->glyph->bitmap.width == 0 ||
        face->glyph->bitmap.rows == 0) {
        return NULL;
    }
    FT_GlyphSlot slot = face->glyph;
    *area = (struct px_rect){px_round(slot->bitmap_left * scale), px_round(-slot->bitmap_top * scale),
                             px_round(slot->bitmap.width * scale), px_round(slot->bitmap.rows * scale)};
    if (area->w <= 0 || area->h <= 0 || area->w > SIDE_MAX || area->h > SIDE_MAX) {
        return NULL;
    }
    pixman_image_t *image = pixman_image_create_bits_no_clear(PIXMAN_a8r8g8b8, area->w, area->h, NULL, 0);
    if (!image) {
        BUG("out of memory");
    }
    uint32_t *pixels = unpack(&slot->bitmap);
    cover_pixels(pixels, (int)slot->bitmap.width, (int)slot->bitmap.rows, pixman_image_get_data(image),
                 pixman_image_get_stride(image) / (int)sizeof(uint32_t), area->w, area->h);
    free(pixels);
    return image;
}

static void paint_glyph(struct pen *pen, const struct type_glyph *glyph, double scale, struct point at, int opacity,
                        struct px_rect bounds)
{
    struct tools *tools = pen->tools;
    uint64_t key = key_word(key_word(key_start(KEYED_EMOJI), (uint64_t)glyph->font), glyph->glyph);
    key = key_number(key, scale);
    const struct cached *cached = shelf_find(&tools->shelf, key);
    struct px_rect area = cached ? cached->area : (struct px_rect){0};
    pixman_image_t *image = cached ? cached->image : make(tools->type, glyph, scale, &area);
    bool ours = !cached && !shelf_keep(&tools->shelf, key, image, area);
    if (image) {
        struct px_rect box = px_move(area, px_round(at.x), px_round(at.y));
        pen_over(pen, image, box, opacity, px_cut(box, bounds));
    }
    if (image && ours) {
        pixman_image_unref(image);
    }
}

/** In UTF-8 every emoji that shows in colours has one of these bytes, and most texts have none. */
static bool may_have_any(const char *text)
{
    return strpbrk(text, "\xE2\xE3\xEF\xF0") != NULL;
}

void emoji_paint(struct pen *pen, const struct draw_text *text, double px, struct point start, struct px_rect bounds)
{
    if (!may_have_any(text->text)) {
        return;
    }
    struct type *type = pen->tools->type;
    const struct type_run *run =
        type_shape(type, text->face, text->vertical, text->language, text->text, strlen(text->text));
    if (!run->colored) {
        return;
    }
    for (size_t i = 0; i < run->count; i++) {
        const struct type_glyph *glyph = &run->glyphs[i];
        double scale = glyph->colored ? type_pixel_size(type, glyph->font) * px : 0;
        if (scale > 0) {
            paint_glyph(pen, glyph, scale, glyphs_place(run, i, text, px, start), text->color.a, bounds);
        }
    }
}
