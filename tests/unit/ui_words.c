/* The show's own words: all there in every language, with the same blanks to fill, and plain in plain Japanese. */
#include "base/language.h"
#include "base/utf8.h"
#include "check.h"
#include "pack/goals.h"
#include "pack/pack.h"
#include "ui/words.h"

static const char *const tags[] = {"ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko"};
enum { TAGS = sizeof tags / sizeof tags[0], KANJI_MOST = 13 };

static int kanji_in(const char *text)
{
    int count = 0;
    for (size_t at = 0, size = strlen(text); at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        count += code >= 0x4E00 && code <= 0x9FFF;
    }
    return count;
}

/** The conversions of a printf format, such as "%d%s". */
static void conversions(const char *format, char *out, size_t room)
{
    size_t used = 0;
    for (const char *c = strchr(format, '%'); c && used + 3 < room; c = strchr(c + 2, '%')) {
        out[used++] = c[0];
        out[used++] = c[1];
    }
    out[used] = '\0';
}

static void test_words(void)
{
    for (int word = 0; word < WORD_COUNT; word++) {
        char wanted[16], got[16];
        conversions(words_get((enum word)word, "en"), wanted, sizeof wanted);
        for (int i = 0; i < TAGS; i++) {
            const char *text = words_get((enum word)word, tags[i]);
            if (!text || !text[0]) {
                fprintf(stderr, "word %d has no %s\n", word, tags[i]);
                CHECK(!"every word in every language");
                continue;
            }
            conversions(text, got, sizeof got);
            CHECK_TEXT(got, wanted);
        }
        CHECK(kanji_in(words_get((enum word)word, "ja-easy")) <= KANJI_MOST);
    }
}

static void test_goals(void)
{
    for (int goal = 1; goal <= PACK_GOALS; goal++) {
        for (int i = 0; i < TAGS; i++) {
            const char *name = goal_name(goal, tags[i]);
            CHECK(name && name[0]);
            CHECK(language_known(tags[i]) == LANGUAGE_EN || strcmp(name, goal_name(goal, "en")) != 0);
        }
        CHECK(kanji_in(goal_name(goal, "ja-easy")) <= KANJI_MOST);
    }
}

/** Which words a visitor of a language gets. */
static void test_nearest(void)
{
    static const char *const cases[][2] = {
        {"ja-JP", "ja"},        {"ja-easy-x-kids", "ja-easy"},
        {"JA-Easy", "ja-easy"}, {"en-GB", "en"},
        {"fr", "en"},           {"zh", "zh-Hans"},
        {"zh-CN", "zh-Hans"},   {"zh-TW", "zh-Hant"},
        {"zh-HK", "zh-Hant"},   {"zh-SG", "zh-Hans"},
        {"ko-KR", "ko"},        {"jav", "en"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_TEXT(words_get(WORD_CLOSE, cases[i][0]), words_get(WORD_CLOSE, cases[i][1]));
    }
    CHECK(strcmp(words_get(WORD_CLOSE, "zh-Hans"), words_get(WORD_CLOSE, "zh-Hant")) != 0);
}

static void test_names(void)
{
    CHECK_TEXT(language_name("ja-easy"), "やさしい日本語");
    CHECK_TEXT(language_name("zh-TW"), "繁體中文");
    CHECK_TEXT(language_name("en-GB"), "English");
    CHECK_TEXT(language_name("vi"), "Tiếng Việt");
    CHECK_TEXT(language_name("mn"), "mn");
}

int main(void)
{
    test_words();
    test_goals();
    test_nearest();
    test_names();
    return check_result();
}
