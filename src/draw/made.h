#ifndef DRAW_MADE_H
#define DRAW_MADE_H

#include "draw/draw.h"

/**
 * Of what a text was made that a screen has put together from others, or cut out of one: for whoever reads a frame and
 * wants to know where its words stand. It changes nothing of what is painted.
 */
struct draw_part {
    const void *source; /* where the text stands that this is a part of: to be compared, never to be read */
    size_t from;        /* its first byte there */
    size_t at, size;    /* its bytes in the text that was made */
};

/** Some parts, in the order in which they stand. */
struct draw_parts {
    struct draw_part *items;
    size_t count;
};

/** Note of what the text at `made`, which lives as long as the frame, was made. Copies the parts. */
void draw_made(struct draw_list *list, const char *made, const struct draw_part *parts, size_t count);

/**
 * Of what the first `size` bytes of the text at `source` are made, down to the texts that were not made of others. A
 * text of which nothing was noted is its own only part. In the arena.
 */
struct draw_parts draw_parts_of(const struct draw_list *list, const void *source, size_t size, struct arena *arena);

#endif
