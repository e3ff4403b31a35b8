#ifndef UI_THEME_H
#define UI_THEME_H

#include "base/color.h"
#include "text/paragraph.h"

/** The art direction's colours. Text on TINT_GOLD and on ochre is ink; text on night is washi. */
enum tint {
    TINT_NIGHT,      /* zenith */
    TINT_NIGHT_DEEP, /* panels and buttons on the night */
    TINT_INDIGO,
    TINT_DUSK,
    TINT_GOLD,
    TINT_GOLD_BRIGHT,
    TINT_GOLD_DARK, /* the lower edge of a gold button */
    TINT_WASHI,
    TINT_WASHI_SHADE,
    TINT_INK,
    TINT_INK_SOFT,
    TINT_MIST,  /* quiet text on the night */
    TINT_WARM,  /* lamp light */
    TINT_AI,    /* the five colours of Kaga: indigo, */
    TINT_ENJI,  /* crimson, */
    TINT_OUDO,  /* ochre, */
    TINT_KUSA,  /* grass, */
    TINT_KODAI, /* old purple */
    TINT_COUNT
};

/** How strongly text stands out from its ground. */
enum contrast {
    CONTRAST_USUAL, /* at least 4.5:1 (WCAG 2.2, AA) */
    CONTRAST_HIGH,  /* at least 7:1 (AAA) */
    CONTRAST_COUNT
};

struct color theme_tint(enum contrast contrast, enum tint tint);
/** The same where a pack has a colour of its own (see pack/accent.h; alpha 0: it has none) instead of gold. */
struct color theme_tint_in(enum contrast contrast, enum tint tint, struct color accent);

/** The colour of a section of projects, in the pack's order; from the sixth on they repeat (with another shape). */
struct color theme_section(enum contrast contrast, int section);
/** Which shape marks a section: 0 disc, 1 square, 2 diamond, ... so that a repeated colour is told apart. */
int theme_section_shape(int section);
/** The least contrast of text to its ground. */
double theme_least(enum contrast contrast);
/** Ink or washi: what reads better on `ground`. */
struct color theme_on(enum contrast contrast, struct color ground);

/** The voices of the typography; sizes in stage units. */
enum type_role {
    TYPE_DISPLAY,    /* 92, mincho: the vision */
    TYPE_TITLE,      /* 58, mincho: a screen's title */
    TYPE_CARD_TITLE, /* 56, mincho bold */
    TYPE_HEADING,    /* 38, gothic bold */
    TYPE_BODY,       /* 34, gothic */
    TYPE_LABEL,      /* 28, gothic */
    TYPE_BUTTON,     /* 30, gothic bold */
    TYPE_SMALL,      /* 24, gothic: the floor */
    TYPE_VOICE,      /* 42, mincho: vertical on a slip */
    TYPE_ROLE_COUNT
};

/** The style of a role in a colour, for a language. */
struct text_style theme_style(enum type_role role, struct color color, const char *language);

/** Sizes everywhere, in stage units. */
#define THEME_TARGET 88.0  /* least height of anything touchable */
#define THEME_GAP 16.0     /* least distance between two of them */
#define THEME_FLOOR 24.0   /* least size of type */
#define THEME_LARGE 1.25   /* how much larger type is for those who ask for it */
#define THEME_RADIUS 22.0  /* corners of cards */
#define THEME_SHORT 1600.0 /* a tall stage that is lower has little room */

#endif
