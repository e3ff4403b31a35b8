#ifndef TESTS_UNIT_FAULTS_H
#define TESTS_UNIT_FAULTS_H

/*
 * A disk that is full, or a process that is killed, at the n-th call that could change something. The linker puts these
 * calls in place of the C library's (tests/CMakeLists.txt).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

/** What happens at the call that is counted down to. */
static struct {
    long left; /* calls until then; 0: never */
    int error; /* fail with this; 0: the process ends at once, as by kill -9 */
    bool for_good;
    long struck; /* how often it happened */
} fault;

static bool strikes(void)
{
    if (fault.left == 0 || --fault.left > 0) {
        return false;
    }
    if (fault.error == 0) {
        _exit(9);
    }
    fault.left = fault.for_good ? 1 : 0;
    fault.struck++;
    errno = fault.error;
    return true;
}

ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_open(const char *path, int flags, ...);
int __real_rename(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);
int __real_fsync(int fd);
int __real_syncfs(int fd);
int __real_mkstemp(char *name);
int __real_unlink(const char *path);
int __real_rmdir(const char *path);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __wrap_open(const char *path, int flags, ...);
int __wrap_rename(const char *from, const char *to);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_fsync(int fd);
int __wrap_syncfs(int fd);
int __wrap_mkstemp(char *name);
int __wrap_unlink(const char *path);
int __wrap_rmdir(const char *path);

ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
    if (strikes()) {
        return -1;
    }
    /* Half of it reaches the disk before the next call fails. */
    return __real_write(fd, bytes, fault.left == 1 && size > 1 ? size / 2 : size);
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    return flags & O_CREAT && strikes() ? -1 : __real_open(path, flags, mode);
}

int __wrap_rename(const char *from, const char *to)
{
    return strikes() ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    return strikes() ? -1 : __real_mkdir(path, mode);
}

int __wrap_fsync(int fd)
{
    return strikes() ? -1 : __real_fsync(fd);
}

int __wrap_syncfs(int fd)
{
    return strikes() ? -1 : __real_syncfs(fd);
}

int __wrap_mkstemp(char *name)
{
    return strikes() ? -1 : __real_mkstemp(name);
}

/* A full disk can still remove; but whoever is killed may be killed there. */
int __wrap_unlink(const char *path)
{
    return fault.error == 0 && strikes() ? -1 : __real_unlink(path);
}

int __wrap_rmdir(const char *path)
{
    return fault.error == 0 && strikes() ? -1 : __real_rmdir(path);
}

#endif
