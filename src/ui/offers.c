#include "ui/offers.h"

#include <assert.h>

static const char *const state_words[] = {
    [OFFER_LOOKING] = "looking",   [OFFER_NOTHING] = "nothing", [OFFER_UNREADABLE] = "unreadable",
    [OFFER_CHECKING] = "checking", [OFFER_GOOD] = "good",       [OFFER_SAME] = "same",
    [OFFER_BAD] = "bad",           [OFFER_COPYING] = "copying", [OFFER_DONE] = "done",
    [OFFER_FAILED] = "failed",     [OFFER_PULLED] = "pulled",
};
static_assert(sizeof state_words / sizeof *state_words == OFFER_STATE_COUNT, "a word for each state");

const char *offer_word(enum offer_state state)
{
    return state_words[state];
}

bool offers_busy(const struct offers *offers)
{
    for (size_t i = 0; i < offers->count; i++) {
        enum offer_state state = offers->items[i].state;
        if (state == OFFER_LOOKING || state == OFFER_CHECKING || state == OFFER_COPYING) {
            return true;
        }
    }
    return false;
}

void offers_copy(struct offers *to, const struct offers *from)
{
    offers_finish(to);
    *to = *from;
    for (size_t i = 0; i < from->count; i++) {
        to->items[i].diags = (struct diags){.count = 0};
        diag_append(&to->items[i].diags, &from->items[i].diags);
    }
}

void offers_finish(struct offers *offers)
{
    for (size_t i = 0; i < offers->count; i++) {
        diag_finish(&offers->items[i].diags);
    }
    *offers = (struct offers){.count = 0};
}
