#include "link/stick.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/** A look at a root. */
struct looking {
    struct stick *stick;
    int root;   /* the open folder */
    bool whole; /* the root itself is a pack, so its folders are its own */
};

static bool is_called_archive(const char *name)
{
    size_t size = strlen(name);
    return size > 4 && strcasecmp(name + size - 4, ".zip") == 0;
}

/** A regular file, not a link to one; `*changed` is when it was. */
static bool is_file(int folder, const char *name, int64_t *changed)
{
    struct stat info;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    *changed = info.st_mtime;
    return true;
}

/** A folder, not a link to one, with a pack.json in it. */
static bool is_pack(int root, const char *name, int64_t *changed)
{
    int folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool pack = folder >= 0 && is_file(folder, "pack.json", changed);
    if (folder >= 0) {
        close(folder);
    }
    return pack;
}

static int newest_first(const void *a, const void *b)
{
    const struct stick_pack *left = a, *right = b;
    if (left->changed != right->changed) {
        return left->changed > right->changed ? -1 : 1;
    }
    return strcmp(left->name, right->name);
}

/** Keep the newest; the last of them makes room for one that is newer. */
static void keep(struct stick *stick, const char *name, bool archive, int64_t changed)
{
    struct stick_pack pack = {name, archive, changed};
    if (stick->count == STICK_PACKS_MAX) {
        struct stick_pack *last = &stick->packs[STICK_PACKS_MAX - 1];
        stick->left_out++;
        if (newest_first(&pack, last) > 0) {
            return;
        }
        stick->count--;
    }
    pack.name = arena_strdup(&stick->arena, name);
    stick->packs[stick->count++] = pack;
    qsort(stick->packs, stick->count, sizeof *stick->packs, newest_first);
}

static void look_at(struct looking *looking, const char *name)
{
    int64_t changed = 0;
    if (strlen(name) > STICK_NAME_MAX || !file_name_is_content(name) || file_name_is_of_system(name)) {
        return;
    }
    bool archive = is_called_archive(name) && is_file(looking->root, name, &changed);
    if (archive || (!looking->whole && is_pack(looking->root, name, &changed))) {
        keep(looking->stick, name, archive, changed);
    }
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/** False when the folder broke off, see errno. */
static bool look_at_all(struct looking *looking, DIR *folder)
{
    struct stick *stick = looking->stick;
    stick->bare = true;
    errno = 0;
    struct dirent *entry = readdir(folder);
    for (int i = 0; entry && i < STICK_ENTRIES_MAX; i++) {
        if (!is_dots(entry->d_name)) {
            stick->bare = false;
            look_at(looking, entry->d_name);
        }
        errno = 0;
        entry = readdir(folder);
    }
    stick->cut = entry != NULL;
    return entry || errno == 0;
}

bool stick_look(struct stick *stick, const char *root)
{
    int64_t changed = 0;
    int fd = open(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        int saved = errno;
        if (fd >= 0) {
            close(fd);
        }
        errno = saved;
        return false;
    }
    struct looking looking = {.stick = stick, .root = fd, .whole = is_file(fd, "pack.json", &changed)};
    if (looking.whole) {
        keep(stick, STICK_ROOT, false, changed);
    }
    bool done = look_at_all(&looking, folder);
    int saved = errno;
    closedir(folder);
    errno = saved;
    return done;
}

void stick_finish(struct stick *stick)
{
    arena_finish(&stick->arena);
    *stick = (struct stick){.count = 0};
}

const struct stick_pack *stick_find(const struct stick *stick, const char *name)
{
    for (size_t i = 0; i < stick->count; i++) {
        if (strcmp(stick->packs[i].name, name) == 0) {
            return &stick->packs[i];
        }
    }
    return NULL;
}
