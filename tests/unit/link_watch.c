#include "link/watch.h"

#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link/tree.h"

/** A pack's folder that is watched, and its surroundings. */
struct place {
    char folder[sizeof BINARY_DIR + 32];
    struct arena arena;
    struct watch *watch;
};

static const char *path_of(struct place *place, const char *name)
{
    return arena_printf(&place->arena, "%s/%s", place->folder, name);
}

static void put(struct place *place, const char *name, const char *text)
{
    FILE *file = fopen(path_of(place, name), "w");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-watch-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(file_make_folder(path_of(&place, "pack/pictures")));
    put(&place, "pack/pack.json", "{}");
    const char *path = path_of(&place, "pack/");
    place.watch = watch_create(&path, 1);
    CHECK(place.watch != NULL);
    CHECK(!watch_take(place.watch, NULL));
    return place;
}

static void end(struct place *place)
{
    watch_destroy(place->watch);
    CHECK(tree_remove(place->folder));
    arena_finish(&place->arena);
}

/** inotify tells at once; nothing is waited for. */
static bool noticed(struct place *place)
{
    struct pollfd fd = {.fd = watch_fd(place->watch), .events = POLLIN};
    bool readable = poll(&fd, 1, 0) == 1;
    bool changed = watch_take(place->watch, NULL);
    CHECK(readable || !changed);
    return changed;
}

static void test_changes(void)
{
    struct place place = begin();
    CHECK(!noticed(&place));
    put(&place, "pack/pack.json", "[]");
    CHECK(noticed(&place));
    CHECK(!noticed(&place));
    put(&place, "pack/pictures/star.png", "star");
    CHECK(noticed(&place));
    CHECK(file_write_atomic(path_of(&place, "pack/pack.json"), "{}", 2));
    CHECK(noticed(&place));
    CHECK(unlink(path_of(&place, "pack/pictures/star.png")) == 0);
    CHECK(noticed(&place));
    /* To read is no change. */
    char *bytes = NULL;
    size_t size = 0;
    CHECK(file_read(path_of(&place, "pack/pack.json"), 100, &bytes, &size) == FILE_OK);
    free(bytes);
    CHECK(!noticed(&place));
    end(&place);
}

static void test_strangers(void)
{
    struct place place = begin();
    put(&place, "neighbour", "");
    put(&place, "pack/.pack.json.swp", "");
    put(&place, "pack/pack.json~", "");
    CHECK(file_make_folder(path_of(&place, "pack-2")));
    CHECK(!noticed(&place));
    end(&place);
}

/** Folders that come are followed from then on. */
static void test_new_folder(void)
{
    struct place place = begin();
    CHECK(file_make_folder(path_of(&place, "pack/more/deep")));
    CHECK(noticed(&place));
    put(&place, "pack/more/deep/star.png", "star");
    CHECK(noticed(&place));
    end(&place);
}

/** The whole folder goes, comes, and is exchanged for another. */
static void test_replaced(void)
{
    struct place place = begin();
    CHECK(rename(path_of(&place, "pack"), path_of(&place, "old")) == 0);
    CHECK(noticed(&place));
    CHECK(file_make_folder(path_of(&place, "new")));
    CHECK(rename(path_of(&place, "new"), path_of(&place, "pack")) == 0);
    CHECK(noticed(&place));
    put(&place, "pack/pack.json", "{}");
    CHECK(noticed(&place));
    CHECK(tree_remove(path_of(&place, "pack")));
    CHECK(noticed(&place));
    /* Or it is a link that is turned elsewhere. */
    CHECK(symlink("old", path_of(&place, "pack")) == 0);
    CHECK(noticed(&place));
    put(&place, "old/pack.json", "{}");
    CHECK(noticed(&place));
    end(&place);
}

/** A pack may be a single file. */
static void test_file(void)
{
    struct place place = begin();
    put(&place, "pack.zip", "PK");
    const char *path = path_of(&place, "pack.zip");
    watch_destroy(place.watch);
    place.watch = watch_create(&path, 1);
    CHECK(!noticed(&place));
    put(&place, "pack.zip", "PKPK"); /* in place */
    CHECK(noticed(&place));
    CHECK(file_write_atomic(path, "PKPK", 4));
    CHECK(noticed(&place));
    put(&place, "pack.zip", "PKPKPK");
    CHECK(noticed(&place));
    put(&place, "other.zip", "PK");
    CHECK(!noticed(&place));
    CHECK(unlink(path) == 0);
    CHECK(noticed(&place));
    end(&place);
}

/** How many watches the system holds for us. */
static size_t count_watches(struct place *place)
{
    char line[256];
    size_t count = 0;
    FILE *info = fopen(arena_printf(&place->arena, "/proc/self/fdinfo/%d", watch_fd(place->watch)), "r");
    CHECK(info != NULL);
    while (info && fgets(line, sizeof line, info)) {
        count += strncmp(line, "inotify ", strlen("inotify ")) == 0;
    }
    if (info) {
        fclose(info);
    }
    return count;
}

/** A folder that is moved away takes no watch with it, however often. */
static void test_moved_away(void)
{
    struct place place = begin();
    size_t before = count_watches(&place);
    CHECK(before == 3); /* above it, the folder, its pictures */
    for (int i = 0; i < 5; i++) {
        CHECK(rename(path_of(&place, "pack"), arena_printf(&place.arena, "%s/old-%d", place.folder, i)) == 0);
        CHECK(noticed(&place) && count_watches(&place) == 1);
        CHECK(file_make_folder(path_of(&place, "pack/pictures")));
        CHECK(noticed(&place) && count_watches(&place) == before);
    }
    put(&place, "old-0/pack.json", "{}");
    CHECK(!noticed(&place)); /* it is nobody's any more */
    CHECK(rename(path_of(&place, "pack/pictures"), path_of(&place, "old-pictures")) == 0);
    CHECK(noticed(&place) && count_watches(&place) == before - 1);
    end(&place);
}

/** What was told last. */
struct heard {
    size_t path, count;
    char name[64];
};

static void hear(void *self, size_t path, const char *name)
{
    struct heard *heard = self;
    heard->path = path;
    heard->count++;
    snprintf(heard->name, sizeof heard->name, "%s", name ? name : "(all)");
}

static void check_heard(struct watch *watch, size_t path, const char *name)
{
    struct heard heard = {.count = 0};
    CHECK(watch_take(watch, &(struct watch_listener){hear, &heard}) && heard.count > 0);
    CHECK(heard.path == path);
    CHECK_TEXT(heard.name, name);
}

/** It is told under which name of which folder. */
static void test_where(void)
{
    struct place place = begin();
    CHECK(file_make_folder(path_of(&place, "drop/autumn/pictures/deep")));
    const char *const paths[] = {path_of(&place, "pack"), path_of(&place, "drop")};
    watch_destroy(place.watch);
    place.watch = watch_create(paths, 2);
    put(&place, "pack/pictures/star.png", "star");
    check_heard(place.watch, 0, "pictures");
    put(&place, "drop/winter.zip", "PK");
    check_heard(place.watch, 1, "winter.zip");
    put(&place, "drop/autumn/pictures/deep/star.png", "star");
    check_heard(place.watch, 1, "autumn");
    CHECK(file_make_folder(path_of(&place, "drop/spring")));
    check_heard(place.watch, 1, "spring");
    put(&place, "drop/spring/pack.json", "{}");
    check_heard(place.watch, 1, "spring");
    CHECK(rename(path_of(&place, "drop"), path_of(&place, "gone")) == 0);
    check_heard(place.watch, 1, "(all)");
    end(&place);
}

int main(void)
{
    test_moved_away();
    test_where();
    test_changes();
    test_strangers();
    test_new_folder();
    test_replaced();
    test_file();
    return check_result();
}
