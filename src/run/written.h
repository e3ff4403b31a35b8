#ifndef RUN_WRITTEN_H
#define RUN_WRITTEN_H

#include "base/arena.h"
#include "draw/made.h"

/**
 * What is written on a frame, in the order in which it is painted, which is the order in which the screens tell it.
 *
 * A text counts when half of its runs are to be seen at least: what leaves the picture or its frame, lies behind a card
 * or dims under a shade does not. Its readings are not told apart: they stand in its notation.
 */
struct written_text {
    const char *text;        /* all of it, with its readings' notation; of the frame */
    struct draw_parts parts; /* where it was written */
    const char *language;    /* BCP 47; of the frame */
    size_t from, to;         /* the bytes of it that stand here: lines of a page */
};

/** Start from zero; may be filled again and again. */
struct written {
    struct arena arena; /* owns the items */
    struct written_text *items;
    size_t count;
};

/** Read a frame; what was read before is forgotten. Borrows the list's texts. */
void written_read(struct written *written, const struct draw_list *list);

void written_finish(struct written *written);

#endif
