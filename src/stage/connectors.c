#include "stage/connectors.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"

enum { PATH_BYTES = 512, EDID_BYTES = 4096 };

/** What stands in a file of a socket: the number of bytes, 0 where there is none. */
static size_t read_some(const char *folder, const char *socket, const char *file, char *out, size_t room)
{
    char path[PATH_BYTES];
    int size = snprintf(path, sizeof path, "%s/%s/%s", folder, socket, file);
    int fd = size > 0 && (size_t)size < sizeof path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    if (fd < 0) {
        return 0;
    }
    ssize_t got = read(fd, out, room);
    close(fd);
    return got > 0 ? (size_t)got : 0;
}

static bool is_plugged(const char *folder, const char *socket)
{
    static const char word[] = "connected";
    char status[sizeof word];
    size_t size = read_some(folder, socket, "status", status, sizeof word - 1);
    return size == sizeof word - 1 && memcmp(status, word, size) == 0;
}

/** The socket's name, and how the display in it describes itself. */
static uint64_t hash_socket(const char *folder, const char *socket)
{
    char edid[EDID_BYTES];
    size_t size = read_some(folder, socket, "edid", edid, sizeof edid);
    return hash_bytes(hash_bytes(HASH_START, socket, strlen(socket)), edid, size);
}

/** The same for the same displays in the same sockets, in whatever order they are listed; 0 where there is none. */
static uint64_t hash_all(const char *folder)
{
    uint64_t all = 0;
    DIR *list = opendir(folder);
    for (const struct dirent *entry = NULL; list && (entry = readdir(list));) {
        if (entry->d_name[0] != '.' && is_plugged(folder, entry->d_name)) {
            all += hash_socket(folder, entry->d_name) | 1;
        }
    }
    if (list) {
        closedir(list);
    }
    return all;
}

void connectors_watch(struct connectors *connectors, const char *folder, tick now)
{
    *connectors = (struct connectors){.folder = folder, .plugged = hash_all(folder), .next = now + CONNECTORS_PAUSE};
}

bool connectors_changed(struct connectors *connectors, tick now)
{
    if (!connectors->folder || now < connectors->next) {
        return false;
    }
    uint64_t plugged = hash_all(connectors->folder);
    connectors->next = now + CONNECTORS_PAUSE;
    if (plugged == 0) {
        connectors->gone = connectors->gone || connectors->plugged != 0;
        return false;
    }
    bool changed = connectors->gone || plugged != connectors->plugged;
    connectors->plugged = plugged;
    connectors->gone = false;
    return changed;
}
