/*
 * Whatever a text holds, it is set: nothing crashes or stalls, no line is lost, nothing stands anywhere but at a place
 * in numbers. The first bytes choose how it is set; then the text is the bytes as they are, or each byte is one of the
 * characters below, which make trouble more often than random bytes do.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "text/paragraph.h"

enum { HEAD = 4, TEXT_MAX = 6000, SIZE = 30 };

/* Marks, joiners, controls of direction, selectors, the notation of readings, and what they stand among. */
static const char *const trouble[] = {
    "灯",          "り",         "ょ",         "ー",         "ア",
    "々",          "ヶ",         "a",          "W",          "1",
    "12",          " ",          "　",         "\n",         "、",
    "。",          "「",         "」",         "（",         "）",
    "！",          "!?",         "〜",         "～",         "—",
    "…",           "-",          "'",          "’",          "｜",
    "《",          "》",         "｜《",       "｜｜",       "《あ》",
    "《こころ》",  "한",         "글",         "א",          "ع",
    "ไ",           "क",          "्",           "ｶﾞ",         "Ａ",
    "１",          "①",          "𠮷",         "\u0301",     "\u0323",
    "\u3099",      "\u309A",     "\u20DD",     "\u0489",     "\u200B",
    "\u200C",      "\u200D",     "\u2060",     "\uFEFF",     "\u00A0",
    "\u00AD",      "\u200E",     "\u200F",     "\u202A",     "\u202E",
    "\u202C",      "\u2066",     "\u2069",     "\uFE0E",     "\uFE0F",
    "👩",           "🚀",          "🏽",       "🇯",          "🇵",
    "👩‍🚀", "\U000E0100", "\U000E0001", "\U0010FFFF", "\uFFFD",
    "\xFF",        "\xE3",       "\xE3\x81",   "\xC0\x80",   "\xED\xA0\x80",
    "\u2028",      "\xC2\x85",   "\t",         "\x01",       "\x7F",
};
enum { TROUBLE = sizeof trouble / sizeof trouble[0] };

static const char *const languages[] = {"ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko", "", "x--u-é"};

static void destroy_type(void);

static struct type *get_type(void)
{
    static struct type *type;
    if (!type) {
        type = type_create(NULL);
        REQUIRE(type);
        atexit(destroy_type);
    }
    return type;
}

static void destroy_type(void)
{
    type_destroy(get_type());
}

static void make_text(char *text, bool raw, const uint8_t *bytes, size_t size)
{
    size_t filled = 0;
    for (size_t i = 0; i < size; i++) {
        char byte[2] = {(char)bytes[i], 0};
        const char *part = raw ? byte : trouble[bytes[i] % TROUBLE];
        size_t length = strlen(part);
        if (filled + length >= TEXT_MAX) {
            break;
        }
        memcpy(text + filled, part, length);
        filled += length;
    }
    text[filled] = '\0';
}

static struct text_style make_style(const uint8_t *head)
{
    return (struct text_style){.face = (enum draw_face)(head[0] % FACE_COUNT),
                               .size = SIZE,
                               .tracking = head[0] & 0x80 ? 0.1 : 0,
                               .align = (enum paragraph_align)(head[1] % ALIGN_COUNT),
                               .phrases = head[1] & 0x10,
                               .balance = head[1] & 0x20,
                               .furigana = head[1] & 0x40,
                               .accent = {head[2] % 7, head[1] & 0x80 ? head[2] : 0},
                               .language = languages[head[2] % (sizeof languages / sizeof languages[0])]};
}

static void look_at(const struct paragraph *p, size_t size, bool vertical)
{
    size_t at = 0, pieces = 0;
    REQUIRE(isfinite(p->width) && isfinite(p->height));
    for (size_t i = 0; i < p->line_count; i++) {
        const struct paragraph_line *line = &p->lines[i];
        REQUIRE(line->text_from >= at && line->text_to >= line->text_from && line->text_to <= size);
        REQUIRE(line->first_piece == pieces && isfinite(line->extent));
        pieces += line->piece_count;
        at = line->text_to;
    }
    REQUIRE(pieces == p->piece_count);
    for (size_t i = 0; i < p->piece_count; i++) {
        const struct paragraph_piece *piece = &p->pieces[i];
        REQUIRE(isfinite(piece->x) && isfinite(piece->y) && isfinite(piece->advance) && piece->size <= SIZE);
        REQUIRE(piece->size == SIZE || p->style.furigana);
        double from = vertical ? piece->y : piece->x, length = vertical ? p->height : p->width;
        REQUIRE(piece->size == SIZE || (from >= -1e-6 && from + piece->advance <= length + 1e-6));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < HEAD) {
        return 0;
    }
    struct type *type = get_type();
    struct arena arena = {0};
    char text[TEXT_MAX];
    bool vertical = bytes[3] & 1, raw = bytes[3] & 2;
    double limit = (double)(bytes[3] >> 2) * SIZE / 2;
    make_text(text, raw, bytes + HEAD, size - HEAD);
    struct text_style style = make_style(bytes);
    const struct paragraph *p = vertical ? paragraph_layout_vertical(type, &arena, &style, text, limit)
                                         : paragraph_layout(type, &arena, &style, text, limit);
    look_at(p, strlen(text), vertical);
    for (size_t i = 0; i < p->piece_count; i++) {
        const struct paragraph_piece *piece = &p->pieces[i];
        type_shape(type, style.face, vertical, style.language, piece->text, strlen(piece->text));
    }
    paragraph_line_width(type, &style, text);
    arena_finish(&arena);
    type_trim(type);
    return 0;
}
