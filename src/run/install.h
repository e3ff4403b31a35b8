#ifndef RUN_INSTALL_H
#define RUN_INSTALL_H

#include "base/diag.h"
#include "link/store.h"
#include "run/options.h"
#include "run/pulse.h"

/**
 * A pack on its way into the store: copied aside, hashed, loaded, checked, every screen painted, written to the disk
 * for good, and only then given a number. Whatever fails, the store is what it was.
 */
enum install_result {
    INSTALL_TAKEN,    /* it is the newest now */
    INSTALL_SAME,     /* the newest is just this */
    INSTALL_KNOWN,    /* nothing has changed there since it was taken */
    INSTALL_FIT,      /* it was only to be checked, and stood every test */
    INSTALL_REFUSED,  /* the pack has errors: see `diags` */
    INSTALL_CHANGING, /* somebody is still writing there; look again later */
    INSTALL_FAILED,   /* the store cannot be written, or there are no fonts: see `diags` */
    INSTALL_BUSY,     /* somebody else has had the store for too long: see `diags` */
    INSTALL_RESULT_COUNT
};

/** What is to be done. */
struct install_order {
    const char *source;  /* absolute: a folder, or an archive; without a slash at its end */
    const char *told;    /* as problems call it; NULL: as it lies */
    bool archive;        /* the source is to be an archive; only looked at on a stick */
    struct px_size size; /* of the display, for the rehearsal */
    enum diag_language messages;
    bool stick; /* it lies on a stick (link/stick.h): no link is followed, nothing is looked at before it was copied,
                   and that it was taken once counts for nothing: who brings it wants it to show */
    bool check; /* do everything but give it a number */
    const struct pulse *pulse; /* borrowed: who waits, and for whom a store that is busy is not waited for without end;
                                  NULL: nobody */
};

enum { INSTALL_TITLE_MAX = 256 };

/** What the pack says of itself; zero and empty where it cannot be read. */
struct install_facts {
    int version;
    char title[INSTALL_TITLE_MAX]; /* in its first language, made plain and cut */
};

/** Install a pack. Problems, warnings too, go to `diags` and speak of `told`; `facts` may be NULL. */
enum install_result install_pack(struct store *store, const struct install_order *order, struct install_facts *facts,
                                 struct diags *diags);

/** The word for a result in status lines. */
const char *install_word(enum install_result result);
/** False when no result has this word. */
bool install_find(const char *word, enum install_result *out);

#endif
