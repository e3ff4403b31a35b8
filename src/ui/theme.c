#include "ui/theme.h"

#include <assert.h>

#include "base/language.h"
#include "pack/accent.h"

static const uint32_t tints[CONTRAST_COUNT][TINT_COUNT] = {
    [CONTRAST_USUAL] =
        {
            [TINT_NIGHT] = 0x050818,
            [TINT_NIGHT_DEEP] = 0x0F1A3E,
            [TINT_INDIGO] = 0x18244C,
            [TINT_DUSK] = 0x2A2257,
            [TINT_GOLD] = 0xD9B65C,
            [TINT_GOLD_BRIGHT] = 0xF7E2A0,
            [TINT_GOLD_DARK] = 0xC99F43,
            [TINT_WASHI] = 0xF7F2E6,
            [TINT_WASHI_SHADE] = 0xE6DCC6,
            [TINT_INK] = 0x1D1A17,
            [TINT_INK_SOFT] = 0x5A534A,
            [TINT_MIST] = 0xC3C6D6,
            [TINT_WARM] = 0xFFB16E,
            [TINT_AI] = 0x2F6FA8,
            [TINT_ENJI] = 0xA8324A,
            [TINT_OUDO] = 0xC4872E,
            [TINT_KUSA] = 0x4F7532,
            [TINT_KODAI] = 0x7A5490,
        },
    [CONTRAST_HIGH] =
        {
            [TINT_NIGHT] = 0x000000,
            [TINT_NIGHT_DEEP] = 0x06080F,
            [TINT_INDIGO] = 0x000000,
            [TINT_DUSK] = 0x241E50,
            [TINT_GOLD] = 0xFFD75A,
            [TINT_GOLD_BRIGHT] = 0xFFEE9E,
            [TINT_GOLD_DARK] = 0xFFD75A,
            [TINT_WASHI] = 0xFFFFFF,
            [TINT_WASHI_SHADE] = 0xE0DACB,
            [TINT_INK] = 0x000000,
            [TINT_INK_SOFT] = 0x24201C,
            [TINT_MIST] = 0xFFFFFF,
            [TINT_WARM] = 0xFFB16E,
            [TINT_AI] = 0x174B79,
            [TINT_ENJI] = 0x7F1D33,
            [TINT_OUDO] = 0x6E4406,
            [TINT_KUSA] = 0x33511B,
            [TINT_KODAI] = 0x573770,
        },
};

static const enum tint sections[] = {TINT_OUDO, TINT_AI, TINT_KODAI, TINT_ENJI, TINT_KUSA};
enum { SECTION_COLORS = sizeof sections / sizeof sections[0], SECTION_SHAPES = 3 };

struct role {
    enum draw_face face;
    double size, leading;
};

static const struct role roles[] = {
    [TYPE_DISPLAY] = {FACE_MINCHO, 92, 1.5},         [TYPE_TITLE] = {FACE_MINCHO, 58, 1.4},
    [TYPE_CARD_TITLE] = {FACE_MINCHO_BOLD, 56, 1.4}, [TYPE_HEADING] = {FACE_GOTHIC_BOLD, 38, 1.5},
    [TYPE_BODY] = {FACE_GOTHIC, 34, 1.65},           [TYPE_LABEL] = {FACE_GOTHIC, 28, 1.5},
    [TYPE_BUTTON] = {FACE_GOTHIC_BOLD, 30, 1.3},     [TYPE_SMALL] = {FACE_GOTHIC, 24, 1.5},
    [TYPE_VOICE] = {FACE_MINCHO, 42, 1.75},
};
static_assert(sizeof roles / sizeof roles[0] == TYPE_ROLE_COUNT, "a style for every role");

struct color theme_tint(enum contrast contrast, enum tint tint)
{
    return color_rgb(tints[contrast][tint]);
}

struct color theme_tint_in(enum contrast contrast, enum tint tint, struct color accent)
{
    bool high = contrast == CONTRAST_HIGH;
    switch (accent.a ? (int)tint : TINT_COUNT) {
    case TINT_GOLD:
        return accent_shade(accent, ACCENT_PLAIN, high);
    case TINT_GOLD_BRIGHT:
        return accent_shade(accent, ACCENT_BRIGHT, high);
    case TINT_GOLD_DARK:
        return accent_shade(accent, ACCENT_DARK, high);
    default:
        return theme_tint(contrast, tint);
    }
}

struct color theme_section(enum contrast contrast, int section)
{
    return theme_tint(contrast, sections[section % SECTION_COLORS]);
}

int theme_section_shape(int section)
{
    return section / SECTION_COLORS % SECTION_SHAPES;
}

double theme_least(enum contrast contrast)
{
    return contrast == CONTRAST_HIGH ? 7 : 4.5;
}

struct color theme_on(enum contrast contrast, struct color ground)
{
    struct color ink = theme_tint(contrast, TINT_INK), washi = theme_tint(contrast, TINT_WASHI);
    double dark = color_contrast(ground, ink), light = color_contrast(ground, washi);
    return light >= theme_least(contrast) || light > dark ? washi : ink;
}

struct text_style theme_style(enum type_role role, struct color color, const char *language)
{
    return (struct text_style){.face = roles[role].face,
                               .size = roles[role].size,
                               .leading = roles[role].leading,
                               .color = color,
                               .phrases = language_is_spaced(language),
                               .language = language};
}
