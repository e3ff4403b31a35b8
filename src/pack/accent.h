#ifndef PACK_ACCENT_H
#define PACK_ACCENT_H

#include <stdbool.h>

#include "base/color.h"

/**
 * A pack's own colour, in place of the player's gold. What is made of it stands as text on the night, and bears dark
 * text itself; so a colour must be light enough, for every visitor: 4.5:1, and 7:1 where high contrast is on
 * (WCAG 2.2).
 */
enum accent_shade {
    ACCENT_PLAIN,
    ACCENT_BRIGHT, /* text on the night; the top of a button */
    ACCENT_DARK,   /* the foot of a button */
    ACCENT_SHADE_COUNT
};

struct color accent_shade(struct color accent, enum accent_shade shade, bool high_contrast);

/** A colour that a shade meets: it is read on it, or bears text of it. */
struct accent_pair {
    enum accent_shade shade;
    bool high_contrast;
    struct color other;
};

enum { ACCENT_PAIRS = 8 };
struct accent_pair accent_pair(int number);

/** How well an accent can be read where that is worst: `contrast` as a part of `least` is the smallest of all pairs'.
 */
struct accent_verdict {
    double contrast, least;
    bool high_contrast;
};
struct accent_verdict accent_judge(struct color accent);

#endif
