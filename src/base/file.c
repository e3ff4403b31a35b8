#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/strbuf.h"

/** As much memory as `size`, with the bytes so far. */
static char *grow(char *bytes, size_t size)
{
    char *more = realloc(bytes, size);
    if (!more) {
        BUG("out of memory");
    }
    return more;
}

/** Read until `size` bytes or the end; the number of bytes read, or -1. */
static ssize_t read_fully(int fd, char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t count = read(fd, bytes + done, size - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        done += (size_t)count;
    }
    return (ssize_t)done;
}

/** The size that fstat told is only a first guess: files grow, and those of /proc say 0. */
static enum file_result read_to_end(int fd, size_t guess, size_t limit, char **bytes, size_t *size)
{
    char *buffer = NULL;
    size_t room = 0, used = 0;
    while (used == room) {
        room = room ? room * 2 : guess + 1;
        buffer = grow(buffer, room + 1);
        ssize_t count = read_fully(fd, buffer + used, room - used);
        if (count < 0 || used + (size_t)count > limit) {
            int saved = errno;
            free(buffer);
            errno = saved;
            return count < 0 ? FILE_FAILED : FILE_TOO_LARGE;
        }
        used += (size_t)count;
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *size = used;
    return FILE_OK;
}

static enum file_result read_open(int fd, size_t limit, char **bytes, size_t *size)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        return FILE_FAILED;
    }
    if (!S_ISREG(info.st_mode)) {
        return FILE_NOT_REGULAR;
    }
    if ((uintmax_t)info.st_size > limit) {
        return FILE_TOO_LARGE;
    }
    return read_to_end(fd, (size_t)info.st_size, limit, bytes, size);
}

/** Close without losing the errno of what went before. */
static void close_quietly(int fd)
{
    int saved = errno;
    close(fd);
    errno = saved;
}

enum file_result file_read(const char *path, size_t limit, char **bytes, size_t *size)
{
    /* O_NONBLOCK: a pipe without a writer must not stop the show; regular files do not mind. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : errno == ENXIO ? FILE_NOT_REGULAR : FILE_FAILED;
    }
    enum file_result result = read_open(fd, limit, bytes, size);
    close_quietly(fd);
    return result;
}

bool file_write_all(int fd, const void *bytes, size_t size)
{
    const char *rest = bytes;
    while (size > 0) {
        ssize_t count = write(fd, rest, size);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return false;
        }
        rest += count;
        size -= (size_t)count;
    }
    return true;
}

/** Make the rename itself survive a power cut; where that cannot be had, the file is whole all the same. */
static void sync_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct strbuf parent = {0};
    strbuf_add(&parent, slash ? path : ".", slash ? (size_t)(slash - path) + 1 : 1);
    int fd = open(strbuf_text(&parent), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    strbuf_finish(&parent);
}

static mode_t mode_for(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? info.st_mode & 0777 : 0644;
}

static bool write_temporary(int fd, mode_t mode, const void *bytes, size_t size)
{
    bool ok = file_write_all(fd, bytes, size) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    if (!ok) {
        close_quietly(fd);
        return false;
    }
    return close(fd) == 0;
}

static bool replace_file(const char *path, mode_t mode, const void *bytes, size_t size)
{
    struct strbuf name = {0};
    strbuf_printf(&name, "%s.XXXXXX", path);
    int fd = mkstemp(name.text);
    bool ok = fd >= 0 && write_temporary(fd, mode, bytes, size) && rename(name.text, path) == 0;
    int saved = errno;
    if (ok) {
        sync_parent(path);
    } else if (fd >= 0) {
        unlink(name.text);
    }
    strbuf_finish(&name);
    errno = saved;
    return ok;
}

bool file_write_atomic(const char *path, const void *bytes, size_t size)
{
    return replace_file(path, mode_for(path), bytes, size);
}

bool file_write_private(const char *path, const void *bytes, size_t size)
{
    return replace_file(path, 0600, bytes, size);
}

/** The next folder of the way; closes the one before. -1 on failure. */
static int step_down(int folder, const char *segment, size_t size)
{
    struct strbuf name = {0};
    strbuf_add(&name, segment, size);
    int next = openat(folder, strbuf_text(&name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    close_quietly(folder);
    int saved = errno;
    strbuf_finish(&name);
    errno = saved;
    return next;
}

int file_open_below(const char *folder, const char *relative)
{
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const char *name = relative;
    for (const char *slash; at >= 0 && (slash = strchr(name, '/')); name = slash + 1) {
        at = step_down(at, name, (size_t)(slash - name));
    }
    if (at < 0) {
        return -1;
    }
    /* A pipe must not be waited for. */
    int fd = openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    close_quietly(at);
    return file_only_regular(fd);
}

int file_only_regular(int fd)
{
    struct stat info;
    bool known = fd >= 0 && fstat(fd, &info) == 0;
    if (fd >= 0 && (!known || !S_ISREG(info.st_mode))) {
        int error = known ? EINVAL : errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

bool file_may_be_there(int error)
{
    static const int others[] = {0, ENOENT, ENOTDIR, ELOOP, EINVAL, ENXIO, EISDIR, ENAMETOOLONG, ENOTTY};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i] == error) {
            return false;
        }
    }
    return true;
}

static bool make_one(const char *path)
{
    if (mkdir(path, 0777) == 0 || file_is_folder(path)) {
        return true;
    }
    errno = errno == EEXIST ? ENOTDIR : errno;
    return false;
}

bool file_make_folder(const char *path)
{
    struct strbuf parent = {0};
    bool ok = true;
    for (const char *slash = strchr(path, '/'); slash && ok; slash = strchr(slash + 1, '/')) {
        strbuf_clear(&parent);
        strbuf_add(&parent, path, (size_t)(slash - path));
        ok = parent.size == 0 || make_one(parent.text);
    }
    ok = ok && make_one(path);
    int saved = errno;
    strbuf_finish(&parent);
    errno = saved;
    return ok;
}

bool file_make_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct strbuf parent = {0};
    strbuf_add(&parent, path, slash ? (size_t)(slash - path) : 0);
    bool made = parent.size == 0 || file_make_folder(strbuf_text(&parent));
    int saved = errno;
    strbuf_finish(&parent);
    errno = saved;
    return made;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    int saved = errno;
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    errno = saved;
    return folder;
}

static bool segment_is_safe(const char *segment, size_t size)
{
    return size > 0 && !(size == 1 && segment[0] == '.') && !(size == 2 && strncmp(segment, "..", 2) == 0);
}

bool file_name_is_safe(const char *relative)
{
    if (strchr(relative, '\\')) {
        return false;
    }
    const char *segment = relative;
    for (;;) {
        size_t size = strcspn(segment, "/");
        if (!segment_is_safe(segment, size)) {
            return false;
        }
        if (segment[size] == '\0') {
            return true;
        }
        segment += size + 1;
    }
}

static bool segment_is_content(const char *segment, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)segment[i] < 0x20 || segment[i] == 0x7F) {
            return false;
        }
    }
    return size > 0 && !strchr(".~#", segment[0]) && segment[size - 1] != '~';
}

bool file_name_is_content(const char *relative)
{
    const char *segment = relative;
    for (;;) {
        size_t size = strcspn(segment, "/");
        if (!segment_is_content(segment, size)) {
            return false;
        }
        if (segment[size] == '\0') {
            return true;
        }
        segment += size + 1;
    }
}

static bool segment_is_of_system(const char *segment, size_t size)
{
    static const char *const names[] = {
        "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "lost+found", "Thumbs.db", "desktop.ini"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == size && strncasecmp(names[i], segment, size) == 0) {
            return true;
        }
    }
    return false;
}

bool file_name_is_of_system(const char *relative)
{
    for (const char *segment = relative;;) {
        size_t size = strcspn(segment, "/");
        if (segment_is_of_system(segment, size)) {
            return true;
        }
        if (segment[size] == '\0') {
            return false;
        }
        segment += size + 1;
    }
}
