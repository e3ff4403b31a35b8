#ifndef PACK_REFS_H
#define PACK_REFS_H

#include <stdbool.h>

#include "pack/source.h"

/**
 * Ids, and the places that name them. They are noted while the files are read, in any order, and brought together
 * when all have been read.
 */
enum ref_kind {
    REF_NONE,
    REF_SECTION,
    REF_PLACE,
    REF_PROJECT,
    REF_INTERVIEW,
    REF_VOICE,
    REF_CONTACT,
    REF_CALL,
    REF_KIND_COUNT
};

struct refs {
    struct ref_definition *definitions; /* owned */
    size_t definition_count, definition_room;
    struct ref_use *uses; /* owned */
    size_t use_count, use_room;
    bool unread[REF_KIND_COUNT]; /* their list, or an id in it, could not be read: who names them may be right */
};

/** Thing number `index` of this kind, which `item` describes, is called `id`, as written at `value`. Id, item and
 * source must outlive refs. */
void refs_define(struct refs *refs, enum ref_kind kind, const char *id, size_t index, const cJSON *item,
                 struct value value);

/** `value` names a thing of this kind; refs_resolve will write its index to `slot`. */
void refs_use(struct refs *refs, enum ref_kind kind, int *slot, struct value value);

/** Complain about ids used twice and names that lead nowhere, and fill all slots. */
void refs_resolve(struct refs *refs, struct diags *diags);

/** Tell of everything that was defined and that nobody names, in the order of reading. `id` is where it is called so.
 */
void refs_each_idle(const struct refs *refs,
                    void (*found)(void *user, enum ref_kind kind, size_t index, struct value id), void *user);

void refs_finish(struct refs *refs);

#endif
