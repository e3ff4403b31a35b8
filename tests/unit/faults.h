#ifndef TESTS_UNIT_FAULTS_H
#define TESTS_UNIT_FAULTS_H

/*
 * A disk that is full, or a process that is killed, at the n-th call that could change something; or one that cannot be
 * read, at the n-th call that reads. The linker puts these calls in place of the C library's (tests/CMakeLists.txt).
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/** What happens at the call that is counted down to. */
static struct {
    long left; /* calls until then; 0: never */
    int error; /* fail with this; 0: the process ends at once, as by kill -9 */
    bool for_good;
    bool reads;  /* what reads fails, not what writes */
    long struck; /* how often it happened */
} fault;

static bool strikes_now(bool reads)
{
    if (fault.reads != reads || fault.left == 0 || --fault.left > 0) {
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

static bool strikes(void)
{
    return strikes_now(false);
}

ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_open(const char *path, int flags, ...);
int __real_rename(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);
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
    return strikes_now(!(flags & O_CREAT)) ? -1 : __real_open(path, flags, mode);
}

int __wrap_rename(const char *from, const char *to)
{
    return strikes() ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    return strikes() ? -1 : __real_mkdir(path, mode);
}

/* Who is killed leaves to the system what was written, so nothing here depends on the disk itself; and waiting for it,
 * thousands of times, would take minutes. */
int __wrap_fsync(int fd)
{
    (void)fd;
    return strikes() ? -1 : 0;
}

int __wrap_syncfs(int fd)
{
    (void)fd;
    return strikes() ? -1 : 0;
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

/* What reads. */

ssize_t __real_read(int fd, void *bytes, size_t size);
int __real_openat(int folder, const char *path, int flags, ...);
int __real_stat(const char *path, struct stat *info);
int __real_lstat(const char *path, struct stat *info);
int __real_fstat(int fd, struct stat *info);
int __real_fstatat(int folder, const char *path, struct stat *info, int flags);
int __real_access(const char *path, int mode);
int __real_faccessat(int folder, const char *path, int mode, int flags);
char *__real_realpath(const char *path, char *resolved);
DIR *__real_opendir(const char *path);
struct dirent *__real_readdir(DIR *folder);
FILE *__real_fopen(const char *path, const char *mode);
size_t __real_fread(void *bytes, size_t size, size_t count, FILE *file);
ssize_t __wrap_read(int fd, void *bytes, size_t size);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_stat(const char *path, struct stat *info);
int __wrap_lstat(const char *path, struct stat *info);
int __wrap_fstat(int fd, struct stat *info);
int __wrap_fstatat(int folder, const char *path, struct stat *info, int flags);
int __wrap_access(const char *path, int mode);
int __wrap_faccessat(int folder, const char *path, int mode, int flags);
char *__wrap_realpath(const char *path, char *resolved);
DIR *__wrap_opendir(const char *path);
struct dirent *__wrap_readdir(DIR *folder);
FILE *__wrap_fopen(const char *path, const char *mode);
size_t __wrap_fread(void *bytes, size_t size, size_t count, FILE *file);

ssize_t __wrap_read(int fd, void *bytes, size_t size)
{
    return strikes_now(true) ? -1 : __real_read(fd, bytes, size);
}

int __wrap_openat(int folder, const char *path, int flags, ...)
{
    return strikes_now(true) ? -1 : __real_openat(folder, path, flags);
}

int __wrap_stat(const char *path, struct stat *info)
{
    return strikes_now(true) ? -1 : __real_stat(path, info);
}

int __wrap_lstat(const char *path, struct stat *info)
{
    return strikes_now(true) ? -1 : __real_lstat(path, info);
}

int __wrap_fstat(int fd, struct stat *info)
{
    return strikes_now(true) ? -1 : __real_fstat(fd, info);
}

int __wrap_fstatat(int folder, const char *path, struct stat *info, int flags)
{
    return strikes_now(true) ? -1 : __real_fstatat(folder, path, info, flags);
}

int __wrap_access(const char *path, int mode)
{
    return strikes_now(true) ? -1 : __real_access(path, mode);
}

int __wrap_faccessat(int folder, const char *path, int mode, int flags)
{
    return strikes_now(true) ? -1 : __real_faccessat(folder, path, mode, flags);
}

char *__wrap_realpath(const char *path, char *resolved)
{
    return strikes_now(true) ? NULL : __real_realpath(path, resolved);
}

DIR *__wrap_opendir(const char *path)
{
    return strikes_now(true) ? NULL : __real_opendir(path);
}

struct dirent *__wrap_readdir(DIR *folder)
{
    return strikes_now(true) ? NULL : __real_readdir(folder);
}

FILE *__wrap_fopen(const char *path, const char *mode)
{
    return strikes_now(true) ? NULL : __real_fopen(path, mode);
}

size_t __wrap_fread(void *bytes, size_t size, size_t count, FILE *file)
{
    return strikes_now(true) ? 0 : __real_fread(bytes, size, count, file);
}

#endif
