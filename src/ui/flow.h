#ifndef UI_FLOW_H
#define UI_FLOW_H

#include "ui/view.h"

/**
 * Blocks set one under the other in a column.
 *
 * The same code first measures (draw off) and then draws, so a card can look for the largest scale
 * at which everything it has to say fits, and nothing is ever cut.
 */
struct flow {
    struct view *view;
    double x, y, width; /* y moves down with every block */
    double scale;       /* of all type and gaps; type never falls below the floor */
    bool draw;
};

/** Largest and least scale that flow_fit tries. */
#define FLOW_SCALE_MAX 1.2
#define FLOW_SCALE_MIN 0.6

/** A role's style at `size` (0: the role's own) times the flow's scale. */
struct text_style flow_style(const struct flow *flow, enum type_role role, double size, struct color color);
void flow_gap(struct flow *flow, double gap);
/** Nothing happens for an empty text. */
void flow_text(struct flow *flow, const struct text_style *style, const char *text);
/** A check mark in `color` and the text beside it, its further lines under its first. */
void flow_point(struct flow *flow, const struct text_style *style, const char *text, struct color color);
void flow_hairline(struct flow *flow);
/** The note that what stands above is our translation, framed. */
void flow_note(struct flow *flow, const char *text);

/** What fills a column; draws `data` into the flow. */
typedef void flow_body(struct flow *flow, const void *data);

/** The height `body` takes at a scale. */
double flow_measure(struct view *view, flow_body *body, const void *data, double width, double scale);
/** The largest scale at which `body` fits the box, from `most` down. */
double flow_fit(struct view *view, flow_body *body, const void *data, struct rect box, double most);
/** Draw at a scale from the top of the box; returns the height. */
double flow_draw(struct view *view, flow_body *body, const void *data, struct rect box, double scale);

#endif
