#include "base/color.h"
#include "check.h"
#include "pack/accent.h"
#include "pack/goals.h"
#include "ui/hang.h"
#include "ui/theme.h"

/** Whatever text stands on, it can be read: 4.5:1 as a rule, 7:1 where a visitor asked for high contrast. */

struct pair {
    const char *name;
    enum tint text, ground;
};

/** Every pair of text and plain ground that the screens set. */
static const struct pair pairs[] = {
    {"text on the night", TINT_WASHI, TINT_NIGHT},
    {"quiet text on the night", TINT_MIST, TINT_NIGHT},
    {"text on panels", TINT_WASHI, TINT_NIGHT_DEEP},
    {"quiet text on panels", TINT_MIST, TINT_NIGHT_DEEP},
    {"a button on the night", TINT_WASHI, TINT_INDIGO},
    {"the same, pressed", TINT_WASHI, TINT_DUSK},
    {"gold on the night", TINT_GOLD_BRIGHT, TINT_NIGHT},
    {"a board", TINT_GOLD_BRIGHT, TINT_INDIGO},
    {"a gold button's top", TINT_INK, TINT_GOLD_BRIGHT},
    {"a gold button's middle", TINT_INK, TINT_GOLD},
    {"a gold button's foot", TINT_INK, TINT_GOLD_DARK},
    {"text on washi", TINT_INK, TINT_WASHI},
    {"quiet text on washi", TINT_INK_SOFT, TINT_WASHI},
    {"text on a card's panel", TINT_INK, TINT_WASHI_SHADE},
    {"quiet text on a card's panel", TINT_INK_SOFT, TINT_WASHI_SHADE},
};

/** What a pack's own colour may be: light enough, of any hue; the last two only just. */
static const uint32_t accents[] = {0xD9B65C, 0xF7E2A0, 0x7FD1C7, 0xE88AA5, 0x8AB4F8, 0x9ACD6A,
                                   0xFFFFFF, 0xFF8080, 0x59A0FF, 0x959595, 0xFF6043};

static const enum tint bands[] = {TINT_AI, TINT_ENJI, TINT_OUDO, TINT_KUSA, TINT_KODAI};

static void check(const char *name, enum contrast contrast, struct color text, struct color ground)
{
    double found = color_contrast(text, ground);
    if (found < theme_least(contrast)) {
        fprintf(stderr, "%s (%s): %.2f:1\n", name, contrast == CONTRAST_HIGH ? "high" : "usual", found);
    }
    CHECK(found >= theme_least(contrast));
}

static void test_contrast(enum contrast contrast)
{
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        check(pairs[i].name, contrast, theme_tint(contrast, pairs[i].text), theme_tint(contrast, pairs[i].ground));
    }
    check("the least", contrast, theme_tint(contrast, TINT_INK), color_rgb(0xFFFFFF));
}

/** A section's label on its colour, and a heading in a band's colour on washi, made darker where it must be. */
static void test_colors(enum contrast contrast)
{
    const struct view view = {.contrast = contrast};
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        struct color band = theme_tint(contrast, bands[i]);
        check("ink of a band", contrast, hang_ink(&view, band), theme_tint(contrast, TINT_WASHI));
        check("a section's label", contrast, theme_on(contrast, theme_section(contrast, (int)i)),
              theme_section(contrast, (int)i));
    }
}

/** The goals' colours are not ours to change: in high contrast their numbers stand on washi. */
static void test_goals(void)
{
    for (int goal = 1; goal <= PACK_GOALS; goal++) {
        check("a goal's number", CONTRAST_USUAL, goal_text_color(goal), goal_color(goal));
    }
}

/** A pack's own colour that the loader takes can be read wherever gold can. */
static void test_accents(void)
{
    for (size_t i = 0; i < sizeof accents / sizeof accents[0]; i++) {
        struct color accent = color_rgb(accents[i]);
        struct accent_verdict verdict = accent_judge(accent);
        if (verdict.contrast < verdict.least) {
            fprintf(stderr, "%06x: %.2f, not %.2f\n", (unsigned)accents[i], verdict.contrast, verdict.least);
        }
        CHECK(verdict.contrast >= verdict.least);
        for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
            for (int c = 0; c < CONTRAST_COUNT; c++) {
                enum contrast contrast = (enum contrast)c;
                check(pairs[k].name, contrast, theme_tint_in(contrast, pairs[k].text, accent),
                      theme_tint_in(contrast, pairs[k].ground, accent));
            }
        }
    }
}

static bool is_gold(enum tint tint)
{
    return tint == TINT_GOLD || tint == TINT_GOLD_BRIGHT || tint == TINT_GOLD_DARK;
}

/** The loader judges by just those pairs in which gold stands here. */
static void test_accent_pairs(void)
{
    const struct color accent = color_rgb(0x7FD1C7);
    bool met[ACCENT_PAIRS] = {false};
    for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
        for (int c = 0; c < CONTRAST_COUNT && (is_gold(pairs[k].text) || is_gold(pairs[k].ground)); c++) {
            enum contrast contrast = (enum contrast)c;
            bool text = is_gold(pairs[k].text);
            struct color gold = theme_tint_in(contrast, text ? pairs[k].text : pairs[k].ground, accent);
            struct color other = theme_tint(contrast, text ? pairs[k].ground : pairs[k].text);
            bool found = false;
            for (int i = 0; i < ACCENT_PAIRS; i++) {
                struct accent_pair pair = accent_pair(i);
                bool same = pair.high_contrast == (contrast == CONTRAST_HIGH) && color_equal(pair.other, other) &&
                            color_equal(accent_shade(accent, pair.shade, pair.high_contrast), gold);
                met[i] = met[i] || same;
                found = found || same;
            }
            CHECK(found);
        }
    }
    for (int i = 0; i < ACCENT_PAIRS; i++) {
        CHECK(met[i]);
    }
    CHECK(accent_judge(color_rgb(0x949494)).contrast < 7 && accent_judge(color_rgb(0xFF5F43)).contrast < 7);
    const struct color none = {0};
    CHECK(color_equal(theme_tint_in(CONTRAST_USUAL, TINT_GOLD, none), theme_tint(CONTRAST_USUAL, TINT_GOLD)));
    CHECK(color_equal(theme_tint_in(CONTRAST_USUAL, TINT_NIGHT, accent), theme_tint(CONTRAST_USUAL, TINT_NIGHT)));
}

int main(void)
{
    for (int contrast = 0; contrast < CONTRAST_COUNT; contrast++) {
        test_contrast((enum contrast)contrast);
        test_colors((enum contrast)contrast);
    }
    test_goals();
    test_accents();
    test_accent_pairs();
    return check_result();
}
