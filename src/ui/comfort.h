#ifndef UI_COMFORT_H
#define UI_COMFORT_H

#include <stdbool.h>

/** What visitors can switch on the panel besides the language; all is off for each new visitor. */
enum comfort {
    COMFORT_FURIGANA, /* the readings that a Japanese text has */
    COMFORT_LARGE,    /* larger type */
    COMFORT_CONTRAST, /* text that stands out more */
    COMFORT_QUIET,    /* cross-fades instead of movement */
    COMFORT_COUNT
};

/** The name used on the command line and in scene scripts: "large", "contrast", ... */
const char *comfort_name(enum comfort comfort);
/** False when nothing has this name. */
bool comfort_find(const char *name, enum comfort *out);

#endif
