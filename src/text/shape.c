#include "text/shape.h"

#include <math.h>

#include <unicode/uchar.h>

#include "base/language.h"
#include "base/utf8.h"
#include "text/chars.h"

enum { EMOJI_FIRST = 0x203C, TEXT_SELECTOR = 0xFE0E, EMOJI_SELECTOR = 0xFE0F };
enum { MIDDLE_DOT = 0x30FB, LATIN_DOT = 0xB7, ZWNJ = 0x200C, ZWJ = 0x200D };
enum { VOICED_MARK = 0x3099, HALF_VOICED_MARK = 0x309A };

/* Unicode's stream-safe format has 30 marks on one base; HarfBuzz takes quadratic time for more. */
enum { CLUSTER_CODES_MAX = 64 };

/* A kanji's middle above the baseline, in ems: that of an emoji among them, too. */
static const double square_middle = 0.38;

/* How far a voiced mark stays from the right edge of its kana's square, in ems. */
static const double corner_margin = 0.02;

/** How a part of a run is set. */
enum posture { POSTURE_ACROSS, POSTURE_UPRIGHT, POSTURE_TURNED };

/** One cluster, its font chosen. */
struct item {
    size_t at, size; /* bytes of the text */
    uint32_t base;   /* the code point shown, if `replaced` */
    bool replaced;   /* no font has the text's own */
    bool partly;     /* the font has the base, but not all that belongs to it */
    int font;
    enum posture posture;
    hb_script_t script;
};

struct shaper {
    struct fonts *fonts;
    hb_buffer_t *buffer;
    struct arena *arena;
    const struct shape_request *request;
    struct font_chain across, along; /* for what lies on its side (or a horizontal run), for what stands in a column */
    struct item *items;
    size_t count;
    struct shape_run run;
    size_t room;
};

static uint32_t next_code(const char *text, size_t size, size_t *at)
{
    uint32_t code = char_at(text, size, *at);
    utf8_next(text, size, at);
    return code;
}

static bool is_space_of_some_width(uint32_t code)
{
    return u_charType((UChar32)code) == U_SPACE_SEPARATOR && code != 0x3000;
}

/** HarfBuzz draws any space with the font's own. */
static bool shows(const struct font *font, uint32_t code)
{
    return font_has(font, code) || (is_space_of_some_width(code) && font_has(font, ' '));
}

/** Needs no glyph of its own: joiners, selectors of colours or of Mongolian forms. */
static bool is_silent(uint32_t code)
{
    return code == TEXT_SELECTOR || code == EMOJI_SELECTOR || code == ZWNJ || code == ZWJ ||
           (code >= 0x180B && code <= 0x180D) || (code >= 0xE0020 && code <= 0xE007F);
}

bool shape_shows(const struct font *font, const char *text, size_t size)
{
    uint32_t before = 0;
    for (size_t at = 0; at < size;) {
        uint32_t code = next_code(text, size, &at);
        hb_codepoint_t glyph;
        bool there = char_is_variation(code) ? hb_font_get_variation_glyph(font->shaper, before, code, &glyph) != 0
                                             : is_silent(code) || shows(font, code);
        if (!there) {
            return false;
        }
        before = code;
    }
    return true;
}

/** The first font of the chain with the whole cluster, else the first with its base, else -1. */
static int choose_font(struct shaper *s, const struct font_chain *chain, struct item *item)
{
    int with_base = -1;
    for (size_t i = 0; i < chain->count; i++) {
        const struct font *font = fonts_get(s->fonts, chain->fonts[i]);
        if (!font || !shows(font, item->base)) {
            continue;
        }
        if (shape_shows(font, s->request->text + item->at, item->size)) {
            item->partly = false;
            return chain->fonts[i];
        }
        with_base = with_base < 0 ? chain->fonts[i] : with_base;
    }
    item->partly = true;
    return with_base;
}

/** The mark for what no font has. */
static void replace(struct shaper *s, const struct font_chain *chain, struct item *item)
{
    static const uint32_t marks[] = {MIDDLE_DOT, LATIN_DOT, '.'};
    item->replaced = true;
    for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
        for (size_t i = 0; i < chain->count; i++) {
            const struct font *font = fonts_get(s->fonts, chain->fonts[i]);
            if (font && font_has(font, marks[m])) {
                item->base = marks[m];
                item->font = chain->fonts[i];
                return;
            }
        }
    }
    item->font = -1;
}

/** Shape one code point down a column and see whether it takes another glyph there than across. */
static bool has_vertical_form(struct shaper *s, int index, uint32_t code)
{
    const struct font *font = fonts_get(s->fonts, index);
    hb_codepoint_t across;
    if (!font || !hb_font_get_nominal_glyph(font->shaper, code, &across)) {
        return false;
    }
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_add(s->buffer, code, 0);
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(s->buffer, HB_DIRECTION_TTB);
    hb_buffer_set_script(s->buffer, HB_SCRIPT_HIRAGANA);
    hb_shape(font->shaper, s->buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(s->buffer, &count);
    return count == 1 && infos[0].codepoint != across;
}

/** Dashes and leaders, which UAX #50 turns, have better forms of their own in Japanese fonts. */
static bool is_japanese_rule(uint32_t code)
{
    return code == 0x2014 || code == 0x2015 || code == 0x2025 || code == 0x2026;
}

static enum posture posture_of(struct shaper *s, int font, uint32_t code)
{
    switch ((UVerticalOrientation)u_getIntPropertyValue((UChar32)code, UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
    case U_VO_TRANSFORMED_UPRIGHT:
        return POSTURE_UPRIGHT;
    case U_VO_TRANSFORMED_ROTATED:
        return has_vertical_form(s, font, code) ? POSTURE_UPRIGHT : POSTURE_TURNED;
    case U_VO_ROTATED:
        return is_japanese_rule(code) && has_vertical_form(s, font, code) ? POSTURE_UPRIGHT : POSTURE_TURNED;
    }
    return POSTURE_UPRIGHT;
}

/** Han and kana are one script to a shaper of Japanese: fonts keep their vertical forms under `kana`. */
static hb_script_t script_of(uint32_t code)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);
    bool japanese = script == HB_SCRIPT_HAN || script == HB_SCRIPT_KATAKANA || script == HB_SCRIPT_HIRAGANA;
    return japanese ? HB_SCRIPT_HIRAGANA : script;
}

/** What shows in colours by itself, or is asked to by U+FE0F; U+FE0E asks for the letters' own colour. */
static bool wants_colors(struct shaper *s, const struct item *item)
{
    bool selected = false;
    const char *text = s->request->text;
    for (size_t at = item->at; at < item->at + item->size; at++) {
        uint32_t code = ((unsigned char)text[at] & 0xC0) == 0x80 ? 0 : char_at(text, item->at + item->size, at);
        if (code == TEXT_SELECTOR) {
            return false;
        }
        selected = selected || code == EMOJI_SELECTOR;
    }
    return u_hasBinaryProperty((UChar32)item->base, UCHAR_EMOJI_PRESENTATION) ||
           u_hasBinaryProperty((UChar32)item->base, UCHAR_REGIONAL_INDICATOR) ||
           (selected && u_hasBinaryProperty((UChar32)item->base, UCHAR_EMOJI) && item->base > 0xFF);
}

/** True when the item is an emoji, and a font in colours has it. */
static bool choose_colors(struct shaper *s, struct item *item)
{
    if (item->base < EMOJI_FIRST || !wants_colors(s, item)) {
        return false;
    }
    const struct font *font = fonts_get(s->fonts, fonts_emoji());
    if (!font || !font->colored || !font_has(font, item->base)) {
        return false;
    }
    item->font = fonts_emoji();
    item->script = HB_SCRIPT_COMMON;
    item->posture = s->request->vertical ? POSTURE_UPRIGHT : POSTURE_ACROSS;
    return true;
}

static void choose(struct shaper *s, struct item *item)
{
    if (choose_colors(s, item)) {
        return;
    }
    item->font = choose_font(s, &s->along, item);
    if (item->font < 0) {
        replace(s, &s->along, item);
    }
    item->script = script_of(item->base);
    item->posture = POSTURE_ACROSS;
    if (!s->request->vertical || item->font < 0) {
        return;
    }
    item->posture = posture_of(s, item->font, item->base);
    if (item->posture == POSTURE_TURNED && !item->replaced) {
        /* What lies on its side is better set in the proportional face. */
        item->font = choose_font(s, &s->across, item);
    }
}

/** Cut the text into clusters; what is zero width by nature falls out. */
static void itemise(struct shaper *s)
{
    const struct shape_request *r = s->request;
    s->items = arena_array(s->arena, r->size, sizeof *s->items);
    for (size_t at = 0; at < r->size;) {
        struct item item = {.at = at, .font = -1};
        item.base = char_cluster_next(r->text, r->size, &at);
        item.size = at - item.at;
        enum char_class class = char_classify(item.base);
        if (class == CHAR_IGNORED || class == CHAR_NEWLINE) {
            continue;
        }
        if (item.base == '\t') {
            item.base = ' ';
            item.replaced = true;
        }
        choose(s, &item);
        if (item.font >= 0) {
            s->items[s->count++] = item;
        }
    }
}

static bool is_of_word(const struct item *item)
{
    return char_classify(item->base) == CHAR_LATIN && !item->replaced;
}

static bool shows_all(const struct shaper *s, int index, size_t first, size_t last)
{
    const struct font *font = fonts_get(s->fonts, index);
    for (size_t i = first; font && i < last; i++) {
        if (!shape_shows(font, s->request->text + s->items[i].at, s->items[i].size)) {
            return false;
        }
    }
    return font != NULL;
}

/** Greek and Cyrillic, whose letters the Japanese fonts draw as wide as kanji. */
static bool is_wide_alphabet(hb_script_t script)
{
    return script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC;
}

/** A lone Greek letter among kanji is a sign and keeps their font; a word is set in a font made for words. */
static bool wants_alphabet(const struct shaper *s, size_t first, size_t last)
{
    const char *language = s->request->language;
    bool sign = last - first == 1 && (language_akin(language, "ja") || language_han(language) != HAN_JAPANESE);
    return is_wide_alphabet(s->items[first].script) && !sign;
}

/** All letters of a word come from one font, where one has them all. */
static void settle_word(struct shaper *s, size_t first, size_t last)
{
    bool mixed = false, alphabet = wants_alphabet(s, first, last);
    for (size_t i = first + 1; i < last; i++) {
        mixed = mixed || s->items[i].font != s->items[first].font;
    }
    int index = alphabet ? fonts_alphabet(s->request->face) : -1;
    if (index < 0 || !shows_all(s, index, first, last)) {
        index = -1;
        for (size_t i = 0; mixed && index < 0 && i < s->across.count; i++) {
            index = shows_all(s, s->across.fonts[i], first, last) ? s->across.fonts[i] : -1;
        }
    }
    for (size_t i = first; index >= 0 && i < last; i++) {
        s->items[i].font = index;
        s->items[i].partly = false;
    }
}

static void settle_words(struct shaper *s)
{
    for (size_t first = 0; first < s->count;) {
        size_t last = first + 1;
        while (last < s->count && is_of_word(&s->items[first]) && is_of_word(&s->items[last]) &&
               s->items[last].posture == s->items[first].posture) {
            last++;
        }
        if (is_of_word(&s->items[first])) {
            settle_word(s, first, last);
        }
        first = last;
    }
}

/** Punctuation, digits and spaces take the script of what stands before them, at the start of what follows. */
static void resolve_scripts(struct shaper *s)
{
    hb_script_t current = HB_SCRIPT_HIRAGANA;
    for (size_t i = 0; i < s->count; i++) {
        hb_script_t script = s->items[i].script;
        if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN) {
            current = script;
            break;
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        hb_script_t *script = &s->items[i].script;
        if (*script == HB_SCRIPT_COMMON || *script == HB_SCRIPT_INHERITED || *script == HB_SCRIPT_UNKNOWN) {
            *script = s->items[i].posture == POSTURE_UPRIGHT ? HB_SCRIPT_HIRAGANA : current;
        } else {
            current = *script;
        }
    }
}

static void fill_buffer(struct shaper *s, size_t first, size_t last, bool down)
{
    const struct shape_request *r = s->request;
    const struct font *font = fonts_get(s->fonts, s->items[first].font);
    hb_buffer_clear_contents(s->buffer);
    for (size_t i = first; i < last; i++) {
        const struct item *item = &s->items[i];
        if (item->replaced) {
            hb_buffer_add(s->buffer, item->base, (unsigned)item->at);
            continue;
        }
        size_t at = item->at, end = item->at + item->size;
        for (int codes = 0; at < end && codes < CLUSTER_CODES_MAX; codes++) {
            uint32_t code = next_code(r->text, end, &at);
            if (codes == 0 || !item->partly || shows(font, code)) {
                hb_buffer_add(s->buffer, code, (unsigned)item->at);
            }
        }
    }
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(s->buffer, down ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(s->buffer, s->items[first].script);
    hb_buffer_set_language(s->buffer, hb_language_from_string(r->language, -1));
}

static struct shape_glyph *add_glyph(struct shaper *s)
{
    if (s->run.count == s->room) {
        size_t room = s->room ? s->room * 2 : s->count + 4;
        struct shape_glyph *moved = arena_array(s->arena, room, sizeof *moved);
        for (size_t i = 0; i < s->run.count; i++) {
            moved[i] = s->run.glyphs[i];
        }
        s->run.glyphs = moved;
        s->room = room;
    }
    return &s->run.glyphs[s->run.count++];
}

static void place_down(struct shape_glyph *g, const struct font *font, const hb_glyph_position_t *position, double pen)
{
    g->glyph.x = position->x_offset / font->em;
    g->glyph.y = pen - position->y_offset / font->em;
    g->advance = -position->y_advance / font->em;
    g->bare = position->y_advance ? -hb_font_get_glyph_v_advance(font->shaper, g->glyph.glyph) / font->em : 0;
}

static void place_across(struct shape_glyph *g, const struct font *font, const hb_glyph_position_t *position,
                         double pen)
{
    double along = pen + position->x_offset / font->em, above = position->y_offset / font->em;
    above += font->colored ? square_middle - font->middle : 0;
    /* A line on its side is centred by the middle of its em box. */
    double middle = (font->rise - font->descent) / 2;
    g->glyph.x = g->glyph.turned ? above - middle : along;
    g->glyph.y = g->glyph.turned ? along : -above;
    g->advance = position->x_advance / font->em;
    g->bare = position->x_advance ? hb_font_get_glyph_h_advance(font->shaper, g->glyph.glyph) / font->em : 0;
}

/**
 * Japanese fonts give the single quotation mark half a square, blank on its outer side, which tears an
 * English "people's" apart: both sides get the smaller bearing.
 */
static void tighten_apostrophe(struct shape_glyph *g, const struct font *font)
{
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font->shaper, g->glyph.glyph, &ink)) {
        return;
    }
    double left = ink.x_bearing / font->em, width = ink.width / font->em, right = g->bare - left - width;
    double bearing = fmax(0, fmin(left, right));
    *(g->glyph.turned ? &g->glyph.y : &g->glyph.x) -= left - bearing;
    double saved = left + right - 2 * bearing;
    g->bare -= saved;
    g->advance -= saved;
}

static bool is_apostrophe(const struct item *item)
{
    return item->base == 0x2018 || item->base == 0x2019;
}

/** True for the glyph of a voiced mark that the font has not melted into the kana before it. */
static bool is_voiced_mark(const struct font *font, hb_codepoint_t glyph)
{
    static const uint32_t marks[] = {VOICED_MARK, HALF_VOICED_MARK};
    hb_codepoint_t own;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (hb_font_get_nominal_glyph(font->shaper, marks[i], &own) && own == glyph) {
            return true;
        }
    }
    return false;
}

/**
 * A kana that has no voiced letter of its own gets its mark where those have it: in the upper right corner of its
 * square, across and down. (HarfBuzz would centre it on the kana, and beside the column.)
 */
static void place_voiced_mark(struct shape_glyph *mark, const struct shape_glyph *kana, const struct font *font,
                              bool down)
{
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font->shaper, mark->glyph.glyph, &ink)) {
        return;
    }
    double right = (down ? 1 : kana->advance) - corner_margin;
    mark->glyph.x = kana->glyph.x + right - (ink.x_bearing + ink.width) / font->em;
    mark->glyph.y = kana->glyph.y;
    mark->advance = mark->bare = 0;
}

/** Shape items first..last-1, which share font, script and posture, and set them after what is there. */
static void shape_part(struct shaper *s, size_t first, size_t last)
{
    const struct item *item = &s->items[first];
    const struct font *font = fonts_get(s->fonts, item->font);
    int font_index = item->font;
    bool down = item->posture == POSTURE_UPRIGHT, turned = item->posture == POSTURE_TURNED;
    fill_buffer(s, first, last, down);
    hb_shape(font->shaper, s->buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(s->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(s->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        struct shape_glyph *g = add_glyph(s);
        g->glyph = (struct type_glyph){
            .glyph = infos[i].codepoint, .font = font_index, .turned = turned, .colored = font->colored};
        g->at = infos[i].cluster;
        while (item->at < g->at) {
            item++;
        }
        if (down) {
            place_down(g, font, &positions[i], s->run.advance);
        } else {
            place_across(g, font, &positions[i], s->run.advance);
        }
        if (!down && is_apostrophe(item)) {
            tighten_apostrophe(g, font);
        }
        if (!turned && i > 0 && infos[i].cluster == infos[i - 1].cluster && is_voiced_mark(font, infos[i].codepoint)) {
            place_voiced_mark(g, g - 1, font, down);
        }
        s->run.advance += g->advance;
    }
}

static bool same_part(const struct item *a, const struct item *b)
{
    return a->font == b->font && a->script == b->script && a->posture == b->posture;
}

static void shape_items(struct shaper *s)
{
    for (size_t first = 0; first < s->count;) {
        size_t last = first + 1;
        while (last < s->count && same_part(&s->items[first], &s->items[last])) {
            last++;
        }
        shape_part(s, first, last);
        first = last;
    }
}

struct shape_run shape_text(struct fonts *fonts, hb_buffer_t *buffer, struct arena *arena,
                            const struct shape_request *request)
{
    struct shaper s = {.fonts = fonts, .buffer = buffer, .arena = arena, .request = request};
    s.across = fonts_chain(request->face, false, request->language);
    s.along = request->vertical ? fonts_chain(request->face, true, request->language) : s.across;
    itemise(&s);
    settle_words(&s);
    resolve_scripts(&s);
    shape_items(&s);
    return s.run;
}

struct shape_run shape_square(struct fonts *fonts, hb_buffer_t *buffer, struct arena *arena,
                              const struct shape_request *request)
{
    struct shape_request across = *request;
    across.vertical = false;
    struct shaper s = {.fonts = fonts, .buffer = buffer, .arena = arena, .request = &across};
    /* The fixed-pitch face has digits half an em wide: two fill the square. */
    s.along = s.across = fonts_chain(request->face, true, request->language);
    itemise(&s);
    settle_words(&s);
    resolve_scripts(&s);
    shape_items(&s);
    const struct font *font = s.count ? fonts_get(fonts, s.items[0].font) : NULL;
    double rise = font ? font->rise : 0, descent = font ? font->descent : 0;
    double baseline = (1 - (rise + descent)) / 2 + rise;
    for (size_t i = 0; i < s.run.count; i++) {
        s.run.glyphs[i].glyph.x -= s.run.advance / 2;
        s.run.glyphs[i].glyph.y += baseline;
        s.run.glyphs[i].advance = s.run.glyphs[i].bare = i == 0 ? 1 : 0;
    }
    s.run.advance = s.run.count ? 1 : 0;
    return s.run;
}
