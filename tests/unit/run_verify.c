/*
 * Beside the show: what is damaged is seen twice and makes way, what cannot be read now stays and comes back. faults.h
 * has no part in it, for the thread reads when it likes: here one file's name decides (tests/CMakeLists.txt).
 */
#include "run/verify.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "link/store.h"
#include "link_place.h"
#include "run/nudge.h"

/** Files of this name cannot be opened, or (0) nobody who reads one comes to an end before he is let go. */
static const char *_Atomic unreadable;
static atomic_int trouble;
static int gate[2], arrived[2];

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    const char *name = atomic_load(&unreadable);
    if (name && strstr(path, name)) {
        char byte;
        int error = atomic_load(&trouble);
        if (error == 0 && write(arrived[1], "", 1) == 1 && read(gate[0], &byte, 1) == 1) {
            return __real_open(path, flags, mode);
        }
        errno = error;
        return -1;
    }
    return __real_open(path, flags, mode);
}

static void make_unreadable(const char *name, int error)
{
    atomic_store(&trouble, error);
    atomic_store(&unreadable, name);
}

/** A store with two packs. */
struct bench {
    struct place place;
    struct store store;
    struct nudge news;
    struct verify *verify;
};

static void install(struct bench *bench, const char *folder)
{
    struct place *place = &bench->place;
    struct manifest manifest = {.id = "sample", .version = 1, .source = path_of(place, folder)};
    CHECK(file_make_folder(path_of(place, folder)));
    put(place, arena_printf(&place->arena, "%s/pack.json", folder), folder);
    put(place, arena_printf(&place->arena, "%s/star.png", folder), "****************");
    CHECK(store_lock(&bench->store));
    const char *stage = store_stage(&bench->store, &place->arena);
    CHECK(tree_list(&manifest.tree, manifest.source) == TREE_OK);
    CHECK(tree_copy(&manifest.tree, manifest.source, stage) == TREE_OK);
    manifest.content = tree_content(&manifest.tree);
    unsigned number = store_commit(&bench->store, &manifest);
    CHECK(number && store_learn(&bench->store, manifest.source, 1, number));
    tree_finish(&manifest.tree);
    store_unlock(&bench->store);
}

static void hear(void *self)
{
    nudge_send(self);
}

static void begin(struct bench *bench)
{
    *bench = (struct bench){.place = {.folder = BINARY_DIR "/unit-verify-XXXXXX"}};
    CHECK(mkdtemp(bench->place.folder) != NULL && nudge_open(&bench->news));
    CHECK(store_open(&bench->store, path_of(&bench->place, "store")));
    install(bench, "one");
    install(bench, "two");
}

static void start(struct bench *bench)
{
    bench->verify = verify_start(
        &(struct verify_options){.store = bench->store.path, .pause_ms = 10, .changed = hear, .self = &bench->news});
    CHECK(bench->verify != NULL);
}

static void stop(struct bench *bench)
{
    verify_stop(bench->verify);
    make_unreadable(NULL, 0);
    nudge_close(&bench->news);
    store_close(&bench->store);
    end(&bench->place);
}

/** Wait until it has news. */
static void wait(struct bench *bench)
{
    struct pollfd news = {.fd = bench->news.ends[0], .events = POLLIN};
    CHECK(poll(&news, 1, 60 * 1000) == 1);
    nudge_take(&bench->news);
}

static size_t told(struct bench *bench, const char *words)
{
    struct diags diags = {0};
    size_t count = 0;
    verify_tell(bench->verify, &diags);
    for (size_t i = 0; i < diags.count; i++) {
        count += strstr(diags.items[i].message[DIAG_ENGLISH], words) != NULL;
    }
    diag_finish(&diags);
    return count;
}

/** Twice, then aside, as soon as nobody holds it; and it may come again. */
static void test_damaged(void)
{
    struct bench bench;
    begin(&bench);
    put(&bench.place, "store/packs/000002/pack/star.png", "***************+");
    int hold = store_hold(&bench.store, 2);
    start(&bench);
    wait(&bench);
    CHECK(verify_shuns(bench.verify, 2) && !verify_shuns(bench.verify, 1));
    CHECK(store_damage(&bench.store, 2) == 2 && store_is_there(&bench.store, 2));
    CHECK(told(&bench, "damaged twice (star.png)") == 1);
    close(hold);
    verify_poke(bench.verify);
    wait(&bench);
    CHECK(!store_is_there(&bench.store, 2) && store_is_there(&bench.store, 1));
    CHECK(access(path_of(&bench.place, "store/aside/000002/pack/star.png"), F_OK) == 0);
    CHECK(store_known(&bench.store, path_of(&bench.place, "two"), 1) == 0);
    CHECK(store_known(&bench.store, path_of(&bench.place, "one"), 1) == 1);
    CHECK(told(&bench, "moved here") == 1);
    stop(&bench);
}

/** It was noted before the last power cut, and is whole: no more of that. */
static void test_whole_after_all(void)
{
    struct bench bench;
    begin(&bench);
    CHECK(store_lock(&bench.store) && store_note_damage(&bench.store, 2, "star.png"));
    store_unlock(&bench.store);
    put(&bench.place, "store/packs/000001/pack/star.png", "***************+");
    start(&bench);
    wait(&bench); /* for the other one, which was looked at after it */
    CHECK(store_damage(&bench.store, 2) == 0 && !verify_shuns(bench.verify, 2));
    stop(&bench);
}

/** Without another that is whole it stays, is shown, and may come again. */
static void test_only_one(void)
{
    struct bench bench;
    begin(&bench);
    put(&bench.place, "store/packs/000001/pack/star.png", "+");
    put(&bench.place, "store/packs/000002/pack/star.png", "+");
    start(&bench);
    wait(&bench);
    CHECK(store_is_there(&bench.store, 1) && store_is_there(&bench.store, 2));
    CHECK(!verify_shuns(bench.verify, 1) && !verify_shuns(bench.verify, 2));
    CHECK(store_known(&bench.store, path_of(&bench.place, "two"), 1) == 0);
    /* There it comes. */
    install(&bench, "two");
    verify_poke(bench.verify);
    while (store_is_there(&bench.store, 1) || store_is_there(&bench.store, 2)) {
        wait(&bench);
    }
    CHECK(store_is_there(&bench.store, 3) && !verify_shuns(bench.verify, 3));
    stop(&bench);
}

/** A disk that does not give it: shunned, told, not moved; and back when it does. */
static void test_unreadable(int error)
{
    struct bench bench;
    begin(&bench);
    make_unreadable("000002/pack/star.png", error);
    start(&bench);
    wait(&bench);
    CHECK(verify_shuns(bench.verify, 2) && !verify_shuns(bench.verify, 1));
    CHECK(store_is_there(&bench.store, 2) && store_damage(&bench.store, 2) == 0);
    CHECK(told(&bench, "cannot be read whole now (star.png") == 1);
    make_unreadable(NULL, 0);
    wait(&bench);
    CHECK(!verify_shuns(bench.verify, 2) && told(&bench, "") == 0);
    CHECK(store_is_there(&bench.store, 1) && store_is_there(&bench.store, 2));
    CHECK(access(path_of(&bench.place, "store/aside"), F_OK) != 0);
    stop(&bench);
}

/** A disk that does not answer at all holds nobody up: else this test would never end. */
static void test_hanging(void)
{
    struct bench bench;
    char byte;
    CHECK(pipe(gate) == 0 && pipe(arrived) == 0);
    begin(&bench);
    make_unreadable("000002/pack/star.png", 0);
    start(&bench);
    CHECK(read(arrived[0], &byte, 1) == 1);
    verify_stop(bench.verify);
    bench.verify = NULL;
    CHECK(write(gate[1], "", 1) == 1);
    stop(&bench);
}

int main(void)
{
    test_damaged();
    test_whole_after_all();
    test_only_one();
    test_unreadable(EIO);
    test_unreadable(EMFILE);
    test_hanging();
    return check_result();
}
