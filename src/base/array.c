#include "base/array.h"

#include <stdlib.h>

#include "base/bug.h"

enum { FIRST_ROOM = 64 };

void *array_grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room) {
        return items;
    }
    *room = *room ? *room * 2 : FIRST_ROOM;
    void *more = realloc(items, *room * size);
    if (!more) {
        BUG("out of memory");
    }
    return more;
}
