#ifndef RUN_PAGING_H
#define RUN_PAGING_H

#include "base/diag.h"
#include "pack/pack.h"
#include "run/walk.h"

/** Which texts of a pack find no room on one page. Start from zero. */
struct paging {
    struct arena arena;        /* owns the places */
    struct paging_text *texts; /* owned, in the order of reading */
    size_t count, room;
};

/** Keep the place of a text of the pack while it is read, see pack_listener. */
void paging_hear(struct paging *paging, const char *text, const struct pack_spot *spot);

/** Warn of every text that is cut or takes its screen beyond one page: once, for the first stop at which it is so. */
void paging_see(struct paging *paging, const struct walk_stop *stop, struct diags *diags);

void paging_finish(struct paging *paging);

#endif
