#ifndef UI_CARD_H
#define UI_CARD_H

#include "ui/view.h"

/**
 * A project's card, opened over the map, attract or a voice.
 *
 * Its pages: first the project (more than one page where its texts are very long, or large type leaves them little
 * room), then its interview. card_project, card_picture and card_panel draw the project, card_interview the rest; card
 * is the screen and its gestures.
 */
struct card_state {
    int project;
    int page;            /* from 0 */
    struct point origin; /* the light it opened from, and closes into */
    tick lit;            /* when a visitor last lit it here; 0: not yet */
    int before;          /* the project and page that were turned away from ... */
    int page_before;
    int way; /* ... to the left (1) or to the right (-1); 0: this is the first card */
    tick turned;
    double drag;  /* how far a finger pulls it aside, in stage units */
    double back;  /* where it was let go: from there it swings back, */
    tick dropped; /* since then */
};

void card_draw(struct view *view);
/** Turn to a project, on its first page; the card stays open. */
void card_show(struct app *app, int project, tick now);
/** The visitor's language has just changed from `before`: stay where the reader was, by parts of the whole. */
void card_translate(struct app *app, int before);
void card_gesture(struct app *app, const struct gesture *gesture, tick now);

#endif
