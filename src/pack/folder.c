#include "pack/folder.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool folder_open(struct folder *folder, const char *path, struct arena *arena)
{
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') {
        size--;
    }
    folder->path = arena_copy(arena, path, size);
    folder->real = file_is_folder(path) ? realpath(path, NULL) : NULL;
    return folder->real != NULL;
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
        return FOLDER_FAILED;
    }
    if (!S_ISREG(info.st_mode)) {
        return FOLDER_NOT_REGULAR;
    }
    return (uintmax_t)info.st_size > limit ? FOLDER_TOO_LARGE : FOLDER_OK;
}

enum folder_result folder_check(const struct folder *folder, const char *name, size_t limit)
{
    struct arena arena = {0};
    char *real = realpath(folder_join(folder, name, &arena), NULL);
    int saved = errno;
    arena_finish(&arena);
    if (!real) {
        errno = saved;
        return saved == ENOENT || saved == ENOTDIR ? FOLDER_MISSING : FOLDER_FAILED;
    }
    enum folder_result result = check_real(folder, real, limit);
    saved = errno;
    free(real);
    errno = saved;
    return result;
}

static enum folder_result from_file(enum file_result result)
{
    switch (result) {
    case FILE_OK:
        return FOLDER_OK;
    case FILE_MISSING:
        return FOLDER_MISSING;
    case FILE_NOT_REGULAR:
        return FOLDER_NOT_REGULAR;
    case FILE_TOO_LARGE:
        return FOLDER_TOO_LARGE;
    case FILE_FAILED:
    case FILE_RESULT_COUNT:
        break;
    }
    return FOLDER_FAILED;
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
