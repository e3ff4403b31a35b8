#include "base/language.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/** One part of a tag, between hyphens. */
struct part {
    const char *text;
    size_t size;
};

static struct part part_at(const char *text)
{
    return (struct part){text, strcspn(text, "-")};
}

/** The part behind; of size 0 behind the last. */
static struct part part_next(struct part part)
{
    const char *end = part.text + part.size;
    return *end == '-' ? part_at(end + 1) : (struct part){end, 0};
}

static bool made_of(struct part part, const char *letters, size_t least, size_t most)
{
    return part.size >= least && part.size <= most && strspn(part.text, letters) >= part.size;
}

static bool part_is(struct part part, const char *word)
{
    return strlen(word) == part.size && strncasecmp(part.text, word, part.size) == 0;
}

static bool is_script(struct part part)
{
    return made_of(part, LETTERS, 4, 4);
}

static bool is_region(struct part part)
{
    return made_of(part, LETTERS, 2, 2) || made_of(part, DIGITS, 3, 3);
}

static bool is_variant(struct part part)
{
    return made_of(part, LETTERS DIGITS, 5, 8) ||
           (made_of(part, LETTERS DIGITS, 4, 4) && strchr(DIGITS, part.text[0]) != NULL);
}

static struct part skip_extended(struct part part)
{
    for (int i = 0; i < 3 && made_of(part, LETTERS, 3, 3); i++) {
        part = part_next(part);
    }
    return part;
}

/** Extensions `u-...`, and what is agreed privately, `x-...`, at the end. False when they are not well-formed. */
static bool skip_extensions(struct part *part)
{
    while (made_of(*part, LETTERS DIGITS, 1, 1)) {
        size_t least = part_is(*part, "x") ? 1 : 2;
        *part = part_next(*part);
        if (!made_of(*part, LETTERS DIGITS, least, 8)) {
            return false;
        }
        while (made_of(*part, LETTERS DIGITS, least, 8)) {
            *part = part_next(*part);
        }
    }
    return true;
}

bool language_is_well_formed(const char *tag)
{
    struct part part = part_at(tag);
    size_t size = strlen(tag);
    if (size > LANGUAGE_TAG_MAX || size == 0 || tag[size - 1] == '-' || !made_of(part, LETTERS, 2, 3)) {
        return false;
    }
    part = skip_extended(part_next(part));
    part = is_script(part) ? part_next(part) : part;
    part = is_region(part) ? part_next(part) : part;
    while (is_variant(part)) {
        part = part_next(part);
    }
    return skip_extensions(&part) && *part.text == '\0';
}

bool language_same(const char *a, const char *b)
{
    return strcasecmp(a, b) == 0;
}

bool language_akin(const char *a, const char *b)
{
    struct part first = part_at(a), second = part_at(b);
    return first.size == second.size && strncasecmp(a, b, first.size) == 0;
}

static bool is_traditional(const char *tag)
{
    struct part part = skip_extended(part_next(part_at(tag)));
    if (is_script(part)) {
        return part_is(part, "Hant");
    }
    return part_is(part, "TW") || part_is(part, "HK") || part_is(part, "MO");
}

enum language_han language_han(const char *tag)
{
    if (language_akin(tag, "ko")) {
        return HAN_KOREAN;
    }
    if (!language_akin(tag, "zh")) {
        return HAN_JAPANESE;
    }
    return is_traditional(tag) ? HAN_TRADITIONAL : HAN_SIMPLIFIED;
}

static bool is_shorter(const char *tag, const char *whole)
{
    size_t size = strlen(tag);
    return strncasecmp(tag, whole, size) == 0 && whole[size] == '-';
}

/** How well a language answers; the more the better. */
static int answer(const char *tag, const char *wanted)
{
    if (language_same(tag, wanted)) {
        return 100;
    }
    if (is_shorter(tag, wanted)) {
        return 10 + (int)strlen(tag); /* the longest of them; no tag is as long as 90 */
    }
    if (language_akin(tag, wanted)) {
        return language_han(tag) == language_han(wanted) ? 3 : 2;
    }
    return language_akin(tag, "en") ? 1 : 0;
}

int language_choose(const char *const *tags, const bool *has, int count, int wanted)
{
    int best = -1, best_answer = -1;
    for (int i = 0; i < count; i++) {
        int good = answer(tags[i], tags[wanted]);
        if (has[i] && good > best_answer) {
            best = i;
            best_answer = good;
        }
    }
    return best;
}

bool language_is_spaced(const char *tag)
{
    return language_known(tag) == LANGUAGE_JA_EASY;
}

enum language_known language_known(const char *tag)
{
    if (language_akin(tag, "ja")) {
        return language_same(tag, "ja-easy") || is_shorter("ja-easy", tag) ? LANGUAGE_JA_EASY : LANGUAGE_JA;
    }
    switch (language_han(tag)) {
    case HAN_SIMPLIFIED:
        return LANGUAGE_ZH_HANS;
    case HAN_TRADITIONAL:
        return LANGUAGE_ZH_HANT;
    case HAN_KOREAN:
        return LANGUAGE_KO;
    case HAN_JAPANESE:
    case HAN_COUNT:
        break;
    }
    return LANGUAGE_EN;
}

const char *language_name(const char *tag)
{
    static const char *const known[] = {
        [LANGUAGE_JA] = "日本語",        [LANGUAGE_JA_EASY] = "やさしい日本語", [LANGUAGE_EN] = "English",
        [LANGUAGE_ZH_HANS] = "简体中文", [LANGUAGE_ZH_HANT] = "繁體中文",       [LANGUAGE_KO] = "한국어",
    };
    static_assert(sizeof known / sizeof known[0] == LANGUAGE_KNOWN_COUNT, "a name for every language");
    static const char *const others[][2] = {
        {"de", "Deutsch"},    {"es", "Español"},    {"fr", "Français"}, {"id", "Bahasa Indonesia"},
        {"it", "Italiano"},   {"nl", "Nederlands"}, {"pl", "Polski"},   {"pt", "Português"},
        {"ru", "Русский"},    {"tl", "Tagalog"},    {"tr", "Türkçe"},   {"uk", "Українська"},
        {"vi", "Tiếng Việt"},
    };
    enum language_known which = language_known(tag);
    if (which != LANGUAGE_EN || language_akin(tag, "en")) {
        return known[which];
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (language_akin(tag, others[i][0])) {
            return others[i][1];
        }
    }
    return tag;
}
