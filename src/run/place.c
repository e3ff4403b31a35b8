#include "run/place.h"

#include <stdio.h>
#include <string.h>

bool place_parse(const char *text, struct place *out)
{
    const char *colon = strchr(text, ':');
    char name[32];
    int size = colon ? (int)(colon - text) : (int)strlen(text);
    if (size >= (int)sizeof name) {
        return false;
    }
    snprintf(name, sizeof name, "%.*s", size, text);
    enum screen screen;
    if (!screen_find(name, &screen)) {
        return false;
    }
    *out = (struct place){.screen = screen, .id = colon && colon[1] ? colon + 1 : NULL};
    return true;
}
