#ifndef RUN_SETTINGS_FILE_H
#define RUN_SETTINGS_FILE_H

#include "pack/settings.h"

/**
 * The settings of this display and the file that they stand in. The file is read once, at the start: whatever is wrong
 * with it is listed, and the show goes on. A change is written at once, and wholly or not at all.
 *
 * Beside it, under its name with ".good" behind, lie the last settings that could be read, so that a file that was cut
 * off, or is gone, changes nothing: neither what visitors find nor who may open the staff page. A PIN that was ever set
 * holds until another one stands in the file; not even a file without one takes it away, as that may be damage, too.
 * Who wants that removes both.
 */
struct settings_file {
    const char *path; /* both in the settings' arena; NULL: there is no place for it */
    const char *good;
    struct settings settings;
    struct diags diags;   /* what is wrong with the file */
    struct diags unsaved; /* why the last change could not be written, if it was not */
};

/**
 * Read the file, or, where that cannot be, the last good settings. That there are neither is no problem; but where
 * there was something and nobody can say which PIN it had, `settings.shut` is true. `path` NULL: there is no place for
 * them. Finish it.
 */
void settings_file_open(struct settings_file *file, const char *path);
void settings_file_finish(struct settings_file *file);

/**
 * Keep the file as it now lies on the disk, with the PIN that holds, as the last good settings: when it can be read,
 * and nobody needs to ask which PIN it has. For this user alone, and wholly or not at all. A failure is listed, if
 * there is a PIN to lose.
 */
void settings_file_keep(struct settings_file *file);

/**
 * Write one key as it now is in `settings`, into the file as it now lies on the disk: what somebody has written there
 * meanwhile, and what this program does not know, stays. Where there is none any more, the last good ones are its
 * beginning. Only this user can read the file afterwards, and it is kept as the last good one. False, and `unsaved`
 * says why, when it was not written; it then lies there as before.
 */
bool settings_file_save(struct settings_file *file, const char *key);

#endif
