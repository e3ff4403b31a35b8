#include "text/vertical.h"

#include "text/chars.h"

enum { SQUARE_MAX = 2, SHOUTS_MAX = 100, FULL_WIDTH_OFFSET = 0xFEE0 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_shout(char c)
{
    return c == '!' || c == '?';
}

/** How many characters from `at` on are of this kind; more than fill a square are all the same. */
static size_t count_of(const char *text, size_t size, size_t at, bool (*kind)(char))
{
    size_t count = 0;
    while (at + count < size && count <= SQUARE_MAX && kind(text[at + count])) {
        count++;
    }
    return count;
}

bool vertical_is_square(const char *text, size_t size)
{
    return (size > 0 && size <= SQUARE_MAX && count_of(text, size, 0, is_digit) == size) ||
           (size == SQUARE_MAX && count_of(text, size, 0, is_shout) == size);
}

/** Letters, digits and signs of ASCII, and letters of other alphabets: they belong to a line on its side. */
static bool lies_on_side(uint32_t code)
{
    return (code > ' ' && code < 0x7F) || (code >= 0x7F && char_classify(code) == CHAR_LATIN);
}

size_t vertical_square_at(const char *text, size_t size, size_t at)
{
    bool digits = is_digit(text[at]);
    if (!digits && !is_shout(text[at])) {
        return 0;
    }
    size_t count = count_of(text, size, at, digits ? is_digit : is_shout);
    if (count > SQUARE_MAX || (!digits && count < SQUARE_MAX)) {
        return 0;
    }
    bool alone = !lies_on_side(char_before(text, at)) && !lies_on_side(char_at(text, size, at + count));
    return alone ? count : 0;
}

uint32_t vertical_shown(const char *text, size_t size, size_t at)
{
    uint32_t code = char_at(text, size, at);
    if (code != '!' && code != '?') {
        return code;
    }
    size_t first = at;
    while (first > 0 && at - first < SHOUTS_MAX && is_shout(text[first - 1])) {
        first--;
    }
    return lies_on_side(char_before(text, first)) ? code : code + FULL_WIDTH_OFFSET;
}
