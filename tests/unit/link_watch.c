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
    CHECK(!watch_take(place.watch));
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
    bool changed = watch_take(place->watch);
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

int main(void)
{
    test_changes();
    test_strangers();
    test_new_folder();
    test_replaced();
    test_file();
    return check_result();
}
