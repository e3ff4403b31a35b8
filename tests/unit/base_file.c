#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "check.h"

static void check_read(const char *path, size_t limit, enum file_result wanted, const char *text)
{
    char *bytes = NULL;
    size_t size = 12345;
    enum file_result result = file_read(path, limit, &bytes, &size);
    CHECK(result == wanted);
    if (result == FILE_OK) {
        CHECK(size == strlen(text) && memcmp(bytes, text, size + 1) == 0);
        free(bytes);
    } else {
        CHECK(bytes == NULL && size == 12345);
    }
}

static void test_read(const char *folder, struct arena *arena)
{
    const char *path = arena_printf(arena, "%s/text", folder), *pipe = arena_printf(arena, "%s/pipe", folder);
    CHECK(file_write_atomic(path, "hello", 5));
    check_read(path, 5, FILE_OK, "hello");
    check_read(path, 4, FILE_TOO_LARGE, NULL);
    check_read(folder, 100, FILE_NOT_REGULAR, NULL);
    check_read("/dev/null", 100, FILE_NOT_REGULAR, NULL);
    check_read(arena_printf(arena, "%s/none", folder), 100, FILE_MISSING, NULL);
    check_read(arena_printf(arena, "%s/text/below", folder), 100, FILE_MISSING, NULL);
    CHECK(mkfifo(pipe, 0600) == 0);
    check_read(pipe, 100, FILE_NOT_REGULAR, NULL);
    CHECK(unlink(pipe) == 0 && symlink("loop", arena_printf(arena, "%s/loop", folder)) == 0);
    check_read(arena_printf(arena, "%s/loop", folder), 100, FILE_FAILED, NULL);
    CHECK(unlink(arena_printf(arena, "%s/loop", folder)) == 0);
    CHECK(file_write_atomic(path, "", 0));
    check_read(path, 0, FILE_OK, "");
    CHECK(unlink(path) == 0);
}

/** The kernel says that these have size 0, and yet there is something in them. */
static void test_read_proc(void)
{
    char *bytes;
    size_t size;
    CHECK(file_read("/proc/self/status", 1024 * 1024, &bytes, &size) == FILE_OK && size > 0 && strlen(bytes) == size);
    free(bytes);
    CHECK(file_read("/proc/self/status", 10, &bytes, &size) == FILE_TOO_LARGE);
}

static size_t count_entries(const char *folder)
{
    size_t count = 0;
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        count += entry->d_name[0] != '.';
    }
    if (entries) {
        closedir(entries);
    }
    return count;
}

static void test_write(const char *folder, struct arena *arena)
{
    const char *path = arena_printf(arena, "%s/settings", folder);
    struct stat info;
    CHECK(file_write_atomic(path, "one", 3) && file_write_atomic(path, "second", 6));
    check_read(path, 100, FILE_OK, "second");
    CHECK(chmod(path, 0640) == 0 && file_write_atomic(path, "third", 5));
    CHECK(stat(path, &info) == 0 && (info.st_mode & 0777) == 0640);
    /* where it fails, nothing is left behind and nothing is lost */
    errno = 0;
    CHECK(!file_write_atomic(arena_printf(arena, "%s/none/settings", folder), "x", 1) && errno == ENOENT);
    CHECK(!file_write_atomic(folder, "x", 1) && errno != 0);
    CHECK(count_entries(folder) == 1);
    check_read(path, 100, FILE_OK, "third");
    CHECK(unlink(path) == 0);
}

static void test_folders(const char *folder, struct arena *arena)
{
    const char *deep = arena_printf(arena, "%s/a/b//c/", folder), *file = arena_printf(arena, "%s/a/file", folder);
    CHECK(file_make_folder(deep) && file_is_folder(deep));
    CHECK(file_make_folder(deep));
    CHECK(!file_is_folder(arena_printf(arena, "%s/none", folder)));
    CHECK(file_write_atomic(file, "x", 1) && !file_is_folder(file));
    CHECK(!file_make_folder(file) && errno == ENOTDIR);
    CHECK(!file_make_folder(arena_printf(arena, "%s/below", file)) && errno == ENOTDIR);
    CHECK(file_make_parent(file) && file_make_parent("no-folder") && file_make_parent("/root-has-none"));
    CHECK(!file_make_parent(arena_printf(arena, "%s/below", file)) && errno == ENOTDIR);
    CHECK(unlink(file) == 0);
    CHECK(rmdir(deep) == 0 && rmdir(arena_printf(arena, "%s/a/b", folder)) == 0);
    CHECK(rmdir(arena_printf(arena, "%s/a", folder)) == 0);
}

static void test_names(void)
{
    static const struct {
        const char *name;
        bool safe;
    } cases[] = {
        {"a", true},        {"a.json", true},  {"a/b/c.png", true}, {".hidden", true}, {"...", true},
        {"灯り.png", true}, {"a..b", true},    {"", false},         {"/", false},      {"/a", false},
        {"a/", false},      {"a//b", false},   {".", false},        {"..", false},     {"../a", false},
        {"a/..", false},    {"a/../b", false}, {"./a", false},      {"a/./b", false},  {"a\\b", false},
        {"..\\a", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(file_name_is_safe(cases[i].name) == cases[i].safe);
    }
}

static void test_content(void)
{
    static const struct {
        const char *name;
        bool content;
    } cases[] = {
        {"pack.json", true},    {"pictures/灯り.png", true}, {"a/.hidden", false}, {"~$table.xlsx", false},
        {"#pack.json#", false}, {"pack.json~", false},       {"line\nend", false}, {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(file_name_is_content(cases[i].name) == cases[i].content);
    }
}

static void test_systems(void)
{
    static const struct {
        const char *name;
        bool of_system;
    } cases[] = {
        {"System Volume Information", true},
        {"system volume information/WPSettings.dat", true},
        {"$RECYCLE.BIN", true},
        {"a/lost+found/b", true},
        {"pictures/THUMBS.DB", true},
        {"pictures/Thumbs.dbx", false},
        {"pictures/desktop.in", false},
        {"", false},
        {"/", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(file_name_is_of_system(cases[i].name) == cases[i].of_system);
    }
}

static void test_open_below(const char *folder, struct arena *arena)
{
    static const struct {
        const char *name;
        int error; /* 0: it opens */
    } cases[] = {
        {"text", 0},         {"a/b/text", 0}, {"a", EINVAL},          {"none", ENOENT}, {"none/text", ENOENT},
        {"text/b", ENOTDIR}, {"link", ELOOP}, {"away/text", ENOTDIR}, {"pipe", EINVAL}, {"a/up/text", ENOTDIR},
    };
    const char *text = arena_printf(arena, "%s/text", folder), *pipe = arena_printf(arena, "%s/pipe", folder),
               *link = arena_printf(arena, "%s/link", folder), *away = arena_printf(arena, "%s/away", folder),
               *up = arena_printf(arena, "%s/a/up", folder);
    CHECK(file_make_folder(arena_printf(arena, "%s/a/b", folder)));
    CHECK(file_write_atomic(text, "", 0) && file_write_atomic(arena_printf(arena, "%s/a/b/text", folder), "", 0));
    CHECK(symlink("text", link) == 0 && symlink("a/b", away) == 0 && symlink("..", up) == 0 && mkfifo(pipe, 0600) == 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        errno = 0;
        int fd = file_open_below(folder, cases[i].name);
        CHECK((fd >= 0) == (cases[i].error == 0) && errno == cases[i].error);
        CHECK(fd < 0 || close(fd) == 0);
    }
    CHECK(file_open_below(away, "text") == -1 && errno == ENOTDIR); /* the folder itself is a link */
    CHECK(unlink(text) == 0 && unlink(link) == 0 && unlink(away) == 0 && unlink(up) == 0 && unlink(pipe) == 0);
    CHECK(unlink(arena_printf(arena, "%s/a/b/text", folder)) == 0);
    CHECK(rmdir(arena_printf(arena, "%s/a/b", folder)) == 0 && rmdir(arena_printf(arena, "%s/a", folder)) == 0);
}

int main(void)
{
    struct arena arena = {0};
    char folder[] = BINARY_DIR "/unit-file-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    test_read(folder, &arena);
    test_read_proc();
    test_write(folder, &arena);
    test_folders(folder, &arena);
    test_names();
    test_content();
    test_systems();
    test_open_below(folder, &arena);
    CHECK(rmdir(folder) == 0);
    arena_finish(&arena);
    return check_result();
}
