#include "base/narrow.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

static bool is_dash(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFF0D;
}

/** What is written for a dash by who finds none on the keyboard. */
static bool is_long_vowel(uint32_t code)
{
    return code == 0x30FC || code == 0xFF70;
}

static uint32_t narrow_code(uint32_t code, bool after_digit)
{
    if (is_dash(code) || (after_digit && is_long_vowel(code))) {
        return '-';
    }
    if (code == 0x3000 || code == 0xA0) {
        return ' ';
    }
    return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFF01 + '!' : code;
}

const char *narrow(const char *text, struct arena *arena)
{
    size_t size = strlen(text), length = 0;
    char *out = arena_alloc(arena, size + 1); /* nothing becomes longer */
    bool digit = false;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (code == UTF8_BAD) {
            out[length++] = text[start];
        } else {
            code = narrow_code(code, digit);
            length += utf8_put(code, out + length);
        }
        digit = code >= '0' && code <= '9';
    }
    out[length] = '\0';
    return out;
}
