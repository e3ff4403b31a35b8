#ifndef TABLE_RECORD_H
#define TABLE_RECORD_H

#include <stdint.h>

#include "table/changes.h"

struct plan;

/**
 * What a workbook keeps of the pack that it was made of, on a sheet that nobody sees (NAMES_RECORD): a sum of each
 * cell. By it an import can tell what somebody else changed in the pack since then, and what this table changes: copies
 * of one workbook, edited by two people, do not undo each other.
 */
struct record_entry {
    uint32_t key, value; /* sums of where a cell is, and of what it said; a row has an entry of its own */
};

struct record {
    struct record_entry *items; /* by their keys */
    size_t count;
};

/** Add the sheet to a book that is filled and is to become a file. */
void record_add(struct book *book, const struct plan *plan);

/** Read it, into `arena`. False when the book has none, as one that came from CSV files. */
bool record_read(struct record *record, const struct book *book, struct arena *arena);

/** True when the change is none of the table's: the table says what it always said, and the pack was changed since. */
bool record_is_undoing(const struct record *record, const struct change *change);

#endif
