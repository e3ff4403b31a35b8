/*
 * renews PROGRAM PACK OUT: what comes beside a running show, without the show: packs that crash, hang, flood and are
 * killed among good ones, a drop folder of hundreds, and an end while somebody else has the store. PROGRAM is
 * `poisoned`.
 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "link/tree.h"
#include "run/clock.h"
#include "run/renew.h"

enum { LOOK_MS = 20, PATIENCE_S = 240, SILENT_MS = 10000, RESTLESS_MS = 4000, MANY = 230 };

struct stand {
    const char *program, *pack, *out;
    const char *store, *drop;
    struct arena arena;
    struct renew *renew;
    struct kept kept;
    const char *restless; /* a file that is touched all the time */
    int version;          /* of the pack that was ready last */
    int failures;
};

static void check(struct stand *stand, bool good, const char *what)
{
    if (!good) {
        printf("failed: %s\n", what);
        stand->failures++;
    }
}

static const char *path_of(struct stand *stand, const char *name)
{
    return arena_printf(&stand->arena, "%s/%s", stand->out, name);
}

/** A pack in a folder of the stand. */
static void put_pack(struct stand *stand, const char *name, int version, long when)
{
    struct tree tree = {.count = 0};
    char *text = NULL;
    size_t size = 0;
    const char *folder = path_of(stand, name), *file = arena_printf(&stand->arena, "%s/pack.json", folder);
    REQUIRE(file_make_folder(folder) && tree_list(&tree, stand->pack) == TREE_OK &&
            tree_copy(&tree, stand->pack, folder) == TREE_OK && file_read(file, 1 << 20, &text, &size) == FILE_OK);
    char *at = strstr(text, "\"version\":");
    REQUIRE(at);
    at += strlen("\"version\":");
    size_t digits = strspn(at, " 0123456789");
    const char *now = arena_printf(&stand->arena, "%.*s %d%s", (int)(at - text), text, version, at + digits);
    REQUIRE(file_write_atomic(file, now, strlen(now)));
    const struct timespec times[] = {{.tv_sec = when}, {.tv_sec = when}};
    REQUIRE(utimensat(AT_FDCWD, file, times, 0) == 0);
    free(text);
    tree_finish(&tree);
}

static void poison(struct stand *stand, const char *name, const char *how, int times)
{
    const char *log = arena_printf(&stand->arena, "%s/%s.log", stand->out, how);
    const char *text = times ? arena_printf(&stand->arena, "%s %s %d\n", how, log, times)
                             : arena_printf(&stand->arena, "%s %s\n", how, log);
    const char *file = path_of(stand, arena_printf(&stand->arena, "%s/poison.txt", name));
    REQUIRE(file_write_atomic(file, text, strlen(text)));
}

/** How often a poison was met. */
static long met(struct stand *stand, const char *how)
{
    struct stat info;
    return stat(arena_printf(&stand->arena, "%s/%s.log", stand->out, how), &info) == 0 ? (long)info.st_size : 0;
}

static void begin(struct stand *stand)
{
    const struct renew_options options = {.program = stand->program,
                                          .store = stand->store,
                                          .pack = path_of(stand, "work"),
                                          .drop = stand->drop,
                                          .size = {64, 64},
                                          .silent_ms = SILENT_MS,
                                          .restless_ms = RESTLESS_MS,
                                          .day = DAY_NONE,
                                          .same = {DAY_NONE, DAY_NONE}};
    stand->renew = renew_start(&options);
}

static void end(struct stand *stand)
{
    renew_stop(stand->renew);
    diag_finish(&stand->kept.refused);
    stand->kept = (struct kept){.count = 0};
}

/** Take what is ready, as the show does. */
static void look(struct stand *stand)
{
    struct renewal renewal;
    if (stand->restless) {
        REQUIRE(utimensat(AT_FDCWD, stand->restless, NULL, 0) == 0);
    }
    if (renew_waits(stand->renew) && renew_take(stand->renew, &renewal)) {
        stand->version = renewal.pack->version;
        pack_destroy(renewal.pack);
        diag_finish(&renewal.diags);
    }
    renew_news(stand->renew, &stand->kept);
    poll(NULL, 0, LOOK_MS);
}

/** True when the staff page says these words of that source. */
static bool is_told(const struct stand *stand, const char *file, const char *words)
{
    bool told = false;
    for (size_t i = 0; i < stand->kept.refused.count; i++) {
        const struct diag *diag = &stand->kept.refused.items[i];
        told =
            told || (diag->place.file && strstr(diag->place.file, file) && strstr(diag->message[DIAG_ENGLISH], words));
    }
    return told;
}

static bool shows(struct stand *stand, int version)
{
    struct clock clock = clock_start();
    while (stand->version != version && clock_now(&clock) < TICK_S(PATIENCE_S)) {
        look(stand);
    }
    return stand->version == version;
}

static bool tells(struct stand *stand, const char *file, const char *words)
{
    struct clock clock = clock_start();
    while (!is_told(stand, file, words) && clock_now(&clock) < TICK_S(PATIENCE_S)) {
        look(stand);
    }
    return is_told(stand, file, words);
}

/** All kinds of poison, each of them older than the good pack. */
static void test_poison(struct stand *stand)
{
    static const char *const kinds[] = {"crash", "hang", "memory", "words"};
    static const char *const words[] = {"broke off", "came to no end", "broke off", "more than anybody can read"};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    for (int i = 0; i < KINDS; i++) {
        const char *name = arena_printf(&stand->arena, "drop/%s", kinds[i]);
        put_pack(stand, name, 400 + i, 1000 + i);
        poison(stand, name, kinds[i], 0);
    }
    put_pack(stand, "drop/good", 410, 2000);
    struct clock clock = clock_start();
    begin(stand);
    check(stand, shows(stand, 410), "a good pack comes, whatever lies beside it");
    printf("beside four kinds of poison, one of which hangs for %d ms, a good pack came after %.1f s\n", SILENT_MS,
           (double)clock_now(&clock) / (double)TICK_S(1));
    for (int i = 0; i < KINDS; i++) {
        check(stand, tells(stand, arena_printf(&stand->arena, "drop/%s", kinds[i]), "not tried again"), kinds[i]);
    }
    for (int i = 0; i < KINDS; i++) {
        check(stand, is_told(stand, arena_printf(&stand->arena, "drop/%s", kinds[i]), words[i]), words[i]);
        check(stand, met(stand, kinds[i]) == 2, "each poison is tried twice");
    }
    end(stand);
    /* Switched off and on: it is remembered, and told; what is mended is tried again. */
    begin(stand);
    check(stand, tells(stand, "drop/crash", "not tried again") && met(stand, "crash") == 2, "it is remembered");
    check(stand, tells(stand, "drop/hang", "not tried again") && met(stand, "hang") == 2, "the other, too");
    REQUIRE(unlink(path_of(stand, "drop/crash/poison.txt")) == 0);
    check(stand, shows(stand, 400), "what was mended comes");
    check(stand, !is_told(stand, "drop/crash", "") && is_told(stand, "drop/hang", ""), "the others are still told of");
    end(stand);
}

/** Somebody writes into one without a pause: another comes, and the staff is told of the first. */
static void test_restless(struct stand *stand)
{
    put_pack(stand, "pocket/calm", 416, 2500);
    begin(stand);
    put_pack(stand, "drop/restless", 415, 2400);
    REQUIRE(rename(path_of(stand, "pocket/calm"), path_of(stand, "drop/calm")) == 0);
    stand->restless = path_of(stand, "drop/restless/pack.json");
    check(stand, shows(stand, 416), "a pack comes beside one that never rests");
    check(stand, tells(stand, "drop/restless", "without a pause"), "the one that never rests is told of");
    stand->restless = NULL;
    check(stand, shows(stand, 415) && !is_told(stand, "drop/restless", ""), "it comes when it rests");
    end(stand);
}

/** One that was ended, and another that came after it: the later one shows, and still does when the first is good. */
static void test_late(struct stand *stand)
{
    put_pack(stand, "pocket/early", 417, 2600);
    poison(stand, "pocket/early", "ended", 1);
    put_pack(stand, "pocket/later", 418, 2700);
    begin(stand);
    REQUIRE(rename(path_of(stand, "pocket/early"), path_of(stand, "drop/early")) == 0 &&
            rename(path_of(stand, "pocket/later"), path_of(stand, "drop/later")) == 0);
    check(stand, shows(stand, 418), "the later one shows");
    struct clock clock = clock_start();
    while ((met(stand, "ended") < 2 || is_told(stand, "drop/early", "")) && clock_now(&clock) < TICK_S(PATIENCE_S)) {
        look(stand);
    }
    check(stand, !is_told(stand, "drop/early", "") && stand->version == 418, "the first one does not show after it");
    end(stand);
    REQUIRE(unlink(arena_printf(&stand->arena, "%s/ended.log", stand->out)) == 0);
}

/** What the system ended for want of memory is no fault of the pack's, or a small one. */
static void test_ended(struct stand *stand)
{
    put_pack(stand, "pocket/ended", 420, 3000);
    poison(stand, "pocket/ended", "ended", 1);
    begin(stand);
    REQUIRE(rename(path_of(stand, "pocket/ended"), path_of(stand, "drop/ended")) == 0);
    check(stand, tells(stand, "drop/ended", "ended from outside"), "it is told");
    check(stand, shows(stand, 420), "it is tried again");
    check(stand, !is_told(stand, "drop/ended", ""), "nothing is said of it any more");
    end(stand);
}

/** Somebody else has the store: the staff's wish waits, the end does not. */
static void test_lock(struct stand *stand)
{
    begin(stand);
    int fd = open(arena_printf(&stand->arena, "%s/lock", stand->store), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    REQUIRE(fd >= 0 && flock(fd, LOCK_EX) == 0);
    while (stand->kept.count < 2) {
        look(stand);
    }
    unsigned number = stand->kept.packs[1].number;
    int version = stand->kept.packs[1].version;
    renew_go_back(stand->renew, number);
    put_pack(stand, "drop/waits", 430, 4000);
    for (int i = 0; i < 20; i++) {
        look(stand);
    }
    struct clock clock = clock_start();
    end(stand);
    printf("ended within %.1f s while somebody else had the store\n", (double)clock_now(&clock) / (double)TICK_S(1));
    close(fd);
    begin(stand);
    check(stand, shows(stand, 430), "what waited is taken");
    fd = open(arena_printf(&stand->arena, "%s/lock", stand->store), O_RDWR | O_CLOEXEC);
    REQUIRE(fd >= 0 && flock(fd, LOCK_EX) == 0);
    renew_go_back(stand->renew, number);
    look(stand);
    close(fd);
    check(stand, shows(stand, version), "the wish is heard when the store is free");
    end(stand);
}

/** Hundreds of packs that were taken lie there: none comes again, and a new one comes at once. */
static void test_many(struct stand *stand)
{
    struct strbuf seen = {0};
    stand->drop = path_of(stand, "many");
    for (int i = 0; i < MANY; i++) {
        const char *name = arena_printf(&stand->arena, "many/old-%d", i);
        const char *file = arena_printf(&stand->arena, "%s/pack.json", path_of(stand, name));
        REQUIRE(file_make_folder(path_of(stand, name)) && file_write_atomic(file, "{}", 2));
        strbuf_printf(&seen, "%016llx 1 %s\n", (unsigned long long)tree_stamp(path_of(stand, name)),
                      path_of(stand, name));
    }
    strbuf_printf(&seen, "%016llx 1 %s\n", (unsigned long long)tree_stamp(path_of(stand, "work")),
                  path_of(stand, "work"));
    const char *list = arena_printf(&stand->arena, "%s/seen", stand->store);
    REQUIRE(file_write_atomic(list, strbuf_text(&seen), seen.size));
    strbuf_finish(&seen);
    begin(stand);
    put_pack(stand, "many/new", 440, 5000);
    check(stand, shows(stand, 440), "a new pack among hundreds");
    end(stand);
    begin(stand);
    for (int i = 0; i < 50; i++) {
        look(stand);
    }
    check(stand, stand->kept.refused.count == 0 && stand->version == 440, "no old one is tried");
    end(stand);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("renews PROGRAM PACK OUT\n", stderr);
        return 2;
    }
    struct stand stand = {.program = argv[1], .pack = argv[2], .out = argv[3]};
    stand.store = path_of(&stand, "store");
    stand.drop = path_of(&stand, "drop");
    REQUIRE(tree_remove(stand.out) && file_make_folder(stand.drop));
    put_pack(&stand, "work", 390, 500);
    test_poison(&stand);
    test_restless(&stand);
    test_late(&stand);
    test_ended(&stand);
    test_lock(&stand);
    test_many(&stand);
    arena_finish(&stand.arena);
    return stand.failures > 0;
}
