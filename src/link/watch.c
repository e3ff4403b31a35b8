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
    size_t path;       /* of which of the paths it is a part */
    const char *below; /* the name in that path below which it lies; NULL: it is the path itself, or above it */
    const char *name;  /* above a tree: the tree's name there, nothing else matters; else NULL */
    bool file;         /* the pack is a single file, and this is it */
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

static void follow_file(struct watch *watch, size_t index)
{
    struct stat info;
    if (stat(watch->paths[index], &info) == 0 && S_ISREG(info.st_mode)) {
        add_place(watch, watch->paths[index], within, (struct place){.path = index, .file = true});
    }
}

static void follow_tree(struct watch *watch, const char *path, int depth, struct place place)
{
    struct arena arena = {0};
    DIR *folder = depth < TREE_DEPTH_MAX ? opendir(path) : NULL;
    if (folder) {
        add_place(watch, path, within | IN_ONLYDIR, place);
    }
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        struct stat info;
        const char *inner = arena_printf(&arena, "%s/%s", path, entry->d_name);
        if (file_name_is_content(entry->d_name) && lstat(inner, &info) == 0 && S_ISDIR(info.st_mode)) {
            struct place inside = place;
            inside.below = depth == 0 ? arena_strdup(&watch->names, entry->d_name) : place.below;
            follow_tree(watch, inner, depth + 1, inside);
        }
    }
    if (folder) {
        closedir(folder);
    }
    arena_finish(&arena);
}

/** The folder above, by its name as it is written, so that a link that is turned elsewhere is noticed, too. */
static void follow_above(struct watch *watch, size_t index)
{
    const char *path = watch->paths[index];
    const char *slash = strrchr(path, '/');
    const char *parent = !slash ? "." : slash == path ? "/" : arena_copy(&watch->names, path, (size_t)(slash - path));
    const char *name = arena_strdup(&watch->names, slash ? slash + 1 : path);
    add_place(watch, parent, above, (struct place){.path = index, .name = name});
}

static int by_id(const void *a, const void *b)
{
    int left = ((const struct place *)a)->id, right = ((const struct place *)b)->id;
    return (left > right) - (left < right);
}

/** Give back the watches of places that are none any more: a folder that was moved away is still watched where it is.
 */
static void let_go(const struct watch *watch, const struct place *old, size_t old_count)
{
    struct place *now = calloc(watch->place_count + 1, sizeof *now);
    REQUIRE(now);
    memcpy(now, watch->places, watch->place_count * sizeof *now);
    qsort(now, watch->place_count, sizeof *now, by_id);
    for (size_t i = 0; i < old_count; i++) {
        if (!bsearch(&old[i], now, watch->place_count, sizeof *now, by_id)) {
            inotify_rm_watch(watch->fd, old[i].id); /* in vain, where the folder itself is gone, or it was done */
        }
    }
    free(now);
}

/** Follow everything that is there now, and nothing else. */
static void follow_all(struct watch *watch)
{
    struct place *old = watch->places;
    size_t old_count = watch->place_count;
    watch->places = calloc(FOLDERS_MAX, sizeof *watch->places);
    REQUIRE(watch->places);
    watch->place_count = 0;
    arena_reset(&watch->names);
    for (size_t i = 0; i < watch->path_count; i++) {
        follow_above(watch, i);
        follow_tree(watch, watch->paths[i], 0, (struct place){.path = i});
        follow_file(watch, i);
    }
    let_go(watch, old, old_count);
    free(old);
}

struct watch *watch_create(const char *const *paths, size_t count)
{
    struct watch *watch = calloc(1, sizeof *watch);
    REQUIRE(watch);
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
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
static bool matters(const struct place *place, const struct inotify_event *event)
{
    const char *name = event->len > 0 ? event->name : "";
    bool whole = place->file || (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
    return place->id == event->wd && (whole         ? true
                                      : place->name ? strcmp(place->name, name) == 0
                                                    : file_name_is_content(name));
}

static void tell(const struct watch_listener *listener, size_t path, const char *name)
{
    if (listener) {
        listener->changed(listener->self, path, name);
    }
}

/** The system could not keep up: something changed, nobody knows where. */
static bool tell_all(const struct watch *watch, const struct watch_listener *listener)
{
    for (size_t i = 0; i < watch->path_count; i++) {
        tell(listener, i, NULL);
    }
    return true;
}

/** Tell of each place that an event is about; false when it is about none. */
static bool take_event(const struct watch *watch, const struct inotify_event *event,
                       const struct watch_listener *listener)
{
    bool some = false;
    if (event->mask & IN_Q_OVERFLOW) {
        return tell_all(watch, listener);
    }
    for (size_t i = 0; i < watch->place_count; i++) {
        const struct place *place = &watch->places[i];
        if (matters(place, event)) {
            bool named = !place->name && !place->file && event->len > 0 && event->name[0];
            tell(listener, place->path, place->below ? place->below : named ? event->name : NULL);
            some = true;
        }
    }
    return some;
}

bool watch_take(struct watch *watch, const struct watch_listener *listener)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    const uint32_t moves =
        IN_ISDIR | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM;
    bool changed = false, folders = false;
    ssize_t size;
    while ((size = read(watch->fd, bytes, sizeof bytes)) > 0) {
        for (char *at = bytes; at < bytes + size;) {
            const struct inotify_event *event = (const void *)at;
            bool one = take_event(watch, event, listener);
            changed = changed || one;
            folders = folders || (one && (event->mask & moves));
            at += sizeof *event + event->len;
        }
    }
    if (folders) {
        follow_all(watch);
    }
    return changed;
}
