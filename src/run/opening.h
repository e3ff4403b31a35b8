#ifndef RUN_OPENING_H
#define RUN_OPENING_H

#include "link/verdict.h"
#include "run/renew.h"
#include "run/scratch.h"
#include "text/type.h"

/** What shows first, when a display is switched on. */
struct opening {
    struct arena arena; /* owns the texts */
    struct type *type;  /* borrowed */
    struct store store;
    bool stored;            /* there is a store */
    const char *folder;     /* absolute: the pack's own folder */
    struct pack *pack;      /* owned by whoever takes it; NULL: none can be used */
    struct diags diags;     /* of its loading, or of why there is none; owned likewise */
    struct diags storeless; /* why nothing can be kept, for the staff page only */
    struct diags refused;   /* why the folder is not what shows */
    struct scratch scratch; /* where the pack lies, if it is an archive and there is no store; owned likewise */
    int day;                /* as it is on this; DAY_NONE: the clock cannot be believed */
    unsigned shown;         /* its number in the store; 0: it is the folder itself */
    unsigned before;        /* the store's newest, where the folder shows because it is newer; else 0 */
    uint64_t stamp;         /* of the folder, before it was loaded */
    struct verdict verdict; /* on what lies there with this stamp, when it was last looked at */
    bool unsure;            /* whether the folder has changed cannot be told now */
};

/**
 * The pack's folder (`pack` NULL: the default one) as long as it has changed since it was last taken or refused and has
 * no problem at all; else the newest pack of the store that can be read and was not found damaged twice; else the
 * folder as it is; else whatever of the store can be read. No entry is read through for that: whether each byte is what
 * it was is found beside the show (run/verify.h). Nothing is removed here. A folder over which the process that
 * installs broke down is not even read.
 *
 * `store` NULL: the default one. One that can only be read shows its packs; without any there is only the folder.
 * `storeless` says so to the staff. `type` (borrowed) is asked for the pack's characters. Starts from any memory.
 */
void opening_choose(struct opening *opening, const char *pack, const char *store, struct type *type);
/** Everything but the pack and its problems, if they were taken. */
void opening_finish(struct opening *opening);

#endif
