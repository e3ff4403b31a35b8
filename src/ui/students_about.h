#ifndef UI_STUDENTS_ABOUT_H
#define UI_STUDENTS_ABOUT_H

#include "ui/flow.h"

/** What the group is, and what it has done. */

enum { STUDENTS_RESULTS_FIRST = 3 };

/** Results first..last-1 as slips in rows, all in one size of type. */
struct students_slips {
    size_t first, last, per_row, rows;
    double width, height, pitch; /* of a slip; from row to row */
    double margin, scale, title; /* scale 0: not all can be read */
};

/** The first page, divided between what the group is and its first results. */
struct students_first {
    struct rect about, board, results;
    struct students_slips slips;
    double from; /* where the slips' strings come from */
    bool fits;   /* all of it can be read */
};

/** How many results stand on the first page, if it fits. */
size_t students_first_results(const struct pack_students *students);
/** Divide the first page so that all of it can be read, if it can. There is at least one result. */
struct students_first students_first_plan(struct view *view, struct rect area);
void students_first_draw(struct view *view, const struct students_first *page, struct rect title);

/** What the group is, alone on a page, or where it is very long on several. */
int students_about_pages(struct view *view, struct rect box);
void students_about_draw(struct view *view, struct rect box, struct rect title, int page);
/** How many results, from number `from` on, a page holds so that all can be read. */
size_t students_results_per_page(struct view *view, struct rect area, size_t from);
/** Results first..last-1 alone on a page. */
void students_results_draw(struct view *view, struct rect area, size_t first, size_t last, struct rect title);

/** The style of a small heading on a card. */
struct text_style students_label(const struct flow *flow, struct color color);

#endif
