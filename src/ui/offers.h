#ifndef UI_OFFERS_H
#define UI_OFFERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/** The packs that USB sticks offer: what the staff page shows of them. */

enum offer_state {
    OFFER_LOOKING,    /* a stick was put in; what is on it is not known yet */
    OFFER_NOTHING,    /* there is no pack at its root */
    OFFER_UNREADABLE, /* the stick cannot be read */
    OFFER_CHECKING,
    OFFER_GOOD,    /* it can be installed */
    OFFER_SAME,    /* it is what shows */
    OFFER_BAD,     /* it cannot be used: see its problems */
    OFFER_COPYING, /* it is being installed */
    OFFER_DONE,    /* it is installed */
    OFFER_FAILED,  /* it could not be installed: see its problems */
    OFFER_PULLED,  /* the stick was pulled out while it was installed */
    OFFER_STATE_COUNT
};

enum { OFFERS_MAX = 4, OFFER_NAME_MAX = 256, OFFER_TITLE_MAX = 256 };

struct offer {
    unsigned number; /* by which it is asked for; none has it again */
    enum offer_state state;
    bool gone;                   /* its stick is: only why it cannot be used is still told */
    char name[OFFER_NAME_MAX];   /* as it is called on the stick, made plain; "" for all of the stick */
    char title[OFFER_TITLE_MAX]; /* "" until it is known */
    int version;                 /* 0 until it is known */
    struct diags diags;          /* owned */
};

/** Start from zero. */
struct offers {
    bool watched; /* sticks are mounted here */
    struct offer items[OFFERS_MAX];
    size_t count;
    size_t more; /* packs on the sticks beyond these */
};

/** The word for a state in status lines. */
const char *offer_word(enum offer_state state);

/** True while a stick is being read, so that it is to stay where it is. */
bool offers_busy(const struct offers *offers);

/** Replace `to` (zeroed, or from the last time) by a copy. */
void offers_copy(struct offers *to, const struct offers *from);
void offers_finish(struct offers *offers);

#endif
