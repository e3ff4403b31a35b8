/* What counts as a pack in a drop folder, in which order, and that many are no trouble. */
#include "link/drop.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "check.h"
#include "link_place.h"

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-drop-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    return place;
}

static void set_time(const char *path, long when)
{
    const struct timespec times[] = {{.tv_sec = when}, {.tv_sec = when}};
    CHECK(utimensat(AT_FDCWD, path, times, 0) == 0);
}

static void add(struct place *place, const char *name, long when)
{
    CHECK(file_make_folder(path_of(place, name)));
    const char *path = path_of(place, arena_printf(&place->arena, "%s/pack.json", name));
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    CHECK(fd >= 0 && close(fd) == 0);
    set_time(path, when);
}

static void test_order(void)
{
    struct place place = begin();
    struct drop drop = {.count = 0};
    add(&place, "winter", 3000);
    add(&place, "autumn", 2000);
    put(&place, "spring.ZIP", "PK");
    set_time(path_of(&place, "spring.ZIP"), 1000);
    add(&place, ".hidden", 9000);
    CHECK(file_make_folder(path_of(&place, "empty")));
    CHECK(file_make_folder(path_of(&place, "folder.zip")));
    put(&place, "pack.txt", "no pack");
    drop_look(&drop, place.folder);
    CHECK(drop.count == 3 && drop.left_out == 0);
    CHECK_TEXT(drop.packs[0].name, "spring.ZIP");
    CHECK_TEXT(drop.packs[1].name, "autumn");
    CHECK_TEXT(drop.packs[2].path, path_of(&place, "winter"));
    drop_finish(&drop);
    put(&place, "pack.json", "{}");
    drop_look(&drop, place.folder);
    CHECK(drop.count == 1 && drop.packs[0].name == NULL);
    CHECK_TEXT(drop.packs[0].path, place.folder);
    drop_finish(&drop);
    drop_look(&drop, path_of(&place, "nowhere"));
    CHECK(drop.count == 0);
    drop_finish(&drop);
    end(&place);
}

/** The newest of very many. */
static void test_many(void)
{
    struct place place = begin();
    struct drop drop = {.count = 0};
    for (int i = 0; i < DROP_PACKS_MAX + 5; i++) {
        const char *name = arena_printf(&place.arena, "%d.zip", i);
        int fd = open(path_of(&place, name), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        CHECK(fd >= 0 && close(fd) == 0);
        set_time(path_of(&place, name), 5000 - i);
    }
    drop_look(&drop, place.folder);
    CHECK(drop.count == DROP_PACKS_MAX && drop.left_out == 5);
    CHECK_TEXT(drop.packs[DROP_PACKS_MAX - 1].name, "0.zip");
    drop_finish(&drop);
    end(&place);
}

int main(void)
{
    test_order();
    test_many();
    return check_result();
}
