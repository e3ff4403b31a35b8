#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum file_result {
    FILE_OK,
    FILE_MISSING,
    FILE_NOT_REGULAR, /* a folder, a device, a pipe */
    FILE_TOO_LARGE,
    FILE_FAILED, /* see errno */
    FILE_RESULT_COUNT
};

/**
 * Read the whole regular file at `path`, at most `limit` bytes. On FILE_OK `*bytes`
 * (owned by the caller, free()) is zero-terminated behind `*size` bytes; otherwise both are untouched.
 */
enum file_result file_read(const char *path, size_t limit, char **bytes, size_t *size);

/**
 * Replace the file at `path` with these bytes, or leave it as it was: written
 * to a temporary name beside it, fsynced, renamed. False on failure, see errno.
 */
bool file_write_atomic(const char *path, const void *bytes, size_t size);

/** The same, and nobody but this user may read the file afterwards. */
bool file_write_private(const char *path, const void *bytes, size_t size);

/** Write all of it to an open file, however many calls it takes. False on failure, see errno. */
bool file_write_all(int fd, const void *bytes, size_t size);

/**
 * Open the regular file `relative` (safe, see below) in `folder` for reading, where neither is or leads through a link:
 * what was looked at a moment ago may be something else by now. -1 on failure, see errno: EINVAL for what is no regular
 * file, ELOOP or ENOTDIR for a link.
 */
int file_open_below(const char *folder, const char *relative);

/** The open file (-1: none, see errno), if it is a regular one; else it is closed, and -1 returned: see errno, EINVAL
 * for what is no regular file. */
int file_only_regular(int fd);

/**
 * True when this errno, of a call that reads, says that what is there could not be read now - the disk failed, the
 * system had no more of something, we may not - rather than that nothing is there, or something else.
 */
bool file_may_be_there(int error);

/** Make a folder and its parents. False on failure, see errno. */
bool file_make_folder(const char *path);
/** The same of the folder that `path` lies in. True where it names none. */
bool file_make_parent(const char *path);

/** True when `path` is a folder. */
bool file_is_folder(const char *path);

/**
 * True when `relative` stays inside the folder it is joined to: not empty, not absolute,
 * no empty, "." or ".." segment, no backslash.
 */
bool file_name_is_safe(const char *relative);

/**
 * True when every part of `relative` can be of a pack: none begins with a dot, a tilde or a hash or ends with a tilde,
 * as editors and systems call their own files, and none has control characters.
 */
bool file_name_is_content(const char *relative);

/** True when a part of `relative` is what Windows or Linux put on every disk: System Volume Information, lost+found,
 * ... */
bool file_name_is_of_system(const char *relative);

#endif
