/* renameat2 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "run/aside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/file.h"
#include "link/tree.h"
#include "run/say.h"

static char *copy(const char *text, size_t size, const char *end)
{
    char *out = malloc(size + strlen(end) + 1);
    if (!out) {
        BUG("out of memory");
    }
    memcpy(out, text, size);
    memcpy(out + size, end, strlen(end) + 1);
    return out;
}

bool aside_is_free(const char *place)
{
    DIR *folder = opendir(place);
    if (!folder) {
        struct stat info;
        return lstat(place, &info) != 0;
    }
    int entries = 0;
    while (entries <= 2 && readdir(folder)) {
        entries++; /* itself and its parent are always there */
    }
    closedir(folder);
    return entries <= 2;
}

/** Without slashes at its end; where a link leads, so that what it leads to is replaced and not the link. */
static char *find_place(const char *place)
{
    struct stat info;
    size_t size = strlen(place);
    while (size > 1 && place[size - 1] == '/') {
        size--;
    }
    char *found = copy(place, size, "");
    char *real = lstat(found, &info) == 0 && S_ISLNK(info.st_mode) ? realpath(found, NULL) : NULL;
    if (real) {
        free(found);
        found = real;
    }
    return found;
}

bool aside_begin(struct aside *aside, const char *place)
{
    aside->place = find_place(place);
    aside->path = copy(aside->place, strlen(aside->place), ".XXXXXX");
    if (!mkdtemp(aside->path)) {
        free(aside->path);
        aside->path = NULL;
        return false;
    }
    return chmod(aside->path, 0755) == 0;
}

enum aside_result aside_take_place(struct aside *aside)
{
    /* An empty folder gives way, anything else does not. */
    if (!tree_sync(aside->path) || rename(aside->path, aside->place) != 0) {
        return errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR ? ASIDE_THERE : ASIDE_FAILED;
    }
    tree_sync(aside->place);
    free(aside->path);
    aside->path = NULL;
    return ASIDE_OK;
}

static bool carry_over(const char *from, const char *to);

/** One of them. What both have is the new one's; a folder is gone through, but never what a link leads to: that is
 * somebody else's. False when something of it cannot come along. */
static bool carry_one(const char *source, const char *target)
{
    struct stat old, new;
    if (lstat(target, &new) != 0) {
        return rename(source, target) == 0;
    }
    if (lstat(source, &old) != 0 || !S_ISDIR(old.st_mode)) {
        return true;
    }
    return S_ISDIR(new.st_mode) && carry_over(source, target);
}

/** Move over what `to` has not: editors' own files, notes, a history. What cannot be moved stays. */
static bool carry_over(const char *from, const char *to)
{
    struct arena arena = {0};
    DIR *folder = opendir(from);
    bool carried = folder;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            carried &= carry_one(arena_printf(&arena, "%s/%s", from, entry->d_name),
                                 arena_printf(&arena, "%s/%s", to, entry->d_name));
        }
    }
    if (folder) {
        closedir(folder);
    }
    arena_finish(&arena);
    return carried;
}

enum aside_result aside_exchange(struct aside *aside)
{
    struct stat info;
    if (stat(aside->place, &info) != 0 || chmod(aside->path, info.st_mode & 07777) != 0 || !tree_sync(aside->path) ||
        renameat2(AT_FDCWD, aside->path, AT_FDCWD, aside->place, RENAME_EXCHANGE) != 0) {
        return ASIDE_FAILED;
    }
    /* From here on the new one is there, whatever happens; what cannot be moved over is kept where it is. */
    aside->kept = !carry_over(aside->path, aside->place);
    tree_sync(aside->place);
    return ASIDE_OK;
}

void aside_finish(struct aside *aside)
{
    int saved = errno;
    if (aside->path && !aside->kept) {
        tree_remove(aside->path);
    }
    free(aside->path);
    free(aside->place);
    *aside = (struct aside){.path = NULL};
    errno = saved;
}

void aside_say(enum aside_result result, const char *place, enum diag_language messages)
{
    if (result == ASIDE_THERE) {
        say(messages, "%s is there already; name a folder that is new",
            "%s はすでにあります。新しいフォルダーの名前にしてください", place);
    } else {
        say(messages, "cannot make the folder %s: %s", "フォルダ %s を作れません: %s", place, strerror(errno));
    }
}
