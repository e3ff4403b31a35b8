#include "ui/theme.h"

#include <assert.h>

static const uint32_t tints[] = {
    [TINT_NIGHT] = 0x050818,       [TINT_NIGHT_DEEP] = 0x0F1A3E,  [TINT_INDIGO] = 0x18244C,    [TINT_DUSK] = 0x2A2257,
    [TINT_GOLD] = 0xD9B65C,        [TINT_GOLD_BRIGHT] = 0xF7E2A0, [TINT_GOLD_DARK] = 0xC99F43, [TINT_WASHI] = 0xF7F2E6,
    [TINT_WASHI_SHADE] = 0xE6DCC6, [TINT_INK] = 0x1D1A17,         [TINT_INK_SOFT] = 0x5A534A,  [TINT_MIST] = 0xC3C6D6,
    [TINT_WARM] = 0xFFB16E,        [TINT_AI] = 0x2F6FA8,          [TINT_ENJI] = 0xA8324A,      [TINT_OUDO] = 0xC4872E,
    [TINT_KUSA] = 0x4F7532,        [TINT_KODAI] = 0x7A5490,
};
static_assert(sizeof tints / sizeof tints[0] == TINT_COUNT, "a value for every tint");

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

struct color theme_tint(enum tint tint)
{
    return color_rgb(tints[tint]);
}

struct color theme_section(int section)
{
    return theme_tint(sections[section % SECTION_COLORS]);
}

int theme_section_shape(int section)
{
    return section / SECTION_COLORS % SECTION_SHAPES;
}

struct color theme_on(struct color ground)
{
    struct color ink = theme_tint(TINT_INK), washi = theme_tint(TINT_WASHI);
    return color_contrast(ground, washi) >= 4.5 || color_contrast(ground, washi) > color_contrast(ground, ink) ? washi
                                                                                                               : ink;
}

struct text_style theme_style(enum type_role role, struct color color, const char *language)
{
    return (struct text_style){.face = roles[role].face,
                               .size = roles[role].size,
                               .leading = roles[role].leading,
                               .color = color,
                               .language = language};
}
