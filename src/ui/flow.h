#ifndef UI_FLOW_H
#define UI_FLOW_H

#include "ui/view.h"

/**
 * Blocks set one under the other in a column.
 *
 * The same code first measures (draw off) and then draws, so a card can look for the largest scale
 * at which everything it has to say fits. What no readable size can hold goes on to further pages,
 * cut between lines, so that nothing is ever cut off however much a pack has to say.
 */
struct flow {
    struct view *view;
    double x, y, width; /* y moves down with every block */
    double scale;       /* of all type and gaps; type never falls below the floor */
    bool draw;
    double top, room;    /* of the page being filled; room 0: one endless page */
    double first_width;  /* of the first page, and */
    struct rect further; /* where the pages behind it are */
    int page, wanted;    /* the page being filled, and the one that is drawn; from 0 */
    int asked;           /* how many pages were begun because the body wanted it */
    bool cut;            /* a text was cut between two pages */
    const char *longest; /* the highest text so far */
    double longest_height;
    bool patient;  /* nobody is told about further pages: a person's words and their translation are never shortened */
    double filled; /* height of what stands on the wanted page */
};

/** Largest and least scale that flow_fit tries. */
#define FLOW_SCALE_MAX 1.2
#define FLOW_SCALE_MIN 0.6
/** The least for a body that can go on to further pages: large type becomes no smaller than usual type is. */
double flow_least(const struct view *view);
/** The least for one that cannot: the same size of type for everybody. */
double flow_smallest(const struct view *view);

/** A size as it is at the flow's scale, for this visitor, never below the floor. */
double flow_size(const struct flow *flow, double size);
/** A role's style at `size` (0: the role's own) times the flow's scale. */
struct text_style flow_style(const struct flow *flow, enum type_role role, double size, struct color color);
/** Space before the next block; none at the head of a page but the first. */
void flow_gap(struct flow *flow, double gap);
/** Nothing happens for an empty text. */
void flow_text(struct flow *flow, const struct text_style *style, const char *text);
/** A text that never stands at the foot of a page without `behind` units of what follows. */
void flow_heading(struct flow *flow, const struct text_style *style, const char *text, double behind);
/** A check mark in `color` and the text beside it, its further lines under its first. */
void flow_point(struct flow *flow, const struct text_style *style, const char *text, struct color color);
void flow_hairline(struct flow *flow);
/** The note that this is our translation, framed; never at the foot of a page without `behind` units of what follows.
 */
void flow_note(struct flow *flow, const char *text, double behind);
/** What follows begins a new page, where there are pages. */
void flow_turn(struct flow *flow);

/** What fills a column; draws `data` into the flow. */
typedef void flow_body(struct flow *flow, const void *data);

/** The height `body` takes at a scale. */
double flow_measure(struct view *view, flow_body *body, const void *data, double width, double scale);
/** The largest scale at which `body` fits the box, from `most` down; `least` where it fits at none. */
double flow_fit(struct view *view, flow_body *body, const void *data, struct rect box, double most, double least);
/** Draw at a scale from the top of the box; returns the height. */
double flow_draw(struct view *view, flow_body *body, const void *data, struct rect box, double scale);

/** How many pages of the box `body` takes at a scale, at least 1. */
int flow_pages(struct view *view, flow_body *body, const void *data, struct rect box, double scale);
/** The largest scale from `most` down to `least` at which `body` takes no more pages than at `least`. */
double flow_fit_pages(struct view *view, flow_body *body, const void *data, struct rect box, double most, double least);
/** The height of what stands on a page. */
double flow_page_height(struct view *view, flow_body *body, const void *data, struct rect box, double scale, int page);
/** Draw one page from the top of the box. */
void flow_draw_page(struct view *view, flow_body *body, const void *data, struct rect box, double scale, int page);

/** Where pages are of which the first shares its sheet with more than the others. Both begin at the same left edge. */
struct flow_boxes {
    struct rect first, further;
};
/** flow_pages and flow_draw_page for such pages. */
int flow_pages_in(struct view *view, flow_body *body, const void *data, struct flow_boxes boxes, double scale);
void flow_draw_page_in(struct view *view, flow_body *body, const void *data, struct flow_boxes boxes, double scale,
                       int page);

#endif
