#include "pack/scan_string.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef0123456789ABCDEF";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) % 16 : SCAN_NONE;
}

/** The value of four hexadecimal digits, SCAN_NONE when they are not. */
static int32_t hex_four(const char *text, size_t size)
{
    if (size < 4) {
        return SCAN_NONE;
    }
    int32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex_digit(text[i]);
        if (digit == SCAN_NONE) {
            return SCAN_NONE;
        }
        value = value * 16 + digit;
    }
    return value;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/** The second half of a pair in `text`, which begins right behind the first; SCAN_NONE when there is none. */
static int32_t low_half(const char *text, size_t size)
{
    int32_t unit = size >= 6 && text[0] == '\\' && text[1] == 'u' ? hex_four(text + 2, size - 2) : SCAN_NONE;
    return is_low(unit) ? unit : SCAN_NONE;
}

/** At the backslash of \uXXXX. */
static bool scan_unicode(struct scanner *s)
{
    const char *digits = s->text + s->at + 2;
    size_t left = s->size - s->at - 2;
    int32_t unit = hex_four(digits, left);
    if (unit == SCAN_NONE) {
        return scanner_fail(s, "\\u is followed by four digits 0-9 a-f, as in \\u3042",
                            "\\u のあとには16進数を4けた書きます（例 \\u3042）。", "");
    }
    if (unit == 0) {
        return scanner_fail(s, "\\u0000 cannot be part of a text; remove it",
                            "\\u0000 は文に使えません。消してください。", "");
    }
    if (is_low(unit) || (is_high(unit) && low_half(digits + 4, left - 4) == SCAN_NONE)) {
        return scanner_fail(
            s, "half a character: \\uD800 to \\uDFFF come in pairs; write the character itself",
            "文字の半分だけが書かれています（\\uD800〜\\uDFFF は2つで1文字です）。文字そのものを書いてください。", "");
    }
    s->at += is_high(unit) ? 12 : 6;
    return true;
}

static bool scan_escape(struct scanner *s)
{
    char c = s->at + 1 < s->size ? s->text[s->at + 1] : '\0';
    if (c == 'u') {
        return scan_unicode(s);
    }
    if (c == '\0' || !strchr(escapes, c)) {
        return scanner_fail(
            s, "a backslash begins only \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; for the sign itself write \\\\",
            "\\ のあとに書けるのは \" \\ / b f n r t uXXXX だけです。\\ そのものは \\\\ と書きます。", "");
    }
    s->at += 2;
    return true;
}

static bool fail_control(struct scanner *s)
{
    char c = s->text[s->at];
    if (c == '\n' || c == '\r') {
        return scanner_fail(s, "the line ends inside a text; close it with \" (a line break in a text is written \\n)",
                            "文の途中で行が終わっています。\" で閉じてください（文の中の改行は \\n と書きます）。", "");
    }
    char name[8];
    snprintf(name, sizeof name, "U+%04X", (unsigned)(unsigned char)c);
    return scanner_fail(s, "a control character (%s) stands inside a text; remove it",
                        "文の中に制御文字（%s）が入っています。消してください。", name);
}

bool scan_string(struct scanner *s)
{
    for (s->at++; s->at < s->size;) {
        unsigned char byte = (unsigned char)s->text[s->at];
        size_t next = s->at;
        if (byte == '"') {
            s->at++;
            return true;
        }
        if (byte < 0x20) {
            return fail_control(s);
        }
        if (byte == '\\') {
            if (!scan_escape(s)) {
                return false;
            }
        } else if (utf8_next(s->text, s->size, &next) == UTF8_BAD) {
            return scanner_bad_utf8(s);
        } else {
            s->at = next;
        }
    }
    return scanner_unexpected(s, "", "");
}

/** One escape at `raw`, written to `out`; the number of raw bytes it took. */
static size_t decode_escape(const char *raw, size_t size, char *out, size_t *out_size)
{
    if (raw[1] != 'u') {
        out[(*out_size)++] = meanings[strchr(escapes, raw[1]) - escapes];
        return 2;
    }
    int32_t unit = hex_four(raw + 2, size - 2);
    bool pair = is_high(unit);
    uint32_t code = (uint32_t)unit;
    if (pair) {
        code = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low_half(raw + 6, size - 6) - 0xDC00);
    }
    *out_size += utf8_put(code, out + *out_size);
    return pair ? 12 : 6;
}

const char *scan_string_decode(struct arena *arena, const char *raw, size_t size)
{
    char *text = arena_alloc(arena, size + 1);
    size_t out = 0;
    for (size_t at = 0; at < size;) {
        if (raw[at] == '\\') {
            at += decode_escape(raw + at, size - at, text, &out);
        } else {
            text[out++] = raw[at++];
        }
    }
    return text;
}
