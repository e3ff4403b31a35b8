#include "ui/screen.h"

#include <assert.h>
#include <string.h>

static const char *const names[] = {"attract", "home",      "vision",  "map",   "card", "voices", "students",
                                    "join",    "programme", "credits", "staff", "pin",  "fault"};
static_assert(sizeof names / sizeof names[0] == SCREEN_COUNT, "a name for every screen");

const char *screen_name(enum screen screen)
{
    return names[screen];
}

bool screen_find(const char *name, enum screen *out)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *out = (enum screen)i;
            return true;
        }
    }
    return false;
}
