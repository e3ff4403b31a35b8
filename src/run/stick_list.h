#ifndef RUN_STICK_LIST_H
#define RUN_STICK_LIST_H

#include "link/stick.h"
#include "ui/offers.h"

/** The offers of all sticks, with what only run/sticks.c knows of them. Pointers to items hold until one is removed. */

struct stick_item {
    struct offer offer;
    unsigned slot; /* of the stick, see link/slots.h */
    char *name;    /* owned: its name at the stick's root, in bytes; NULL before that is known */
    size_t more;   /* packs behind it on the same stick that are not listed */
};

/** Start from zero. */
struct stick_list {
    struct stick_item items[OFFERS_MAX];
    size_t count;
    unsigned numbers; /* given so far */
};

/** NULL when there is no room. */
struct stick_item *stick_list_add(struct stick_list *list, unsigned slot, enum offer_state state);
/** Add the packs of a stick, to be checked: a few of each stick, so that another one finds room. */
void stick_list_take(struct stick_list *list, unsigned slot, const struct stick *stick);
/** The first in this state with this number (0: any); NULL when there is none. */
struct stick_item *stick_list_find(struct stick_list *list, unsigned number, enum offer_state state);

void stick_list_remove_of(struct stick_list *list, unsigned slot);
/** Its stick is gone: what was wrong can still be read, until the gone ones are forgotten. */
void stick_list_let_go(struct stick_list *list, unsigned slot);
void stick_list_forget_gone(struct stick_list *list);
void stick_list_finish(struct stick_list *list);

#endif
