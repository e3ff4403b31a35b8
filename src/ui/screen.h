#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>

/** Every screen of the show. */
enum screen {
    SCREEN_ATTRACT,
    SCREEN_HOME,
    SCREEN_VISION,
    SCREEN_MAP,
    SCREEN_CARD,
    SCREEN_VOICES,
    SCREEN_STUDENTS,
    SCREEN_JOIN,
    SCREEN_PROGRAMME,
    SCREEN_CREDITS,
    SCREEN_STAFF,
    SCREEN_PIN, /* the staff page's door */
    SCREEN_FAULT,
    SCREEN_COUNT
};

/** The name used on the command line, in scene scripts and status lines: "attract", "home", ... */
const char *screen_name(enum screen screen);
/** False when no screen has this name. */
bool screen_find(const char *name, enum screen *out);

#endif
