#ifndef LINK_MANIFEST_H
#define LINK_MANIFEST_H

#include "link/tree.h"

/**
 * What a kept pack is made of: every file with its size and hash, and where all came from. Written once, beside the
 * pack's folder, before the pack gets its name in the store.
 */
struct manifest {
    struct arena arena; /* owns the texts */
    const char *id;     /* of the pack */
    int version;
    const char *source; /* the path it came from */
    uint64_t content;   /* tree_content of its files */
    struct tree tree;
};

/** Write it for good. False on failure, see errno. */
bool manifest_write(const struct manifest *manifest, const char *path);

/** Read it into zeroed memory; finish it in either case. TREE_CHANGED when it is not there or not whole, TREE_FAILED
 * when it cannot be read now, see errno. */
enum tree_result manifest_read(struct manifest *manifest, const char *path);

void manifest_finish(struct manifest *manifest);

#endif
