#include "link/drop.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/bug.h"
#include "base/file.h"
#include "link/archive.h"

static int oldest_first(const void *a, const void *b)
{
    const struct dropped *left = a, *right = b;
    if (left->when.tv_sec != right->when.tv_sec) {
        return left->when.tv_sec < right->when.tv_sec ? -1 : 1;
    }
    if (left->when.tv_nsec != right->when.tv_nsec) {
        return left->when.tv_nsec < right->when.tv_nsec ? -1 : 1;
    }
    return strcmp(left->path, right->path);
}

static bool is_called_archive(const char *path)
{
    size_t size = strlen(path);
    return size > 4 && strcasecmp(path + size - 4, ".zip") == 0 && archive_is_one(path);
}

/** True when `path` is a folder with a pack.json, or an archive. */
static bool is_pack(const char *path, struct arena *arena, struct timespec *when)
{
    struct stat info;
    const char *telling = is_called_archive(path) ? path : arena_printf(arena, "%s/pack.json", path);
    if (stat(telling, &info) != 0) {
        return false;
    }
    *when = info.st_mtim;
    return true;
}

static void add(struct drop *drop, size_t *room, const char *path, const char *name, struct timespec when)
{
    if (drop->count == *room) {
        *room = *room ? *room * 2 : 64;
        drop->packs = realloc(drop->packs, *room * sizeof *drop->packs);
        REQUIRE(drop->packs);
    }
    path = arena_strdup(&drop->arena, path);
    drop->packs[drop->count++] = (struct dropped){path, name ? path + strlen(path) - strlen(name) : NULL, when};
}

static void look_into(struct drop *drop, const char *folder, DIR *open, size_t *room)
{
    struct arena arena = {0};
    struct timespec when;
    struct dirent *entry = readdir(open);
    for (int i = 0; entry && i < DROP_NAMES_MAX; i++) {
        const char *path = arena_printf(&arena, "%s/%s", folder, entry->d_name);
        if (file_name_is_content(entry->d_name) && is_pack(path, &arena, &when)) {
            add(drop, room, path, entry->d_name, when);
        }
        arena_reset(&arena);
        entry = readdir(open);
    }
    arena_finish(&arena);
}

/** The newest are those that somebody wants. */
static void leave_out(struct drop *drop)
{
    if (drop->count > DROP_PACKS_MAX) {
        drop->left_out = drop->count - DROP_PACKS_MAX;
        drop->count = DROP_PACKS_MAX;
        memmove(drop->packs, drop->packs + drop->left_out, drop->count * sizeof *drop->packs);
    }
}

void drop_look(struct drop *drop, const char *folder)
{
    struct timespec when;
    size_t room = 0;
    DIR *open = NULL;
    if (is_pack(folder, &drop->arena, &when)) {
        add(drop, &room, folder, NULL, when);
    } else {
        open = opendir(folder);
    }
    if (open) {
        look_into(drop, folder, open, &room);
        closedir(open);
    }
    if (drop->count > 0) {
        qsort(drop->packs, drop->count, sizeof *drop->packs, oldest_first);
    }
    leave_out(drop);
}

void drop_finish(struct drop *drop)
{
    free(drop->packs);
    arena_finish(&drop->arena);
    *drop = (struct drop){.packs = NULL};
}
