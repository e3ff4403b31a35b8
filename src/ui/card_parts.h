#ifndef UI_CARD_PARTS_H
#define UI_CARD_PARTS_H

#include "ui/view.h"

/** What the files of the card share, and the map's list with them. */

/** Where the parts of an open card stand; depends on the stage and on what the pack has. */
struct card_layout {
    struct rect box;    /* the sheet */
    struct rect column; /* for its text */
    struct rect panel;  /* the shaded part: lamp and contact */
    bool below;         /* the panel lies along the foot, else along the right side */
    bool low;           /* and has room for what can be touched and scanned only */
    bool row;           /* ‹ ✕ › stand in a row beneath, else around the sheet */
};

struct card_layout card_layout_make(const struct view *view);

/** Whom to ask about projects, or NULL. */
const struct pack_contact *card_contact(const struct view *view);

/** The project's texts on the sheet. `page`: from 0; further pages only where the texts are very long. */
void card_project_draw(struct view *view, const struct card_layout *layout, int project, int page);
/** The number of pages they take. */
int card_project_pages(struct view *view, const struct card_layout *layout, int project);

/** The lamp that can be lit, and whom to ask. */
void card_panel_draw(struct view *view, const struct card_layout *layout, int project);

/** The interview on the whole sheet; `page` from 0. */
void card_interview_draw(struct view *view, const struct card_layout *layout, int project, int page);
/** 0 when the project has no interview. */
int card_interview_pages(struct view *view, const struct card_layout *layout, int project);

/** How long a lamp that was just lit says so, and cannot be lit again. */
#define CARD_LIT TICK_S(3)

/** A view to measure with, outside of a frame: it must not draw. `arena` is the caller's. */
struct view card_measure_view(const struct app *app, struct arena *arena, tick now);

#endif
