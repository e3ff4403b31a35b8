#include "link/directory.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The record stands at the very end, but for a comment; libarchive looks no farther for it, either. */
enum { TAIL = 16 * 1024, RECORD = 22 };

static uint32_t little16(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t little32(const unsigned char *p)
{
    return little16(p) | little16(p + 2) << 16;
}

/** The last record in the tail; NULL when there is none. */
static const unsigned char *find_record(const unsigned char *tail, size_t size)
{
    static const unsigned char mark[] = {'P', 'K', 5, 6};
    for (size_t i = size >= RECORD ? size - RECORD + 1 : 0; i > 0; i--) {
        if (memcmp(tail + i - 1, mark, sizeof mark) == 0) {
            return tail + i - 1;
        }
    }
    return NULL;
}

/**
 * The list ends where the record begins; so no other, longer list can be meant. Where the fields are too small for the
 * truth it stands elsewhere (Zip64), and it is large.
 */
static bool take_record(const unsigned char *record, uint64_t at, struct directory *out)
{
    uint64_t start = little32(record + 16);
    out->entries = little16(record + 10);
    out->bytes = little32(record + 12);
    return out->entries == UINT16_MAX || start + out->bytes == at;
}

static enum directory_result read_tail(int fd, struct directory *out)
{
    unsigned char tail[TAIL];
    struct stat info;
    if (fstat(fd, &info) != 0) {
        return DIRECTORY_FAILED;
    }
    if (!S_ISREG(info.st_mode)) {
        return DIRECTORY_NONE;
    }
    out->file_bytes = (uint64_t)info.st_size;
    out->marked = pread(fd, tail, 2, 0) == 2 && memcmp(tail, "PK", 2) == 0;
    off_t from = info.st_size > TAIL ? info.st_size - TAIL : 0;
    ssize_t size = pread(fd, tail, sizeof tail, from);
    if (size < 0) {
        return DIRECTORY_FAILED;
    }
    const unsigned char *record = find_record(tail, (size_t)size);
    bool fits = record && take_record(record, (uint64_t)from + (uint64_t)(record - tail), out);
    return fits ? DIRECTORY_OK : DIRECTORY_NONE;
}

enum directory_result directory_read(const char *path, struct directory *out)
{
    *out = (struct directory){.entries = 0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return DIRECTORY_FAILED;
    }
    enum directory_result result = read_tail(fd, out);
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}
