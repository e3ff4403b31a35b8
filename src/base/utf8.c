#include "base/utf8.h"

static bool continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/** Length of the sequence that `lead` opens, 0 when it opens none. */
static size_t sequence_length(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

uint32_t utf8_next(const char *text, size_t size, size_t *at)
{
    static const uint32_t lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *p = (const unsigned char *)text + *at;
    size_t length = sequence_length(p[0]);
    if (length == 0 || length > size - *at) {
        *at += 1;
        return UTF8_BAD;
    }
    uint32_t code = p[0] & lead_mask[length];
    for (size_t i = 1; i < length; i++) {
        if (!continuation(p[i])) {
            *at += 1;
            return UTF8_BAD;
        }
        code = code << 6 | (p[i] & 0x3Fu);
    }
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        *at += 1;
        return UTF8_BAD;
    }
    *at += length;
    return code;
}

size_t utf8_put(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_count(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t at = 0; at < size; count++) {
        utf8_next(text, size, &at);
    }
    return count;
}

bool utf8_valid(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        if (utf8_next(text, size, &at) == UTF8_BAD) {
            return false;
        }
    }
    return true;
}
