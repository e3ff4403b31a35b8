#include "text/phrases.h"

#include <stdbool.h>
#include <string.h>

#include "text/chars.h"

/* Endings and particles that begin no phrase, whatever stands before them. */
static const char *const endings[] = {
    "て",     "たい",   "たら", "たり",   "たち",   "た。",   "た、", "た！", "た!",      "ます",   "まし",
    "ませ",   "です",   "でし", "だっ",   "だけ",   "だよ",   "では", "でも", "など",     "なん",   "なが",
    "じゃ",   "よね",   "よう", "ら",     "り",     "る",     "れ",   "ろ",   "ん",       "を",     "づ",
    "ぢ",     "しょう", "さん", "ちゃん", "くん",   "さま",   "ごと", "ずつ", "とともに", "として", "とは",
    "という", "ない",   "なか", "ぐら",   "くらい", "ばかり", "べき", "せる",
};

/* Endings after kanji or katakana only: verbs made of a noun, and the ends of verbs. */
static const char *const verb_endings[] = {
    "し", "する", "すれ", "せず", "され", "させ", "でき", "い", "もう", "つけ", "つか", "め", "え",
    "け", "く",   "む",   "ぶ",   "っ",   "が",   "は",   "に", "で、", "の",   "も",   "と", "へ",
};

/* Second verbs of compounds such as 取り組む. */
static const char compound_verbs[] = "組込出戻付合入上下切扱換替返直続掛越残抜消離締立取巻届始終過";

/* What the first verb of a compound ends in; に and て are more often particles. */
static const char verb_stems[] = "いきぎしちびみりけげせねべめれえ";

static bool starts_with(const char *text, size_t size, const char *start)
{
    size_t length = strlen(start);
    return length <= size && memcmp(text, start, length) == 0;
}

static bool starts_with_any(const char *text, size_t size, const char *const *starts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (starts_with(text, size, starts[i])) {
            return true;
        }
    }
    return false;
}

/** True when the code point is one of those in the UTF-8 string. */
static bool is_one_of(uint32_t code, const char *set)
{
    size_t size = strlen(set);
    for (size_t at = 0; at < size;) {
        if (char_cluster_next(set, size, &at) == code) {
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *text, size_t at, const char *end)
{
    size_t length = strlen(end);
    return length <= at && memcmp(text + at - length, end, length) == 0;
}

/** しない, しかし and the like begin a phrase of their own. */
static bool begins_word(const char *text, size_t size)
{
    static const char *const words[] = {"しか", "しっ",   "しば", "しん", "しず", "てい", "てつ",   "ていねい", "いつ",
                                        "いっ", "いちば", "いろ", "いの", "いわ", "いき", "いく",   "えが",     "くら",
                                        "くだ", "くつ",   "がん", "はじ", "はな", "はた", "にぎ",   "にほ",     "のび",
                                        "のん", "もの",   "もっ", "とて", "とき", "とこ", "ところ", "めぐ",     "めざ",
                                        "むす", "ぶど",   "はず", "にじ", "へや", "もし", "ともに", "ともだち", "がっ",
                                        "のり", "はん",   "ひ",   "まち", "まつ", "なが", "たっ"};
    return starts_with_any(text, size, words, sizeof words / sizeof words[0]);
}

/** The verb's second half after the first: 取り|組む, 飛び|込む. */
static bool splits_compound(const char *text, size_t at, uint32_t before, uint32_t after)
{
    if (!is_one_of(after, compound_verbs) || !is_one_of(before, verb_stems)) {
        return false;
    }
    size_t stem = at - 3; /* all of the i-row has three bytes */
    return char_classify(char_before(text, stem)) == CHAR_KANJI;
}

/** Words that ICU's dictionary cuts in two. */
static bool splits_known_word(const char *text, size_t size, size_t at)
{
    static const char *const words[][2] = {{"くだ", "さい"}, {"せ", "先"}, {"し", "もう"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (ends_with(text, at, words[i][0]) && starts_with(text + at, size - at, words[i][1])) {
            return true;
        }
    }
    return false;
}

/** What follows belongs to what stands before. */
static bool splits_word(const char *text, size_t size, size_t at)
{
    const char *rest = text + at;
    size_t rest_size = size - at;
    uint32_t before = char_before(text, at), after = char_at(text, size, at);
    enum char_class from = char_classify(before), to = char_classify(after);
    if (to == CHAR_HIRAGANA && from == CHAR_CLOSE && !is_one_of(before, "、。")) {
        return true; /* particles after a closing bracket */
    }
    if (from == CHAR_HIRAGANA && is_one_of(before, "おご") && (to == CHAR_KANJI || to == CHAR_KATAKANA)) {
        return true;
    }
    if (splits_compound(text, at, before, after) || splits_known_word(text, size, at)) {
        return true;
    }
    if (to != CHAR_HIRAGANA || !char_is_japanese(from)) {
        return false;
    }
    if ((ends_with(text, at, "て") || ends_with(text, at, "で")) &&
        (starts_with(rest, rest_size, "い") && !starts_with(rest, rest_size, "いた"))) {
        return true; /* している */
    }
    if (starts_with_any(rest, rest_size, endings, sizeof endings / sizeof endings[0]) &&
        !(from != CHAR_HIRAGANA && begins_word(rest, rest_size))) {
        return true;
    }
    return from != CHAR_HIRAGANA && !begins_word(rest, rest_size) &&
           starts_with_any(rest, rest_size, verb_endings, sizeof verb_endings / sizeof verb_endings[0]);
}

/** A particle, also after a foreign word with its space: zoom による. */
static bool begins_with_particle(const char *rest, size_t size)
{
    static const char *const particles[] = {"による", "により", "における", "にて", "の", "に", "を",
                                            "は",     "が",     "で",       "と",   "も", "へ", "や"};
    return !begins_word(rest, size) && starts_with_any(rest, size, particles, sizeof particles / sizeof particles[0]);
}

/** What Chinese puts behind a word; in Japanese these stand in words, which ICU does not cut. */
static bool is_chinese_ending(uint32_t code)
{
    return is_one_of(code, "的了们們吗嗎呢吧啊着著过過");
}

enum break_level phrase_level(const char *text, size_t size, size_t at)
{
    uint32_t before = char_before(text, at);
    enum char_class from = char_classify(before), to = char_classify(char_at(text, size, at));
    if (before == 0x3000 || is_one_of(before, "。！？!?．")) {
        return BREAK_PART;
    }
    if (is_one_of(before, "、，\xE2\x80\x8B")) {
        return BREAK_CLAUSE;
    }
    if (from == CHAR_SPACE) {
        /* in a name as often as between two titles */
        return begins_with_particle(text + at, size - at) ? BREAK_LINE : BREAK_PHRASE;
    }
    if (splits_word(text, size, at) || is_chinese_ending(char_at(text, size, at))) {
        return BREAK_LINE;
    }
    if (from == CHAR_HIRAGANA || from == CHAR_CLOSE || is_one_of(before, "・／♪…：；")) {
        return BREAK_PHRASE;
    }
    return to == CHAR_OPEN ? BREAK_PHRASE : BREAK_WORD;
}
