#include "stage/damage.h"

#include "base/rng.h"
#include "check.h"

static struct px_rect at(int x, int y)
{
    return (struct px_rect){x, y, 100, 100};
}

/** Letters are items, each at a place of its own; the same letter again is the same item. */
static size_t items_of(const char *letters, struct survey_item *items)
{
    size_t count = strlen(letters);
    for (size_t i = 0; i < count; i++) {
        items[i] = (struct survey_item){(uint64_t)letters[i], at((letters[i] - 'a') * 1000, 0)};
    }
    return count;
}

/** Compare, and tell which letters' places are damaged. */
static void check_damage(const char *before, const char *after, const char *wanted)
{
    struct survey_item a[32], b[32];
    struct damage damage = {.count = 0};
    char got[32] = "";
    size_t a_count = items_of(before, a), b_count = items_of(after, b), size = 0;
    damage_compare(&damage, a, a_count, b, b_count);
    for (char c = 'a'; c <= 'z'; c++) {
        for (size_t i = 0; i < damage.count; i++) {
            if (px_holds(damage.rects[i], at((c - 'a') * 1000, 0))) {
                got[size++] = c;
                break;
            }
        }
    }
    got[size] = '\0';
    CHECK_TEXT(got, wanted);
}

static void test_compare(void)
{
    static const struct {
        const char *before, *after, *damaged;
    } cases[] = {
        {"", "", ""},
        {"abc", "abc", ""},
        {"", "a", "a"},
        {"a", "", "a"},
        {"abc", "abxc", "x"},
        {"abxc", "abc", "x"},
        {"abc", "axc", "bx"},
        {"abcd", "bcd", "a"},
        {"abc", "abcd", "d"},
        {"aab", "ab", "a"},
        {"abc", "xyz", "abcxyz"},
        {"abcde", "axcye", "bdxy"},
        {"abcdef", "acdefb", "b"},
        {"abcdef", "fabcde", "f"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_damage(cases[i].before, cases[i].after, cases[i].damaged);
    }
}

/** Two things that change places in the order of painting may overlap: one of them is damage. */
static void test_order_matters(void)
{
    struct survey_item ab[2], ba[2];
    struct damage damage = {.count = 0};
    items_of("ab", ab);
    items_of("ba", ba);
    damage_compare(&damage, ab, 2, ba, 2);
    CHECK(damage.count == 1);
}

static void test_near_ones_become_one(void)
{
    struct damage damage = {.count = 0};
    damage_add(&damage, (struct px_rect){0, 0, 50, 50});
    damage_add(&damage, (struct px_rect){55, 0, 50, 50});
    damage_add(&damage, (struct px_rect){1500, 900, 50, 50});
    damage_add(&damage, (struct px_rect){10, 10, 0, 40});
    CHECK(damage.count == 2);
}

/** However many are added, a few rectangles hold them all. */
static void test_never_more_than_a_few(void)
{
    struct rng rng = rng_seed(7);
    struct damage damage = {.count = 0};
    struct px_rect added[200];
    for (size_t i = 0; i < 200; i++) {
        added[i] = (struct px_rect){rng_below(&rng, 3800), rng_below(&rng, 2100), 1 + rng_below(&rng, 40),
                                    1 + rng_below(&rng, 40)};
        damage_add(&damage, added[i]);
        CHECK(damage.count <= DAMAGE_MAX);
    }
    for (size_t i = 0; i < 200; i++) {
        bool held = false;
        for (size_t k = 0; k < damage.count; k++) {
            held = held || px_holds(damage.rects[k], added[i]);
        }
        CHECK(held);
    }
}

int main(void)
{
    test_compare();
    test_order_matters();
    test_near_ones_become_one();
    test_never_more_than_a_few();
    return check_result();
}
