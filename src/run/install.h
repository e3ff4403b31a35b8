#ifndef RUN_INSTALL_H
#define RUN_INSTALL_H

#include "base/diag.h"
#include "link/store.h"
#include "run/options.h"

/**
 * A pack on its way into the store: copied aside, hashed, loaded, checked, every screen painted, written to the disk
 * for good, and only then given a number. Whatever fails, the store is what it was.
 */
enum install_result {
    INSTALL_TAKEN,    /* it is the newest now */
    INSTALL_SAME,     /* the newest is just this */
    INSTALL_KNOWN,    /* nothing has changed there since it was taken */
    INSTALL_REFUSED,  /* the pack has errors: see `diags` */
    INSTALL_CHANGING, /* somebody is still writing there; look again later */
    INSTALL_FAILED,   /* the store cannot be written, or there are no fonts: see `diags` */
    INSTALL_RESULT_COUNT
};

/**
 * Install the pack at `source`, a folder or an archive. `size` is the display's, for the rehearsal. Problems, warnings
 * too, go to `diags` and speak of `source`.
 */
enum install_result install_pack(struct store *store, const char *source, struct px_size size,
                                 enum diag_language messages, struct diags *diags);

/** The word for a result in status lines. */
const char *install_word(enum install_result result);
/** False when no result has this word. */
bool install_find(const char *word, enum install_result *out);

#endif
