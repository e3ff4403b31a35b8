#ifndef UI_STATEMENT_H
#define UI_STATEMENT_H

#include "base/passage.h"
#include "ui/view.h"

/**
 * The vision's statement as screens set it: its first line large, the others below it. The accent is looked for in all
 * of it, so it may stand in any line, or run on from one to the next.
 */
struct statement {
    const char *lead, *rest;                 /* `rest` is NULL where there is one line only */
    struct passage lead_accent, rest_accent; /* for the styles of the two */
};

/** Cut the pack's statement in the visitor's language, as view_text_in gives it, or whatever stands in its place. */
struct statement statement_cut(struct view *view, const char *words);

#endif
