#ifndef TEXT_SCRIPTS_H
#define TEXT_SCRIPTS_H

#include <stdint.h>

#include "text/type.h"

/** Why a letter cannot be shown as its readers write it. */
enum script_trouble {
    SCRIPT_FINE,
    SCRIPT_BACKWARDS, /* it runs from right to left, and all of ours from left to right */
    SCRIPT_NO_FONT,   /* none of our fonts has a letter of it */
    SCRIPT_JOINED,    /* its letters join, stack or change their order, or its lines break by a dictionary */
    SCRIPT_TROUBLE_COUNT
};

enum { SCRIPT_NAME_SIZE = 64 };

/** A script and what is wrong with it. */
struct script_verdict {
    enum script_trouble trouble;
    int script;                                                 /* equal for all letters of one script */
    char english[SCRIPT_NAME_SIZE], japanese[SCRIPT_NAME_SIZE]; /* its name, where something is wrong */
    const char *package; /* of Debian, with a font that we would use; NULL: none */
};

/**
 * What is wrong with the script of a letter or mark; signs that belong to none are fine. Japanese, Chinese, Korean, and
 * alphabets whose letters stand side by side, are set right; everything else waits for who can read it.
 */
struct script_verdict script_judge(struct type *type, uint32_t code);

#endif
