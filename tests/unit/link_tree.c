#include "link/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link_place.h"

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-tree-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(file_make_folder(path_of(&place, "pack/pictures")));
    put(&place, "pack/pack.json", "{}");
    put(&place, "pack/pictures/star.png", "star");
    return place;
}

/** The names in a list, one after the other. */
static const char *names_of(struct place *place, const char *folder)
{
    struct tree tree = {.count = 0};
    const char *names = "";
    CHECK(tree_list(&tree, folder) == TREE_OK);
    for (size_t i = 0; i < tree.count; i++) {
        names = arena_printf(&place->arena, "%s%s%s", names, i ? " " : "", tree.files[i].name);
    }
    tree_finish(&tree);
    return names;
}

static uint64_t stamp_of(struct place *place)
{
    struct tree tree = {.count = 0};
    CHECK(tree_list(&tree, path_of(place, "pack")) == TREE_OK);
    uint64_t stamp = tree.stamp;
    tree_finish(&tree);
    return stamp;
}

static void test_list(void)
{
    struct place place = begin();
    CHECK_TEXT(names_of(&place, path_of(&place, "pack")), "pack.json pictures/star.png");
    /* What editors and systems leave, devices, and links that lead out. */
    put(&place, "pack/pack.json~", "");
    put(&place, "pack/.pack.json.swp", "");
    put(&place, "pack/#pack.json#", "");
    put(&place, "pack/~$table.xlsx", "");
    put(&place, "pack/line\nend", "");
    put(&place, "outside", "secret");
    CHECK(mkfifo(path_of(&place, "pack/pipe"), 0600) == 0);
    CHECK(symlink("../outside", path_of(&place, "pack/out")) == 0);
    CHECK(symlink("../pack", path_of(&place, "pack/round")) == 0);
    CHECK(symlink("pictures/star.png", path_of(&place, "pack/inside.png")) == 0);
    CHECK(symlink("nowhere", path_of(&place, "pack/broken")) == 0);
    CHECK_TEXT(names_of(&place, path_of(&place, "pack")), "inside.png pack.json pictures/star.png");
    /* By whatever name the folder is reached. */
    CHECK(symlink("pack", path_of(&place, "current")) == 0);
    CHECK_TEXT(names_of(&place, path_of(&place, "current/")), "inside.png pack.json pictures/star.png");
    end(&place);
}

static void test_stamp(void)
{
    struct place place = begin();
    uint64_t before = stamp_of(&place);
    CHECK(stamp_of(&place) == before);
    put(&place, "pack/pack.json~", "an editor's");
    CHECK(stamp_of(&place) == before);
    put(&place, "pack/pack.json", "[]"); /* as long as before, but later */
    uint64_t later = stamp_of(&place);
    CHECK(later != before);
    CHECK(rename(path_of(&place, "pack/pictures/star.png"), path_of(&place, "pack/pictures/moon.png")) == 0);
    CHECK(stamp_of(&place) != later);
    end(&place);
}

static void test_copy(void)
{
    struct place place = begin();
    struct tree tree = {.count = 0};
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_OK);
    CHECK(file_make_folder(path_of(&place, "copy")));
    CHECK(tree_copy(&tree, path_of(&place, "pack"), path_of(&place, "copy")) == TREE_OK);
    CHECK_TEXT(names_of(&place, path_of(&place, "copy")), "pack.json pictures/star.png");
    struct tree_look look = {.go_on = NULL};
    CHECK(tree_verify(&tree, path_of(&place, "copy"), &look) == TREE_OK);
    CHECK(tree_verify(&tree, path_of(&place, "pack"), &look) == TREE_OK);
    put(&place, "copy/pictures/star.png", "sta!");
    CHECK(tree_verify(&tree, path_of(&place, "copy"), &look) == TREE_CHANGED);
    CHECK_TEXT(look.file, "pictures/star.png");
    tree_finish(&tree);
    end(&place);
}

/** What was listed has become something else by the time it is copied. */
static void test_hash(void)
{
    struct place place = begin();
    struct tree copied = {.count = 0}, hashed = {.count = 0};
    CHECK(tree_list(&copied, path_of(&place, "pack")) == TREE_OK && file_make_folder(path_of(&place, "copy")));
    CHECK(tree_copy(&copied, path_of(&place, "pack"), path_of(&place, "copy")) == TREE_OK);
    CHECK(tree_list(&hashed, path_of(&place, "copy")) == TREE_OK);
    CHECK(tree_content(&hashed) != tree_content(&copied)); /* not yet */
    CHECK(tree_hash(&hashed, path_of(&place, "copy")) == TREE_OK);
    CHECK(tree_content(&hashed) == tree_content(&copied));
    put(&place, "copy/pictures/star.png", "sta!");
    CHECK(tree_hash(&hashed, path_of(&place, "copy")) == TREE_OK);
    CHECK(tree_content(&hashed) != tree_content(&copied));
    put(&place, "copy/pictures/star.png", "a larger star");
    CHECK(tree_hash(&hashed, path_of(&place, "copy")) == TREE_CHANGED);
    CHECK(unlink(path_of(&place, "copy/pictures/star.png")) == 0);
    CHECK(tree_hash(&hashed, path_of(&place, "copy")) == TREE_CHANGED);
    tree_finish(&copied);
    tree_finish(&hashed);
    end(&place);
}

static void test_copy_changed(void)
{
    static const char *const changes[] = {"longer than it was", "x", NULL};
    for (size_t i = 0; i < 3; i++) {
        struct place place = begin();
        struct tree tree = {.count = 0};
        CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_OK);
        CHECK(file_make_folder(path_of(&place, "copy")));
        unlink(path_of(&place, "pack/pictures/star.png"));
        if (changes[i]) {
            put(&place, "pack/pictures/star.png", changes[i]);
        } else {
            CHECK(mkfifo(path_of(&place, "pack/pictures/star.png"), 0600) == 0);
        }
        CHECK(tree_copy(&tree, path_of(&place, "pack"), path_of(&place, "copy")) == TREE_CHANGED);
        tree_finish(&tree);
        end(&place);
    }
}

/** A stranger's folder: what was a folder when it was listed may be a link by now. */
static void test_strict(void)
{
    struct place place = begin();
    struct tree tree = {.strict = true};
    put(&place, "outside", "secret");
    CHECK(symlink("pictures/star.png", path_of(&place, "pack/inside.png")) == 0);
    CHECK(symlink("pictures", path_of(&place, "pack/more")) == 0);
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_OK && tree.count == 2);
    CHECK(file_make_folder(path_of(&place, "copy")));
    CHECK(tree_copy(&tree, path_of(&place, "pack"), path_of(&place, "copy")) == TREE_OK);
    CHECK(tree_remove(path_of(&place, "copy")) && file_make_folder(path_of(&place, "copy")));
    /* One that leads to the very same bytes. */
    CHECK(rename(path_of(&place, "pack/pictures"), path_of(&place, "pack/real")) == 0);
    CHECK(symlink("real", path_of(&place, "pack/pictures")) == 0);
    CHECK(tree_copy(&tree, path_of(&place, "pack"), path_of(&place, "copy")) == TREE_CHANGED);
    CHECK(symlink("pack", path_of(&place, "link")) == 0);
    CHECK(tree_copy(&tree, path_of(&place, "link"), path_of(&place, "copy")) == TREE_CHANGED);
    CHECK(access(path_of(&place, "copy/pictures"), F_OK) != 0);
    tree_finish(&tree);
    end(&place);
}

/** Folders without end, and no file in any; in memory, where there is a place for such: so many take a disk its time.
 */
static void test_empty_folders(void)
{
    static const char memory[] = "/dev/shm/unit-tree-XXXXXX";
    struct place place = {.folder = BINARY_DIR "/unit-tree-XXXXXX"};
    struct tree tree = {.count = 0};
    if (access("/dev/shm", W_OK) == 0) {
        memcpy(place.folder, memory, sizeof memory);
    }
    CHECK(mkdtemp(place.folder) != NULL && mkdir(path_of(&place, "pack"), 0700) == 0);
    int folder = open(path_of(&place, "pack"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool made = folder >= 0;
    for (int i = 0; i < TREE_FILES_MAX && made; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        made = mkdirat(folder, name, 0700) == 0;
    }
    CHECK(made);
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_MANY);
    tree_finish(&tree);
    close(folder);
    end(&place);
}

static void test_limits(void)
{
    struct place place = begin();
    struct tree tree = {.count = 0};
    CHECK(tree_list(&tree, path_of(&place, "nothing")) == TREE_MISSING);
    CHECK(tree_list(&tree, path_of(&place, "pack/pack.json")) == TREE_MISSING);
    const char *deep = path_of(&place, "pack");
    for (int i = 0; i < TREE_DEPTH_MAX; i++) {
        deep = arena_printf(&place.arena, "%s/a", deep);
    }
    CHECK(file_make_folder(deep));
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_DEEP);
    tree_finish(&tree);
    CHECK(rmdir(deep) == 0);
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_OK);
    tree_finish(&tree);
    /* Two gigabytes that take no room. */
    CHECK(truncate(path_of(&place, "pack/pack.json"), (off_t)TREE_BYTES_MAX) == 0);
    CHECK(tree_list(&tree, path_of(&place, "pack")) == TREE_LARGE);
    tree_finish(&tree);
    end(&place);
}

static void test_remove(void)
{
    struct place place = begin();
    put(&place, "outside", "stays");
    CHECK(symlink("../outside", path_of(&place, "pack/out")) == 0);
    CHECK(symlink("..", path_of(&place, "pack/up")) == 0);
    CHECK(tree_remove(path_of(&place, "pack")));
    CHECK(access(path_of(&place, "pack"), F_OK) != 0 && access(path_of(&place, "outside"), F_OK) == 0);
    CHECK(tree_remove(path_of(&place, "pack")));
    end(&place);
}

int main(void)
{
    test_list();
    test_stamp();
    test_copy();
    test_hash();
    test_copy_changed();
    test_strict();
    test_limits();
    test_empty_folders();
    test_remove();
    return check_result();
}
