#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *add_block(struct arena *arena, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (room > SIZE_MAX - sizeof(struct arena_block)) {
        BUG("arena block too large");
    }
    struct arena_block *block = malloc(sizeof *block + room);
    if (!block) {
        BUG("out of memory");
    }
    *block = (struct arena_block){.next = arena->blocks, .size = room};
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    size_t rounded = (size + align - 1) / align * align;
    if (rounded < size) {
        BUG("arena size overflow");
    }
    struct arena_block *block = arena->blocks;
    if (!block || block->size - block->used < rounded) {
        block = add_block(arena, rounded);
    }
    void *bytes = block->bytes + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memset(bytes, 0, rounded);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        BUG("arena size overflow");
    }
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    memcpy(copy, text, size);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0) {
        BUG("bad format");
    }
    char *text = arena_alloc(arena, (size_t)size + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)size + 1, format, args);
    va_end(args);
    return text;
}

static struct arena_block *largest_block(struct arena_block *blocks)
{
    struct arena_block *largest = blocks;
    for (struct arena_block *block = blocks; block; block = block->next) {
        if (block->size > largest->size) {
            largest = block;
        }
    }
    return largest;
}

static void free_blocks(struct arena_block *blocks, const struct arena_block *except)
{
    while (blocks) {
        struct arena_block *next = blocks->next;
        if (blocks != except) {
            free(blocks);
        }
        blocks = next;
    }
}

void arena_reset(struct arena *arena)
{
    struct arena_block *keep = largest_block(arena->blocks);
    free_blocks(arena->blocks, keep);
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    *arena = (struct arena){.blocks = keep};
}

void arena_finish(struct arena *arena)
{
    free_blocks(arena->blocks, NULL);
    *arena = (struct arena){0};
}
