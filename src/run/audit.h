#ifndef RUN_AUDIT_H
#define RUN_AUDIT_H

#include "run/paging.h"
#include "run/pictures.h"

/** What `check` says of a pack's screens: its texts' pages, its pictures' sizes, and the ways home. Start from zero. */
struct audit {
    struct paging paging;
    struct pictures pictures;
    const struct pack *pack; /* borrowed */
    struct diags *diags;     /* borrowed */
};

/** Hears one pack while it is read. */
struct pack_listener audit_listener(struct audit *audit);

/** Walk through the screens of that pack, and warn. */
void audit_take(struct audit *audit, const struct pack *pack, struct type *type, const struct px_size *sizes,
                size_t size_count, struct diags *diags);

void audit_finish(struct audit *audit);

#endif
