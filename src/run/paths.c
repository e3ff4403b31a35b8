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

const char *paths_default_store(const char *pack, struct arena *arena)
{
    const char *service = folder_in("STATE_DIRECTORY"), *state = folder_in("XDG_STATE_HOME");
    const char *home = folder_in("HOME");
    if (service) {
        return arena_printf(arena, "%.*s/store", (int)strcspn(service, ":"), service);
    }
    /* A state folder may be made, a home may not. */
    if (!state && (!home || !file_is_folder(home))) {
        return NULL;
    }
    uint64_t which = hash_bytes(HASH_START, pack, strlen(pack));
    return arena_printf(arena, "%s%s/machiakari/store-%016" PRIx64, state ? state : home, state ? "" : "/.local/state",
                        which);
}
