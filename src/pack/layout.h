#ifndef PACK_LAYOUT_H
#define PACK_LAYOUT_H

#include "pack/reader.h"

/** What the files of a pack look like (docs/pack-format.md says the same in words). */

/** pack.json, read into struct pack. */
extern const struct shape layout_pack;

/** One of the files that pack.json lists. */
struct layout_part {
    const char *key;
    const struct shape *shape;
    size_t offset;  /* in struct pack: where the shape's struct begins */
    size_t present; /* in struct pack: a bool that says whether the file is there, or LAYOUT_ALWAYS */
    void (*then)(struct loading *loading, struct value root); /* what a table cannot say; may be NULL */
};

#define LAYOUT_ALWAYS SIZE_MAX

enum { LAYOUT_PARTS = 9 };
extern const struct layout_part layout_parts[LAYOUT_PARTS];

#endif
