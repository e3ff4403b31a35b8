#ifndef RUN_ORIGIN_H
#define RUN_ORIGIN_H

#include "pack/pack.h"
#include "run/heard.h"
#include "run/written.h"

/**
 * Where in a pack the texts of its frames come from, and which of its texts were seen so far.
 *
 * A text is known by its address, also where a screen has cut it out of another or put it together from several: the
 * frame says of which (draw/made.h). Words are never compared, so what two texts have in common by chance says nothing.
 * What comes from nowhere in the pack is the program's own.
 */
struct origins {
    const struct pack *pack;   /* borrowed */
    const struct heard *heard; /* borrowed */
    int *languages;            /* owned: of each heard text, an index into the pack's */
    size_t *seen;              /* owned: how many bytes of each were seen, from its start */
};

/** Where in the pack the parts of one text stand, in their order. No place: it is the program's own. */
struct origin {
    struct diag_place *places;
    size_t count;
    int language; /* that the first of them is in, an index into the pack's */
};

void origins_init(struct origins *origins, const struct pack *pack, const struct heard *heard);
void origins_finish(struct origins *origins);

/** Nothing was seen yet: another visitor comes. */
void origins_forget(struct origins *origins);

/** Where it comes from; the places live in the arena. */
struct origin origins_find(const struct origins *origins, const struct written_text *text, struct arena *arena);

/**
 * The place of something that is no text and was not heard, such as a number: it has the name `key` beside the `member`
 * whose text this is. In the arena.
 */
struct diag_place origins_beside(const struct origins *origins, const char *text, const char *member, const char *key,
                                 struct arena *arena);

/** The text was seen. True when something of the pack was seen for the first time with it. */
bool origins_see(struct origins *origins, const struct written_text *text);

/** True when all of the heard text number `index` was seen, or stood elsewhere in the same words. */
bool origins_seen(const struct origins *origins, size_t index);

#endif
