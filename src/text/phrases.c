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
    "という", "ない",   "なか", "ぐら",   "くらい", "ばかり", "べき", "せる", "がり",
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

/** The same in kana: 植え|つけ, 呼び|もどす. */
static bool splits_kana_compound(const char *text, size_t size, size_t at)
{
    static const char *const verbs[] = {"つけ", "つく",   "あげ", "あが", "こむ", "こみ", "こん",
                                        "だす", "だし",   "きる", "きれ", "なお", "かえ", "あう",
                                        "あわ", "はじめ", "もど", "まわ", "とお"};
    uint32_t before = char_before(text, at);
    return char_classify(before) == CHAR_HIRAGANA && is_one_of(before, verb_stems) &&
           char_classify(char_before(text, at - 3)) == CHAR_KANJI &&
           starts_with_any(text + at, size - at, verbs, sizeof verbs / sizeof verbs[0]);
}

/** The wish of a verb, or how it looks: 減ら|そう, but not から|そうじ. */
static bool splits_wish(const char *text, size_t size, size_t at)
{
    return starts_with(text + at, size - at, "そう") && !starts_with(text + at, size - at, "そうじ") &&
           is_one_of(char_before(text, at), "らこかわなたさ") && char_classify(char_before(text, at - 3)) == CHAR_KANJI;
}

/** A word in kana has only begun: one kana stands before, or the お of politeness, or a small っ that holds its breath.
 */
static bool has_begun(const char *text, size_t size, size_t at)
{
    uint32_t before = char_before(text, at);
    enum char_class to = char_classify(char_at(text, size, at));
    if (is_one_of(before, "っッ")) {
        return true;
    }
    if (char_classify(before) != CHAR_HIRAGANA || to != CHAR_HIRAGANA) {
        return false;
    }
    enum char_class earlier = char_classify(char_before(text, at - 3));
    return !char_is_japanese(earlier) || (is_one_of(before, "お") && earlier != CHAR_HIRAGANA);
}

/** Words that ICU's dictionary cuts in two. */
static bool splits_known_word(const char *text, size_t size, size_t at)
{
    static const char *const words[][2] = {{"くだ", "さい"}, {"せ", "先"},     {"し", "もう"},   {"なく", "そう"},
                                           {"のこ", "そう"}, {"へら", "そう"}, {"はな", "そう"}, {"さが", "そう"},
                                           {"ため", "そう"}, {"なお", "そう"}, {"まわ", "そう"}, {"てら", "そう"},
                                           {"とも", "そう"}, {"めざ", "そう"}, {"おこ", "そう"}, {"のり", "あい"}};
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
    if (splits_compound(text, at, before, after) || splits_kana_compound(text, size, at) ||
        splits_known_word(text, size, at) || splits_wish(text, size, at) || has_begun(text, size, at)) {
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

/* As long as the second half of a name is, in signs. */
enum { SHORT_WORD = 3 };

/* Nouns in kana that names are made of: with kanji or katakana right behind they are one word. */
static const char *const nouns[] = {"こども",   "ごみ",   "しごと", "まち",     "くらし",   "づくり",     "みらい",
                                    "ふれあい", "みどり", "まなび", "えほん",   "いのち",   "からだ",     "おやこ",
                                    "すまい",   "さがり", "ひろば", "おもちゃ", "きらきら", "ものがたり", "たから",
                                    "あかり",   "ゆず",   "さくら", "ふるさと", "ひと",     "あそび",     "まつり"};

static bool ends_with_noun(const char *text, size_t at)
{
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (ends_with(text, at, nouns[i])) {
            return true;
        }
    }
    return false;
}

/** こども|食堂, おしごと|図鑑: one word, where what follows is short; a longer one (まち|市民交流館) is another. */
static bool splits_name(const char *text, size_t size, size_t at)
{
    enum char_class to = char_classify(char_at(text, size, at));
    size_t length = 0;
    for (size_t end = at; end < size && char_classify(char_at(text, size, end)) == to; length++) {
        char_cluster_next(text, size, &end);
    }
    return (to == CHAR_KANJI || to == CHAR_KATAKANA) && length <= SHORT_WORD && ends_with_noun(text, at);
}

/** The sign before `at`, blanks aside. */
static uint32_t before_blanks(const char *text, size_t at)
{
    while (at > 0 && char_classify(char_before(text, at)) == CHAR_SPACE) {
        do {
            at--;
        } while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    }
    return char_before(text, at);
}

/** A full stop ends a sentence when a word stands before it, not a number or what is shortened (vol. 8). */
static bool ends_sentence(const char *text, size_t size, size_t at)
{
    size_t stop = at;
    while (stop > 0 && text[stop - 1] == ' ') {
        stop--;
    }
    if (stop == at || stop == 0 || text[stop - 1] != '.') {
        return false;
    }
    size_t letters = 0, from = stop - 1;
    while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n') {
        from--;
    }
    for (size_t i = from; i < stop - 1; letters++) {
        char_cluster_next(text, stop - 1, &i);
    }
    enum char_class last = char_classify(char_before(text, stop - 1));
    uint32_t next = char_at(text, size, at);
    bool lower = next >= 'a' && next <= 'z';
    return last == CHAR_HANGUL || (last == CHAR_LATIN && letters > 3 && !lower && char_classify(next) != CHAR_DIGIT);
}

enum break_level phrase_level_at_space(const char *text, size_t size, size_t at)
{
    uint32_t before = before_blanks(text, at);
    if (is_one_of(before, "。！？!?．") || ends_sentence(text, size, at)) {
        return BREAK_PART;
    }
    return is_one_of(before, "、，,:;：；") ? BREAK_CLAUSE : BREAK_PHRASE;
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
        return begins_with_particle(text + at, size - at) ? BREAK_LINE : phrase_level_at_space(text, size, at);
    }
    if (splits_word(text, size, at) || is_chinese_ending(char_at(text, size, at))) {
        return BREAK_LINE;
    }
    if (splits_name(text, size, at)) {
        return BREAK_WORD;
    }
    if (from == CHAR_HIRAGANA || from == CHAR_CLOSE || is_one_of(before, "・／♪…：；")) {
        return BREAK_PHRASE;
    }
    return to == CHAR_OPEN ? BREAK_PHRASE : BREAK_WORD;
}

bool phrase_is_inside(const char *text, size_t size, size_t at)
{
    uint32_t before = char_before(text, at);
    enum char_class from = char_classify(before), to = char_classify(char_at(text, size, at));
    if (!char_is_japanese(from) || !char_is_japanese(to)) {
        return false;
    }
    static const char *const helpers[] = {"い", "み", "く", "あ", "お", "し", "も"};
    bool helped =
        is_one_of(before, "てで") && starts_with_any(text + at, size - at, helpers, sizeof helpers / sizeof helpers[0]);
    return !helped && (from == to || to == CHAR_HIRAGANA || from == CHAR_HIRAGANA);
}

bool phrase_ends_plainly(const char *text, size_t at)
{
    if (at < 6 || !is_one_of(char_before(text, at), "がをはにでへともの")) {
        return false;
    }
    enum char_class earlier = char_classify(char_before(text, at - 3));
    return earlier == CHAR_KANJI || earlier == CHAR_KATAKANA;
}
