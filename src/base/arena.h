#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/**
 * Memory that is given back all at once: a pack lives in one, a frame in another.
 *
 * Start from zero (`struct arena arena = {0}`). Out of memory aborts inside,
 * so no allocation here ever returns NULL.
 */
struct arena {
    struct arena_block *blocks; /* owned, newest first */
    size_t used;                /* bytes handed out since the last reset */
};

/** `size` zeroed bytes, aligned for any type; they live until reset or finish. */
void *arena_alloc(struct arena *arena, size_t size);
/** An array of `count` zeroed elements of `size` bytes; aborts on overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/** A zero-terminated copy of the first `size` bytes of `text`. */
char *arena_copy(struct arena *arena, const char *text, size_t size);
/** A zero-terminated copy. */
char *arena_strdup(struct arena *arena, const char *text);
/** printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Forget everything, keep the largest block for next time. */
void arena_reset(struct arena *arena);
/** Free everything. Accepts a zeroed arena. */
void arena_finish(struct arena *arena);

#endif
