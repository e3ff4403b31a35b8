#ifndef PACK_DOCUMENTS_H
#define PACK_DOCUMENTS_H

#include "pack/layout.h"
#include "pack/print.h"

/** The JSON files of a pack as trees, whatever they say: what is written anew, or carried over to a table. */

struct document {
    const char *name;          /* in the pack's folder, as the pack says */
    const char *file;          /* the same as it is stored there, see folder_find */
    const char *key;           /* of the part in pack.json; "pack" for that itself, "geography" for the map's */
    const struct shape *shape; /* of its root; NULL: it is not described by a table */
    char *bytes;               /* owned: as it is */
    size_t size;
    struct source source;
};

enum { DOCUMENTS_MAX = LAYOUT_PARTS + 2 };

/** Start from zero. */
struct documents {
    struct arena arena;
    struct folder folder;
    struct document items[DOCUMENTS_MAX]; /* pack.json first */
    size_t count;
    struct print print;
};

/** Read all of the pack in `dir`. False after diagnostics: one of them is no JSON, or is not there. Finish it in either
 * case. */
bool documents_open(struct documents *documents, const char *dir, struct diags *diags);
void documents_finish(struct documents *documents);

#endif
