/* A machine with DejaVu and nothing else: what it lacks is a dot, in every face and direction, and never a box. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/type.h"

static const char config[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                             "<dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>";

static void only_dejavu(void)
{
    FILE *file = fopen(BINARY_DIR "/dejavu.conf", "w");
    CHECK(file && fputs(config, file) >= 0 && fclose(file) == 0);
    CHECK(setenv("FONTCONFIG_FILE", BINARY_DIR "/dejavu.conf", 1) == 0);
}

static void is_dots(struct type *type, enum draw_face face, bool vertical, const char *text, size_t count)
{
    const struct type_run *dot = type_shape(type, face, vertical, "ja", "\xC2\xB7", 2);
    CHECK(dot->count == 1);
    struct type_glyph wanted = dot->glyphs[0];
    const struct type_run *run = type_shape(type, face, vertical, "ja", text, strlen(text));
    CHECK(run->count == count && run->advance > 0);
    for (size_t i = 0; i < run->count; i++) {
        CHECK(run->glyphs[i].glyph != 0);
        CHECK(run->glyphs[i].glyph == wanted.glyph && run->glyphs[i].font == wanted.font);
    }
}

static void shows_dots(struct type *type)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        for (int vertical = 0; vertical < 2; vertical++) {
            is_dots(type, (enum draw_face)face, vertical, "灯り", 2);
            is_dots(type, (enum draw_face)face, vertical, "한", 1);
            is_dots(type, (enum draw_face)face, vertical, "、", 1);
        }
        const struct type_run *latin = type_shape(type, (enum draw_face)face, false, "ja", "SDGs", 4);
        CHECK(latin->count == 4 && latin->advance > 1.5);
        CHECK(type_ascent(type, (enum draw_face)face) > 0.5);
    }
    CHECK(!type_has(type, FACE_GOTHIC, 0x3042) && type_has(type, FACE_GOTHIC, 'a'));
}

int main(void)
{
    const char *problem = NULL;
    only_dejavu();
    struct type *type = type_create(&problem);
    CHECK(type && !problem);
    if (type) {
        shows_dots(type);
    }
    type_destroy(type);
    return check_result();
}
