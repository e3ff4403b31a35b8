#include "base/passage.h"

#include <string.h>

#include "base/arena.h"
#include "check.h"

/** Where words stand in a text, over its line ends, too. */
static void test_find(void)
{
    static const struct {
        const char *text, *words, *found; /* `found`: as it stands in the text; NULL: not at all */
    } cases[] = {
        {"だれもが星を見上げる\nしずかな夜の町", "星", "星"},
        {"だれもが星を見上げる\nしずかな夜の町", "しずかな夜", "しずかな夜"},
        {"だれもが星を見上げる\nしずかな夜の町", "見上げるしずかな", "見上げる\nしずかな"},
        {"だれもが星を見上げる\nしずかな夜の町", "見上げる\nしずかな", "見上げる\nしずかな"},
        {"町と町\nと町", "町", "町"},
        {"A town of quiet nights\nwhere all look up", "nights where", "nights\nwhere"},
        {"A town of quiet nights\nwhere all look up", "nights\nwhere", "nights\nwhere"},
        {"A town of quiet nights\nwhere all look up", "quiet\nnights", "quiet nights"},
        {"nights \nwhere", "nights where", "nights \nwhere"},
        {"one\ntwo\nthree", "one two three", "one\ntwo\nthree"},
        {"aab", "ab", "ab"},
        {"か\u3099くしゃの町", "がくしゃ", "か\u3099くしゃ"}, /* as a Mac writes it */
        {"学\nか\u3099くの町", "学がく", "学\nか\u3099く"},
        {"星を見る", "月", NULL},
        {"星を見る", "星を見る町", NULL},
        {"星を見る", "", NULL},
        {"星を見る", "\n", NULL},
        {"", "星", NULL},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct passage at = {7, 9};
        bool found = passage_find(cases[i].text, cases[i].words, &at);
        CHECK(found == (cases[i].found != NULL));
        CHECK_TEXT(arena_copy(&arena, cases[i].text + at.from, at.to - at.from), cases[i].found ? cases[i].found : "");
        CHECK(at.from == (found ? (size_t)(strstr(cases[i].text, cases[i].found) - cases[i].text) : 0));
    }
    arena_finish(&arena);
}

static void test_within(void)
{
    static const struct {
        struct passage whole;
        size_t from, size;
        struct passage part;
    } cases[] = {
        {{3, 6}, 0, 10, {3, 6}}, {{3, 6}, 0, 4, {3, 4}}, {{3, 6}, 5, 10, {0, 1}},
        {{3, 6}, 4, 1, {0, 1}},  {{3, 6}, 0, 2, {2, 2}}, {{3, 6}, 8, 10, {0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct passage part = passage_within(cases[i].whole, cases[i].from, cases[i].size);
        CHECK(part.from == cases[i].part.from && part.to == cases[i].part.to);
    }
}

int main(void)
{
    test_find();
    test_within();
    return check_result();
}
