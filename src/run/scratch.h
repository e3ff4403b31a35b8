#ifndef RUN_SCRATCH_H
#define RUN_SCRATCH_H

#include "base/arena.h"
#include "base/diag.h"

/** Where an archive is unpacked for as long as its pack is used. Start from zero. */
struct scratch {
    char *folder; /* owned; NULL: there is none */
    char *root;   /* owned: the folder in it with the pack.json */
};

/** Only the folder, where temporary files go, for whatever else lasts as long. Its path; NULL on failure, see errno. */
const char *scratch_open(struct scratch *scratch);
/** Unpack it where temporary files go. The folder with the pack.json, in `arena`; NULL after diagnostics. */
const char *scratch_unpack(struct scratch *scratch, const char *path, struct arena *arena, struct diags *diags);
/** Problems of what was unpacked speak of the archive from now on. */
void scratch_rename(const struct scratch *scratch, const char *archive, struct diags *diags);
/** Remove it with all that is in it. */
void scratch_finish(struct scratch *scratch);

#endif
