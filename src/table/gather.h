#ifndef TABLE_GATHER_H
#define TABLE_GATHER_H

#include <stdint.h>

#include "pack/documents.h"
#include "table/book.h"
#include "table/plan.h"

/** A spreadsheet as the JSON of a pack, and the way back from a place in that JSON to the cell that said it. */

#define GATHER_NOWHERE SIZE_MAX

/** An item of a list, or a value of a PLAN_OBJECT: the row it stands in. */
struct gathered_item {
    cJSON *json;           /* borrowed from the tree; NULL of a text in a list */
    size_t row;            /* index in the sheet */
    const char *name;      /* its id or its number, for what it owns; NULL: it has none */
    size_t owner, ordinal; /* which item of the owner's sheet, and which of the items that it owns */
};

/** A sheet of the plan, as it stands in the book. */
struct gathered_sheet {
    const struct plan_sheet *plan;
    const struct sheet *sheet; /* borrowed from the book; NULL: it is not there */
    /* Which columns hold what, GATHER_NOWHERE where none does: of a leaf in one language (PLAN_COMMON: at 0), of a
     * PLAN_OBJECT for each leaf the same; the others once or piece by piece. */
    size_t (*values)[1 + PACK_LANGUAGES_MAX];
    size_t owner_column, number_column, key_column;
    bool unnamed;      /* the name of an item cannot be read: who names it may be right */
    bool broken;       /* its headings cannot be understood, or not all: its rows are not read */
    size_t *pieces[2]; /* of COLUMN_SHAPE and COLUMN_REST, in their order */
    size_t piece_count[2];
    struct gathered_item *items; /* PLAN_OBJECT: its leaves, `row` 0 where there is none */
    size_t item_count;
};

struct gathered_document {
    const char *key;  /* as in struct document */
    const char *name; /* of its file */
    cJSON *tree;      /* owned */
};

/** Start from zero. */
struct gathered {
    struct arena arena;
    const struct plan *plan; /* borrowed */
    const struct book *book; /* borrowed */
    struct print print;
    struct gathered_sheet sheets[PLAN_SHEETS_MAX]; /* of the plan's */
    struct gathered_document documents[DOCUMENTS_MAX];
    size_t count;
    bool whole; /* nothing is missing but the values of cells that were complained of: these are null */
};

/**
 * Read `book`. False after diagnostics that name sheet, row and column: of all that can be known at once, whatever else
 * is wrong. Every file that the pack lists needs all its sheets, and every sheet its columns: a name that somebody has
 * changed must not make what stands below it vanish. Finish it in either case.
 */
bool gather_book(struct gathered *gathered, const struct plan *plan, const struct book *book, struct diags *diags);
void gathered_finish(struct gathered *gathered);

/** A document as it is written: the one canonical layout. */
void gathered_print(const struct gathered *gathered, const struct gathered_document *document, struct strbuf *out);

#endif
