#include "run/stick_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/plain.h"

enum { NAME_SHOWN = 60, ROWS_OF_ONE = 3 };

struct stick_item *stick_list_add(struct stick_list *list, unsigned slot, enum offer_state state)
{
    if (list->count == OFFERS_MAX) {
        return NULL;
    }
    struct stick_item *item = &list->items[list->count++];
    *item = (struct stick_item){.slot = slot, .offer = {.number = ++list->numbers, .state = state}};
    return item;
}

static void remove_item(struct stick_list *list, size_t at)
{
    diag_finish(&list->items[at].offer.diags);
    free(list->items[at].name);
    for (size_t i = at + 1; i < list->count; i++) {
        list->items[i - 1] = list->items[i];
    }
    list->count--;
}

void stick_list_remove_of(struct stick_list *list, unsigned slot)
{
    for (size_t i = list->count; i-- > 0;) {
        if (list->items[i].slot == slot) {
            remove_item(list, i);
        }
    }
}

void stick_list_let_go(struct stick_list *list, unsigned slot)
{
    for (size_t i = list->count; i-- > 0;) {
        struct stick_item *item = &list->items[i];
        enum offer_state state = item->offer.state;
        if (item->slot == slot && (state == OFFER_BAD || state == OFFER_FAILED || state == OFFER_PULLED)) {
            item->offer.gone = true;
        } else if (item->slot == slot) {
            remove_item(list, i);
        }
    }
}

void stick_list_forget_gone(struct stick_list *list)
{
    for (size_t i = list->count; i-- > 0;) {
        if (list->items[i].offer.gone) {
            remove_item(list, i);
        }
    }
}

struct stick_item *stick_list_find(struct stick_list *list, unsigned number, enum offer_state state)
{
    for (size_t i = 0; i < list->count; i++) {
        struct offer *offer = &list->items[i].offer;
        if ((number == 0 || offer->number == number) && offer->state == state) {
            return &list->items[i];
        }
    }
    return NULL;
}

void stick_list_take(struct stick_list *list, unsigned slot, const struct stick *stick)
{
    struct arena arena = {0};
    struct stick_item *item = NULL;
    size_t listed = 0;
    while (listed < stick->count && listed < ROWS_OF_ONE && list->count < OFFERS_MAX) {
        const char *name = stick->packs[listed++].name;
        bool whole = strcmp(name, STICK_ROOT) == 0;
        item = stick_list_add(list, slot, OFFER_CHECKING);
        item->name = strdup(name);
        REQUIRE(item->name);
        snprintf(item->offer.name, sizeof item->offer.name, "%s", whole ? "" : plain_text(&arena, name, NAME_SHOWN));
    }
    if (item) {
        item->more = stick->count - listed + stick->left_out;
    }
    arena_finish(&arena);
}

void stick_list_finish(struct stick_list *list)
{
    while (list->count > 0) {
        remove_item(list, list->count - 1);
    }
}
