#include "draw/made.h"

#include <string.h>

/** One text that was made; a frame's stand in a chain, the newest first. */
struct draw_made {
    const char *text;
    struct draw_parts parts;
    const struct draw_made *next;
};

void draw_made(struct draw_list *list, const char *made, const struct draw_part *parts, size_t count)
{
    struct draw_made *note = arena_alloc(&list->arena, sizeof *note);
    *note = (struct draw_made){made, {arena_array(&list->arena, count, sizeof *parts), count}, list->made};
    if (count > 0) {
        memcpy(note->parts.items, parts, count * sizeof *parts);
    }
    list->made = note;
}

static const struct draw_made *find(const struct draw_list *list, const void *text)
{
    const struct draw_made *made = list->made;
    while (made && made->text != text) {
        made = made->next;
    }
    return made;
}

/** How many parts there are; they are written to `items` unless that is NULL. */
static size_t take(const struct draw_list *list, struct draw_part part, struct draw_part *items)
{
    const struct draw_made *made = find(list, part.source);
    if (!made) {
        if (items) {
            items[0] = part;
        }
        return 1;
    }
    size_t count = 0, end = part.from + part.size;
    for (size_t i = 0; i < made->parts.count; i++) {
        const struct draw_part *inner = &made->parts.items[i];
        size_t from = inner->at > part.from ? inner->at : part.from;
        size_t to = inner->at + inner->size < end ? inner->at + inner->size : end;
        if (from < to) {
            struct draw_part piece = {inner->source, inner->from + (from - inner->at), part.at + (from - part.from),
                                      to - from};
            count += take(list, piece, items ? items + count : NULL);
        }
    }
    return count;
}

struct draw_parts draw_parts_of(const struct draw_list *list, const void *source, size_t size, struct arena *arena)
{
    struct draw_part all = {.source = source, .size = size};
    size_t count = take(list, all, NULL);
    struct draw_parts parts = {arena_array(arena, count, sizeof *parts.items), count};
    take(list, all, parts.items);
    return parts;
}
