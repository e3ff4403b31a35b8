#include "run/coverage.h"

#include <assert.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/scripts.h"

enum { CODES = 0x110000, WORD_BITS = 64, NAMED_MAX = 16, REFUSED_MAX = 64 };

/** A script that cannot be shown, and a language that has letters of it. */
struct refused {
    int script;
    const char *language; /* the pack's */
};

/** What was looked up already, a bit for each code point. */
struct coverage {
    struct type *type;
    struct diags *diags;
    const struct pack_listener *also;
    uint64_t known[CODES / WORD_BITS], missing[CODES / WORD_BITS], unset[CODES / WORD_BITS];
    struct refused refused[REFUSED_MAX];
    size_t refused_count;
};

enum finding {
    FINDING_NONE,
    FINDING_MISSING, /* no font has it */
    FINDING_SCRIPT   /* its script cannot be shown right */
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
    bool selector = code == 0xFE0E || code == 0xFE0F || char_is_variation(code);
    return class != CHAR_IGNORED && class != CHAR_NEWLINE && class != CHAR_SPACE && !selector;
}

static void warn(struct coverage *coverage, uint32_t code, const struct pack_spot *spot)
{
    char character[8] = {0};
    utf8_put(code, character);
    diag_add(coverage->diags, DIAG_WARNING, pack_spot_place(spot),
             "no installed font has %s (U+%04X), so a dot is shown; write it in another way, or install a font",
             "「%s」（U+%04X）を表示できるフォントがこの機械にないので、点を表示します。別の書き方にするか、フォントを"
             "入れてください。",
             character, (unsigned)code);
}

/** What each trouble is called, with the script's name, the language's tag, and what to do. */
static const struct {
    const char *english, *japanese;
} troubles[] = {
    [SCRIPT_FINE] = {"", ""},
    [SCRIPT_BACKWARDS] =
        {"%s (in a text of \"%s\") runs from right to left, which this program cannot set yet: it would "
         "show reversed; %s",
         "「%s」（言語「%s」の文）は右から左に書く文字で、まだ正しい向きに並べられません。%s"},
    [SCRIPT_NO_FONT] = {"none of the fonts that this program uses has letters of %s (in a text of \"%s\"), so nothing "
                        "of it can be shown; "
                        "%s",
                        "この文字（%s、言語「%"
                        "s」の文）を表示できる文字の形（フォント）が、このプログラムの使うものの中にありません。%s"},
    [SCRIPT_JOINED] =
        {"%s (in a text of \"%s\") joins its letters or breaks its lines in a way that this program cannot "
         "set yet; %s",
         "「%s」（言語「%s」の文）は、文字のつなぎかたや行の分けかたが、まだ正しくできません。%s"},
};
static_assert(sizeof troubles / sizeof troubles[0] == SCRIPT_TROUBLE_COUNT, "words for every trouble");

/** What to do, by whether a package would help, and whether the pack could do without the language. */
static const struct {
    const char *english, *japanese;
} remedies[2][2] = {
    {{"take the language out of \"languages\" in pack.json, or write it in other letters",
      "パックの言語の一覧（pack.json の languages）からこの言語を外すか、ほかの文字で書いてください。"},
     {"write it in other letters", "カタカナやローマ字など、ほかの文字で書いてください。"}},
    {{"install the package %s, or take the language out of \"languages\" in pack.json",
      "パッケージ %s を入れるか、パックの言語の一覧（pack.json の languages）からこの言語を外してください。"},
     {"install the package %s, or write it in other letters",
      "パッケージ %s を入れるか、ほかの文字で書いてください。"}},
};

static void refuse(struct coverage *coverage, const struct script_verdict *verdict, const struct pack_spot *spot)
{
    struct arena arena = {0};
    bool own, package = verdict->trouble == SCRIPT_NO_FONT && verdict->package;
    const char *tag = pack_spot_language(spot, &own), *of = package ? verdict->package : "";
    const char *english = arena_printf(&arena, remedies[package][own].english, of);
    const char *japanese = arena_printf(&arena, remedies[package][own].japanese, of);
    diag_add_ready(coverage->diags, DIAG_ERROR, pack_spot_place(spot),
                   arena_printf(&arena, troubles[verdict->trouble].english, verdict->english, tag, english),
                   arena_printf(&arena, troubles[verdict->trouble].japanese, verdict->japanese, tag, japanese));
    arena_finish(&arena);
}

/** Said once for each language that has letters of the script. */
static void hear_script(struct coverage *coverage, uint32_t code, const struct pack_spot *spot)
{
    bool own;
    struct script_verdict verdict = script_judge(coverage->type, code);
    const char *language = pack_spot_language(spot, &own);
    for (size_t i = 0; i < coverage->refused_count; i++) {
        if (coverage->refused[i].script == verdict.script && language_same(coverage->refused[i].language, language)) {
            return;
        }
    }
    if (coverage->refused_count < REFUSED_MAX) {
        coverage->refused[coverage->refused_count++] = (struct refused){verdict.script, language};
        refuse(coverage, &verdict, spot);
    }
}

/** What is wrong with a code point: looked up once for each. */
static enum finding find(struct coverage *coverage, uint32_t code)
{
    if (!get(coverage->known, code)) {
        set(coverage->known, code);
        if (is_seen(code) && script_judge(coverage->type, code).trouble != SCRIPT_FINE) {
            set(coverage->unset, code);
        } else if (is_seen(code) && !type_has(coverage->type, FACE_GOTHIC, code)) {
            set(coverage->missing, code);
        }
    }
    return get(coverage->unset, code) ? FINDING_SCRIPT : get(coverage->missing, code) ? FINDING_MISSING : FINDING_NONE;
}

/** One text, and what was said of it: once for each character, up to a few. */
struct hearing {
    struct coverage *coverage;
    const struct pack_spot *spot;
    uint32_t named[NAMED_MAX];
    size_t count;
};

static bool is_named(struct hearing *hearing, uint32_t code)
{
    for (size_t i = 0; i < hearing->count; i++) {
        if (hearing->named[i] == code) {
            return true;
        }
    }
    if (hearing->count < NAMED_MAX) {
        hearing->named[hearing->count++] = code;
        return false;
    }
    return true;
}

/** True in a language of its own that cannot be shown: its signs need no more words. */
static bool is_of_refused(const struct hearing *hearing)
{
    bool own;
    const char *language = pack_spot_language(hearing->spot, &own);
    for (size_t i = 0; i < hearing->coverage->refused_count && !own; i++) {
        if (language_same(hearing->coverage->refused[i].language, language)) {
            return true;
        }
    }
    return false;
}

static void hear_code(struct hearing *hearing, uint32_t code)
{
    enum finding finding = code == UTF8_BAD ? FINDING_NONE : find(hearing->coverage, code);
    if (finding == FINDING_SCRIPT) {
        hear_script(hearing->coverage, code, hearing->spot);
    } else if (finding == FINDING_MISSING && !is_of_refused(hearing) && !is_named(hearing, code)) {
        warn(hearing->coverage, code, hearing->spot);
    }
}

/** A form that a variation selector asks for and no font has: the usual one is shown, which may be another name. */
static void hear_form(struct hearing *hearing, const char *cluster, size_t size)
{
    size_t at = 0;
    uint32_t base = utf8_next(cluster, size, &at), selector = at < size ? utf8_next(cluster, size, &at) : 0;
    if (!char_is_variation(selector) || find(hearing->coverage, base) != FINDING_NONE ||
        type_has_cluster(hearing->coverage->type, FACE_GOTHIC, cluster, size) || is_named(hearing, base)) {
        return;
    }
    char character[8] = {0};
    utf8_put(base, character);
    diag_add(
        hearing->coverage->diags, DIAG_WARNING, pack_spot_place(hearing->spot),
        "no installed font has the form of %s that its selector asks for (U+%04X U+%04X), so the usual form is "
        "shown; write it in another way, or install a font that has it",
        "「%s」の異体字（U+%04X U+%04X）を表示できるフォントがこの機械にないので、ふつうの形で表示します。人名や地名"
        "では、これでよいか確かめてください。",
        character, (unsigned)base, (unsigned)selector);
}

static void hear(void *user, const char *text, const struct pack_spot *spot)
{
    struct coverage *coverage = user;
    struct hearing hearing = {.coverage = coverage, .spot = spot};
    size_t size = strlen(text);
    if (coverage->also && coverage->also->text) {
        coverage->also->text(coverage->also->user, text, spot);
    }
    for (size_t at = 0; at < size;) {
        size_t from = at;
        char_cluster_next(text, size, &at);
        for (size_t code_at = from; code_at < at;) {
            hear_code(&hearing, utf8_next(text, at, &code_at));
        }
        hear_form(&hearing, text + from, at - from);
    }
}

static bool see(void *user, const struct pack_picture *picture, const struct pack_spot *spot)
{
    const struct coverage *coverage = user;
    return !coverage->also || !coverage->also->picture || coverage->also->picture(coverage->also->user, picture, spot);
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
