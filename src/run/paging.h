#ifndef RUN_PAGING_H
#define RUN_PAGING_H

#include "base/diag.h"
#include "pack/pack.h"
#include "run/heard.h"
#include "run/walk.h"

/** Which texts of a pack find no room on one page. Start from zero. */
struct paging {
    struct heard heard; /* to be filled while the pack is read */
    bool *told;         /* owned: of each text, whether it was warned of; NULL before the first stop */
};

/** Warn of every text that is cut or takes its screen beyond one page: once, for the first stop at which it is so. */
void paging_see(struct paging *paging, const struct walk_stop *stop, struct diags *diags);

void paging_finish(struct paging *paging);

#endif
