#include "run/install.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link/archive.h"
#include "link/tree.h"
#include "link/verdict.h"
#include "run/program.h"

/** A folder that stands for a stick, and a store beside it; everything goes with it. */
struct place {
    char folder[sizeof BINARY_DIR + 32];
    const char *stick;
    struct store store;
    struct diags diags;
    struct install_facts facts;
    struct arena arena;
};

static void copy_pack(const char *to)
{
    struct tree tree = {.count = 0};
    const char *from = SOURCE_DIR "/tests/packs/good/tiny";
    CHECK(file_make_folder(to) && tree_list(&tree, from) == TREE_OK && tree_copy(&tree, from, to) == TREE_OK);
    tree_finish(&tree);
}

/** A stick with a pack in its folder `pack`. */
static void begin(struct place *place)
{
    *place = (struct place){.folder = BINARY_DIR "/unit-install-XXXXXX"};
    CHECK(mkdtemp(place->folder) != NULL);
    place->stick = arena_printf(&place->arena, "%s/stick", place->folder);
    copy_pack(arena_printf(&place->arena, "%s/pack", place->stick));
    CHECK(store_open(&place->store, arena_printf(&place->arena, "%s/store", place->folder)));
}

static const char *on_stick(struct place *place, const char *name)
{
    return arena_printf(&place->arena, "%s/%s", place->stick, name);
}

static enum install_result install(struct place *place, const char *name, bool archive, bool check)
{
    struct install_order order = {.source = on_stick(place, name),
                                  .told = arena_printf(&place->arena, "USB/%s", name),
                                  .archive = archive,
                                  .size = {64, 64},
                                  .stick = true,
                                  .check = check};
    diag_finish(&place->diags);
    place->facts = (struct install_facts){.version = 0};
    return install_pack(&place->store, &order, &place->facts, &place->diags);
}

static size_t kept(const struct place *place)
{
    unsigned numbers[STORE_ENTRIES_MAX];
    return store_numbers(&place->store, numbers, STORE_ENTRIES_MAX);
}

/** Nothing that was begun is left. */
static void end(struct place *place)
{
    CHECK(access(arena_printf(&place->arena, "%s/store/coming", place->folder), F_OK) != 0);
    store_close(&place->store);
    CHECK(tree_remove(place->folder));
    diag_finish(&place->diags);
    arena_finish(&place->arena);
}

/** Checked as often as one likes, nothing is kept; who installs it again wants it again. */
static void test_order(void)
{
    struct place place;
    begin(&place);
    CHECK(install(&place, "pack", false, true) == INSTALL_FIT && kept(&place) == 0);
    CHECK(place.facts.version == 3 && place.diags.errors == 0);
    CHECK_TEXT(place.facts.title, "ほしの町のあかり");
    CHECK(install(&place, "pack", false, false) == INSTALL_TAKEN && kept(&place) == 1);
    CHECK(install(&place, "pack", false, true) == INSTALL_SAME && place.facts.version == 3);
    CHECK(install(&place, "pack", false, false) == INSTALL_SAME && kept(&place) == 1);
    end(&place);
}

/** What stands in a pack is told by the names of the stick. */
static void test_wrong(void)
{
    struct place place;
    begin(&place);
    CHECK(file_write_atomic(on_stick(&place, "pack/vision.json"), "{", 1));
    CHECK(install(&place, "pack", false, true) == INSTALL_REFUSED && place.diags.errors > 0);
    CHECK_TEXT(place.diags.items[0].place.file, "USB/pack/vision.json");
    CHECK(install(&place, "pack", false, false) == INSTALL_REFUSED && kept(&place) == 0);
    end(&place);
}

/** Something else is there than when somebody looked: a link to the very same, a pipe, nothing. */
static void test_links(void)
{
    struct place place;
    begin(&place);
    CHECK(symlink("pack", on_stick(&place, "link")) == 0);
    CHECK(install(&place, "link", false, false) == INSTALL_CHANGING);
    CHECK(symlink("pack.zip", on_stick(&place, "link.zip")) == 0 && mkfifo(on_stick(&place, "pipe.zip"), 0600) == 0);
    CHECK(install(&place, "link.zip", true, false) == INSTALL_CHANGING);
    CHECK(install(&place, "pipe.zip", true, false) == INSTALL_CHANGING);
    CHECK(install(&place, "none.zip", true, false) == INSTALL_CHANGING);
    CHECK(install(&place, "none", false, false) == INSTALL_REFUSED);
    /* A folder that is a link now, to the very pictures: they are not there. */
    CHECK(rename(on_stick(&place, "pack/pictures"), arena_printf(&place.arena, "%s/pictures", place.folder)) == 0);
    CHECK(symlink("../../pictures", on_stick(&place, "pack/pictures")) == 0);
    CHECK(install(&place, "pack", false, true) == INSTALL_FIT && place.diags.warnings > 0);
    CHECK(kept(&place) == 0);
    end(&place);
}

/** Not even copied. */
static void test_large(void)
{
    struct place place;
    begin(&place);
    int fd = open(on_stick(&place, "large.zip"), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    CHECK(fd >= 0 && ftruncate(fd, (off_t)ARCHIVE_FILE_MAX + 1) == 0 && close(fd) == 0);
    CHECK(install(&place, "large.zip", true, true) == INSTALL_REFUSED && place.diags.errors == 1);
    CHECK_TEXT(place.diags.items[0].place.file, "USB/large.zip");
    /* No archive at all. */
    CHECK(file_write_atomic(on_stick(&place, "text.zip"), "text", 4));
    CHECK(install(&place, "text.zip", true, true) == INSTALL_REFUSED && place.diags.errors == 1);
    CHECK_TEXT(place.diags.items[0].place.file, "USB/text.zip");
    end(&place);
}

static struct verdict said_of(const struct place *place, const char *source)
{
    return verdict_find(&place->store, source, tree_stamp(source), program_number(NULL));
}

/** What was refused is remembered until it changes, and what was taken is not. */
static void test_verdict(void)
{
    struct place place;
    begin(&place);
    const char *source = on_stick(&place, "pack");
    struct install_order order = {.source = source, .size = {64, 64}};
    CHECK(rename(on_stick(&place, "pack/vision.json"), on_stick(&place, "vision.json")) == 0);
    CHECK(file_write_atomic(on_stick(&place, "pack/vision.json"), "{", 1));
    order.check = true;
    CHECK(install_pack(&place.store, &order, NULL, &place.diags) == INSTALL_REFUSED);
    CHECK(said_of(&place, source).kind == VERDICT_NONE);
    order.check = false;
    CHECK(install_pack(&place.store, &order, NULL, &place.diags) == INSTALL_REFUSED);
    CHECK(said_of(&place, source).kind == VERDICT_REFUSED);
    CHECK(rename(on_stick(&place, "vision.json"), on_stick(&place, "pack/vision.json")) == 0);
    CHECK(said_of(&place, source).kind == VERDICT_NONE);
    CHECK(install_pack(&place.store, &order, NULL, &place.diags) == INSTALL_TAKEN);
    CHECK(access(arena_printf(&place.arena, "%s/store/verdicts", place.folder), F_OK) == 0);
    CHECK(said_of(&place, source).kind == VERDICT_NONE);
    end(&place);
}

static void count_beat(void *self, int times)
{
    long *beats = self;
    CHECK(times >= 1);
    *beats += 1;
}

/** Whoever waits hears of it all the time. */
static void test_beats(void)
{
    struct place place;
    long beats = 0;
    begin(&place);
    const struct pulse pulse = {count_beat, &beats};
    const struct install_order order = {.source = on_stick(&place, "pack"), .size = {64, 64}, .pulse = &pulse};
    CHECK(install_pack(&place.store, &order, NULL, &place.diags) == INSTALL_TAKEN && beats > 10);
    end(&place);
}

int main(void)
{
    test_verdict();
    test_beats();
    test_order();
    test_wrong();
    test_links();
    test_large();
    return check_result();
}
