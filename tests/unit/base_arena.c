#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

#include "check.h"

static bool is_aligned(const void *bytes)
{
    return (uintptr_t)bytes % alignof(max_align_t) == 0;
}

/** Zeroed, aligned, and apart from each other, whatever the sizes. */
static void test_alloc(void)
{
    static const size_t sizes[] = {1, 0, 7, 16, 17, 4096, 70 * 1000, 3, 64 * 1024, 200 * 1000, 5};
    unsigned char *blocks[sizeof sizes / sizeof sizes[0]];
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        blocks[i] = arena_alloc(&arena, sizes[i]);
        CHECK(is_aligned(blocks[i]));
        for (size_t at = 0; at < sizes[i]; at++) {
            CHECK(blocks[i][at] == 0);
        }
        memset(blocks[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (size_t at = 0; at < sizes[i]; at++) {
            CHECK(blocks[i][at] == i + 1);
        }
    }
    CHECK(arena.used >= 70 * 1000 + 64 * 1024 + 200 * 1000);
    arena_finish(&arena);
    CHECK(arena.blocks == NULL && arena.used == 0);
    arena_finish(&arena);
}

/** After a reset the same memory serves again: frames must not grow. */
static void test_reset(void)
{
    struct arena arena = {0};
    arena_reset(&arena);
    arena_alloc(&arena, 300 * 1000);
    arena_alloc(&arena, 300 * 1000);
    arena_reset(&arena);
    CHECK(arena.used == 0 && arena.blocks != NULL);
    struct arena_block *kept = arena.blocks;
    for (size_t frame = 0; frame < 100; frame++) {
        int *numbers = arena_array(&arena, 50 * 1000, sizeof *numbers);
        CHECK(numbers[0] == 0 && numbers[50 * 1000 - 1] == 0);
        memset(numbers, 0xFF, 50 * 1000 * sizeof *numbers);
        CHECK(arena.blocks == kept);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void test_texts(void)
{
    struct arena arena = {0};
    CHECK_TEXT(arena_copy(&arena, "hello", 4), "hell");
    CHECK_TEXT(arena_copy(&arena, "", 0), "");
    CHECK_TEXT(arena_strdup(&arena, "灯り"), "灯り");
    CHECK_TEXT(arena_printf(&arena, "%s-%03d", "x", 7), "x-007");
    char *longer = arena_printf(&arena, "%*d", 100 * 1000, 1);
    CHECK(strlen(longer) == 100 * 1000);
    arena_finish(&arena);
}

int main(void)
{
    test_alloc();
    test_reset();
    test_texts();
    return check_result();
}
