/* Language tags: which are well-formed, whose forms of the characters they ask for, and which language stands in. */
#include "base/language.h"
#include "check.h"

static void test_well_formed(void)
{
    static const char *const good[] = {
        "ja",
        "en",
        "ko",
        "JA",
        "ja-easy",
        "ja-JP",
        "zh-Hans",
        "zh-hant",
        "zh-Hant-TW",
        "zh-yue",
        "zh-cmn-Hans-CN",
        "haw",
        "es-419",
        "sl-rozaj",
        "de-1996",
        "ja-u-ca-japanese",
        "en-a-bbb-x-a",
        "ja-x-kana",
        "ja-Latn-hepburn",
    };
    static const char *const bad[] = {
        "",
        "j",
        "-",
        "ja-",
        "-ja",
        "ja--JP",
        "ja_JP",
        "12",
        "japanese",
        "日本語",
        "ja JP",
        "ja-J",
        "ja-u",
        "x-ja",
        "ja-Hira-Kata",
        "ja-JP-Hira",
        "ja-1",
        "ja-a",
        "en-toolongpart",
        "ja-u-",
        "ja-x-ninedigits",
        "zh-Hant-TW-x-abcdefgh-abcdefgh-abcde",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        check_report(language_is_well_formed(good[i]), __FILE__, __LINE__, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        check_report(!language_is_well_formed(bad[i]), __FILE__, __LINE__, bad[i]);
    }
}

static void test_same_and_akin(void)
{
    CHECK(language_same("zh-Hans", "ZH-hans") && !language_same("zh-Hans", "zh") && !language_same("ja", "jav"));
    CHECK(language_akin("ja", "ja-easy") && language_akin("zh-TW", "ZH-Hans") && language_akin("en", "en"));
    CHECK(!language_akin("ja", "jav") && !language_akin("en", "ja") && !language_akin("", "ja"));
}

static void test_han(void)
{
    static const struct {
        const char *tag;
        enum language_han forms;
    } cases[] = {
        {"ja", HAN_JAPANESE},
        {"ja-easy", HAN_JAPANESE},
        {"en", HAN_JAPANESE},
        {"zh", HAN_SIMPLIFIED},
        {"zh-Hans", HAN_SIMPLIFIED},
        {"zh-CN", HAN_SIMPLIFIED},
        {"zh-SG", HAN_SIMPLIFIED},
        {"zh-Hant", HAN_TRADITIONAL},
        {"zh-TW", HAN_TRADITIONAL},
        {"zh-hk", HAN_TRADITIONAL},
        {"zh-MO", HAN_TRADITIONAL},
        {"zh-Hans-HK", HAN_SIMPLIFIED},
        {"zh-Hant-CN", HAN_TRADITIONAL},
        {"zh-yue-HK", HAN_TRADITIONAL},
        {"ko", HAN_KOREAN},
        {"ko-KR", HAN_KOREAN},
        {"kok", HAN_JAPANESE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_report(language_han(cases[i].tag) == cases[i].forms, __FILE__, __LINE__, cases[i].tag);
    }
}

/** The order in which languages stand in, as docs/pack-format.md has it. */
static void test_choice(void)
{
    static const char *const tags[] = {"fr", "ja", "ja-easy", "en-GB", "zh-Hans", "zh-TW", "zh-Hant", "zh-Hant-HK"};
    static const struct {
        int wanted;
        unsigned has; /* a bit a language */
        int shown;
    } cases[] = {
        {2, 0xFF, 2},                     /* itself */
        {2, 1 << 1 | 1 << 3, 1},          /* やさしい日本語: 日本語, before English */
        {7, 1 << 6 | 1 << 5 | 1 << 4, 6}, /* a shorter tag of it */
        {7, 1 << 5 | 1 << 4 | 1 << 3, 5}, /* the same script, whatever the region */
        {6, 1 << 5 | 1 << 4, 5},          /* the region says the script */
        {6, 1 << 4 | 1 << 3, 4},          /* the other script */
        {4, 1 << 6 | 1 << 3, 6},          /* and the other way round */
        {4, 1 << 0 | 1 << 1 | 1 << 3, 3}, /* English */
        {4, 1 << 0 | 1 << 1, 0},          /* the first that has it */
        {3, 1 << 1 | 1 << 2, 1},          /* also where the pack's own has none */
        {1, 1 << 2 | 1 << 3, 2},          /* a register for its language */
        {1, 0, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool has[8];
        for (int n = 0; n < 8; n++) {
            has[n] = cases[i].has >> n & 1;
        }
        int shown = language_choose(tags, has, 8, cases[i].wanted);
        if (shown != cases[i].shown) {
            fprintf(stderr, "case %zu: %d instead of %d\n", i, shown, cases[i].shown);
        }
        CHECK(shown == cases[i].shown);
    }
}

int main(void)
{
    test_well_formed();
    test_same_and_akin();
    test_han();
    test_choice();
    return check_result();
}
