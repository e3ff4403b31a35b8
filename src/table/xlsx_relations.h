#ifndef TABLE_XLSX_RELATIONS_H
#define TABLE_XLSX_RELATIONS_H

#include "table/parts.h"

/** Which parts of an Office Open XML file belong to another one (ECMA-376 part 2, 9.3): the only thing that says where
 * a part lies and what it is. */

struct xlsx_relation {
    const char *id;
    const char *kind;   /* the last word of its type: "worksheet" */
    const char *target; /* the name of a part */
};

/** Start from zero. */
struct xlsx_relations {
    struct arena arena;
    struct xlsx_relation *items; /* owned */
    size_t count, room;
    const char *folder; /* of the part that they belong to; while they are read */
};

/** Read what belongs to the part `source`, or to the whole file ("" as its name). False when it is damaged; where
 * nothing is said there are none. Finish it in either case. */
bool xlsx_relations_read(struct xlsx_relations *relations, const struct parts *parts, const char *source);

/** The part of this id, or the first of this kind, or NULL. */
const struct part *xlsx_relations_by_id(const struct xlsx_relations *relations, const struct parts *parts,
                                        const char *id);
const struct part *xlsx_relations_by_kind(const struct xlsx_relations *relations, const struct parts *parts,
                                          const char *kind);
void xlsx_relations_finish(struct xlsx_relations *relations);

#endif
