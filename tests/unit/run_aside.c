#include "run/aside.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "link_place.h"

static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-aside-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(file_make_folder(path_of(&place, "pack/data")));
    CHECK(file_make_folder(path_of(&place, "shared")));
    put(&place, "pack/pack.json", "old");
    put(&place, "pack/.notes", "mine");
    put(&place, "shared/theirs", "theirs");
    return place;
}

static bool is_there(struct place *place, const char *name)
{
    struct stat info;
    return lstat(path_of(place, name), &info) == 0;
}

/** Make a new pack beside the one at `name`, with a file in data/, and have them change places; where the old is kept.
 */
static const char *replace(struct place *place, const char *name)
{
    struct aside aside = {0};
    CHECK(aside_begin(&aside, path_of(place, name)));
    const char *pack = arena_printf(&place->arena, "%s/pack.json", aside.path);
    const char *folder = arena_printf(&place->arena, "%s/data", aside.path);
    const char *projects = arena_printf(&place->arena, "%s/projects.json", folder);
    CHECK(file_write_atomic(pack, "new", 3) && file_make_folder(folder) && file_write_atomic(projects, "new", 3));
    CHECK(aside_exchange(&aside) == ASIDE_OK);
    const char *kept = aside.kept ? arena_strdup(&place->arena, aside.path) : NULL;
    aside_finish(&aside);
    return kept;
}

static void test_notes_come_along(void)
{
    struct place place = begin();
    put(&place, "pack/data/.draft", "mine");
    CHECK(replace(&place, "pack/") == NULL);
    CHECK(is_there(&place, "pack/.notes") && is_there(&place, "pack/data/.draft"));
    CHECK(is_there(&place, "pack/data/projects.json"));
    end(&place);
}

/** A link in the old pack leads to a folder of somebody else: nothing is taken from there. */
static void test_nothing_through_a_link(void)
{
    struct place place = begin();
    CHECK(rmdir(path_of(&place, "pack/data")) == 0);
    CHECK(symlink("../shared", path_of(&place, "pack/data")) == 0);
    CHECK(symlink("../shared", path_of(&place, "pack/more")) == 0);
    CHECK(replace(&place, "pack") == NULL);
    CHECK(is_there(&place, "shared/theirs") && !is_there(&place, "pack/data/theirs"));
    CHECK(is_there(&place, "pack/more"));
    end(&place);
}

/** The pack is named by a link: that stays a link, and what it leads to is replaced. */
static void test_link_to_the_pack(void)
{
    struct place place = begin();
    struct stat info;
    CHECK(symlink("pack", path_of(&place, "current")) == 0);
    CHECK(replace(&place, "current/") == NULL);
    CHECK(lstat(path_of(&place, "current"), &info) == 0 && S_ISLNK(info.st_mode));
    CHECK(is_there(&place, "pack/data/projects.json") && is_there(&place, "pack/.notes"));
    end(&place);
}

/** Where a file takes the place of a folder, what lies in that is not thrown away. */
static void test_what_cannot_come_is_kept(void)
{
    struct place place = begin();
    CHECK(file_make_folder(path_of(&place, "pack/data/projects.json")));
    put(&place, "pack/data/projects.json/.draft", "mine");
    const char *kept = replace(&place, "pack");
    CHECK(kept != NULL);
    CHECK(kept && access(arena_printf(&place.arena, "%s/data/projects.json/.draft", kept), F_OK) == 0);
    CHECK(is_there(&place, "pack/.notes"));
    end(&place);
}

int main(void)
{
    test_notes_come_along();
    test_nothing_through_a_link();
    test_link_to_the_pack();
    test_what_cannot_come_is_kept();
    return check_result();
}
