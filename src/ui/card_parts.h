#ifndef UI_CARD_PARTS_H
#define UI_CARD_PARTS_H

#include "ui/flow.h"

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
/** Whom to ask where the panel has no room for their words, and shows their codes alone: the texts say it then. NULL:
 * nobody. */
const struct pack_contact *card_panel_left_out(struct view *view, const struct card_layout *layout);
/** Role, name and telephone of a contact, one under the other. */
void card_contact_flow(struct flow *flow, const struct pack_contact *contact, enum paragraph_align align);

/** The small type of labels and captions on the sheet. */
struct text_style card_label_style(const struct view *view);
/** Between text and picture, and above the goals. */
#define CARD_GAP 28.0
/** Less height than this for the texts, in usual type, and the picture had better stand elsewhere. */
#define CARD_TEXTS_LEAST 160.0
/** The picture with its caption at the right of the column or above the text; returns what is left for the text,
 * of no height where the picture cannot stand here. */
struct rect card_picture_set(struct view *view, const struct pack_picture *picture, struct rect column, bool above,
                             bool draw);

/** The interview on the whole sheet; `page` from 0. */
void card_interview_draw(struct view *view, const struct card_layout *layout, int project, int page);
/** 0 when the project has no interview. */
int card_interview_pages(struct view *view, const struct card_layout *layout, int project);

/** How long a lamp that was just lit says so, and cannot be lit again. */
#define CARD_LIT TICK_S(3)

/** A view to measure with, outside of a frame: it must not draw. `arena` is the caller's. */
struct view card_measure_view(const struct app *app, struct arena *arena, tick now);

#endif
