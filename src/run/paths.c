#include "run/paths.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

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

const char *paths_default_pack(struct arena *arena)
{
    const char *built = MACHIAKARI_DEFAULT_PACK; /* CMakeLists.txt: a folder of the tree it was built from */
    const char *slash = strrchr(built, '/');
    const char *installed =
        arena_printf(arena, "%s/../share/machiakari/%s", program_folder(arena), slash ? slash + 1 : built);
    return file_is_folder(installed) ? installed : built;
}
