#include "text/fonts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <unicode/uscript.h>

#include "base/bug.h"
#include "base/language.h"

enum { NAMES_MAX = 2 };

/** A family under the names it is packaged with. */
struct family {
    const char *names[NAMES_MAX];
    int weight;
};

enum font_index {
    UDP_GOTHIC,
    UDP_GOTHIC_BOLD,
    UD_GOTHIC,
    UD_GOTHIC_BOLD,
    UDP_MINCHO,
    UD_MINCHO,
    SANS_JP,
    SANS_SC,
    SANS_TC,
    SANS_KR,
    SANS_BOLD_JP,
    SANS_BOLD_SC,
    SANS_BOLD_TC,
    SANS_BOLD_KR,
    SERIF_JP,
    SERIF_SC,
    SERIF_TC,
    SERIF_KR,
    DEJAVU_SANS,
    DEJAVU_SANS_BOLD,
    DEJAVU_SERIF,
    COLOR_EMOJI,
    FONT_INDEX_COUNT
};

static const struct family families[] = {
    [UDP_GOTHIC] = {{"BIZ UDPGothic"}, FC_WEIGHT_REGULAR},
    [UDP_GOTHIC_BOLD] = {{"BIZ UDPGothic"}, FC_WEIGHT_BOLD},
    [UD_GOTHIC] = {{"BIZ UDGothic"}, FC_WEIGHT_REGULAR},
    [UD_GOTHIC_BOLD] = {{"BIZ UDGothic"}, FC_WEIGHT_BOLD},
    [UDP_MINCHO] = {{"BIZ UDPMincho"}, FC_WEIGHT_REGULAR},
    [UD_MINCHO] = {{"BIZ UDMincho"}, FC_WEIGHT_REGULAR},
    [SANS_JP] = {{"Noto Sans CJK JP", "Noto Sans JP"}, FC_WEIGHT_REGULAR},
    [SANS_SC] = {{"Noto Sans CJK SC", "Noto Sans SC"}, FC_WEIGHT_REGULAR},
    [SANS_TC] = {{"Noto Sans CJK TC", "Noto Sans TC"}, FC_WEIGHT_REGULAR},
    [SANS_KR] = {{"Noto Sans CJK KR", "Noto Sans KR"}, FC_WEIGHT_REGULAR},
    [SANS_BOLD_JP] = {{"Noto Sans CJK JP", "Noto Sans JP"}, FC_WEIGHT_BOLD},
    [SANS_BOLD_SC] = {{"Noto Sans CJK SC", "Noto Sans SC"}, FC_WEIGHT_BOLD},
    [SANS_BOLD_TC] = {{"Noto Sans CJK TC", "Noto Sans TC"}, FC_WEIGHT_BOLD},
    [SANS_BOLD_KR] = {{"Noto Sans CJK KR", "Noto Sans KR"}, FC_WEIGHT_BOLD},
    [SERIF_JP] = {{"Noto Serif CJK JP", "Noto Serif JP"}, FC_WEIGHT_REGULAR},
    [SERIF_SC] = {{"Noto Serif CJK SC", "Noto Serif SC"}, FC_WEIGHT_REGULAR},
    [SERIF_TC] = {{"Noto Serif CJK TC", "Noto Serif TC"}, FC_WEIGHT_REGULAR},
    [SERIF_KR] = {{"Noto Serif CJK KR", "Noto Serif KR"}, FC_WEIGHT_REGULAR},
    [DEJAVU_SANS] = {{"DejaVu Sans"}, FC_WEIGHT_REGULAR},
    [DEJAVU_SANS_BOLD] = {{"DejaVu Sans"}, FC_WEIGHT_BOLD},
    [DEJAVU_SERIF] = {{"DejaVu Serif"}, FC_WEIGHT_REGULAR},
    [COLOR_EMOJI] = {{"Noto Color Emoji"}, FC_WEIGHT_REGULAR},
};
static_assert(sizeof families / sizeof families[0] == FONT_INDEX_COUNT, "a family for every font");
static_assert((int)FONT_INDEX_COUNT <= (int)FONTS_MAX, "room for every font");

/** Each face's own fonts, then the first (Japanese) of its four regional fall-backs. */
static const struct {
    int across[2], down[2];
    int regional;
    int last;
} faces[] = {
    [FACE_GOTHIC] = {{UDP_GOTHIC, UD_GOTHIC}, {UD_GOTHIC, UDP_GOTHIC}, SANS_JP, DEJAVU_SANS},
    [FACE_GOTHIC_BOLD] = {{UDP_GOTHIC_BOLD, UD_GOTHIC_BOLD},
                          {UD_GOTHIC_BOLD, UDP_GOTHIC_BOLD},
                          SANS_BOLD_JP,
                          DEJAVU_SANS_BOLD},
    [FACE_MINCHO] = {{UDP_MINCHO, UD_MINCHO}, {UD_MINCHO, UDP_MINCHO}, SERIF_JP, DEJAVU_SERIF},
    /* No bold mincho exists among them: the painter thickens this one. */
    [FACE_MINCHO_BOLD] = {{UDP_MINCHO, UD_MINCHO}, {UD_MINCHO, UDP_MINCHO}, SERIF_JP, DEJAVU_SERIF},
};
static_assert(sizeof faces / sizeof faces[0] == FACE_COUNT, "fonts for every face");

/** The regional fonts stand in the order of the forms that they have. */
static_assert((int)SANS_SC == (int)SANS_JP + (int)HAN_SIMPLIFIED &&
                  (int)SANS_TC == (int)SANS_JP + (int)HAN_TRADITIONAL && (int)SANS_KR == (int)SANS_JP + (int)HAN_KOREAN,
              "a regional font for all forms");

static void chain_add(struct font_chain *chain, int font)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->fonts[i] == font) {
            return;
        }
    }
    if (chain->count < FONT_CHAIN_MAX) {
        chain->fonts[chain->count++] = font;
    }
}

/** True for a language that is written in Greek or Cyrillic letters. */
static bool is_of_alphabet(const char *language)
{
    if (language_akin(language, "ja") || language_akin(language, "en") || language_han(language) != HAN_JAPANESE) {
        return false;
    }
    UScriptCode script = USCRIPT_INVALID_CODE;
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = uscript_getCode(language, &script, 1, &error);
    return U_SUCCESS(error) && count > 0 && (script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC);
}

struct font_chain fonts_chain(enum draw_face face, bool vertical, const char *language)
{
    struct font_chain chain = {0};
    enum language_han forms = language_han(language);
    const int *own = vertical ? faces[face].down : faces[face].across;
    if (!vertical && is_of_alphabet(language)) {
        chain_add(&chain, faces[face].last); /* its digits and stops, too, so that a line is of one face */
    }
    /* A Chinese or Korean text wants its own forms of the ideographs that BIZ has in Japanese forms. */
    if (forms != HAN_JAPANESE) {
        chain_add(&chain, faces[face].regional + (int)forms);
    }
    chain_add(&chain, own[0]);
    chain_add(&chain, own[1]);
    for (int i = 0; i < HAN_COUNT; i++) {
        chain_add(&chain, faces[face].regional + i);
    }
    /* Better another weight or style than a missing character. */
    static const int any[] = {SANS_JP, UDP_GOTHIC, UDP_MINCHO, SERIF_JP};
    for (size_t i = 0; i < sizeof any / sizeof any[0]; i++) {
        chain_add(&chain, any[i]);
    }
    chain_add(&chain, faces[face].last);
    chain_add(&chain, DEJAVU_SANS);
    chain_add(&chain, COLOR_EMOJI);
    return chain;
}

int fonts_alphabet(enum draw_face face)
{
    return faces[face].last;
}

int fonts_emoji(void)
{
    return COLOR_EMOJI;
}

bool fonts_init(struct fonts *fonts, const char **problem)
{
    fonts->config = FcInitLoadConfigAndFonts();
    if (!fonts->config) {
        *problem = "fontconfig cannot load its configuration";
        return false;
    }
    if (FT_Init_FreeType(&fonts->library) != 0) {
        *problem = "FreeType cannot start";
        return false;
    }
    return true;
}

void fonts_finish(struct fonts *fonts)
{
    for (size_t i = 0; i < FONTS_MAX; i++) {
        hb_font_destroy(fonts->fonts[i].shaper);
        if (fonts->fonts[i].face) {
            FT_Done_Face(fonts->fonts[i].face);
        }
    }
    if (fonts->library) {
        FT_Done_FreeType(fonts->library);
    }
    for (size_t i = 0; i < fonts->file_count; i++) {
        hb_blob_destroy(fonts->files[i].blob);
        free(fonts->files[i].name);
    }
    if (fonts->config) {
        FcConfigDestroy(fonts->config);
    }
    *fonts = (struct fonts){0};
}

/** How far a font is from an upright, normal-width one of this weight; the least is the best. */
static double distance(const FcPattern *found, int weight)
{
    double has_weight = FC_WEIGHT_REGULAR, width = FC_WIDTH_NORMAL;
    int slant = FC_SLANT_ROMAN;
    FcPatternGetDouble(found, FC_WEIGHT, 0, &has_weight);
    FcPatternGetDouble(found, FC_WIDTH, 0, &width);
    FcPatternGetInteger(found, FC_SLANT, 0, &slant);
    return fabs(has_weight - weight) + fabs(width - FC_WIDTH_NORMAL) * 10 + (slant == FC_SLANT_ROMAN ? 0 : 1000);
}

static const char *file_of(const FcPattern *found)
{
    FcChar8 *file = NULL;
    return FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch ? (const char *)file : NULL;
}

static const FcPattern *best_of(const FcFontSet *set, int weight)
{
    const FcPattern *best = NULL;
    for (int i = 0; i < set->nfont; i++) {
        const FcPattern *found = set->fonts[i];
        if (!file_of(found)) {
            continue;
        }
        double nearer = best ? distance(best, weight) - distance(found, weight) : 1;
        /* fontconfig lists in no fixed order: equal ones go by name, so that every start takes the same. */
        if (nearer > 0 || (nearer == 0 && strcmp(file_of(found), file_of(best)) < 0)) {
            best = found;
        }
    }
    /* A regular font is no bold one: the next family of the chain may have what is asked for. */
    return best && distance(best, weight) < 60 ? best : NULL;
}

/** The file in memory. The Noto fonts are four in one file, so it is there once, not eight times. Empty where it cannot
 * be read. */
static hb_blob_t *find_file(struct fonts *fonts, const char *name)
{
    for (size_t i = 0; i < fonts->file_count; i++) {
        if (strcmp(fonts->files[i].name, name) == 0) {
            return fonts->files[i].blob;
        }
    }
    REQUIRE(fonts->file_count < FONT_FILES_MAX);
    struct font_file file = {strdup(name), hb_blob_create_from_file(name)};
    if (!file.name) {
        BUG("out of memory");
    }
    fonts->files[fonts->file_count++] = file;
    return file.blob;
}

/** Give the face a HarfBuzz twin of the same file. It works in font units, whatever size the painter sets. */
static hb_font_t *open_shaper(hb_blob_t *blob, int index)
{
    /* The upper half of an index is the instance of a variable font, from 1. */
    hb_face_t *face = hb_face_create(blob, (unsigned)index & 0xFFFF);
    hb_font_t *shaper = hb_font_create(face);
    if (index >> 16) {
        hb_font_set_var_named_instance(shaper, (unsigned)(index >> 16) - 1);
    }
    hb_face_destroy(face);
    if (hb_face_get_glyph_count(hb_font_get_face(shaper)) == 0) {
        hb_font_destroy(shaper);
        return NULL;
    }
    hb_font_make_immutable(shaper);
    return shaper;
}

/** A font of pictures in one size, as Noto Color Emoji is. Their advance is the em: each fills one square. */
static bool open_pictures(struct font *font)
{
    const hb_codepoint_t any = 0x1F600;
    hb_codepoint_t glyph = 0;
    FT_Face face = font->face;
    bool usable = FT_HAS_COLOR(face) && face->num_fixed_sizes > 0 && FT_Select_Size(face, 0) == 0 &&
                  hb_font_get_nominal_glyph(font->shaper, any, &glyph);
    double advance = usable ? hb_font_get_glyph_h_advance(font->shaper, glyph) : 0;
    hb_glyph_extents_t ink;
    if (advance <= 0 || face->size->metrics.y_ppem == 0 || !hb_font_get_glyph_extents(font->shaper, glyph, &ink)) {
        return false;
    }
    font->middle = (ink.y_bearing + ink.height / 2.0) / advance;
    font->em = advance;
    font->colored = true;
    font->pixel = (double)hb_face_get_upem(hb_font_get_face(font->shaper)) / face->size->metrics.y_ppem / advance;
    return true;
}

static void open_file(struct fonts *fonts, struct font *font, const char *file, int index)
{
    hb_blob_t *blob = find_file(fonts, file);
    unsigned size = 0;
    const char *bytes = hb_blob_get_data(blob, &size);
    if (size == 0 || FT_New_Memory_Face(fonts->library, (const FT_Byte *)bytes, (FT_Long)size, index, &font->face)) {
        font->face = NULL;
        return;
    }
    font->shaper = open_shaper(blob, index);
    if (!font->shaper || (!FT_IS_SCALABLE(font->face) && !open_pictures(font))) {
        return;
    }
    font->em = font->colored ? font->em : hb_face_get_upem(hb_font_get_face(font->shaper));
    hb_font_extents_t extents;
    hb_font_get_h_extents(font->shaper, &extents);
    font->rise = extents.ascender / font->em;
    font->descent = -extents.descender / font->em;
    font->state = FONT_OPEN;
}

static void open_family(struct fonts *fonts, struct font *font, const char *name, int weight)
{
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, name, FC_SCALABLE, FcTypeBool, FcTrue, NULL);
    FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, FC_SLANT, NULL);
    FcFontSet *set = wanted && fields ? FcFontList(fonts->config, wanted, fields) : NULL;
    const FcPattern *best = set ? best_of(set, weight) : NULL;
    if (best) {
        int index = 0;
        FcPatternGetInteger(best, FC_INDEX, 0, &index);
        open_file(fonts, font, file_of(best), index);
    }
    if (set) {
        FcFontSetDestroy(set);
    }
    if (fields) {
        FcObjectSetDestroy(fields);
    }
    if (wanted) {
        FcPatternDestroy(wanted);
    }
}

const struct font *fonts_get(struct fonts *fonts, int index)
{
    struct font *font = &fonts->fonts[index];
    if (font->state == FONT_UNTRIED) {
        font->state = FONT_MISSING;
        const struct family *family = &families[index];
        for (size_t i = 0; i < NAMES_MAX && family->names[i] && font->state == FONT_MISSING && !font->face; i++) {
            open_family(fonts, font, family->names[i], family->weight);
        }
    }
    return font->state == FONT_OPEN ? font : NULL;
}

bool font_has(const struct font *font, uint32_t code)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->shaper, code, &glyph) && glyph != 0;
}
