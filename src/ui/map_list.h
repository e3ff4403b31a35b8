#ifndef UI_MAP_LIST_H
#define UI_MAP_LIST_H

#include "ui/map_gather.h"

/** What is lit, as rows on a washi card: the opened gathering, what was asked for, or everything. */
struct map_list {
    const int *items; /* projects */
    size_t count;
    double *tops; /* of the rows, from 0; `count + 1` of them */
    struct rect head, rows;
    bool paged; /* not all rows are seen at once */
    double max; /* how far it can be scrolled */
};

/** Measure the list. `view` need not be able to draw. */
struct map_list map_list_make(struct view *view, const struct map_layout *layout);
void map_list_draw(struct view *view, const struct map_layout *layout);

/** How far to scroll for the next page (`forth`) or the one before. */
double map_list_page(const struct map_list *list, double scroll, bool forth);

#endif
