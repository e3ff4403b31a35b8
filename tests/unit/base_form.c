/* What looks the same, how wide it is, and where one sign ends. */
#include "base/form.h"

#include "base/utf8.h"
#include "check.h"

#define DAKUTEN "\xE3\x82\x99"
#define HANDAKUTEN "\xE3\x82\x9A"
#define ACUTE "\xCC\x81"
#define SELECTOR "\xF3\xA0\x84\x80" /* U+E0100 */
#define JOINER "\xE2\x80\x8D"
#define AS_EMOJI "\xEF\xB8\x8F"

static void test_columns(void)
{
    static const struct {
        const char *text;
        size_t columns, clusters;
    } rows[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"町のあかり", 10, 5},
        {"か" DAKUTEN "は" HANDAKUTEN, 4, 2},
        {"あ" DAKUTEN "ん" HANDAKUTEN, 4, 2}, /* no letters of their own */
        {"葛" SELECTOR "城", 4, 2},
        {"神\xEF\xB8\x80", 2, 1},                       /* U+FE00 */
        {"e" ACUTE "a\xCC\x82" ACUTE, 2, 2},            /* two marks on one letter */
        {"ế\xC3\xA9Ǻ", 3, 3},                           /* the same letters in one code point */
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2, 1}, /* a syllable of Hangul as a Mac writes it */
        {"한", 2, 1},
        {"ｶﾞｷ", 3, 2},
        {"ｶﾞﾊﾟ", 4, 2},
        {"👨" JOINER "👩" JOINER "👧", 2, 1},
        {"👍🏽🇯🇵🇰🇷", 6, 3},
        {"1" AS_EMOJI "\xE2\x83\xA3", 2, 1}, /* a key with a digit */
        {"❤" AS_EMOJI "☀\xEF\xB8\x8E", 4, 2},
        {"a\xE2\x80\x8B"
         "b\xE2\x81\xA0\xEF\xBB\xBF",
         2, 5}, /* U+200B, U+2060, U+FEFF are not seen */
        {"Київ Αθήνα", 10, 10},
        {"「…」", 6, 3},
        {"a\nb", 3, 3},
        {"\xFF"
         "a",
         3, 2}, /* a byte that is no letter shows as a wide mark */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].text), clusters = 0;
        for (size_t at = 0; at < size; clusters++) {
            form_cluster_next(rows[i].text, size, &at);
        }
        if (form_columns(rows[i].text, size) != rows[i].columns || clusters != rows[i].clusters) {
            fprintf(stderr, "%s: %zu columns, %zu clusters\n", rows[i].text, form_columns(rows[i].text, size),
                    clusters);
        }
        CHECK(form_columns(rows[i].text, size) == rows[i].columns);
        CHECK(clusters == rows[i].clusters);
    }
}

static void test_forms(void)
{
    static const struct {
        const char *text, *composed, *same, *alike;
    } rows[] = {
        {"star.png", "star.png", "star.png", "star.png"},
        {"か" DAKUTEN "き", "がき", "がき", "がき"},
        {"ハ" HANDAKUTEN "ン", "パン", "パン", "パン"},
        {"あ" DAKUTEN, "あ" DAKUTEN, "あ" DAKUTEN, "あ" DAKUTEN},
        {"cafe" ACUTE, "café", "café", "café"},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB글", "한글", "한글", "한글"},
        {"\xEF\xA8\x99", "\xEF\xA8\x99", "神", "神"}, /* U+FA19, the form in a name */
        {"ｶﾞＡ①", "ｶﾞＡ①", "ｶﾞＡ①", "ガA1"},
        {"\xFFか" DAKUTEN, "\xFFが", "\xFFか" DAKUTEN, "\xFFか" DAKUTEN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = {0};
        CHECK_TEXT(form_composed(rows[i].text, &arena), rows[i].composed);
        CHECK_TEXT(form_same(rows[i].text, &arena), rows[i].same);
        CHECK_TEXT(form_alike(rows[i].text, &arena), rows[i].alike);
        arena_finish(&arena);
    }
}

static void test_find(void)
{
    static const struct {
        const char *text, *part;
        int at, length; /* -1: it is not there */
    } rows[] = {
        {"星をかぞえる町", "かぞえる", 6, 12},
        {"星をかそ" DAKUTEN "える町", "かぞえる", 6, 15},
        {"星をかぞえる町", "かそ" DAKUTEN "える", 6, 12},
        {"星をかそ" DAKUTEN "える町", "かそ", -1, 0}, /* half a letter is none */
        {"", "町", -1, 0},
        {"町", "町町", -1, 0},
        {"A light", "light", 2, 5},
        {"ああ町", "あ町", 3, 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length;
        const char *found = form_find(rows[i].text, rows[i].part, &length);
        CHECK((found ? (int)(found - rows[i].text) : -1) == rows[i].at);
        CHECK((int)length == rows[i].length);
    }
}

int main(void)
{
    CHECK(form_is_plain("star.png") && form_is_plain("") && !form_is_plain("星") && !form_is_plain("a\xFF"));
    test_columns();
    test_forms();
    test_find();
    return check_result();
}
