/*
 * What shows first, on a disk that cannot be read: at every single call that reads. Something shows as long as it can
 * be, nothing is lost, and the next start on a good disk shows the newest. faults.h has the calls that fail.
 */
#include "run/opening.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "faults.h"
#include "link_place.h"
#include "link/verdict.h"
#include "run/install.h"
#include "run/program.h"

static void set_version(struct place *place, const char *folder, int version)
{
    char *text = NULL;
    size_t size = 0;
    const char *path = path_of(place, arena_printf(&place->arena, "%s/pack.json", folder));
    CHECK(file_read(path, 1 << 20, &text, &size) == FILE_OK);
    char *at = strstr(text, "\"version\": ");
    CHECK(at != NULL);
    at[strlen("\"version\": ")] = (char)('0' + version);
    CHECK(file_write_atomic(path, text, size));
    free(text);
}

static bool install(struct place *place, const char *folder)
{
    struct store store;
    struct diags diags = {0};
    struct install_order order = {.source = path_of(place, folder), .size = {64, 64}};
    bool taken =
        store_open(&store, path_of(place, "store")) && install_pack(&store, &order, NULL, &diags) == INSTALL_TAKEN;
    diag_finish(&diags);
    store_close(&store);
    return taken;
}

/** Three versions of one pack in the store; the pack's own folder is the first of them, so it is an old one. */
static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-opening-XXXXXX"};
    struct tree tree = {.count = 0};
    const char *from = SOURCE_DIR "/tests/packs/good/tiny";
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(tree_list(&tree, from) == TREE_OK);
    for (int version = 1; version <= 3; version++) {
        const char *folder = version == 1 ? "work" : version == 2 ? "two" : "three";
        CHECK(file_make_folder(path_of(&place, folder)));
        CHECK(tree_copy(&tree, from, path_of(&place, folder)) == TREE_OK);
        set_version(&place, folder, version);
        CHECK(install(&place, folder));
    }
    tree_finish(&tree);
    return place;
}

/** The version that shows first; 0: none. */
static int opens(struct place *place)
{
    struct opening opening;
    opening_choose(&opening, path_of(place, "work"), path_of(place, "store"), NULL);
    int version = opening.pack ? opening.pack->version : 0;
    opening_finish(&opening);
    return version;
}

static bool is_complete(struct place *place)
{
    struct store store;
    unsigned numbers[STORE_ENTRIES_MAX];
    CHECK(store_open(&store, path_of(place, "store")));
    size_t count = store_numbers(&store, numbers, STORE_ENTRIES_MAX);
    bool whole = count == 3;
    for (size_t i = 0; i < count; i++) {
        struct tree_look look = {.afresh = false};
        whole = whole && store_verify(&store, numbers[i], &look) == TREE_OK;
    }
    store_close(&store);
    return whole && access(path_of(place, "store/aside"), F_OK) != 0;
}

static int opens_with(struct place *place, long call, bool for_good, int error)
{
    fault.struck = 0;
    fault.reads = true;
    fault.error = error;
    fault.for_good = for_good;
    fault.left = call;
    int version = opens(place);
    fault.left = 0;
    fault.reads = false;
    return version;
}

/** One call that fails leaves something to show: the newest, or one of those before it, or the folder. */
static void test_once(struct place *place, int error)
{
    long call = 0, others = 0;
    do {
        int version = opens_with(place, ++call, false, error);
        CHECK(version >= 1 && version <= 3);
        others += version != 3;
        CHECK(opens(place) == 3);
    } while (fault.struck > 0 && call < 5000);
    CHECK(call > 30 && others > 10);
    CHECK(is_complete(place));
}

/** A disk that gives nothing from some call on: nothing may show, but nothing is lost. */
static void test_for_good(struct place *place, int error)
{
    long call = 0;
    do {
        opens_with(place, call += 3, true, error);
    } while (fault.struck > 0 && call < 5000);
    CHECK(call > 30);
    CHECK(opens(place) == 3 && is_complete(place));
}

/** Found damaged twice: the one before it, until nothing else is left. */
static void test_damaged(struct place *place)
{
    struct store store;
    CHECK(store_open(&store, path_of(place, "store")) && store_lock(&store));
    CHECK(store_note_damage(&store, 3, "pack.json") && opens(place) == 3);
    CHECK(store_note_damage(&store, 3, "pack.json") && opens(place) == 2);
    for (int i = 0; i < STORE_DAMAGE_SURE; i++) {
        CHECK(store_note_damage(&store, 2, "pack.json") && store_note_damage(&store, 1, "pack.json"));
    }
    CHECK(opens(place) == 1); /* the folder */
    CHECK(rename(path_of(place, "work"), path_of(place, "gone")) == 0);
    CHECK(opens(place) == 3);
    CHECK(rename(path_of(place, "gone"), path_of(place, "work")) == 0);
    for (unsigned number = 1; number <= 3; number++) {
        store_clear_damage(&store, number);
    }
    store_close(&store);
    CHECK(opens(place) == 3);
}

static void judge(struct place *place, enum verdict_kind kind)
{
    struct store store;
    const char *work = path_of(place, "work");
    CHECK(store_open(&store, path_of(place, "store")) && store_lock(&store));
    CHECK(verdict_note(&store, work, tree_stamp(work), program_number(NULL), (struct verdict){kind, 1}));
    store_close(&store);
}

/** A folder that is new shows at once, but not one that was refused before the power went off. */
static void test_refused(struct place *place)
{
    set_version(place, "work", 5);
    CHECK(opens(place) == 5);
    judge(place, VERDICT_REFUSED);
    CHECK(opens(place) == 3);
    /* Another change, another try. */
    set_version(place, "work", 6);
    CHECK(opens(place) == 6);
    judge(place, VERDICT_ENDED);
    CHECK(opens(place) == 3);
}

/** With nothing else to show: what has mistakes is better than nothing, but nothing is better than what ends the show.
 */
static void test_refused_alone(struct place *place)
{
    CHECK(tree_remove(path_of(place, "store")));
    CHECK(opens(place) == 6);
    judge(place, VERDICT_REFUSED);
    CHECK(opens(place) == 6);
    judge(place, VERDICT_CRASHED);
    CHECK(opens(place) == 0);
}

int main(void)
{
    struct place place = begin();
    CHECK(opens(&place) == 3 && is_complete(&place));
    test_once(&place, EIO);
    test_once(&place, EMFILE);
    test_for_good(&place, EACCES);
    test_damaged(&place);
    test_refused(&place);
    test_refused_alone(&place);
    end(&place);
    return check_result();
}
