#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "ui/view.h"

/**
 * Long texts on pages: paragraphs one under the other, cut between lines where a page ends, so that nothing is
 * ever cut off however much a pack has to say.
 */

/** One paragraph. */
struct pager_block {
    struct text_style style;
    const char *text; /* empty: the block is not there */
    double before;    /* space above it, but not at the head of a page */
    bool fresh;       /* begins a page */
    bool keeps;       /* a heading: it never stands at the foot of a page without a line of what follows */
};

struct pager_fill {
    int pages;     /* at least 1 */
    double height; /* of what stands on the page that was asked for */
};

/** Measure: how many pages of the box the blocks take, and how high `page` (from 0) is filled. */
struct pager_fill pager_measure(struct view *view, const struct pager_block *blocks, size_t count, struct rect box,
                                int page);
/** The same, and draw that page from the top of the box. */
struct pager_fill pager_draw(struct view *view, const struct pager_block *blocks, size_t count, struct rect box,
                             int page);

#endif
