#ifndef TABLE_CHANGES_H
#define TABLE_CHANGES_H

#include "table/book.h"

struct plan;
struct plan_sheet;

/** What is other in a pack than it was before, in the words of its spreadsheet: whoever changed another copy of it
 * meanwhile sees what became of that. */

enum change_kind {
    CHANGE_CELL,
    CHANGE_ADDED,   /* a row */
    CHANGE_REMOVED, /* likewise */
    CHANGE_SORTED,  /* a column whose texts have changed places among `count` rows, alone */
    CHANGE_KIND_COUNT
};

struct change {
    enum change_kind kind;
    const char *sheet, *row, *heading; /* the row's id or number; NULL where it is none of one */
    const char *old, *now;             /* CHANGE_CELL; "": nothing */
    size_t count;
};

/** Start from zero. */
struct changes {
    struct arena arena;
    struct change *items; /* owned */
    size_t count, room;
};

/** Compare two packs as spreadsheets of `plan`. */
void changes_find(struct changes *changes, const struct plan *plan, const struct book *before,
                  const struct book *after);

/** What people know a row of a sheet by: its id, what it is about, or else its number. In `arena`. */
const char *changes_row(const struct plan_sheet *plan, const struct sheet *sheet, size_t row, struct arena *arena);

void changes_finish(struct changes *changes);

#endif
