#include "base/color.h"
#include "check.h"
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

int main(void)
{
    for (int contrast = 0; contrast < CONTRAST_COUNT; contrast++) {
        test_contrast((enum contrast)contrast);
        test_colors((enum contrast)contrast);
    }
    test_goals();
    return check_result();
}
