#ifndef RUN_SETTINGS_FILE_H
#define RUN_SETTINGS_FILE_H

#include "pack/settings.h"

/**
 * The settings of this display and the file that they stand in. The file is read once, at the start: whatever is wrong
 * with it is listed, and the show goes on without. A change is written at once, and wholly or not at all.
 */
struct settings_file {
    const char *path; /* in the settings' arena; NULL: there is no place for it */
    struct settings settings;
    struct diags diags;   /* what is wrong with the file */
    struct diags unsaved; /* why the last change could not be written, if it was not */
};

/** Read the file; that there is none is no problem. `path` NULL: there is no place for one. Finish it. */
void settings_file_open(struct settings_file *file, const char *path);
void settings_file_finish(struct settings_file *file);

/**
 * Write one key as it now is in `settings`, into the file as it now lies on the disk: what somebody has written there
 * meanwhile, and what this program does not know, stays. Only this user can read the file afterwards. False, and
 * `unsaved` says why, when it was not written; it then lies there as before.
 */
bool settings_file_save(struct settings_file *file, const char *key);

#endif
