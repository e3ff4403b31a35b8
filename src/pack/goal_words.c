#include "pack/goal_words.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/bug.h"
#include "base/language.h"
#include "base/narrow.h"
#include "base/ruby.h"
#include "base/utf8.h"
#include "pack/goals.h"
#include "pack/pack.h"

/* So many letters of a name are compared; so large a part of them may differ, for this goal and for another. */
enum { NAME_MAX = 64, NEAR_PERCENT = 35, ANOTHER_PERCENT = 15 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "SDGs" */

/** The Latin word, of whatever width, at `at`: its bytes, and its letters as they are on a keyboard. */
static size_t latin_word(const char *text, size_t at, char letters[8])
{
    size_t size = strlen(text), end = at, count = 0;
    for (size_t next = at; next < size; end = next) {
        uint32_t code = utf8_next(text, size, &next);
        code = code >= 0xFF21 && code <= 0xFF5A ? code - 0xFF21 + 'A' : code;
        if (code >= 0x80 || !is_letter((char)code)) {
            break;
        }
        if (count < 7) {
            letters[count++] = (char)code;
        }
    }
    letters[count] = '\0';
    return end - at;
}

/** Part of an address, a file's name or a tag: there it is written as it has to be. */
static bool is_in_address(const char *text, size_t from, size_t to)
{
    bool before = from > 0 && strchr("/@#_.-", text[from - 1]);
    bool after = text[to] && (strchr("/@_", text[to]) || (strchr(".-", text[to]) && is_letter(text[to + 1])));
    return before || after;
}

static const char *find_misspelt(const char *text, struct arena *arena)
{
    static const char *const forms[] = {"sdgs", "sgds", "dsgs", "sdsg", "sdgss", "ssdgs", "sddgs"};
    char letters[8];
    for (size_t at = 0, size = 0; text[at]; at += size ? size : 1) {
        size = latin_word(text, at, letters);
        bool known = false;
        for (size_t i = 0; size && i < sizeof forms / sizeof *forms; i++) {
            known = known || strcasecmp(letters, forms[i]) == 0;
        }
        bool right = size == 4 && strncmp(text + at, "SDGs", 4) == 0;
        if (known && !right && !is_in_address(text, at, at + size)) {
            return arena_copy(arena, text + at, size);
        }
        size_t quote = strncmp(text + at + size, "’", 3) == 0 ? 3 : text[at + size] == '\'';
        if (strcasecmp(letters, "sdg") == 0 && size && quote && text[at + size + quote] == 's') {
            return arena_copy(arena, text + at, size + quote + 1);
        }
    }
    return NULL;
}

/* Numbers */

/** The bytes of a word that announces a goal's number at `at`; 0 when there is none. */
static size_t goal_word(const char *text, size_t at)
{
    static const char *const words[] = {"目標", "ゴール", "Goal", "goal", "目标", "목표"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (strncmp(text + at, words[i], size) == 0 && !(at > 0 && is_letter(text[at]) && is_letter(text[at - 1]))) {
            return size;
        }
    }
    return 0;
}

/** "SDGs" stands right before `at`, with nothing but a blank or a particle between. */
static bool is_after_sdgs(const char *text, size_t at)
{
    static const char *const between[] = {" ", "の", "的", "의", "「", "s", "S", ":"};
    bool more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
            size_t size = strlen(between[i]);
            if (at >= size && strncmp(text + at - size, between[i], size) == 0) {
                at -= size;
                more = true;
            }
        }
    }
    return at >= 3 && strncasecmp(text + at - 3, "SDG", 3) == 0;
}

/** What follows says that the number counts nothing: it is the goal's own. */
static bool ends_number(const char *text)
{
    static const char *const ends[] = {" ",  "\n", ".",  ",",  ":",  ";",  "(",  ")",  "-",  "/",
                                       "、", "。", "「", "」", "『", "』", "・", "〜", "を", "は",
                                       "の", "に", "と", "も", "や", "が", "で", "へ", "番", "\""};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (strncmp(text, ends[i], strlen(ends[i])) == 0) {
            return true;
        }
    }
    return text[0] == '\0';
}

/* Names */

/** The letters that count of a name: no blanks, no middle dots, no capitals; at most NAME_MAX. */
static size_t letters_of(const char *text, uint32_t letters[NAME_MAX])
{
    size_t size = strlen(text), count = 0;
    for (size_t at = 0; at < size && count < NAME_MAX;) {
        uint32_t code = utf8_next(text, size, &at);
        if (code == '\n' || code == '"' || code == 0x300D || code == 0x300F || code == 0x201D || code == 0x3002) {
            break; /* the name, or the sentence, ends here */
        }
        if (code != ' ' && code != 0x30FB) {
            letters[count++] = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
        }
    }
    return count;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

/** How many letters are to be changed until some beginning of `text` is the name. */
static size_t distance(const uint32_t *name, size_t name_count, const uint32_t *text, size_t text_count)
{
    size_t rows[NAME_MAX + 1];
    for (size_t i = 0; i <= name_count; i++) {
        rows[i] = i;
    }
    size_t best = rows[name_count];
    for (size_t k = 0; k < text_count; k++) {
        size_t corner = rows[0];
        rows[0] = k + 1;
        for (size_t i = 0; i < name_count; i++) {
            size_t changed = corner + (name[i] != text[k]);
            corner = rows[i + 1];
            rows[i + 1] = least(changed, rows[i + 1] + 1, rows[i] + 1);
        }
        best = rows[name_count] < best ? rows[name_count] : best;
    }
    return best;
}

/** What stands between a number and the name behind it. */
static const char *skip_signs(const char *text)
{
    static const char *const signs[] = {" ", ":", ".", "(", "\"", "-", "、", "・", "「", "『", "“", "は"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs;) {
        size_t size = strlen(signs[i]);
        bool here = strncmp(text, signs[i], size) == 0;
        text += here ? size : 0;
        i = here ? 0 : i + 1;
    }
    return text;
}

static struct goal_slip check_name(const char *text, int goal, const char *tag, struct arena *arena)
{
    uint32_t letters[NAME_MAX], name[NAME_MAX];
    size_t count = letters_of(skip_signs(text), letters), best_part = 100;
    struct goal_slip slip = {.goal = goal};
    for (int other = 1; other <= PACK_GOALS; other++) {
        size_t name_count = letters_of(narrow(ruby_plain(goal_name(other, tag), arena), arena), name);
        REQUIRE(name_count > 0);
        size_t part = distance(name, name_count, letters, count) * 100 / name_count;
        if (part < best_part || (part == best_part && other == goal)) {
            best_part = part;
            slip.other = other;
        }
    }
    bool own = slip.other == goal;
    if (own && best_part > 0 && best_part <= NEAR_PERCENT) {
        slip.kind = GOAL_SLIP_NAME;
    } else if (!own && best_part <= ANOTHER_PERCENT) {
        slip.kind = GOAL_SLIP_ANOTHER;
    }
    slip.name = ruby_plain(goal_name(goal, tag), arena);
    return slip;
}

/** What is wrong with the goal that is named at `at`, whose word has `size` bytes. */
static struct goal_slip check_goal(const char *text, size_t at, size_t size, const char *tag, struct arena *arena)
{
    struct goal_slip none = {.kind = GOAL_SLIP_NONE};
    size_t first = at + size + strspn(text + at + size, " ");
    size_t digits = strspn(text + first, "0123456789");
    if (digits == 0 || digits > 3) {
        return none;
    }
    int goal = 0;
    for (size_t i = 0; i < digits; i++) {
        goal = goal * 10 + (text[first + i] - '0');
    }
    const char *behind = text + first + digits;
    if (goal >= 1 && goal <= PACK_GOALS) {
        return language_known(tag) == LANGUAGE_JA_EASY ? none : check_name(behind, goal, tag, arena);
    }
    if (is_after_sdgs(text, at) && ends_number(behind)) {
        return (struct goal_slip){GOAL_SLIP_NUMBER, arena_copy(arena, text + first, digits), goal, 0, NULL};
    }
    return none;
}

struct goal_slip goal_words_check(const char *text, const char *language_tag, struct arena *arena)
{
    const char *misspelt = find_misspelt(text, arena);
    if (misspelt) {
        return (struct goal_slip){.kind = GOAL_SLIP_SDGS, .written = misspelt};
    }
    const char *plain = narrow(text, arena);
    for (size_t at = 0; plain[at]; at++) {
        size_t size = goal_word(plain, at);
        struct goal_slip slip = {.kind = GOAL_SLIP_NONE};
        if (size > 0) {
            slip = check_goal(plain, at, size, language_tag, arena);
        }
        if (slip.kind != GOAL_SLIP_NONE) {
            return slip;
        }
    }
    return (struct goal_slip){.kind = GOAL_SLIP_NONE};
}

/** The number of a sign such as ⑭, and its bytes; 0: it is none. */
static int circled(const char *text, size_t *size)
{
    static const struct {
        uint32_t first, last;
    } rows[] = {{0x2460, 0x2473}, {0x2776, 0x277F}, {0x2780, 0x2789}, {0x278A, 0x2793}};
    size_t at = 0;
    uint32_t code = utf8_next(text, strlen(text), &at);
    *size = at;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (code >= rows[i].first && code <= rows[i].last) {
            return (int)(code - rows[i].first) + 1;
        }
    }
    return 0;
}

/** The bytes of what stands before a number and says that it is a goal's. */
static size_t announcement(const char *text)
{
    size_t size = goal_word(text, 0);
    if (size == 0 && strncasecmp(text, "SDG", 3) == 0) {
        size = text[3] == 's' || text[3] == 'S' ? 4 : 3;
    }
    return size > 0 || strncmp(text, "の", strlen("の")) != 0 ? size : strlen("の");
}

bool goal_words_take(const char **at, int *goal)
{
    size_t size;
    for (size = announcement(*at); size > 0; size = announcement(*at)) {
        *at += size;
    }
    size_t digits = strspn(*at, "0123456789");
    *goal = **at ? circled(*at, &size) : 0;
    if (*goal > 0) {
        *at += size;
        return true;
    }
    if (digits == 0 || digits > 3) {
        return false;
    }
    for (size_t i = 0; i < digits; i++) {
        *goal = *goal * 10 + (*(*at)++ - '0');
    }
    *at += strncmp(*at, "番", strlen("番")) == 0 ? strlen("番") : 0;
    return true;
}
