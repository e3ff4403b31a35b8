#ifndef PACK_GOAL_WORDS_H
#define PACK_GOAL_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

/** What texts get wrong about the Sustainable Development Goals. */
enum goal_slip_kind {
    GOAL_SLIP_NONE,
    GOAL_SLIP_SDGS,    /* "SDGs" is written otherwise: `written` */
    GOAL_SLIP_NUMBER,  /* there is no goal of this number: `written` */
    GOAL_SLIP_NAME,    /* `goal` is nearly called by its short title */
    GOAL_SLIP_ANOTHER, /* `goal` is called by the title of the goal `other` */
    GOAL_SLIP_KIND_COUNT
};

struct goal_slip {
    enum goal_slip_kind kind;
    const char *written; /* in the arena; half-width, but for GOAL_SLIP_SDGS */
    int goal, other;
    const char *name; /* the short title of `goal` in the text's language, without readings; in the arena */
};

/**
 * The first slip in a text (without readings) of a language. Names are compared only behind a goal's number, and only
 * if they are near to a short title: the goal's full wording, or a sentence of its own, is no mistake. Plain Japanese
 * says them in its own words.
 */
struct goal_slip goal_words_check(const char *text, const char *language_tag, struct arena *arena);

/**
 * Read the next goal's number from a word at `*at`, which moves on: 14, 目標14, ゴール14, SDG14, 14番, or ⑭. Digits are
 * half-width. False when there is none; a word that only announces a number is passed over all the same.
 */
bool goal_words_take(const char **at, int *goal);

#endif
