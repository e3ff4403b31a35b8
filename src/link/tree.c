/* syncfs */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): glibc's name */

#include "link/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"

enum { CHUNK = 1 << 20 };

void tree_add(struct tree *tree, const char *name, uint64_t size, uint64_t hash)
{
    if (tree->count == tree->room) {
        tree->room = tree->room ? tree->room * 2 : 64;
        tree->files = realloc(tree->files, tree->room * sizeof *tree->files);
        REQUIRE(tree->files);
    }
    tree->files[tree->count++] = (struct tree_file){arena_strdup(&tree->arena, name), size, hash};
    tree->bytes += size;
}

/** A folder that is being listed. */
struct walk {
    struct tree *tree;
    struct strbuf path; /* of where it stands */
    size_t root;        /* where in `path` the names begin */
    const char *real;   /* the folder without links */
    int depth, folders; /* how deep it stands; how many it has seen */
};

static enum tree_result list_folder(struct walk *walk);

/** A link counts as the file it leads to, as long as that lies in the folder. */
static bool leads_inside(const struct walk *walk)
{
    size_t size = strlen(walk->real);
    char *real = realpath(walk->path.text, NULL);
    bool inside = real && strncmp(real, walk->real, size) == 0 && real[size] == '/';
    int saved = real ? 0 : errno;
    free(real);
    errno = saved;
    return inside;
}

static uint64_t stamp_of(const char *name, const struct stat *info)
{
    const int64_t facts[] = {info->st_size, info->st_mtim.tv_sec, info->st_mtim.tv_nsec};
    return hash_bytes(hash_bytes(HASH_START, name, strlen(name) + 1), facts, sizeof facts);
}

static enum tree_result list_file(struct walk *walk, const struct stat *info)
{
    struct tree *tree = walk->tree;
    const char *name = walk->path.text + walk->root;
    if (tree->count == TREE_FILES_MAX) {
        return TREE_MANY;
    }
    if ((uint64_t)info->st_size > TREE_BYTES_MAX - tree->bytes) {
        return TREE_LARGE;
    }
    tree_add(tree, name, (uint64_t)info->st_size, 0);
    tree->stamp += stamp_of(name, info); /* a sum: folders are read in no order */
    return TREE_OK;
}

static enum tree_result list_one(struct walk *walk)
{
    struct stat info;
    if (lstat(walk->path.text, &info) != 0) {
        return errno == ENOENT ? TREE_OK : TREE_FAILED;
    }
    if (S_ISDIR(info.st_mode)) {
        return list_folder(walk);
    }
    if (S_ISLNK(info.st_mode) && walk->tree->strict) {
        return TREE_OK;
    }
    if (S_ISLNK(info.st_mode) && (!leads_inside(walk) || stat(walk->path.text, &info) != 0)) {
        return file_may_be_there(errno) ? TREE_FAILED : TREE_OK;
    }
    return S_ISREG(info.st_mode) ? list_file(walk, &info) : TREE_OK;
}

static enum tree_result list_entries(struct walk *walk, DIR *folder)
{
    size_t end = walk->path.size;
    enum tree_result result = TREE_OK;
    struct dirent *entry;
    while (result == TREE_OK && (errno = 0, entry = readdir(folder))) {
        if (file_name_is_content(entry->d_name) && !file_name_is_of_system(entry->d_name)) {
            strbuf_printf(&walk->path, "/%s", entry->d_name);
            result = list_one(walk);
            walk->path.size = end;
            walk->path.text[end] = '\0';
        }
    }
    return result == TREE_OK && errno != 0 ? TREE_FAILED : result;
}

static enum tree_result list_folder(struct walk *walk)
{
    if (walk->depth == TREE_DEPTH_MAX) {
        return TREE_DEEP;
    }
    /* A damaged disk, or a joker's, can have millions without a file in any. */
    if (walk->folders++ == TREE_FILES_MAX) {
        return TREE_MANY;
    }
    DIR *folder = opendir(walk->path.text);
    if (!folder) {
        return errno == ENOENT || errno == ENOTDIR ? TREE_MISSING : TREE_FAILED;
    }
    walk->depth++;
    enum tree_result result = list_entries(walk, folder);
    walk->depth--;
    int saved = errno;
    closedir(folder);
    errno = saved;
    return result;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct tree_file *)a)->name, ((const struct tree_file *)b)->name);
}

enum tree_result tree_list(struct tree *tree, const char *folder)
{
    char *real = realpath(folder, NULL);
    if (!real) {
        return errno == ENOENT || errno == ENOTDIR ? TREE_MISSING : TREE_FAILED;
    }
    struct walk walk = {.tree = tree, .real = real};
    strbuf_puts(&walk.path, real);
    walk.root = walk.path.size + 1;
    enum tree_result result = list_folder(&walk);
    if (tree->count > 0) {
        qsort(tree->files, tree->count, sizeof *tree->files, by_name);
    }
    int saved = errno;
    strbuf_finish(&walk.path);
    free(real);
    errno = saved;
    return result;
}

uint64_t tree_stamp(const char *path)
{
    struct stat info;
    struct tree tree = {.count = 0};
    if (stat(path, &info) != 0) {
        return 0;
    }
    if (S_ISREG(info.st_mode)) {
        return stamp_of("", &info);
    }
    /* Of half of it would be another stamp than that of all, and it has not changed. */
    uint64_t stamp = tree_list(&tree, path) == TREE_FAILED ? 0 : tree.stamp;
    int saved = errno;
    tree_finish(&tree);
    errno = saved;
    return stamp;
}

void tree_finish(struct tree *tree)
{
    free(tree->files);
    arena_finish(&tree->arena);
    *tree = (struct tree){.files = NULL};
}

/** Read at most `size` bytes; the number of bytes read, or -1. */
static ssize_t read_some(int fd, char *bytes, size_t size)
{
    ssize_t count;
    do {
        count = read(fd, bytes, size);
    } while (count < 0 && errno == EINTR);
    return count;
}

static bool goes_on(const struct tree_look *look)
{
    bool on = !look || !look->go_on || look->go_on(look->self);
    errno = on ? errno : ECANCELED;
    return on;
}

/** Read the whole of `from`, hash it, and write it to `to` unless that is -1. */
static enum tree_result pump(int from, int to, char *chunk, struct tree_file *file, const struct tree_look *look)
{
    uint64_t hash = HASH_START, size = 0;
    ssize_t count = -1;
    while (goes_on(look) && (count = read_some(from, chunk, CHUNK)) > 0) {
        hash = hash_bytes(hash, chunk, (size_t)count);
        size += (uint64_t)count;
        if (size > file->size) {
            return TREE_CHANGED;
        }
        if (to >= 0 && !file_write_all(to, chunk, (size_t)count)) {
            return TREE_FAILED;
        }
        count = -1;
    }
    file->hash = hash;
    return count < 0 ? TREE_FAILED : size == file->size ? TREE_OK : TREE_CHANGED;
}

/** A regular file; what was one when it was listed may be a pipe by now, and must not be waited for. */
static int open_regular(const char *path)
{
    return file_only_regular(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

static enum tree_result copy_file(struct tree_file *file, int source, const char *to, char *chunk)
{
    if (source < 0) {
        return file_may_be_there(errno) ? TREE_FAILED : TREE_CHANGED;
    }
    int target = file_make_parent(to) ? open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644) : -1;
    enum tree_result result = target >= 0 ? pump(source, target, chunk, file, NULL) : TREE_FAILED;
    int saved = errno;
    if (target >= 0 && close(target) != 0 && result == TREE_OK) {
        saved = errno;
        result = TREE_FAILED;
    }
    close(source);
    errno = saved;
    return result;
}

enum tree_result tree_copy(struct tree *tree, const char *from, const char *to)
{
    enum tree_result result = TREE_OK;
    struct arena paths = {0};
    char *chunk = malloc(CHUNK);
    REQUIRE(chunk);
    for (size_t i = 0; i < tree->count && result == TREE_OK; i++) {
        struct tree_file *file = &tree->files[i];
        int source = tree->strict ? file_open_below(from, file->name)
                                  : open_regular(arena_printf(&paths, "%s/%s", from, file->name));
        result = copy_file(file, source, arena_printf(&paths, "%s/%s", to, file->name), chunk);
        arena_reset(&paths);
    }
    int saved = errno;
    free(chunk);
    arena_finish(&paths);
    errno = saved;
    return result;
}

static enum tree_result hash_file(struct tree_file *file, const char *path, char *chunk, const struct tree_look *look)
{
    int fd = open_regular(path);
    if (fd < 0) {
        return file_may_be_there(errno) ? TREE_FAILED : TREE_CHANGED;
    }
    if (look && look->afresh) {
        posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED); /* where that cannot be, it is a look all the same */
    }
    enum tree_result result = pump(fd, -1, chunk, file, look);
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}

/** Work through the files of a folder. */
struct hashing {
    const char *folder;
    char *chunk; /* owned */
    struct arena paths;
};

static struct hashing begin_hashing(const char *folder)
{
    struct hashing hashing = {.folder = folder, .chunk = malloc(CHUNK)};
    REQUIRE(hashing.chunk);
    return hashing;
}

static enum tree_result hash_next(struct hashing *hashing, struct tree_file *file, const struct tree_look *look)
{
    const char *path = arena_printf(&hashing->paths, "%s/%s", hashing->folder, file->name);
    enum tree_result result = hash_file(file, path, hashing->chunk, look);
    arena_reset(&hashing->paths);
    return result;
}

static void end_hashing(struct hashing *hashing)
{
    int saved = errno;
    free(hashing->chunk);
    arena_finish(&hashing->paths);
    errno = saved;
}

enum tree_result tree_hash(struct tree *tree, const char *folder)
{
    enum tree_result result = TREE_OK;
    struct hashing hashing = begin_hashing(folder);
    for (size_t i = 0; i < tree->count && result == TREE_OK; i++) {
        result = hash_next(&hashing, &tree->files[i], NULL);
    }
    end_hashing(&hashing);
    return result;
}

static enum tree_result verify_next(struct hashing *hashing, const struct tree_file *file, const struct tree_look *look)
{
    struct tree_file found = *file;
    enum tree_result result = hash_next(hashing, &found, look);
    return result == TREE_OK && found.hash != file->hash ? TREE_CHANGED : result;
}

enum tree_result tree_verify(const struct tree *tree, const char *folder, struct tree_look *look)
{
    enum tree_result result = TREE_OK;
    int error = 0;
    struct hashing hashing = begin_hashing(folder);
    for (size_t i = 0; i < tree->count && result != TREE_CHANGED && error != ECANCELED; i++) {
        enum tree_result one = verify_next(&hashing, &tree->files[i], look);
        error = one == TREE_FAILED ? errno : error;
        if (one != TREE_OK && (result == TREE_OK || one == TREE_CHANGED)) {
            result = one;
            snprintf(look->file, sizeof look->file, "%s", tree->files[i].name);
        }
    }
    end_hashing(&hashing);
    errno = error;
    return result;
}

uint64_t tree_content(const struct tree *tree)
{
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < tree->count; i++) {
        const struct tree_file *file = &tree->files[i];
        const uint64_t facts[] = {file->size, file->hash};
        hash = hash_bytes(hash_bytes(hash, file->name, strlen(file->name) + 1), facts, sizeof facts);
    }
    return hash;
}

static bool remove_entries(DIR *folder, const char *path)
{
    bool gone = true;
    struct arena paths = {0};
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            gone &= tree_remove(arena_printf(&paths, "%s/%s", path, entry->d_name));
            arena_reset(&paths);
        }
    }
    arena_finish(&paths);
    return gone;
}

bool tree_remove(const char *path)
{
    if (unlink(path) == 0 || errno == ENOENT) {
        return true;
    }
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        if (fd >= 0) {
            close(fd);
        }
        return false;
    }
    bool gone = remove_entries(folder, path);
    closedir(folder);
    return gone && rmdir(path) == 0;
}

bool tree_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && syncfs(fd) == 0;
    int saved = errno;
    if (fd >= 0) {
        close(fd);
    }
    errno = saved;
    return synced;
}
