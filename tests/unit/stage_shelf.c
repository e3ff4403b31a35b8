#include "stage/shelf.h"

#include "check.h"

/* Entries without an image cost a fixed number of bytes each; that is all the budget needs to be tested. */
static size_t cost_of_one(void)
{
    struct shelf *shelf = calloc(1, sizeof *shelf);
    shelf_set_budget(shelf, 1 << 20);
    CHECK(shelf_keep(shelf, 1, NULL, (struct px_rect){0}));
    size_t cost = shelf->bytes;
    shelf_finish(shelf);
    free(shelf);
    return cost;
}

static struct shelf *shelf_for(size_t entries)
{
    struct shelf *shelf = calloc(1, sizeof *shelf);
    shelf_set_budget(shelf, entries * cost_of_one());
    shelf_begin_frame(shelf);
    return shelf;
}

static void shelf_free(struct shelf *shelf)
{
    shelf_finish(shelf);
    free(shelf);
}

static void test_keeps_and_finds(void)
{
    struct shelf *shelf = shelf_for(3000);
    CHECK(shelf_find(shelf, 5) == NULL);
    for (uint64_t key = 1; key <= 3000; key++) {
        CHECK(shelf_keep(shelf, key << 40, NULL, (struct px_rect){(int)key, 0, 1, 1}));
    }
    for (uint64_t key = 1; key <= 3000; key++) {
        const struct cached *cached = shelf_find(shelf, key << 40);
        CHECK(cached && cached->area.x == (int)key);
    }
    shelf_clear(shelf);
    CHECK(shelf->bytes == 0 && shelf_find(shelf, (uint64_t)7 << 40) == NULL);
    shelf_free(shelf);
}

static void test_oldest_goes_first(void)
{
    struct shelf *shelf = shelf_for(3);
    for (uint64_t key = 1; key <= 3; key++) {
        CHECK(shelf_keep(shelf, key, NULL, (struct px_rect){0}));
    }
    shelf_begin_frame(shelf);
    CHECK(shelf_find(shelf, 1) != NULL);
    CHECK(shelf_keep(shelf, 4, NULL, (struct px_rect){0}));
    CHECK(shelf_find(shelf, 2) == NULL && shelf_find(shelf, 3) != NULL && shelf_find(shelf, 4) != NULL);
    CHECK(shelf->bytes <= shelf->budget);
    shelf_free(shelf);
}

static void test_this_frame_is_safe(void)
{
    struct shelf *shelf = shelf_for(2);
    CHECK(shelf_keep(shelf, 1, NULL, (struct px_rect){0}));
    CHECK(shelf_keep(shelf, 2, NULL, (struct px_rect){0}));
    CHECK(!shelf_keep(shelf, 3, NULL, (struct px_rect){0}));
    CHECK(shelf_find(shelf, 1) && shelf_find(shelf, 2));
    shelf_begin_frame(shelf);
    CHECK(shelf_find(shelf, 1) && shelf_find(shelf, 2)); /* in use again */
    CHECK(!shelf_keep(shelf, 3, NULL, (struct px_rect){0}));
    shelf_begin_frame(shelf);
    CHECK(shelf_keep(shelf, 3, NULL, (struct px_rect){0}));
    shelf_free(shelf);
}

static void test_wanted_when_it_comes_again(void)
{
    struct shelf *shelf = shelf_for(2);
    CHECK(!shelf_is_wanted(shelf, 9));
    CHECK(!shelf_is_wanted(shelf, 9)); /* twice in one frame is not again */
    shelf_begin_frame(shelf);
    CHECK(shelf_is_wanted(shelf, 9));
    CHECK(!shelf_is_wanted(shelf, 10));
    shelf_clear(shelf);
    CHECK(!shelf_is_wanted(shelf, 9));
    shelf_free(shelf);
}

int main(void)
{
    test_keeps_and_finds();
    test_oldest_goes_first();
    test_this_frame_is_safe();
    test_wanted_when_it_comes_again();
    return check_result();
}
