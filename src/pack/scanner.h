#ifndef PACK_SCANNER_H
#define PACK_SCANNER_H

#include "pack/scan.h"

/** The state of one scan, and how it complains; private to scan.c and scan_string.c. */
struct scanner_spot {
    size_t at; /* byte */
    int line, column;
};

struct scanner {
    struct scan *scan;
    struct diags *diags;
    const char *file, *text;
    size_t size, at;
    struct scanner_spot counted; /* lines and columns are known up to here */
    int32_t current;             /* the value being read, for the path of a diagnostic */
    /* The place of the value that comes next: */
    int32_t parent, index;
    const char *key;
    struct scanner_spot key_spot;
};

/** Ready at the first byte behind a BOM, for which it warns. */
struct scanner scanner_begin(struct scan *scan, const char *file, const char *text, size_t size, struct diags *diags);

/** Line and column of `at`. Never ask for a place before one asked for earlier. */
struct scanner_spot scanner_here(struct scanner *s);

/** Add an error at `at`; the formats may use one %s for `detail`. Always false. */
bool scanner_fail(struct scanner *s, const char *english, const char *japanese, const char *detail);
bool scanner_fail_at(struct scanner *s, struct scanner_spot spot, const char *english, const char *japanese,
                     const char *detail);

/** What stands at `at` does not belong there: name it as %s, or say something better where we know what happened.
 * Always false. */
bool scanner_unexpected(struct scanner *s, const char *english, const char *japanese);

/** The bytes at `at` are no UTF-8. Always false. */
bool scanner_bad_utf8(struct scanner *s);

/** The key of value `at` was used before in its object, on `line`. */
void scanner_duplicate(struct scanner *s, size_t at, int line);

#endif
