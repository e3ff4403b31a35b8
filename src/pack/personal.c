#include "pack/personal.h"

#include <stdbool.h>
#include <string.h>

#include "base/narrow.h"

enum { GROUPS_MAX = 4, DIGITS_LEAST = 10, DIGITS_MOST = 11 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(char c)
{
    return is_letter(c) || is_digit(c);
}

/* Mail. */

/** The address around the @ at `at`; its bytes, 0 when it is none. */
static size_t mail_at(const char *text, size_t at, size_t *from)
{
    size_t begin = at, end = at + 1, dot = 0;
    while (begin > 0 && (is_word(text[begin - 1]) || strchr("._%+-", text[begin - 1]))) {
        begin--;
    }
    while (is_word(text[end]) || (text[end] && strchr(".-", text[end]) && is_word(text[end + 1]))) {
        dot = text[end] == '.' ? end : dot;
        end++;
    }
    *from = begin;
    return begin < at && dot > at + 1 && is_letter(text[dot + 1]) && end - dot > 2 ? end - begin : 0;
}

/* Telephone numbers. */

/** Digits in groups, as they stand in a text. */
struct number {
    size_t groups[GROUPS_MAX]; /* how many digits each has */
    size_t group_count, digits, end;
};

/** What may stand between two groups: its bytes, 0 when this is nothing of the kind. */
static size_t separator_at(const char *text)
{
    static const char *const separators[] = {")-", ") ", " (0)", "(0)", "-", "(", ")", " "};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t size = strlen(separators[i]);
        if (strncmp(text, separators[i], size) == 0 && is_digit(text[size])) {
            return size;
        }
    }
    return 0;
}

/** Read groups from a digit on; false when there are more of them than any number has. */
static bool read_number(const char *text, size_t at, struct number *number)
{
    *number = (struct number){.group_count = 0};
    size_t gap = 0;
    do {
        size_t begin = at + gap;
        size_t count = strspn(text + begin, "0123456789");
        if (number->group_count == GROUPS_MAX) {
            return false;
        }
        number->groups[number->group_count++] = count;
        number->digits += count;
        at = begin + count;
        gap = separator_at(text + at);
    } while (gap > 0);
    number->end = at;
    return !is_letter(text[at]);
}

/** A code of the area or of a service, a middle, four digits (or three) at the end; or nothing between them. */
static bool is_domestic(const struct number *number)
{
    const size_t *groups = number->groups;
    if (number->digits < DIGITS_LEAST || number->digits > DIGITS_MOST) {
        return false;
    }
    switch (number->group_count) {
    case 1:
        return true;
    case 2:
        return groups[0] <= 5 && groups[1] >= 5;
    case 3:
        return groups[0] >= 2 && groups[0] <= 5 && groups[1] <= 4 && groups[2] >= 3 && groups[2] <= 4;
    default:
        return false;
    }
}

/** The number that begins at `at`; its bytes, 0 when there is none. */
static size_t phone_at(const char *text, size_t at)
{
    struct number number;
    bool abroad = strncmp(text + at, "+81", 3) == 0;
    size_t bracket = text[at] == '(' ? 1 : 0;
    size_t first = at + bracket + (abroad ? 1 : 0);
    if (at > 0 && (is_word(text[at - 1]) || strchr(".,-/+=#", text[at - 1]))) {
        return 0;
    }
    if ((!abroad && text[first] != '0') || !read_number(text, first, &number)) {
        return 0;
    }
    bool found = abroad ? number.digits >= DIGITS_LEAST + 1 && number.digits <= DIGITS_MOST + 2 : is_domestic(&number);
    return found ? number.end - at : 0;
}

/** Behind a word that announces one, a number needs no code of the area: 220-2111. */
static size_t local_at(const char *text, size_t at)
{
    static const char *const words[] = {"TEL", "Tel", "tel", "FAX", "Fax", "電話番号", "電話", "携帯", "☎", "℡", "📞"};
    struct number number;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (strncmp(text + at, words[i], size) != 0) {
            continue;
        }
        size_t first = at + size + strspn(text + at + size, " .:");
        bool right = is_digit(text[first]) && read_number(text, first, &number) && number.group_count == 2 &&
                     number.groups[0] >= 2 && number.groups[0] <= 4 && number.groups[1] == 4;
        return right ? number.end - at : 0;
    }
    return 0;
}

const char *personal_find(const char *text, struct arena *arena)
{
    const char *plain = narrow(text, arena);
    for (size_t at = 0; plain[at]; at++) {
        size_t from = at, size = 0;
        if (plain[at] == '@') {
            size = mail_at(plain, at, &from);
        } else if (is_digit(plain[at]) || plain[at] == '+' || plain[at] == '(') {
            size = phone_at(plain, at);
        } else {
            size = local_at(plain, at);
        }
        if (size > 0) {
            return arena_copy(arena, plain + from, size);
        }
    }
    return NULL;
}
