#ifndef RUN_OPENING_H
#define RUN_OPENING_H

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
    uint64_t stamp;         /* of the folder, before it was loaded */
};

/**
 * The pack's folder (`pack` NULL: the default one) as long as it has changed since it was last taken and has no problem
 * at all; else the newest pack of the store that is still whole, byte by byte; else the folder as it is. `store` NULL:
 * the default one. Without a store that can be written there is only the folder; `storeless` says so to the staff.
 * `type` (borrowed) is asked for the pack's characters. Starts from any memory.
 */
void opening_choose(struct opening *opening, const char *pack, const char *store, struct type *type);
/** Everything but the pack and its problems, if they were taken. */
void opening_finish(struct opening *opening);

#endif
