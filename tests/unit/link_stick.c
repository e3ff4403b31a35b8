#include "link/stick.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link_place.h"

/**
 * What lies at the root, in words: `name` is a file, `name/` a folder, `name>` a link to the name behind it, `name|` a
 * pipe. All are as old as each other, so that what is found comes by name.
 */
static const struct {
    const char *what;
    const char *root[8];
    const char *found; /* names, and `!` for an archive */
    bool bare;
} cases[] = {
    {"nothing", {NULL}, "", true},
    {"a pack at the root", {"pack.json", "places.json", "pictures/"}, ".", false},
    {"a pack in a folder", {"autumn/pack.json"}, "autumn", false},
    {"an archive", {"autumn.zip"}, "autumn.zip!", false},
    {"capitals", {"AUTUMN.ZIP"}, "AUTUMN.ZIP!", false},
    {"two archives", {"b.zip", "a.zip"}, "a.zip! b.zip!", false},
    {"one of each", {"b.zip", "a/pack.json"}, "a b.zip!", false},
    {"the root's folders are the root's", {"pack.json", "copy/pack.json", "a.zip"}, ". a.zip!", false},
    {"what Windows puts there", {"System Volume Information/pack.json", "$RECYCLE.BIN/pack.json"}, "", false},
    {"what systems hide", {".Trash-1000/pack.json", "._autumn.zip", "~autumn.zip"}, "", false},
    {"deeper", {"a/b/pack.json"}, "", false},
    {"only an ending", {".zip", "zip", "a.zip.txt", "a.zipx"}, "", false},
    {"names of others", {"report.docx", "IMG_0001.JPG", "music/song.mp3"}, "", false},
    {"a link instead of a pack.json", {"text", "pack.json>text"}, "", false},
    {"a link in a folder", {"text", "a/pack.json>../text"}, "", false},
    {"a link instead of a folder", {"a/pack.json", "b>a"}, "a", false},
    {"a link instead of an archive", {"a.zip", "b.zip>a.zip"}, "a.zip!", false},
    {"a link out of the stick", {"pack.json>/etc/passwd", "etc>/etc", "a.zip>/dev/zero"}, "", false},
    {"a pipe", {"pack.json|", "a.zip|", "a/pack.json|"}, "", false},
    {"folders of such names", {"pack.json/", "a.zip/"}, "", false},
    {"an archive that is a folder with a pack", {"a.zip/pack.json"}, "a.zip", false},
    {"names that are none", {"line\nend.zip", "tab\t/pack.json"}, "", false},
    {"names that are no UTF-8", {"\xFF.zip", "\xE2\x80\xAEpiz.zip"}, "\xE2\x80\xAEpiz.zip! \xFF.zip!", false},
    {"Japanese", {"秋のパック.zip", "春/pack.json"}, "春 秋のパック.zip!", false},
};

/** An empty file of that second; without a word to the disk, for there are many. */
static void touch(const char *path, int when)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    const struct timeval times[] = {{when, 0}, {when, 0}};
    CHECK(fd >= 0 && close(fd) == 0 && utimes(path, times) == 0);
}

static void make(struct place *place, const char *what)
{
    const char *to = strchr(what, '>');
    char name[256];
    size_t size = to ? (size_t)(to - what) : strlen(what);
    char kind = to ? '>' : what[size - 1];
    size -= kind == '|' || kind == '/';
    snprintf(name, sizeof name, "stick/%.*s", (int)size, what);
    const char *path = path_of(place, name);
    CHECK(file_make_folder(arena_copy(&place->arena, path, (size_t)(strrchr(path, '/') - path))));
    if (kind == '>') {
        CHECK(symlink(to + 1, path) == 0);
    } else if (kind == '|') {
        CHECK(mkfifo(path, 0600) == 0);
    } else if (kind == '/') {
        CHECK(file_make_folder(path));
    } else {
        touch(path, 1000);
    }
}

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-stick-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(file_make_folder(path_of(&place, "stick")));
    return place;
}

static void test_roots(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct place place = begin();
        struct stick stick = {.count = 0};
        const char *found = "";
        for (size_t k = 0; k < 8 && cases[i].root[k]; k++) {
            make(&place, cases[i].root[k]);
        }
        CHECK(stick_look(&stick, path_of(&place, "stick")));
        for (size_t k = 0; k < stick.count; k++) {
            found = arena_printf(&place.arena, "%s%s%s%s", found, k ? " " : "", stick.packs[k].name,
                                 stick.packs[k].archive ? "!" : "");
        }
        if (strcmp(found, cases[i].found) != 0) {
            fprintf(stderr, "%s:\n", cases[i].what);
        }
        CHECK_TEXT(found, cases[i].found);
        CHECK(stick.bare == cases[i].bare && !stick.cut && stick.left_out == 0);
        stick_finish(&stick);
        end(&place);
    }
}

/** The newest comes first, and so many are listed. */
static void test_many(void)
{
    struct place place = begin();
    struct stick stick = {.count = 0};
    for (int i = 0; i < STICK_PACKS_MAX + 10; i++) {
        const char *name = arena_printf(&place.arena, "stick/%03d.zip", i);
        touch(path_of(&place, name), 1000 + i);
    }
    CHECK(stick_look(&stick, path_of(&place, "stick")));
    CHECK(stick.count == STICK_PACKS_MAX && stick.left_out == 10);
    CHECK_TEXT(stick.packs[0].name, arena_printf(&place.arena, "%03d.zip", STICK_PACKS_MAX + 9));
    CHECK_TEXT(stick.packs[STICK_PACKS_MAX - 1].name, "010.zip");
    CHECK(stick_find(&stick, "010.zip") == &stick.packs[STICK_PACKS_MAX - 1]);
    CHECK(!stick_find(&stick, "009.zip") && !stick_find(&stick, "../stick/010.zip") && !stick_find(&stick, STICK_ROOT));
    stick_finish(&stick);
    end(&place);
}

/** More names than are looked at: a look ends. (Links, for making so many files takes long.) */
static void test_crowd(void)
{
    struct place place = begin();
    struct stick stick = {.count = 0};
    touch(path_of(&place, "stick/0.txt"), 1000);
    int folder = open(path_of(&place, "stick"), O_RDONLY | O_DIRECTORY);
    for (int i = 1; i < STICK_ENTRIES_MAX + 1000; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d.txt", i);
        if (symlinkat("0.txt", folder, name) != 0) {
            CHECK(!"made");
            break;
        }
    }
    CHECK(close(folder) == 0);
    CHECK(stick_look(&stick, path_of(&place, "stick")) && stick.cut && stick.count == 0 && !stick.bare);
    stick_finish(&stick);
    end(&place);
}

static void test_gone(void)
{
    struct place place = begin();
    struct stick stick = {.count = 0};
    put(&place, "file", "");
    CHECK(symlink("stick", path_of(&place, "link")) == 0);
    CHECK(!stick_look(&stick, path_of(&place, "nowhere")) && errno == ENOENT);
    CHECK(!stick_look(&stick, path_of(&place, "file")) && errno == ENOTDIR);
    CHECK(!stick_look(&stick, path_of(&place, "link")) && errno == ENOTDIR);
    stick_finish(&stick);
    end(&place);
}

int main(void)
{
    test_roots();
    test_many();
    test_crowd();
    test_gone();
    return check_result();
}
