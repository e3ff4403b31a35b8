#include "base/utf8.h"

#include "check.h"

static const struct {
    const char *bytes;
    size_t size;
    uint32_t code; /* of the first sequence */
    size_t step;
} sequences[] = {
    {"A", 1, 'A', 1},
    {"\x7F", 1, 0x7F, 1},
    {"\xC2\x80", 2, 0x80, 2},
    {"\xDF\xBF", 2, 0x7FF, 2},
    {"\xE0\xA0\x80", 3, 0x800, 3},
    {"\xE3\x81\x82", 3, 0x3042, 3},
    {"\xED\x9F\xBF", 3, 0xD7FF, 3},
    {"\xEF\xBF\xBF", 3, 0xFFFF, 3},
    {"\xF0\x90\x80\x80", 4, 0x10000, 4},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
    {"\x00", 1, 0, 1},
    /* not UTF-8: a lone continuation, overlong forms, surrogates, too large, cut, broken off */
    {"\x80", 1, UTF8_BAD, 1},
    {"\xC0\x80", 2, UTF8_BAD, 1},
    {"\xC1\xBF", 2, UTF8_BAD, 1},
    {"\xE0\x9F\xBF", 3, UTF8_BAD, 1},
    {"\xF0\x8F\xBF\xBF", 4, UTF8_BAD, 1},
    {"\xED\xA0\x80", 3, UTF8_BAD, 1},
    {"\xED\xBF\xBF", 3, UTF8_BAD, 1},
    {"\xF4\x90\x80\x80", 4, UTF8_BAD, 1},
    {"\xF5\x80\x80\x80", 4, UTF8_BAD, 1},
    {"\xFF", 1, UTF8_BAD, 1},
    {"\xE3\x81", 2, UTF8_BAD, 1},
    {"\xE3\x81\x41", 3, UTF8_BAD, 1},
    {"\xF0\x9F\x8C", 3, UTF8_BAD, 1},
};

static void test_next(void)
{
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        size_t at = 0;
        uint32_t code = utf8_next(sequences[i].bytes, sequences[i].size, &at);
        if (code != sequences[i].code || at != sequences[i].step) {
            fprintf(stderr, "sequence %zu: U+%04X, step %zu\n", i, (unsigned)code, at);
        }
        CHECK(code == sequences[i].code && at == sequences[i].step);
        CHECK(utf8_valid(sequences[i].bytes, sequences[i].size) == (sequences[i].code != UTF8_BAD));
    }
}

/** Every code point goes out and comes back. */
static void test_put(void)
{
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t at = 0, size = utf8_put(code, bytes);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        uint32_t back = utf8_next(bytes, size, &at);
        if (surrogate ? back != UTF8_BAD : back != code || at != size) {
            CHECK(!"round trip");
            return;
        }
    }
}

static void test_count(void)
{
    static const struct {
        const char *text;
        size_t count;
    } texts[] = {{"", 0}, {"abc", 3}, {"まちあかり", 5}, {"金\xF0\xA0\xAE\xB7", 2}, {"\xE3\x81", 2}, {"あ\xFFい", 3}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CHECK(utf8_count(texts[i].text, strlen(texts[i].text)) == texts[i].count);
    }
    CHECK(utf8_valid("", 0));
    CHECK(!utf8_valid("あ\x80", 4));
}

int main(void)
{
    test_next();
    test_put();
    test_count();
    return check_result();
}
