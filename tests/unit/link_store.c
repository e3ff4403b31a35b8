/*
 * A store that was cut off or found its disk full, at every single call that could change it: it always has a whole
 * pack. faults.h has the calls that fail.
 */
#include "link/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "check.h"
#include "faults.h"
#include "link/numbers.h"
#include "link_place.h"

/** Two packs, as far as a store looks at them. */
static struct place begin(void)
{
    struct place place = {.folder = BINARY_DIR "/unit-store-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    for (int version = 1; version <= 2; version++) {
        const char *folder = version == 1 ? "one" : "two";
        CHECK(file_make_folder(path_of(&place, arena_printf(&place.arena, "%s/pictures", folder))));
        put(&place, arena_printf(&place.arena, "%s/pack.json", folder), folder);
        put(&place, arena_printf(&place.arena, "%s/pictures/star.png", folder), "****************");
        put(&place, arena_printf(&place.arena, "%s/.pack.json.swp", folder), "an editor's");
    }
    return place;
}

/** What run/install does with the store; the number, or 0. */
static unsigned install(struct place *place, const char *folder, int version)
{
    struct store store;
    struct manifest manifest = {.id = "sample", .version = version, .source = folder};
    unsigned number = 0;
    if (store_open(&store, path_of(place, "store")) && store_lock(&store)) {
        const char *stage = store_stage(&store, &place->arena);
        if (stage && tree_list(&manifest.tree, folder) == TREE_OK &&
            tree_copy(&manifest.tree, folder, stage) == TREE_OK) {
            manifest.content = tree_content(&manifest.tree);
            number = store_commit(&store, &manifest);
        }
        if (number) {
            store_learn(&store, folder, manifest.tree.stamp, number);
        }
        store_drop(&store);
        store_prune(&store);
    }
    tree_finish(&manifest.tree);
    store_close(&store);
    return number;
}

static enum tree_result verify(const struct store *store, unsigned number)
{
    struct tree_look look = {.afresh = true};
    return store_verify(store, number, &look);
}

/** The version a display would start with: of the newest entry that is whole; 0 when there is none. */
static int starts_with(struct place *place)
{
    struct store store;
    struct store_entry entry;
    unsigned numbers[STORE_ENTRIES_MAX];
    int version = 0;
    CHECK(store_open(&store, path_of(place, "store")));
    size_t count = store_numbers(&store, numbers, STORE_ENTRIES_MAX);
    for (size_t i = 0; i < count && version == 0; i++) {
        if (verify(&store, numbers[i]) == TREE_OK && store_find(&store, numbers[i], &entry, &place->arena)) {
            version = entry.version;
        } else {
            check_report(0, __FILE__, __LINE__, "every number is a whole pack");
        }
    }
    store_close(&store);
    return version;
}

/** Nothing but what belongs there. */
static bool is_tidy(struct place *place)
{
    return access(path_of(place, "store/coming"), F_OK) != 0 && access(path_of(place, "store/going"), F_OK) != 0;
}

static void test_install(void)
{
    struct place place = begin();
    struct store store;
    struct store_entry entries[STORE_ENTRIES_MAX];
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    CHECK(install(&place, path_of(&place, "two"), 2) == 2);
    CHECK(store_open(&store, path_of(&place, "store")));
    CHECK(store_list(&store, entries, STORE_ENTRIES_MAX, &place.arena) == 2);
    CHECK(entries[0].number == 2 && entries[0].version == 2 && entries[1].number == 1);
    CHECK_TEXT(entries[0].id, "sample");
    CHECK_TEXT(entries[0].source, path_of(&place, "two"));
    const char *copy = store_folder(&store, 2, &place.arena);
    CHECK(access(arena_printf(&place.arena, "%s/pictures/star.png", copy), F_OK) == 0);
    CHECK(access(arena_printf(&place.arena, "%s/.pack.json.swp", copy), F_OK) != 0);
    CHECK(is_tidy(&place));
    store_close(&store);
    end(&place);
}

/** One bit, one byte more, one file less: it is not what it was. */
static void test_verify(void)
{
    struct place place = begin();
    struct store store;
    install(&place, path_of(&place, "one"), 1);
    CHECK(store_open(&store, path_of(&place, "store")));
    CHECK(verify(&store, 1) == TREE_OK);
    put(&place, "store/packs/000001/pack/pictures/star.png", "***************+");
    CHECK(verify(&store, 1) == TREE_CHANGED);
    put(&place, "store/packs/000001/pack/pictures/star.png", "*****************");
    CHECK(verify(&store, 1) == TREE_CHANGED);
    put(&place, "store/packs/000001/pack/pictures/star.png", "****************");
    CHECK(verify(&store, 1) == TREE_OK);
    unlink(path_of(&place, "store/packs/000001/pack/pack.json"));
    CHECK(verify(&store, 1) == TREE_CHANGED);
    CHECK(verify(&store, 2) == TREE_MISSING);
    store_close(&store);
    end(&place);
}

static void test_known(void)
{
    struct place place = begin();
    struct store store;
    struct tree tree = {.count = 0};
    const char *one = path_of(&place, "one");
    CHECK(tree_list(&tree, one) == TREE_OK);
    CHECK(store_open(&store, path_of(&place, "store")));
    CHECK(store_known(&store, one, tree.stamp) == 0);
    CHECK(install(&place, one, 1) == 1);
    CHECK(store_known(&store, one, tree.stamp) == 1);
    CHECK(store_known(&store, one, tree.stamp + 1) == 0);
    CHECK(store_known(&store, path_of(&place, "two"), tree.stamp) == 0);
    /* What is moved aside may come again. */
    CHECK(store_lock(&store) && store_set_aside(&store, 1));
    store_unlock(&store);
    CHECK(store_known(&store, one, tree.stamp) == 0 && verify(&store, 1) == TREE_MISSING);
    store_close(&store);
    tree_finish(&tree);
    end(&place);
}

/** A drop folder of hundreds: none falls out of the list, or it would be taken for new and come again. */
static void test_many_known(void)
{
    enum { MANY = 450 };
    struct place place = begin();
    struct store store;
    CHECK(store_open(&store, path_of(&place, "store")) && store_lock(&store));
    struct strbuf lines = {0};
    for (int i = 1; i < MANY; i++) {
        strbuf_printf(&lines, "%016x 1 /drop/%d.zip\n", 1000 + i, i);
    }
    put(&place, "store/seen", strbuf_text(&lines));
    strbuf_finish(&lines);
    CHECK(store_learn(&store, "/drop/0.zip", 1000, 1));
    size_t known = 0;
    for (int i = 0; i < MANY; i++) {
        known += store_known(&store, arena_printf(&place.arena, "/drop/%d.zip", i), 1000 + (uint64_t)i) == 1;
    }
    CHECK(known == MANY);
    store_close(&store);
    end(&place);
}

/** Somebody else has the lock: who waits, waits so long, and no longer than until he is called. */
static void test_lock(void)
{
    struct place place = begin();
    struct store store, other;
    int ends[2];
    CHECK(store_open(&store, path_of(&place, "store")) && store_open(&other, path_of(&place, "store")));
    CHECK(pipe(ends) == 0 && store_lock_within(&store, 0, -1));
    CHECK(!store_lock_within(&other, 120, -1) && errno == EWOULDBLOCK);
    CHECK(write(ends[1], "", 1) == 1);
    CHECK(!store_lock_within(&other, 1000 * 1000, ends[0]) && errno == EWOULDBLOCK);
    store_unlock(&store);
    CHECK(store_lock_within(&other, 0, ends[0]));
    close(ends[0]);
    close(ends[1]);
    store_close(&other);
    store_close(&store);
    end(&place);
}

/** Three different ones are kept, and one that somebody holds. */
static void test_prune(void)
{
    struct place place = begin();
    struct store store;
    struct store_entry entries[STORE_ENTRIES_MAX];
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    CHECK(store_open(&store, path_of(&place, "store")));
    int hold = store_hold(&store, 1);
    CHECK(hold >= 0);
    for (int version = 2; version <= 5; version++) {
        put(&place, "two/pack.json", arena_printf(&place.arena, "two %d", version));
        CHECK(install(&place, path_of(&place, "two"), version) == (unsigned)version);
    }
    CHECK(store_list(&store, entries, STORE_ENTRIES_MAX, &place.arena) == 4);
    CHECK(entries[0].number == 5 && entries[2].number == 3 && entries[3].number == 1);
    close(hold);
    /* The same again is no other pack to go back to. */
    CHECK(install(&place, path_of(&place, "two"), 6) == 6);
    CHECK(store_list(&store, entries, STORE_ENTRIES_MAX, &place.arena) == 3);
    CHECK(entries[0].number == 6 && entries[1].number == 4 && entries[2].number == 3);
    store_close(&store);
    end(&place);
}

/** Whoever starts looks whether there is anything to remove, and starts nobody for nothing. */
static void test_tidy(void)
{
    struct place place = begin();
    struct store store;
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    CHECK(store_open(&store, path_of(&place, "store")));
    CHECK(store_is_tidy(&store));
    static const char *const left[] = {"store/coming/half", "store/going/half", "store/seen.123", "store/verdicts.123"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        CHECK(i >= 2 || file_make_folder(path_of(&place, i ? "store/going" : "store/coming")));
        put(&place, left[i], "cut off");
        CHECK(!store_is_tidy(&store));
        CHECK(store_lock(&store));
        store_prune(&store);
        store_unlock(&store);
        CHECK(store_is_tidy(&store));
    }
    store_close(&store);
    end(&place);
}

static void test_promote(void)
{
    struct place place = begin();
    struct store store;
    install(&place, path_of(&place, "one"), 1);
    install(&place, path_of(&place, "two"), 2);
    CHECK(store_open(&store, path_of(&place, "store")) && store_lock(&store));
    CHECK(store_promote(&store, 1) == 3);
    CHECK(store_promote(&store, 1) == 0);
    store_close(&store);
    CHECK(starts_with(&place) == 1);
    end(&place);
}

/** A disk that is full from the n-th call on, and one where only the n-th fails. */
static void test_full(bool for_good, int error)
{
    struct place place = begin();
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    int last = 1;
    long call = 0, failures = 0;
    do {
        int version = (int)++call + 1;
        put(&place, "two/pack.json", arena_printf(&place.arena, "two %d", version));
        fault.struck = 0;
        fault.error = error;
        fault.for_good = for_good;
        fault.left = call;
        unsigned number = install(&place, path_of(&place, "two"), version);
        fault.left = 0;
        failures += number == 0;
        last = number ? version : last;
        CHECK(starts_with(&place) == last);
        CHECK(is_tidy(&place));
    } while (fault.struck > 0 && call < 1000);
    CHECK(failures > 10 && last == (int)call + 1);
    end(&place);
}

/** Ends the installing process at its n-th call. True when it came to its end before that. */
static bool install_cut_off(struct place *place, const char *folder, int version, long call)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        fault.left = call;
        fault.error = 0;
        install(place, folder, version);
        _exit(0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
    return WEXITSTATUS(status) == 0;
}

static void test_killed(void)
{
    struct place place = begin();
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    long call = 1;
    int last = 1;
    for (bool done = false; !done && call < 1000; call++) {
        int version = (int)call + 1; /* each round brings another pack, so that also removing is cut off */
        put(&place, "two/pack.json", arena_printf(&place.arena, "two %d", version));
        done = install_cut_off(&place, path_of(&place, "two"), version, call);
        int now = starts_with(&place);
        CHECK(now == last || now == version);
        last = now;
    }
    CHECK(call > 20);
    /* Whatever was left behind, the next one clears it away. */
    CHECK(install(&place, path_of(&place, "one"), 3) > 0);
    CHECK(starts_with(&place) == 3 && is_tidy(&place));
    end(&place);
}

/** What the disk will not give is not damaged: whatever call fails, the answer is "whole" or "not now". */
static void test_unreadable(bool for_good, int error)
{
    struct place place = begin();
    struct store store;
    long call = 0, unread = 0;
    CHECK(install(&place, path_of(&place, "one"), 1) == 1);
    CHECK(store_open(&store, path_of(&place, "store")));
    do {
        fault.struck = 0;
        fault.reads = true;
        fault.error = error;
        fault.for_good = for_good;
        fault.left = ++call;
        enum tree_result result = verify(&store, 1);
        int seen = errno;
        fault.left = 0;
        CHECK(result == TREE_OK || (result == TREE_FAILED && seen == error));
        unread += result == TREE_FAILED;
    } while (fault.struck > 0 && call < 1000);
    fault.reads = false;
    CHECK(unread > 5 && unread == call - 1);
    store_close(&store);
    end(&place);
}

static bool is_known(struct place *place, const char *folder, unsigned number)
{
    struct store store;
    struct tree tree = {.count = 0};
    CHECK(store_open(&store, path_of(place, "store")) && tree_list(&tree, folder) == TREE_OK);
    bool known = store_known(&store, folder, tree.stamp) == number;
    tree_finish(&tree);
    store_close(&store);
    return known;
}

/** What the next one does that finds a good disk. */
static void tidy(struct place *place)
{
    struct store store;
    CHECK(store_open(&store, path_of(place, "store")) && store_lock(&store));
    store_prune(&store);
    store_close(&store);
}

/** A disk that cannot be read while a pack comes: it comes or it does not, and what was there and known stays so. */
static void test_unreadable_install(bool for_good, int error)
{
    struct place place = begin();
    const char *one = path_of(&place, "one"), *two = path_of(&place, "two");
    CHECK(install(&place, one, 1) == 1);
    int last = 1;
    long call = 0, failures = 0;
    do {
        int version = (int)++call + 1;
        put(&place, "two/pack.json", arena_printf(&place.arena, "two %d", version));
        fault.struck = 0;
        fault.reads = true;
        fault.error = error;
        fault.for_good = for_good;
        fault.left = call;
        unsigned number = install(&place, two, version);
        fault.left = 0;
        fault.reads = false;
        failures += number == 0;
        last = number ? version : last;
        CHECK(starts_with(&place) == last);
        CHECK(is_known(&place, one, 1));
        tidy(&place);
    } while (fault.struck > 0 && call < 1000);
    CHECK(failures > 5 && call < 1000 && last == (int)call + 1);
    end(&place);
}

/** Seen damaged: noted beside the entry; moved aside, when nobody holds it, and never twice under one name. */
static void test_aside(void)
{
    struct place place = begin();
    struct store store;
    const char *one = path_of(&place, "one");
    CHECK(install(&place, one, 1) == 1 && store_open(&store, path_of(&place, "store")) && store_lock(&store));
    CHECK(store_damage(&store, 1) == 0 && store_note_damage(&store, 1, "pictures/star.png"));
    CHECK(store_damage(&store, 1) == 1 && store_note_damage(&store, 1, "pack.json") && store_damage(&store, 1) == 2);
    store_clear_damage(&store, 1);
    CHECK(store_damage(&store, 1) == 0);
    int hold = store_hold(&store, 1);
    CHECK(hold >= 0 && !store_set_aside(&store, 1) && store_is_there(&store, 1));
    close(hold);
    for (unsigned number = 1; number <= STORE_ASIDE_KEPT + 2; number += 2) {
        /* One that was gone back to is forgotten, too, and its number is not given again. */
        CHECK(store_promote(&store, number) == number + 1 && store_set_aside(&store, number + 1));
        CHECK(!store_is_there(&store, number + 1) && is_known(&place, one, 0));
        CHECK(access(path_of(&place, arena_printf(&place.arena, "store/aside/%06u/pack/pack.json", number + 1)),
                     F_OK) == 0);
        store_unlock(&store);
        CHECK(install(&place, one, 1) == number + 2 && store_lock(&store));
    }
    store_prune(&store);
    struct numbers aside;
    CHECK(numbers_list(&aside, path_of(&place, "store/aside")) && aside.count == STORE_ASIDE_KEPT);
    numbers_finish(&aside);
    store_make_room(&store);
    CHECK(numbers_list(&aside, path_of(&place, "store/aside")) && aside.count == 0);
    numbers_finish(&aside);
    store_close(&store);
    end(&place);
}

int main(void)
{
    test_install();
    test_verify();
    test_known();
    test_many_known();
    test_lock();
    test_prune();
    test_tidy();
    test_promote();
    test_full(true, ENOSPC);
    test_full(false, ENOSPC);
    test_full(false, EIO);
    test_killed();
    test_unreadable(true, EIO);
    test_unreadable(false, EMFILE);
    test_unreadable_install(true, EIO);
    test_unreadable_install(false, EMFILE);
    test_aside();
    return check_result();
}
