#include "ui/comfort.h"

#include <assert.h>
#include <string.h>

static const char *const names[] = {
    [COMFORT_FURIGANA] = "furigana",
    [COMFORT_LARGE] = "large",
    [COMFORT_CONTRAST] = "contrast",
    [COMFORT_QUIET] = "quiet",
};
static_assert(sizeof names / sizeof names[0] == COMFORT_COUNT, "a name for every switch");

const char *comfort_name(enum comfort comfort)
{
    return names[comfort];
}

bool comfort_find(const char *name, enum comfort *out)
{
    for (int i = 0; i < COMFORT_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *out = (enum comfort)i;
            return true;
        }
    }
    return false;
}
