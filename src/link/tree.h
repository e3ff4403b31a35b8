#ifndef LINK_TREE_H
#define LINK_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * The files of a pack's folder: listed, copied, told apart.
 *
 * Only regular files count, and links to such that stay in the folder; what editors and systems leave there does not
 * (file_name_is_content, file_name_is_of_system).
 */

/** A folder with more is no pack. A pack of 20,000 pictures has its JSON beside them. */
enum { TREE_FILES_MAX = 25 * 1000, TREE_DEPTH_MAX = 16, TREE_NAME_MAX = 256 };
#define TREE_BYTES_MAX ((uint64_t)2 << 30)

struct tree_file {
    const char *name; /* with / between folders */
    uint64_t size;
    uint64_t hash; /* of its bytes; 0 until it was copied or hashed */
};

/** Start from zero. */
struct tree {
    struct arena arena;      /* owns the names */
    struct tree_file *files; /* owned; by name */
    size_t count, room;
    uint64_t bytes; /* of all files */
    uint64_t stamp; /* changes with every name, size and time of a change */
    bool strict; /* set it before: what is listed and copied is a stranger's, so no link counts, and none is followed */
};

enum tree_result {
    TREE_OK,
    TREE_MISSING, /* there is no such folder */
    TREE_MANY,    /* more files, or more folders, than TREE_FILES_MAX */
    TREE_LARGE,   /* more bytes than TREE_BYTES_MAX */
    TREE_DEEP,    /* folders in folders beyond TREE_DEPTH_MAX */
    TREE_CHANGED, /* a file is not what it was when it was listed */
    TREE_FAILED,  /* see errno */
    TREE_RESULT_COUNT
};

/** List what is in `folder`. Nothing is opened but folders. */
enum tree_result tree_list(struct tree *tree, const char *folder);
void tree_finish(struct tree *tree);

/** The stamp of what is there: a folder as tree_list says, or a single file; 0 when there is nothing, or nobody can
 * tell now, see errno. */
uint64_t tree_stamp(const char *path);

/**
 * Copy the listed files from folder to folder (which is there and empty), and learn their hashes. A strict tree's
 * `from` ends without a slash.
 */
enum tree_result tree_copy(struct tree *tree, const char *from, const char *to);

/** Learn the hashes of the listed files in `folder`. */
enum tree_result tree_hash(struct tree *tree, const char *folder);

/** How files are looked at, and what was found. */
struct tree_look {
    bool afresh;               /* from the disk, not from what the system remembers of it */
    bool (*go_on)(void *self); /* asked before each piece; NULL: always */
    void *self;
    char file[TREE_NAME_MAX]; /* the one at fault, as far as there is room */
};

/**
 * Whether every listed file lies in `folder` with its size and hash: TREE_OK, TREE_CHANGED, or TREE_FAILED when one
 * cannot be read now, see errno (ECANCELED: it was not to go on). One that is not what it was is found behind one that
 * cannot be read, too.
 */
enum tree_result tree_verify(const struct tree *tree, const char *folder, struct tree_look *look);

/** One number for all names, sizes and hashes. */
uint64_t tree_content(const struct tree *tree);

/** Add a file to the list, in any order. */
void tree_add(struct tree *tree, const char *name, uint64_t size, uint64_t hash);

/** Everything that was written into a folder reaches the disk: thousands of files at once, not each by itself. False on
 * failure, see errno. */
bool tree_sync(const char *folder);

/** Remove a file or a folder with all that is in it; never through a link. True when nothing is left. */
bool tree_remove(const char *path);

#endif
