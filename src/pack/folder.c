#include "pack/folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"

static enum folder_result from_errno(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: /* so no file has this name */
        return FOLDER_MISSING;
    case ELOOP:
        return FOLDER_LOOP;
    case EACCES:
    case EPERM:
        return FOLDER_FORBIDDEN;
    default:
        return FOLDER_FAILED;
    }
}

enum folder_result folder_open(struct folder *folder, const char *path, struct arena *arena)
{
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') {
        size--;
    }
    folder->path = arena_copy(arena, path, size);
    folder->real = realpath(path, NULL);
    if (!folder->real) {
        return from_errno(errno);
    }
    if (!file_is_folder(folder->real)) {
        return FOLDER_NOT_REGULAR;
    }
    return faccessat(AT_FDCWD, folder->real, X_OK, AT_EACCESS) == 0 ? FOLDER_OK : from_errno(errno);
}

void folder_close(struct folder *folder)
{
    free(folder->real);
    *folder = (struct folder){0};
}

const char *folder_join(const struct folder *folder, const char *name, struct arena *arena)
{
    bool root = strcmp(folder->path, "/") == 0;
    return arena_printf(arena, "%s/%s", root ? "" : folder->path, name);
}

static bool is_inside(const struct folder *folder, const char *real)
{
    size_t size = strlen(folder->real);
    bool root = strcmp(folder->real, "/") == 0;
    return root || (strncmp(real, folder->real, size) == 0 && real[size] == '/');
}

static enum folder_result check_real(const struct folder *folder, const char *real, size_t limit)
{
    struct stat info;
    if (!is_inside(folder, real)) {
        return FOLDER_OUTSIDE;
    }
    if (stat(real, &info) != 0) {
        return from_errno(errno);
    }
    if (!S_ISREG(info.st_mode)) {
        return FOLDER_NOT_REGULAR;
    }
    if ((uintmax_t)info.st_size > limit) {
        return FOLDER_TOO_LARGE;
    }
    return faccessat(AT_FDCWD, real, R_OK, AT_EACCESS) == 0 ? FOLDER_OK : from_errno(errno);
}

enum folder_result folder_check(const struct folder *folder, const char *name, size_t limit)
{
    struct arena arena = {0};
    char *real = realpath(folder_join(folder, name, &arena), NULL);
    int saved = errno;
    arena_finish(&arena);
    if (!real) {
        errno = saved;
        return from_errno(saved);
    }
    enum folder_result result = check_real(folder, real, limit);
    saved = errno;
    free(real);
    errno = saved;
    return result;
}

/** What a file that was found well may have become by the time it is read. */
static enum folder_result from_file(enum file_result result)
{
    static const enum folder_result results[] = {
        [FILE_OK] = FOLDER_OK,
        [FILE_MISSING] = FOLDER_MISSING,
        [FILE_NOT_REGULAR] = FOLDER_NOT_REGULAR,
        [FILE_TOO_LARGE] = FOLDER_TOO_LARGE,
        [FILE_FAILED] = FOLDER_FAILED,
    };
    static_assert(sizeof results / sizeof results[0] == FILE_RESULT_COUNT, "an answer for each result");
    return result == FILE_FAILED ? from_errno(errno) : results[result];
}

enum folder_result folder_read(const struct folder *folder, const char *name, size_t limit, char **bytes, size_t *size)
{
    enum folder_result result = folder_check(folder, name, limit);
    if (result != FOLDER_OK) {
        return result;
    }
    struct arena arena = {0};
    result = from_file(file_read(folder_join(folder, name, &arena), limit, bytes, size));
    arena_finish(&arena);
    return result;
}
