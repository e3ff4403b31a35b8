#include "pack/folder.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/form.h"
#include "base/utf8.h"
#include "pack/nearest.h"

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
    folder_names_finish(&folder->names);
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

/* Names in another form */

/** True when the folder with this path lies in the pack's, or is it. */
static bool is_listable(const struct folder *folder, const char *path)
{
    char *real = realpath(path, NULL);
    bool inside = real && (is_inside(folder, real) || strcmp(real, folder->real) == 0);
    free(real);
    return inside;
}

/** One step of folder_find: `step` in `inner`, which ends with a slash or is empty. */
static enum folder_result find_step(struct folder *folder, const char *inner, const char *step, struct arena *arena,
                                    const char **found)
{
    const char *path = folder_join(folder, inner, arena), *like = step;
    if (faccessat(AT_FDCWD, folder_join(folder, *found, arena), F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
        form_is_plain(step) || !is_listable(folder, path)) {
        return FOLDER_OK;
    }
    size_t count = folder_names_like(&folder->names, path, step, &like);
    *found = arena_printf(arena, "%s%s", inner, like);
    return count > 1 ? FOLDER_AMBIGUOUS : FOLDER_OK;
}

enum folder_result folder_find(struct folder *folder, const char *name, struct arena *arena, const char **found)
{
    const char *inner = "";
    *found = name;
    for (const char *step = name; !form_is_plain(name);) {
        size_t size = strcspn(step, "/");
        const char *segment = arena_copy(arena, step, size);
        *found = arena_printf(arena, "%s%s", inner, segment);
        enum folder_result result = find_step(folder, inner, segment, arena, found);
        if (result != FOLDER_OK) {
            *found = name;
            return result;
        }
        if (step[size] == '\0') {
            break;
        }
        inner = arena_printf(arena, "%s/", *found);
        step += size + 1;
    }
    return FOLDER_OK;
}

/* Files */

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

/* Names that are nearly right */

/** More files of a folder than these are not looked at, and a name with more slips is another one. */
enum { NAMES_MAX = 500, SLIPS_MAX = 4 };

/** Small letters for capitals, narrow ones for wide; what staff exchange most is .JPG and .jpg. */
static const char *fold(const char *name, struct arena *arena)
{
    char *folded = arena_strdup(arena, form_alike(name, arena));
    for (char *c = folded; *c; c++) {
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    }
    return folded;
}

/** Bytes before the ending. */
static size_t stem(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? (size_t)(dot - name) : strlen(name);
}

/** How far a folded name is from another, SIZE_MAX when it is not like it. */
static size_t unlikeness(const char *wanted, const char *name, bool slips)
{
    size_t distance = nearest_distance(wanted, name), size = stem(wanted);
    bool same_stem = size == stem(name) && strncmp(wanted, name, size) == 0;
    bool like = slips && distance <= SLIPS_MAX && distance * 3 <= utf8_count(wanted, size);
    return same_stem || like ? distance : SIZE_MAX;
}

/** The best of a folder's names for `wanted`, among equals the first by its letters; NULL when none is like it. */
static const char *best_name(DIR *entries, const char *wanted, bool slips, struct arena *arena)
{
    const char *best = NULL, *folded = fold(wanted, arena);
    size_t least = SIZE_MAX;
    struct dirent *entry = readdir(entries);
    for (int i = 0; entry && i < NAMES_MAX; i++, entry = readdir(entries)) {
        size_t distance =
            file_name_is_content(entry->d_name) ? unlikeness(folded, fold(entry->d_name, arena), slips) : SIZE_MAX;
        if (distance < least || (distance < SIZE_MAX && distance == least && strcmp(entry->d_name, best) < 0)) {
            least = distance;
            best = arena_strdup(arena, entry->d_name);
        }
    }
    return best;
}

static DIR *open_inner(const struct folder *folder, const char *inner, struct arena *arena)
{
    const char *path = folder_join(folder, inner, arena);
    return is_listable(folder, path) ? opendir(path) : NULL;
}

/** The best file for `wanted` in a folder of the pack, "" or "pictures/". */
static const char *nearest_in(const struct folder *folder, const char *inner, const char *wanted, bool slips,
                              struct arena *arena)
{
    DIR *entries = open_inner(folder, inner, arena);
    const char *best = entries ? best_name(entries, wanted, slips, arena) : NULL;
    if (entries) {
        closedir(entries);
    }
    const char *found = best ? arena_printf(arena, "%s%s", inner, best) : NULL;
    return found && folder_check(folder, found, SIZE_MAX) == FOLDER_OK ? found : NULL;
}

/** A file of that very name, but for its ending, in the pack's folder or in one of those in it; the first by its
 * letters. */
static const char *find_elsewhere(const struct folder *folder, const char *wanted, struct arena *arena)
{
    const char *best = nearest_in(folder, "", wanted, false, arena);
    DIR *entries = best ? NULL : open_inner(folder, "", arena);
    struct dirent *entry = entries ? readdir(entries) : NULL;
    for (int i = 0; entry && i < NAMES_MAX; i++, entry = readdir(entries)) {
        bool content = file_name_is_content(entry->d_name);
        const char *inner = arena_printf(arena, "%s/", entry->d_name);
        const char *found = content ? nearest_in(folder, inner, wanted, false, arena) : NULL;
        best = found && (!best || strcmp(found, best) < 0) ? found : best;
    }
    if (entries) {
        closedir(entries);
    }
    return best;
}

const char *folder_nearest(const struct folder *folder, const char *name, struct arena *arena)
{
    const char *slash = strrchr(name, '/'), *wanted = slash ? slash + 1 : name;
    const char *inner = arena_copy(arena, name, slash ? (size_t)(slash + 1 - name) : 0);
    const char *found = nearest_in(folder, inner, wanted, true, arena);
    return found ? found : find_elsewhere(folder, wanted, arena);
}

/* Reading */

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
