/*
 * Whatever a file holds that calls itself an archive: it is unpacked into its folder or refused with a reason. Nothing
 * is ever put elsewhere, no link and no device is made, no more comes out than the limits say, and of what is refused
 * nothing is left.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "link/archive.h"
#include "link/tree.h"

static void remove_folder(void);

/** A folder of our own, with a neighbour in it that must stay what it is. */
static const char *get_folder(void)
{
    static char path[64];
    if (!path[0]) {
        bool memory = file_is_folder("/dev/shm") && access("/dev/shm", W_OK) == 0;
        snprintf(path, sizeof path, "%s/fuzz-archive-XXXXXX", memory ? "/dev/shm" : ".");
        REQUIRE(mkdtemp(path));
        atexit(remove_folder);
    }
    return path;
}

static void remove_folder(void)
{
    REQUIRE(tree_remove(get_folder()));
}

static void write_file(const char *path, const uint8_t *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    REQUIRE(file);
    REQUIRE(size == 0 || fwrite(bytes, 1, size, file) == size);
    REQUIRE(fclose(file) == 0);
}

/** Only files and folders; returns their bytes. */
static uint64_t look_through(const char *path)
{
    struct arena arena = {0};
    struct stat info;
    uint64_t bytes = 0;
    REQUIRE(lstat(path, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)));
    DIR *folder = S_ISDIR(info.st_mode) ? opendir(path) : NULL;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            bytes += look_through(arena_printf(&arena, "%s/%s", path, entry->d_name));
        }
    }
    if (folder) {
        closedir(folder);
    }
    arena_finish(&arena);
    return S_ISREG(info.st_mode) ? (uint64_t)info.st_size : bytes;
}

/** The archive and what came out of it, and nothing else. */
static void look_around(const char *folder, bool unpacked)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    REQUIRE(open);
    while (readdir(open)) {
        count++;
    }
    closedir(open);
    REQUIRE(count == (unpacked ? 4 : 3));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const char *path = arena_printf(&arena, "%s/pack.zip", get_folder());
    const char *out = arena_printf(&arena, "%s/out", get_folder());
    write_file(path, bytes, size);
    const char *root = archive_unpack(path, out, &arena, &diags);
    REQUIRE((root == NULL) == (diags.errors > 0));
    look_around(get_folder(), root != NULL);
    if (root) {
        REQUIRE(look_through(out) <= size * ARCHIVE_RATIO_MAX + ARCHIVE_ANY_RATIO);
    }
    REQUIRE(tree_remove(out));
    diag_finish(&diags);
    arena_finish(&arena);
    return 0;
}
