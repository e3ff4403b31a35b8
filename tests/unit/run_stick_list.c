#include "run/stick_list.h"

#include "check.h"

/** The list in words: number, state, `!` where the stick is gone. */
static const char *words_of(const struct stick_list *list, struct arena *arena)
{
    const char *words = "";
    for (size_t i = 0; i < list->count; i++) {
        const struct offer *offer = &list->items[i].offer;
        words = arena_printf(arena, "%s%s%u %s%s", words, i ? ", " : "", offer->number, offer_word(offer->state),
                             offer->gone ? "!" : "");
    }
    return words;
}

static struct stick_list list_of(const enum offer_state *states, size_t count)
{
    struct stick_list list = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        struct stick_item *item = stick_list_add(&list, 7, states[i]);
        CHECK(item != NULL);
    }
    return list;
}

/** What becomes of each state when its stick goes. */
static void test_let_go(void)
{
    static const bool stays[OFFER_STATE_COUNT] = {[OFFER_BAD] = true, [OFFER_FAILED] = true, [OFFER_PULLED] = true};
    for (int state = 0; state < OFFER_STATE_COUNT; state++) {
        struct stick_list list = list_of((const enum offer_state[]){(enum offer_state)state}, 1);
        stick_list_let_go(&list, 8); /* another stick */
        CHECK(list.count == 1 && !list.items[0].offer.gone);
        stick_list_let_go(&list, 7);
        CHECK(list.count == (stays[state] ? 1U : 0U));
        CHECK(list.count == 0 || list.items[0].offer.gone);
        stick_list_forget_gone(&list);
        CHECK(list.count == 0);
        stick_list_finish(&list);
    }
}

static void test_find(void)
{
    struct arena arena = {0};
    struct stick_list list = list_of((const enum offer_state[]){OFFER_BAD, OFFER_GOOD, OFFER_GOOD}, 3);
    CHECK_TEXT(words_of(&list, &arena), "1 bad, 2 good, 3 good");
    CHECK(stick_list_find(&list, 0, OFFER_GOOD) == &list.items[1]);
    CHECK(stick_list_find(&list, 3, OFFER_GOOD) == &list.items[2]);
    CHECK(!stick_list_find(&list, 1, OFFER_GOOD) && !stick_list_find(&list, 4, OFFER_GOOD));
    stick_list_remove_of(&list, 7);
    CHECK(list.count == 0 && stick_list_add(&list, 7, OFFER_LOOKING)->offer.number == 4); /* none comes twice */
    stick_list_finish(&list);
    arena_finish(&arena);
}

/** One stick does not take all the room, and says how many packs are not listed. */
static void test_take(void)
{
    struct arena arena = {0};
    struct stick_list list = {.count = 0};
    struct stick one = {.count = 5, .left_out = 10}, two = {.count = 2};
    const char *const names[] = {STICK_ROOT, "b\xFF.zip", "c", "d", "e"};
    for (size_t i = 0; i < 5; i++) {
        one.packs[i].name = two.packs[i].name = names[i];
    }
    stick_list_take(&list, 1, &one);
    CHECK_TEXT(words_of(&list, &arena), "1 checking, 2 checking, 3 checking");
    CHECK_TEXT(list.items[0].offer.name, "");
    CHECK_TEXT(list.items[0].name, STICK_ROOT);
    CHECK_TEXT(list.items[1].offer.name, "b?.zip");
    CHECK_TEXT(list.items[1].name, "b\xFF.zip");
    CHECK(list.items[0].more == 0 && list.items[1].more == 0 && list.items[2].more == 12);
    stick_list_take(&list, 2, &two);
    CHECK(list.count == OFFERS_MAX && list.items[3].slot == 2 && list.items[3].more == 1);
    stick_list_take(&list, 3, &two);
    CHECK(list.count == OFFERS_MAX && !stick_list_add(&list, 3, OFFER_LOOKING));
    stick_list_finish(&list);
    arena_finish(&arena);
}

/** What the page has is its own. */
static void test_copy(void)
{
    struct stick_list list = list_of((const enum offer_state[]){OFFER_BAD}, 1);
    struct offers from = {.watched = true, .count = 1, .more = 2}, to = {.count = 0};
    diag_add(&list.items[0].offer.diags, DIAG_ERROR, (struct diag_place){"USB", 1, 2, "/id"}, "wrong", "まちがい");
    from.items[0] = list.items[0].offer;
    offers_copy(&to, &from);
    offers_copy(&to, &from);
    stick_list_finish(&list);
    CHECK(to.watched && to.count == 1 && to.more == 2 && to.items[0].diags.errors == 1);
    CHECK_TEXT(to.items[0].diags.items[0].message[DIAG_JAPANESE], "まちがい");
    CHECK(!offers_busy(&to));
    to.items[0].state = OFFER_COPYING;
    CHECK(offers_busy(&to));
    offers_finish(&to);
}

int main(void)
{
    test_let_go();
    test_find();
    test_take();
    test_copy();
    return check_result();
}
