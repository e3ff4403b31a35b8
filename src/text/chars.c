#include "text/chars.h"

#include <unicode/uchar.h>

#include "base/form.h"
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD, ZWJ = 0x200D };

struct range {
    uint32_t first, last;
};

/* Rising, so that the search may stop early. */
static const struct range kanji[] = {{0x3005, 0x3007}, {0x303B, 0x303B}, {0x3400, 0x4DBF},
                                     {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD}};
static const struct range katakana[] = {{0x30A1, 0x30FA}, {0x30FC, 0x30FF},   {0x31F0, 0x31FF},
                                        {0xFF66, 0xFF9F}, {0x1B000, 0x1B000}, {0x1B164, 0x1B167}};
static const struct range hangul[] = {{0x1100, 0x11FF}, {0x3130, 0x318F}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}};

static const struct range never_starts[] = {
    {'!', '!'},       {'%', '%'},       {')', ')'},       {',', ','},       {'.', '.'},       {':', ';'},
    {'?', '?'},       {']', ']'},       {'}', '}'},       {0x00B0, 0x00B0}, {0x2010, 0x2010}, {0x2013, 0x2013},
    {0x2025, 0x2026}, {0x2030, 0x2030}, {0x203C, 0x203C}, {0x2047, 0x2049}, {0x2103, 0x2103}, {0x3001, 0x3002},
    {0x3005, 0x3005}, {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D}, {0x300F, 0x300F}, {0x3011, 0x3011},
    {0x3015, 0x3015}, {0x3017, 0x3017}, {0x3019, 0x3019}, {0x301C, 0x301C}, {0x301F, 0x301F}, {0x303B, 0x303B},
    {0x3041, 0x3041}, {0x3043, 0x3043}, {0x3045, 0x3045}, {0x3047, 0x3047}, {0x3049, 0x3049}, {0x3063, 0x3063},
    {0x3083, 0x3083}, {0x3085, 0x3085}, {0x3087, 0x3087}, {0x308E, 0x308E}, {0x3095, 0x3096}, {0x3099, 0x309E},
    {0x30A0, 0x30A1}, {0x30A3, 0x30A3}, {0x30A5, 0x30A5}, {0x30A7, 0x30A7}, {0x30A9, 0x30A9}, {0x30C3, 0x30C3},
    {0x30E3, 0x30E3}, {0x30E5, 0x30E5}, {0x30E7, 0x30E7}, {0x30EE, 0x30EE}, {0x30F5, 0x30F6}, {0x30FB, 0x30FE},
    {0x31F0, 0x31FF}, {0xFF01, 0xFF01}, {0xFF05, 0xFF05}, {0xFF09, 0xFF09}, {0xFF0C, 0xFF0C}, {0xFF0E, 0xFF0F},
    {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F}, {0xFF3D, 0xFF3D}, {0xFF5D, 0xFF5E}, {0xFF60, 0xFF61}, {0xFF63, 0xFF65},
    {0xFF67, 0xFF70}, {0xFF9E, 0xFF9F}};
static const struct range never_ends[] = {
    {'(', '('},       {'[', '['},       {'{', '{'},       {0x3008, 0x3008}, {0x300A, 0x300A}, {0x300C, 0x300C},
    {0x300E, 0x300E}, {0x3010, 0x3010}, {0x3014, 0x3014}, {0x3016, 0x3016}, {0x3018, 0x3018}, {0x301D, 0x301D},
    {0x3012, 0x3012}, {0xFF03, 0xFF04}, {0xFF08, 0xFF08}, {0xFF20, 0xFF20}, {0xFF3B, 0xFF3B}, {0xFF5B, 0xFF5B},
    {0xFF5F, 0xFF5F}, {0xFF62, 0xFF62}, {0xFFE1, 0xFFE1}, {0xFFE5, 0xFFE5}};
static const struct range wide_open[] = {{0x3008, 0x3008}, {0x300A, 0x300A}, {0x300C, 0x300C}, {0x300E, 0x300E},
                                         {0x3010, 0x3010}, {0x3014, 0x3014}, {0x3016, 0x3016}, {0x3018, 0x3018},
                                         {0x301D, 0x301D}, {0xFF08, 0xFF08}, {0xFF3B, 0xFF3B}, {0xFF5B, 0xFF5B},
                                         {0xFF5F, 0xFF5F}};
static const struct range wide_close[] = {{0x3001, 0x3002}, {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D},
                                          {0x300F, 0x300F}, {0x3011, 0x3011}, {0x3015, 0x3015}, {0x3017, 0x3017},
                                          {0x3019, 0x3019}, {0x301F, 0x301F}, {0xFF09, 0xFF09}, {0xFF0C, 0xFF0C},
                                          {0xFF0E, 0xFF0E}, {0xFF3D, 0xFF3D}, {0xFF5D, 0xFF5D}, {0xFF60, 0xFF60}};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IN(table, code) in_ranges((table), sizeof(table) / sizeof((table)[0]), (code))

static bool is_ignored(uint32_t code)
{
    /* U+00AD would show a hyphen only where a line breaks at it, which lines.c does not do. */
    return code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x00AD || u_iscntrl((UChar32)code) ||
           u_charType((UChar32)code) == U_FORMAT_CHAR;
}

enum char_class char_classify(uint32_t code)
{
    if (code == '\n' || code == '\r' || code == 0x85 || code == 0x0B || code == 0x0C || code == 0x2028 ||
        code == 0x2029) {
        return CHAR_NEWLINE;
    }
    if (code == '\t' || u_charType((UChar32)code) == U_SPACE_SEPARATOR) {
        return CHAR_SPACE;
    }
    if (code >= '0' && code <= '9') {
        return CHAR_DIGIT;
    }
    if (code >= 0x3041 && code <= 0x309F) {
        return CHAR_HIRAGANA;
    }
    if (IN(kanji, code)) {
        return CHAR_KANJI;
    }
    if (IN(katakana, code)) {
        return CHAR_KATAKANA;
    }
    if (IN(hangul, code)) {
        return CHAR_HANGUL;
    }
    if (IN(wide_open, code) || u_charType((UChar32)code) == U_START_PUNCTUATION) {
        return CHAR_OPEN;
    }
    if (IN(wide_close, code) || code == ',' || code == '.' || u_charType((UChar32)code) == U_END_PUNCTUATION) {
        return CHAR_CLOSE;
    }
    if (is_ignored(code)) {
        return CHAR_IGNORED;
    }
    /* Full-width letters and digits fill their square and need no space beside kanji. */
    bool full_width = code >= 0xFF00 && code <= 0xFFEF;
    return u_isalpha((UChar32)code) && !full_width ? CHAR_LATIN : CHAR_OTHER;
}

bool char_is_japanese(enum char_class class)
{
    return class == CHAR_HIRAGANA || class == CHAR_KATAKANA || class == CHAR_KANJI;
}

bool char_is_wide_open(uint32_t code)
{
    return IN(wide_open, code);
}

bool char_is_wide_close(uint32_t code)
{
    return IN(wide_close, code);
}

bool char_hangs(uint32_t code)
{
    return code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF0E;
}

bool char_never_starts(uint32_t code)
{
    return IN(never_starts, code);
}

bool char_never_ends(uint32_t code)
{
    return IN(never_ends, code);
}

bool char_is_glue(uint32_t code)
{
    return code == 0x2060 || code == 0xFEFF || code == 0x00A0;
}

bool char_is_wave(uint32_t code)
{
    return code == 0x301C || code == 0xFF5E;
}

bool char_is_variation(uint32_t code)
{
    return (code >= 0xFE00 && code <= 0xFE0D) || (code >= 0xE0100 && code <= 0xE01EF);
}

/** As utf8_next, but a bad byte reads as the replacement character. */
static uint32_t next_code(const char *text, size_t size, size_t *at)
{
    uint32_t code = utf8_next(text, size, at);
    return code == UTF8_BAD ? REPLACEMENT : code;
}

uint32_t char_at(const char *text, size_t size, size_t at)
{
    return at < size ? next_code(text, size, &at) : 0;
}

/** What attaches itself to the base before it. */
static bool is_extender(uint32_t code)
{
    return (u_hasBinaryProperty((UChar32)code, UCHAR_GRAPHEME_EXTEND) && code != 0x200C) || code == ZWJ ||
           (U_GET_GC_MASK((UChar32)code) & U_GC_M_MASK) != 0 || (code >= 0x1F3FB && code <= 0x1F3FF);
}

uint32_t char_before(const char *text, size_t at)
{
    size_t from = at;
    while (from > 0) {
        from--;
        if (((unsigned char)text[from] & 0xC0) == 0x80 && at - from < 4) {
            continue;
        }
        uint32_t code = char_at(text, at, from);
        if (!is_extender(code)) {
            return code;
        }
        at = from;
    }
    return 0;
}

uint32_t char_cluster_next(const char *text, size_t size, size_t *at)
{
    uint32_t base = form_cluster_next(text, size, at);
    return base == UTF8_BAD ? REPLACEMENT : base;
}
