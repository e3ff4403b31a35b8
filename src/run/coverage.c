#include "run/coverage.h"

#include <string.h>

#include "base/utf8.h"
#include "text/chars.h"

enum { CODES = 0x110000, WORD_BITS = 64, NAMED_MAX = 16 };

/** What was looked up already, a bit for each code point. */
struct coverage {
    struct type *type;
    struct diags *diags;
    const struct pack_listener *also;
    uint64_t known[CODES / WORD_BITS], missing[CODES / WORD_BITS];
};

static bool get(const uint64_t *bits, uint32_t code)
{
    return bits[code / WORD_BITS] >> code % WORD_BITS & 1;
}

static void set(uint64_t *bits, uint32_t code)
{
    bits[code / WORD_BITS] |= (uint64_t)1 << code % WORD_BITS;
}

/** Spaces, controls, selectors and what is else invisible need no glyph. */
static bool is_seen(uint32_t code)
{
    enum char_class class = char_classify(code);
    bool selector = (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
    return class != CHAR_IGNORED && class != CHAR_NEWLINE && class != CHAR_SPACE && !selector;
}

static bool is_missing(struct coverage *coverage, uint32_t code)
{
    if (!get(coverage->known, code)) {
        set(coverage->known, code);
        if (is_seen(code) && !type_has(coverage->type, FACE_GOTHIC, code)) {
            set(coverage->missing, code);
        }
    }
    return get(coverage->missing, code);
}

static void warn(struct coverage *coverage, uint32_t code, const struct pack_spot *spot)
{
    char character[8] = {0};
    utf8_put(code, character);
    diag_add(
        coverage->diags, DIAG_WARNING, pack_spot_place(spot),
        "no installed font has U+%04X (%s), so a dot is shown; write it in another way, or install a font",
        "U+%04X（%s）の字形がどのフォントにもないので、点を表示します。別の書き方にするか、フォントを入れてください。",
        (unsigned)code, character);
}

/** Once for each character of the text, up to a few: a text in a script without a font needs no more words. */
static void hear(void *user, const char *text, const struct pack_spot *spot)
{
    struct coverage *coverage = user;
    uint32_t named[NAMED_MAX];
    size_t size = strlen(text), count = 0;
    if (coverage->also && coverage->also->text) {
        coverage->also->text(coverage->also->user, text, spot);
    }
    for (size_t at = 0; at < size && count < NAMED_MAX;) {
        uint32_t code = utf8_next(text, size, &at);
        if (code == UTF8_BAD || !is_missing(coverage, code)) {
            continue;
        }
        size_t i = 0;
        while (i < count && named[i] != code) {
            i++;
        }
        if (i == count) {
            named[count++] = code;
            warn(coverage, code, spot);
        }
    }
}

static void see(void *user, const struct pack_picture *picture, const struct pack_spot *spot)
{
    const struct coverage *coverage = user;
    if (coverage->also && coverage->also->picture) {
        coverage->also->picture(coverage->also->user, picture, spot);
    }
}

/** What no font has shows as dots; the staff should learn why. */
static bool check_japanese(struct type *type, struct diags *diags)
{
    const uint32_t hiragana_a = 0x3042;
    bool there = type_has(type, FACE_GOTHIC, hiragana_a);
    if (!there) {
        diag_add(diags, DIAG_WARNING, (struct diag_place){.file = NULL},
                 "no font for Japanese is installed, so it shows as dots; install one that packaging/packages lists",
                 "日本語のフォントがないため、文字が点になります。packaging/packages にあるフォントを入れてください");
    }
    return there;
}

struct pack *coverage_load(const char *folder, const struct pack_wish *wish, struct type *type, struct diags *diags)
{
    if (!type || !check_japanese(type, diags)) {
        return pack_load_as(folder, wish, diags);
    }
    struct arena arena = {0};
    struct coverage *coverage = arena_alloc(&arena, sizeof *coverage);
    struct pack_wish heard = *wish;
    coverage->type = type;
    coverage->diags = diags;
    coverage->also = wish->listener;
    heard.listener = &(struct pack_listener){coverage, hear, see};
    struct pack *pack = pack_load_as(folder, &heard, diags);
    arena_finish(&arena);
    return pack;
}
