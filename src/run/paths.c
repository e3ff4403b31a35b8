#include "run/paths.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

/** The folder this program's file lies in. */
static const char *program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) {
        return ".";
    }
    path[size] = '\0';
    char *slash = strrchr(path, '/');
    if (slash) {
        *slash = '\0';
    }
    return arena_strdup(arena, path);
}

/** Where it is installed, else in the tree the program was built from. */
static const char *find(const char *name, const char *built, struct arena *arena)
{
    const char *installed = arena_printf(arena, "%s/../share/machiakari/%s", program_folder(arena), name);
    return file_is_folder(installed) ? installed : built;
}

const char *paths_default_pack(struct arena *arena)
{
    const char *built = MACHIAKARI_DEFAULT_PACK; /* CMakeLists.txt: a folder of the tree it was built from */
    const char *slash = strrchr(built, '/');
    return find(slash ? slash + 1 : built, built, arena);
}

const char *paths_shared(const char *name, struct arena *arena)
{
    return find(name, arena_printf(arena, "%s/%s", MACHIAKARI_CONTENT, name), arena);
}

const char *paths_absolute(const char *path, struct arena *arena)
{
    char here[PATH_MAX];
    bool relative = path[0] != '/' && getcwd(here, sizeof here);
    return relative ? arena_printf(arena, "%s/%s", strcmp(here, "/") == 0 ? "" : here, path)
                    : arena_strdup(arena, path);
}

/** An environment variable that is an absolute path, else NULL: the XDG specification ignores others. */
static const char *folder_in(const char *variable)
{
    const char *value = getenv(variable);
    return value && value[0] == '/' ? value : NULL;
}

/** A folder that systemd gives to a service: the first of a list. */
static const char *service_folder(const char *variable, struct arena *arena)
{
    const char *list = folder_in(variable);
    return list ? arena_copy(arena, list, strcspn(list, ":")) : NULL;
}

/** The program's folder where a user keeps such files: by an XDG variable, else below the home; NULL for neither. */
static const char *user_folder(const char *variable, const char *below_home, struct arena *arena)
{
    const char *folder = folder_in(variable), *home = folder_in("HOME");
    if (folder) {
        return arena_printf(arena, "%s/machiakari", folder);
    }
    /* Such a folder may be made, a home may not. */
    return home && file_is_folder(home) ? arena_printf(arena, "%s/%s/machiakari", home, below_home) : NULL;
}

const char *paths_default_store(const char *pack, struct arena *arena)
{
    const char *service = service_folder("STATE_DIRECTORY", arena);
    if (service) {
        return arena_printf(arena, "%s/store", service);
    }
    const char *user = user_folder("XDG_STATE_HOME", ".local/state", arena);
    uint64_t which = hash_bytes(HASH_START, pack, strlen(pack));
    return user ? arena_printf(arena, "%s/store-%016" PRIx64, user, which) : NULL;
}

const char *paths_default_settings(struct arena *arena)
{
    const char *folder = service_folder("STATE_DIRECTORY", arena);
    folder = folder ? folder : service_folder("CONFIGURATION_DIRECTORY", arena);
    folder = folder ? folder : user_folder("XDG_CONFIG_HOME", ".config", arena);
    return folder ? arena_printf(arena, "%s/settings.json", folder) : NULL;
}
