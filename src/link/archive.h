#ifndef LINK_ARCHIVE_H
#define LINK_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * A pack as one file: a ZIP archive with the pack.json at its root, or in its only folder.
 *
 * An archive comes from anywhere, so it is refused as soon as it shows itself to be no ordinary one, before much of it
 * is unpacked: names that lead out of the folder or are the same twice (also but for capitals, or for how their letters
 * are stored), links and devices, encryption, damage, and whatever would grow beyond these limits.
 */
enum { ARCHIVE_ENTRIES_MAX = 25 * 1000, ARCHIVE_NAME_MAX = 1000, ARCHIVE_RATIO_MAX = 100 };
#define ARCHIVE_FILE_MAX ((uint64_t)1 << 30)               /* bytes of the archive */
#define ARCHIVE_BYTES_MAX ((uint64_t)2 << 30)              /* bytes of all that is in it */
#define ARCHIVE_ANY_RATIO ((uint64_t)16 * 1024 * 1024)     /* so much may come out of any archive, however small */
#define ARCHIVE_DIRECTORY_MAX ((uint64_t)16 * 1024 * 1024) /* bytes of its list of contents */

/** True when `path` is a regular file: a pack is a folder, or an archive of one. */
bool archive_is_one(const char *path);

/** True when an archive of so many bytes is not too large; else a diagnostic of `path`. */
bool archive_size_fits(const char *path, uint64_t bytes, struct diags *diags);

/**
 * Unpack the archive at `path` into `folder`, which is made and must not be there. Returns the folder with the
 * pack.json, in `arena`. NULL after diagnostics; then nothing is left of `folder`.
 */
const char *archive_unpack(const char *path, const char *folder, struct arena *arena, struct diags *diags);

#endif
