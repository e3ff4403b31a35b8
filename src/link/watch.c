#include "link/watch.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/file.h"
#include "link/tree.h"

/* More folders than this are not followed one by one; a change in one of them is found when somebody looks. */
enum { FOLDERS_MAX = 2000 };

static const uint32_t within = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                               IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
static const uint32_t above = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;

/** One watch of inotify: of a folder in a tree, or of the folder above one. */
struct place {
    int id;
    const char *name; /* above a tree: the tree's name there, nothing else matters; else NULL */
    bool file;        /* the pack is a single file, and this is it */
};

struct watch {
    struct arena arena; /* owns the paths */
    const char **paths; /* without a slash at the end */
    size_t path_count;
    int fd;
    struct arena names; /* of the places */
    struct place *places;
    size_t place_count;
};

static void add_place(struct watch *watch, const char *path, uint32_t mask, struct place place)
{
    int id = watch->place_count < FOLDERS_MAX ? inotify_add_watch(watch->fd, path, mask | IN_MASK_ADD) : -1;
    if (id >= 0) {
        place.id = id;
        watch->places[watch->place_count++] = place;
    }
}

static void follow_file(struct watch *watch, const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
        add_place(watch, path, within, (struct place){.file = true});
    }
}

static void follow_tree(struct watch *watch, const char *path, int depth)
{
    struct arena arena = {0};
    DIR *folder = depth < TREE_DEPTH_MAX ? opendir(path) : NULL;
    if (folder) {
        add_place(watch, path, within | IN_ONLYDIR, (struct place){.name = NULL});
    }
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        struct stat info;
        const char *inner = arena_printf(&arena, "%s/%s", path, entry->d_name);
        if (file_name_is_content(entry->d_name) && lstat(inner, &info) == 0 && S_ISDIR(info.st_mode)) {
            follow_tree(watch, inner, depth + 1);
        }
    }
    if (folder) {
        closedir(folder);
    }
    arena_finish(&arena);
}

/** The folder above, by its name as it is written, so that a link that is turned elsewhere is noticed, too. */
static void follow_above(struct watch *watch, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *parent = !slash ? "." : slash == path ? "/" : arena_copy(&watch->names, path, (size_t)(slash - path));
    add_place(watch, parent, above, (struct place){.name = arena_strdup(&watch->names, slash ? slash + 1 : path)});
}

/** Follow everything that is there now. */
static void follow_all(struct watch *watch)
{
    arena_reset(&watch->names);
    watch->place_count = 0;
    for (size_t i = 0; i < watch->path_count; i++) {
        follow_above(watch, watch->paths[i]);
        follow_tree(watch, watch->paths[i], 0);
        follow_file(watch, watch->paths[i]);
    }
}

struct watch *watch_create(const char *const *paths, size_t count)
{
    struct watch *watch = calloc(1, sizeof *watch);
    REQUIRE(watch);
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->places = calloc(FOLDERS_MAX, sizeof *watch->places);
    REQUIRE(watch->places);
    if (watch->fd < 0) {
        watch_destroy(watch);
        return NULL;
    }
    watch->paths = arena_array(&watch->arena, count, sizeof *watch->paths);
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(paths[i]);
        while (size > 1 && paths[i][size - 1] == '/') {
            size--;
        }
        watch->paths[watch->path_count++] = arena_copy(&watch->arena, paths[i], size);
    }
    follow_all(watch);
    return watch;
}

void watch_destroy(struct watch *watch)
{
    if (watch) {
        if (watch->fd >= 0) {
            close(watch->fd);
        }
        free(watch->places);
        arena_finish(&watch->names);
        arena_finish(&watch->arena);
        free(watch);
    }
}

int watch_fd(const struct watch *watch)
{
    return watch->fd;
}

/** True when an event is about a pack, and not about a neighbour of its folder or an editor's file beside its own. */
static bool matters(const struct watch *watch, const struct inotify_event *event)
{
    const char *name = event->len > 0 ? event->name : "";
    if (event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) {
        return true;
    }
    for (size_t i = 0; i < watch->place_count; i++) {
        const struct place *place = &watch->places[i];
        if (place->id == event->wd && (place->file   ? true
                                       : place->name ? strcmp(place->name, name) == 0
                                                     : file_name_is_content(name))) {
            return true;
        }
    }
    return false;
}

bool watch_take(struct watch *watch)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    bool changed = false, folders = false;
    ssize_t size;
    while ((size = read(watch->fd, bytes, sizeof bytes)) > 0) {
        for (char *at = bytes; at < bytes + size;) {
            const struct inotify_event *event = (const void *)at;
            bool one = matters(watch, event);
            changed = changed || one;
            folders = folders || (one && (event->mask & (IN_ISDIR | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF |
                                                         IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM)));
            at += sizeof *event + event->len;
        }
    }
    if (folders) {
        follow_all(watch);
    }
    return changed;
}
