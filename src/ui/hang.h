#ifndef UI_HANG_H
#define UI_HANG_H

#include "ui/view.h"

/** Washi cards that hang from the ropes, the title above them, and the row beneath that turns their pages. */

/** A card on its strings. */
struct hang {
    struct rect box;
    double from;        /* where the strings come from: the card above; 0: the ropes beyond the picture */
    int order;          /* cards come down one after another as the screen arrives */
    struct color color; /* of the band */
    struct rect title;  /* no string crosses it: those that would fade in below it */
};

/** What is drawn from here until hang_end lies on the card. */
void hang_begin(struct view *view, const struct hang *hang);
void hang_end(struct view *view);

/** A string with its ring that comes down at `x` from the ropes, or fades in below the title that it would cross. */
void hang_string(struct view *view, const struct rect *title, double x, struct point ring);

/** A screen's title - the pack's, or our word where it has none or `text` is NULL -, smaller where it is long; returns
 * where it stands. */
struct rect hang_title(struct view *view, const struct pack_text *text, enum word word, enum paragraph_align align);

/** Height of a card's band, and its margin. */
#define HANG_BAND 18.0
#define HANG_MARGIN 38.0
/** The part of a hung card for its text. */
struct rect hang_inside(struct rect box, double margin);

/** The `index`-th of the five colours, for bands. */
struct color hang_color(const struct view *view, size_t index);
/** The colour as ink: as much darker as text on washi must be to be read well. */
struct color hang_ink(const struct view *view, struct color color);

/** Height of a row. */
#define HANG_ROW 92.0
/**
 * A row with lamps for the pages and a button on either side, about `center`; a target of 0 leaves its button away.
 * Nothing for a single page.
 */
void hang_row(struct view *view, struct point center, int page, int count, uint64_t previous, uint64_t next);
/** The width such a row takes; 0 for a single page. */
double hang_row_width(int count);

/** The targets of plain pages: the page before and after, 0 at the ends. */
uint64_t hang_page_before(int page);
uint64_t hang_page_after(int page, int count);

#endif
