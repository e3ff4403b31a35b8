#ifndef TABLE_PLAN_H
#define TABLE_PLAN_H

#include "pack/layout.h"
#include "pack/print.h"
#include "table/names.h"

/**
 * Which sheets and columns a pack has as a spreadsheet. All of it follows from the tables of the format
 * (pack/layout.h): what is added there has its place here, once names.h has a name for it.
 *
 * - a file of the pack that holds more than lists is a sheet with a row for each value (PLAN_OBJECT);
 * - a list is a sheet with a row for each item (PLAN_LIST), whose values are columns; a list of texts likewise
 *   (PLAN_TEXTS). A list inside of items is a sheet of its own, with a column that names the item it belongs to;
 * - the map's geography is a sheet with a row for each shape (PLAN_SHAPES);
 * - a text has a column for each language, and one for a text that is the same in all.
 */

enum leaf_kind {
    LEAF_STRING,
    LEAF_NAME, /* a string in ASCII: an id, a mail address */
    LEAF_PHONE,
    LEAF_DAY, /* a string: 2026-04-01 */
    LEAF_INTEGER,
    LEAF_NUMBER,
    LEAF_TRUTH,
    LEAF_TEXT,
    LEAF_GOALS, /* whole numbers */
    LEAF_WORDS, /* strings without blanks and commas */
    LEAF_KIND_COUNT
};

/** A value that has a place of its own. */
struct leaf {
    enum leaf_kind kind;
    const char *path;    /* its keys from the item down, / between them; "" for the item itself */
    const char *heading; /* what staff read */
    bool required;       /* of an item that is there */
};

enum plan_kind { PLAN_OBJECT, PLAN_LIST, PLAN_TEXTS, PLAN_SHAPES, PLAN_KIND_COUNT };

enum { PLAN_LEAVES_MAX = 64, PLAN_SHEETS_MAX = 48 };

struct plan_sheet {
    enum plan_kind kind;
    const char *path;     /* "projects/projects/divisions" */
    const char *name;     /* what staff read */
    const char *document; /* as in struct document */
    const char *key;      /* of the list in its owner; NULL of PLAN_OBJECT */
    bool required;        /* the list is there, even if it is empty */
    size_t least, upmost; /* items of the list in one owner; `upmost` 0: no limit of its own */
    bool numbered;        /* its items have no id but own lists, so they have numbers */
    struct leaf leaves[PLAN_LEAVES_MAX];
    size_t leaf_count;
    const struct plan_sheet *owner; /* whose items own the rows; NULL of PLAN_OBJECT */
    const char *owner_heading;      /* of the column that names one; NULL when the owner is a PLAN_OBJECT */
    bool owner_by_id;               /* by its id, else by its number */
};

struct plan {
    struct arena arena;
    struct plan_sheet sheets[PLAN_SHEETS_MAX];
    size_t count;
};

/** Start from anything; finish it. Every owner comes before what it owns. */
void plan_make(struct plan *plan);
void plan_finish(struct plan *plan);

/** The sheet of this path, or NULL. */
const struct plan_sheet *plan_find(const struct plan *plan, const char *path);
/** The shape of a part's file; NULL for the geography. `document`: as in struct document. */
const struct shape *plan_shape(const char *document);

/* Columns. */

enum column_kind {
    COLUMN_OWNER,
    COLUMN_NUMBER, /* of an item, for what it owns */
    COLUMN_KEY,    /* of a PLAN_OBJECT: which leaf the row is */
    COLUMN_VALUE,  /* of a leaf, in one language */
    COLUMN_SHAPE,  /* the geometry of a shape, a piece of its JSON */
    COLUMN_REST,   /* a piece of the JSON of what has no other place */
    COLUMN_KIND_COUNT
};

enum { PLAN_COMMON = -1 }; /* the language of what is no text, or the same in all */

struct column {
    enum column_kind kind;
    size_t leaf;  /* COLUMN_VALUE; of a PLAN_OBJECT the row says which */
    int language; /* COLUMN_VALUE: an index, or PLAN_COMMON */
    int piece;    /* COLUMN_SHAPE, COLUMN_REST: from 0 */
};

/** The column's heading, in `arena`. */
const char *plan_heading(const struct plan_sheet *sheet, struct column column, const struct print *print,
                         struct arena *arena);
/** Every column of a sheet, with `pieces` of each that has some. The array is in `arena`. */
struct column *plan_columns(const struct plan_sheet *sheet, const struct print *print, int pieces, size_t *count,
                            struct arena *arena);
/** The name of a piece: the first has no number. */
const char *plan_piece(const char *name, int piece, struct arena *arena);

#endif
