#ifndef LINK_DIRECTORY_H
#define LINK_DIRECTORY_H

#include <stdbool.h>
#include <stdint.h>

/**
 * What the end of a ZIP archive says of its list of contents (APPNOTE.TXT 4.3.16), read before anything else is, so
 * that a list of a million names is never walked through.
 */
struct directory {
    uint64_t file_bytes; /* of the archive */
    uint64_t bytes;      /* of the list */
    uint64_t entries;
    bool marked; /* the file begins as an archive does */
};

enum directory_result {
    DIRECTORY_OK,
    DIRECTORY_NONE,   /* there is no such end, or it does not fit the file: no archive, cut off, or too large for this
                         kind */
    DIRECTORY_FAILED, /* the file cannot be read, see errno */
    DIRECTORY_RESULT_COUNT
};

enum directory_result directory_read(const char *path, struct directory *out);

#endif
