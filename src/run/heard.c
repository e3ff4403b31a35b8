#include "run/heard.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

void heard_hear(struct heard *heard, const char *text, const struct pack_spot *spot)
{
    heard->items = array_grow(heard->items, heard->count, &heard->room, sizeof *heard->items);
    struct diag_place place = pack_spot_place(spot);
    place.file = place.file ? arena_strdup(&heard->arena, place.file) : NULL;
    place.path = place.path ? arena_strdup(&heard->arena, place.path) : NULL;
    heard->items[heard->count++] = (struct heard_text){text, place};
}

const struct heard_text *heard_at(const struct heard *heard, const void *text)
{
    for (size_t i = 0; i < heard->count; i++) {
        if (heard->items[i].text == text) {
            return &heard->items[i];
        }
    }
    return NULL;
}

const struct heard_text *heard_find(const struct heard *heard, const char *text)
{
    const struct heard_text *found = heard_at(heard, text);
    for (size_t i = 0; i < heard->count && !found; i++) {
        found = strcmp(heard->items[i].text, text) == 0 ? &heard->items[i] : NULL;
    }
    return found;
}

void heard_finish(struct heard *heard)
{
    arena_finish(&heard->arena);
    free(heard->items);
    *heard = (struct heard){.count = 0};
}
