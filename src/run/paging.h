#ifndef RUN_PAGING_H
#define RUN_PAGING_H

#include "base/diag.h"
#include "pack/pack.h"
#include "run/options.h"
#include "text/type.h"

/**
 * Which texts of a pack find no room on one page: its screens are drawn, in every language and at every size, without
 * a display and with the switches of the panel off, and leafed through.
 */

/** Where the texts of a pack stand. Start from zero. */
struct paging {
    struct arena arena;        /* owns the places */
    struct paging_text *texts; /* owned, in the order of reading */
    size_t count, room;
};

/** Hears the texts of one pack while it is read, and keeps their places. */
struct pack_listener paging_listener(struct paging *paging);

/**
 * Warn of every text that is cut or takes its screen beyond one page: once, for the first size and language in which
 * it is so. Of very many cards as many are looked at as a few seconds allow.
 */
void paging_check(const struct paging *paging, const struct pack *pack, struct type *type, const struct px_size *sizes,
                  size_t size_count, struct diags *diags);

void paging_finish(struct paging *paging);

#endif
