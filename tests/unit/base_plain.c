#include "base/plain.h"

#include "check.h"

static const struct {
    const char *text;
    size_t most;
    const char *wanted;
} cases[] = {
    {"", 9, ""},
    {"autumn.zip", 99, "autumn.zip"},
    {"秋のパック", 99, "秋のパック"},
    {"秋のパック", 5, "秋のパック"},
    {"秋のパック", 4, "秋のパッ..."},
    {"a\tb\nc\x7F", 99, "a?b?c?"},
    {"C1 \xC2\x9B"
     "31m",
     99, "C1 ?31m"},
    {"\xFF\xFE", 99, "??"},
    {"cut \xE7\xA7", 99, "cut ??"},
    {"\xC0\xAF", 99, "??"},
    {"pack\xE2\x80\xAE"
     "piz.exe",
     99, "pack?piz.exe"}, /* U+202E turns what follows */
    {"a\xE2\x81\xA6"
     "b\xE2\x81\xA9",
     99, "a?b?"}, /* U+2066 and U+2069 */
    {"zero\xE2\x80\x8Bwidth", 99, "zero?width"},
    {"\xEF\xBB\xBFmark", 99, "?mark"},
    {"tag\xF3\xA0\x81\x81", 99, "tag?"},
    {"🍁", 1, "🍁"},
    {"👩‍🌾", 3, "👩‍🌾"}, /* with U+200D, which joins */
};

int main(void)
{
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_TEXT(plain_text(&arena, cases[i].text, cases[i].most), cases[i].wanted);
    }
    arena_finish(&arena);
    return check_result();
}
