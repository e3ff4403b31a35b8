#ifndef UI_TARGET_H
#define UI_TARGET_H

#include <stdint.h>

/** What a touch can mean. A hit of the draw list carries one of these and a number. */
enum target_kind {
    TARGET_NONE,
    TARGET_BLOCK, /* swallows a touch: what lies under an open sheet is not touched through it */
    /* everywhere */
    TARGET_GO,    /* number: enum screen */
    TARGET_PANEL, /* open the panel */
    TARGET_PANEL_CLOSE,
    TARGET_LANGUAGE, /* number: language of the pack */
    TARGET_COMFORT,  /* number: enum comfort */
    TARGET_CONTINUE, /* "shall we go on?": yes */
    /* attract */
    TARGET_WAKE,
    TARGET_ATTRACT_LIGHT, /* number: project */
    /* vision */
    TARGET_YEAR, /* number: year */
    /* map */
    TARGET_MAP_GROUND,
    TARGET_MAP_LIGHT,   /* number: project */
    TARGET_MAP_CLUSTER, /* number: its first project */
    TARGET_MAP_PART,    /* number: slot of the open ring */
    TARGET_MAP_GOAL,    /* number: goal, 0: all */
    TARGET_MAP_SECTION, /* number: section */
    TARGET_MAP_ROW,     /* number: project */
    TARGET_MAP_LIST,
    TARGET_MAP_ZOOM_IN,
    TARGET_MAP_ZOOM_OUT,
    TARGET_MAP_WHOLE,
    TARGET_MAP_PAGE, /* number: 0 back, 1 forth: the list's pages by button */
    /* card */
    TARGET_CARD_PREVIOUS,
    TARGET_CARD_NEXT,
    TARGET_CARD_CLOSE,
    TARGET_CARD_LIGHT,
    TARGET_CARD_GOAL, /* number: goal */
    TARGET_CARD_PAGE, /* number: page of the card (0: the project, then the interview) */
    TARGET_CARD_SHEET,
    /* voices */
    TARGET_VOICE, /* number: voice */
    TARGET_VOICE_PREVIOUS,
    TARGET_VOICE_NEXT,
    TARGET_VOICE_SHEET,
    TARGET_VOICE_PROJECT, /* number: project */
    /* students, join, credits: pages of a long text */
    TARGET_PAGE, /* number: page */
    TARGET_SCROLL,
    /* staff */
    TARGET_STAFF_CLOSE,
    TARGET_STAFF_QUIT,
    TARGET_STAFF_BACK,       /* number: of a kept pack */
    TARGET_STAFF_SECTION,    /* number: section of the page */
    TARGET_STAFF_INSTALL,    /* number: of a stick's offer */
    TARGET_SETTING_LANGUAGE, /* number: language of the pack */
    TARGET_SETTING_SWITCH,   /* number: enum comfort */
    TARGET_SETTING_ROTATE,   /* number: degrees */
    TARGET_SETTING_PIN,
    /* the staff page's door */
    TARGET_PIN_DIGIT, /* number: 0 to 9 */
    TARGET_PIN_ERASE,
    TARGET_PIN_OK,
    /* home */
    TARGET_EVENT, /* to the page of the students' event */
    /* staff again: last, so that the numbers of those above stay */
    TARGET_SETTING_KEYBOARD,
    TARGET_KIND_COUNT
};

static inline uint64_t target_make(enum target_kind kind, int64_t number)
{
    return (uint64_t)kind << 48 | ((uint64_t)number & 0xFFFFFFFFFFFFu);
}

static inline enum target_kind target_kind(uint64_t target)
{
    return (enum target_kind)(target >> 48);
}

static inline int target_number(uint64_t target)
{
    return (int)(target & 0xFFFFFFFFu);
}

#endif
