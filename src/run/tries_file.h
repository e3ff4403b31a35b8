#ifndef RUN_TRIES_FILE_H
#define RUN_TRIES_FILE_H

#include "run/settings_file.h"
#include "ui/app.h"

/**
 * How often the PIN was wrong, in a file of one line beside the settings, so that a restart is no way to try again at
 * once. It holds no time of day: what is left of a wait passes only while the program runs, so a clock that is wrong,
 * or is set, makes a wait neither shorter nor longer.
 */

/** Keep it; false on failure, see errno, also where there is no place for it. */
bool tries_file_save(const struct settings_file *file, struct tries tries);

/**
 * What was kept. Where there is a PIN, but nobody can say how often it was wrong, because that cannot be read or could
 * not be kept, the first wait begins with the program.
 */
struct tries tries_file_open(const struct settings_file *file);

#endif
