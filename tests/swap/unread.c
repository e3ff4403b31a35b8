/*
 * A disk that fails, for a program that is not linked for it: put before the C library by LD_PRELOAD. Of the calls that
 * read what has a text in its path, those of one kind fail, or take a long time, as long as a file exists:
 *
 *     UNREAD_PATH=TEXT UNREAD_WHILE=FILE UNREAD_KIND=open|read|stat|list|link|any UNREAD_ERROR=NUMBER|UNREAD_SECONDS=N
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/** The next one of this name, as a pointer to a function. */
#define NEXT(type, name) ((type)(uintptr_t)dlsym(RTLD_NEXT, name))

/** True when this call is to fail, with errno; after a long time when it is to take one. */
static bool fails(const char *kind, const char *path)
{
    const char *part = getenv("UNREAD_PATH"), *kinds = getenv("UNREAD_KIND"), *file = getenv("UNREAD_WHILE");
    const char *error = getenv("UNREAD_ERROR"), *seconds = getenv("UNREAD_SECONDS");
    if (!part || !kinds || !file || !path || !strstr(path, part)) {
        return false;
    }
    bool wanted = strcmp(kinds, "any") == 0 || strcmp(kinds, kind) == 0;
    if (!wanted || syscall(SYS_access, file, F_OK) != 0) {
        return false;
    }
    if (seconds) {
        nanosleep(&(struct timespec){.tv_sec = atol(seconds)}, NULL);
    }
    errno = error ? atoi(error) : 0;
    return error != NULL;
}

static bool fails_at(const char *kind, int fd)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = syscall(SYS_readlink, link, path, sizeof path - 1);
    path[size > 0 ? size : 0] = '\0';
    return fails(kind, path);
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    bool reads = (flags & (O_CREAT | O_WRONLY | O_RDWR | O_DIRECTORY)) == 0;
    return reads && fails("open", path) ? -1 : NEXT(int (*)(const char *, int, ...), "open")(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    return fails("open", path) ? NULL : NEXT(FILE * (*)(const char *, const char *), "fopen")(path, mode);
}

ssize_t read(int fd, void *bytes, size_t size)
{
    return fails_at("read", fd) ? -1 : NEXT(ssize_t(*)(int, void *, size_t), "read")(fd, bytes, size);
}

int stat(const char *path, struct stat *info)
{
    return fails("stat", path) ? -1 : NEXT(int (*)(const char *, struct stat *), "stat")(path, info);
}

int lstat(const char *path, struct stat *info)
{
    return fails("stat", path) ? -1 : NEXT(int (*)(const char *, struct stat *), "lstat")(path, info);
}

int fstat(int fd, struct stat *info)
{
    return fails_at("stat", fd) ? -1 : NEXT(int (*)(int, struct stat *), "fstat")(fd, info);
}

int access(const char *path, int mode)
{
    return fails("stat", path) ? -1 : NEXT(int (*)(const char *, int), "access")(path, mode);
}

int faccessat(int folder, const char *path, int mode, int flags)
{
    return fails("stat", path) ? -1
                               : NEXT(int (*)(int, const char *, int, int), "faccessat")(folder, path, mode, flags);
}

DIR *opendir(const char *path)
{
    return fails("list", path) ? NULL : NEXT(DIR * (*)(const char *), "opendir")(path);
}

struct dirent *readdir(DIR *folder)
{
    return fails_at("list", dirfd(folder)) ? NULL : NEXT(struct dirent * (*)(DIR *), "readdir")(folder);
}

char *realpath(const char *path, char *resolved)
{
    return fails("link", path) ? NULL : NEXT(char *(*)(const char *, char *), "realpath")(path, resolved);
}
