#ifndef RUN_PATHS_H
#define RUN_PATHS_H

#include "base/arena.h"

/**
 * The folder of the exhibition that opens when none is named: beside the program where it is installed,
 * else in the tree it was built from. Allocated in `arena`; it may not exist, then loading it says so.
 */
const char *paths_default_pack(struct arena *arena);

/** A folder that comes with the program, beside its packs: "template", "schema". Found as the default pack is. */
const char *paths_shared(const char *name, struct arena *arena);

/** The path from the root on: joined to the folder we are in, if it is relative. Links stay as they are. */
const char *paths_absolute(const char *path, struct arena *arena);

/**
 * Where the display keeps its packs when nobody says where: the service manager's STATE_DIRECTORY, else a folder for
 * this `pack` (absolute) in the user's state folder (XDG). NULL where there is no such place.
 */
const char *paths_default_store(const char *pack, struct arena *arena);

/**
 * Where the settings of the display stand when nobody says where: settings.json in the service manager's
 * STATE_DIRECTORY, which a service may write, else in its CONFIGURATION_DIRECTORY, else in the user's configuration
 * folder (XDG). The file need not be there. NULL where there is no such place.
 */
const char *paths_default_settings(struct arena *arena);

#endif
