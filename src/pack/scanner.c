#include "pack/scanner.h"

#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"

size_t scan_bom_size(const char *text, size_t size)
{
    return size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

struct scanner scanner_begin(struct scan *scan, const char *file, const char *text, size_t size, struct diags *diags)
{
    struct scanner s = {.scan = scan,
                        .diags = diags,
                        .file = file,
                        .text = text,
                        .size = size,
                        .current = SCAN_NONE,
                        .parent = SCAN_NONE,
                        .counted = {.line = 1, .column = 1}};
    if (scan_bom_size(text, size) > 0) {
        diag_add(diags, DIAG_WARNING, (struct diag_place){file, 1, 1, NULL},
                 "the file begins with a byte order mark; save it as \"UTF-8\", not \"UTF-8 with BOM\"",
                 "ファイルの先頭にBOMがあります。「UTF-8（BOMなし）」で保存してください。");
        s.at = s.counted.at = scan_bom_size(text, size);
    }
    return s;
}

struct scanner_spot scanner_here(struct scanner *s)
{
    struct scanner_spot *spot = &s->counted;
    REQUIRE(spot->at <= s->at);
    for (; spot->at < s->at; spot->at++) {
        unsigned char byte = (unsigned char)s->text[spot->at];
        if (byte == '\n') {
            spot->line++;
            spot->column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            spot->column++;
        }
    }
    return *spot;
}

/** The path to a value, as far as anybody will read it: a hostile file may have a million mistakes, deep inside. */
static const char *path_of(const struct scanner *s, int32_t at, struct arena *arena)
{
    bool read = at != SCAN_NONE && diag_has_room(s->diags, DIAG_ERROR);
    return read ? scan_path(s->scan, (size_t)at, arena) : NULL;
}

static void add_error(struct scanner *s, struct scanner_spot spot, const char *english, const char *japanese,
                      const char *detail)
{
    struct arena arena = {0};
    const char *path = path_of(s, s->current, &arena);
    diag_add(s->diags, DIAG_ERROR, (struct diag_place){s->file, spot.line, spot.column, path}, english, japanese,
             detail);
    arena_finish(&arena);
}

bool scanner_fail_at(struct scanner *s, struct scanner_spot spot, const char *english, const char *japanese,
                     const char *detail)
{
    add_error(s, spot, english, japanese, detail);
    return false;
}

bool scanner_fail(struct scanner *s, const char *english, const char *japanese, const char *detail)
{
    return scanner_fail_at(s, scanner_here(s), english, japanese, detail);
}

static bool fail_at_end(struct scanner *s)
{
    return scanner_fail(s, "the file ends before it is complete; is a bracket missing, or was it cut while copying?",
                        "ファイルが途中で終わっています。かっこの閉じ忘れや、コピーの失敗がないか確認してください。",
                        "");
}

/** The file ends inside a character, so it was cut rather than written in another encoding. */
static bool is_cut_character(const struct scanner *s)
{
    const unsigned char *bytes = (const unsigned char *)s->text + s->at;
    size_t left = s->size - s->at;
    size_t whole = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    for (size_t i = 1; i < left && i < whole; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return bytes[0] >= 0xC2 && bytes[0] <= 0xF4 && left < whole;
}

bool scanner_bad_utf8(struct scanner *s)
{
    if (is_cut_character(s)) {
        return fail_at_end(s);
    }
    char byte[8];
    snprintf(byte, sizeof byte, "0x%02X", (unsigned)(unsigned char)s->text[s->at]);
    return scanner_fail(s, "this is not UTF-8 (byte %s); save the file as UTF-8",
                        "文字コードがUTF-8ではありません（バイト %s）。UTF-8で保存し直してください。", byte);
}

enum slip {
    SLIP_NONE,
    SLIP_COMMENT,
    SLIP_QUOTE,
    SLIP_SPACE,
    SLIP_WIDE,
    SLIP_NUMBER,
    SLIP_MARKUP,
    SLIP_ZERO,
    SLIP_COUNT
};

/** Mistakes that people make every day, and what to tell them. */
static const struct {
    const char *english, *japanese;
} slips[SLIP_COUNT] = {
    [SLIP_COMMENT] = {"JSON has no comments; remove this one", "JSONにはコメントを書けません。消してください。"},
    [SLIP_QUOTE] = {"%s is not the double quote of JSON; write \" (half-width)",
                    "%s は使えません。半角の \" で囲んでください。"},
    [SLIP_SPACE] = {"a wide or special space stands outside the quotes; replace it by an ordinary space",
                    "\" の外に全角スペースなどの特別な空白があります。半角スペースに直してください。"},
    [SLIP_WIDE] = {"%s is a full-width character; outside the quotes write it half-width",
                   "%s は全角です。\" の外の記号や数字は半角で書いてください。"},
    [SLIP_NUMBER] = {"a number cannot begin with %s; write 0.5, 1 or -1",
                     "数を %s で始めることはできません。0.5、1、-1 のように書いてください。"},
    [SLIP_MARKUP] = {"this looks like a web page or XML, not JSON; put the right file here",
                     "これはウェブページかXMLのようで、JSONではありません。正しいファイルを置いてください。"},
    [SLIP_ZERO] =
        {"a zero byte stands here, so the file is UTF-16 or damaged; save it as UTF-8",
         "ここに 0 のバイトがあります。文字コードがUTF-16か、ファイルが壊れています。UTF-8で保存し直してください。"},
};

static enum slip find_slip(uint32_t code)
{
    static const uint32_t quotes[] = {'\'', '`', 0x2018, 0x2019, 0x201C, 0x201D, 0xFF02, 0xFF07, 0x300C, 0x300D};
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        if (code == quotes[i]) {
            return SLIP_QUOTE;
        }
    }
    if (code == 0x3000 || code == 0xA0 || code == 0xFEFF || (code >= 0x2000 && code <= 0x200B)) {
        return SLIP_SPACE;
    }
    if ((code >= 0xFF01 && code <= 0xFF5E) || code == 0x3001) {
        return SLIP_WIDE;
    }
    if (code == '<' || code == 0) {
        return code == 0 ? SLIP_ZERO : SLIP_MARKUP;
    }
    return code == '/' || code == '#' ? SLIP_COMMENT : code == '+' || code == '.' ? SLIP_NUMBER : SLIP_NONE;
}

static void describe(uint32_t code, const char *bytes, size_t size, char *out, size_t room)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
        snprintf(out, room, "U+%04X", (unsigned)code);
    } else {
        snprintf(out, room, "'%.*s'", (int)size, bytes);
    }
}

bool scanner_unexpected(struct scanner *s, const char *english, const char *japanese)
{
    if (s->at == s->size) {
        return fail_at_end(s);
    }
    size_t end = s->at;
    uint32_t code = utf8_next(s->text, s->size, &end);
    if (code == UTF8_BAD) {
        return scanner_bad_utf8(s);
    }
    char found[16];
    describe(code, s->text + s->at, end - s->at, found, sizeof found);
    enum slip slip = find_slip(code);
    return slip == SLIP_NONE ? scanner_fail(s, english, japanese, found)
                             : scanner_fail(s, slips[slip].english, slips[slip].japanese, found);
}

void scanner_duplicate(struct scanner *s, size_t at, int line)
{
    const struct scan_value *value = &s->scan->values[at];
    struct arena arena = {0};
    struct diag_place place = {s->file, value->key_line, value->key_column, path_of(s, (int32_t)at, &arena)};
    diag_add(s->diags, DIAG_ERROR, place, "\"%s\" stands twice in the same object (first on line %d); remove one",
             "「%s」が同じ { } の中に2回あります（1回目は%d行目）。どちらかを消してください。", value->key, line);
    arena_finish(&arena);
}
