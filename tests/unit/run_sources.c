/* Packs that come beside each other: none waits for another's rest, none pushes out what is said of another. */
#include "run/sources.h"

#include "check.h"

static const tick quiet = TICK_MS(2000);

static struct source *see(struct sources *sources, const char *path, long when)
{
    bool new = false;
    return sources_see(sources, path, (struct timespec){.tv_sec = when}, &new);
}

static struct diags say(const char *file, int count)
{
    struct diags diags = {0};
    for (int i = 0; i < count; i++) {
        diag_add(&diags, DIAG_ERROR, (struct diag_place){.file = file, .line = i + 1}, "wrong", "wrong");
    }
    return diags;
}

/** A writer that never rests beside one who does. */
static void test_rest(void)
{
    struct sources sources = {.count = 0};
    struct source *restless = see(&sources, "/restless", 1), *good = see(&sources, "/good", 2);
    source_stir(good, TICK_S(100), true);
    for (int i = 0; i < 90; i++) {
        tick now = TICK_S(100 + i);
        source_stir(restless, now, true);
        CHECK(!source_wants_look(restless, now, quiet));
        if (source_wants_look(good, now, quiet)) {
            CHECK(i == 2);
            source_look(good, 7, now);
            CHECK(sources_next(&sources, now) == good);
            source_note(good, TICK_NEVER, NULL);
        }
        CHECK(i < 3 || sources_next(&sources, now) == NULL);
        CHECK(sources_accuse(&sources, now, TICK_S(60)) == (i == 60 ? restless : NULL));
    }
    CHECK(sources_due(&sources, quiet) == TICK_S(191));
    struct diags all = {0};
    size_t fresh = 0;
    sources_gather(&sources, false, &all, &fresh);
    CHECK(all.count == 1 && all.warnings == 1 && fresh == 1);
    CHECK_TEXT(all.items[0].place.file, "/restless");
    diag_finish(&all);
    /* At last. */
    source_look(restless, 8, TICK_S(191));
    CHECK(sources_next(&sources, TICK_S(191)) == restless);
    sources_gather(&sources, false, &all, &fresh);
    CHECK(all.count == 0);
    diag_finish(&all);
    sources_finish(&sources);
}

/** Where no system tells, what is there must be the same twice. */
static void test_unheard(void)
{
    struct sources sources = {.count = 0};
    struct source *source = see(&sources, "/net", 1);
    source_stir(source, 0, false);
    source_look(source, 5, TICK_S(2));
    CHECK(sources_next(&sources, TICK_S(2)) == NULL && !source_wants_look(source, TICK_S(3), quiet));
    source_look(source, 6, TICK_S(4));
    CHECK(sources_next(&sources, TICK_S(4)) == NULL);
    source_look(source, 6, TICK_S(6));
    CHECK(sources_next(&sources, TICK_S(6)) == source);
    sources_finish(&sources);
}

/** The oldest first, what is to be tried again last, and not before its time. */
static void test_order(void)
{
    struct sources sources = {.count = 0};
    struct source *b = see(&sources, "/b", 20), *a = see(&sources, "/a", 10), *own = see(&sources, "/own", 99);
    own->own = true;
    struct source *const all[] = {b, a, own};
    for (int i = 0; i < 3; i++) {
        source_stir(all[i], 0, true);
        source_look(all[i], 5, 0);
    }
    CHECK(sources_next(&sources, 0) == own);
    source_note(own, TICK_S(10), NULL);
    CHECK(sources_next(&sources, TICK_S(20)) == a);
    source_note(a, TICK_NEVER, NULL);
    CHECK(sources_next(&sources, TICK_S(20)) == b);
    source_note(b, TICK_NEVER, NULL);
    CHECK(sources_next(&sources, TICK_S(9)) == NULL && sources_due(&sources, quiet) == TICK_S(10));
    CHECK(sources_next(&sources, TICK_S(10)) == own);
    /* What is gone is forgotten, the pack's own folder stays. */
    sources_begin_look(&sources);
    CHECK(see(&sources, "/b", 20) == b && !sources_end_look(&sources));
    CHECK(sources.count == 2 && sources_find(&sources, "/own") == own && !sources_find(&sources, "/a"));
    sources_finish(&sources);
}

/** What waits to be tried again while a later one is taken must not show any more, unless it changes. */
static void test_late(void)
{
    struct sources sources = {.count = 0};
    struct source *a = see(&sources, "/a", 10), *b = see(&sources, "/b", 20), *c = see(&sources, "/c", 30);
    struct source *const all[] = {a, b, c};
    for (int i = 0; i < 3; i++) {
        source_stir(all[i], 0, true);
        source_look(all[i], 5, 0);
        source_note(all[i], i == 1 ? TICK_NEVER : TICK_S(10), NULL);
    }
    sources_take(&sources, b);
    CHECK(a->late && !b->late && !c->late);
    source_stir(a, TICK_S(20), true);
    CHECK(!a->late);
    sources_finish(&sources);
}

/** The latest news first, of each so many, and nothing twice. */
static void test_news(void)
{
    struct sources sources = {.count = 0};
    struct source *a = see(&sources, "/a", 1), *b = see(&sources, "/b", 2);
    struct diags one = say("/a/x", 1), many = say("/b/y", SOURCES_TOLD_MAX + 7), all = {0};
    size_t fresh = 0;
    CHECK(source_note(b, TICK_NEVER, &many) && !source_note(b, TICK_NEVER, &many));
    sources_gather(&sources, false, &all, &fresh);
    CHECK(all.count == SOURCES_TOLD_MAX && fresh == all.count && all.left_out == 7);
    diag_finish(&all);
    CHECK(source_note(a, TICK_NEVER, &one));
    sources_gather(&sources, false, &all, &fresh);
    CHECK(all.count == SOURCES_TOLD_MAX + 1 && fresh == 1);
    CHECK_TEXT(all.items[0].place.file, "/a/x");
    diag_finish(&all);
    /* Nobody heard that, so it still is news; and one that is mended takes nothing of the other's away. */
    CHECK(source_note(b, TICK_NEVER, NULL));
    sources_gather(&sources, true, &all, &fresh);
    CHECK(all.count == 1 && fresh == 1);
    diag_finish(&all);
    sources_gather(&sources, false, &all, &fresh);
    CHECK(all.count == 1 && fresh == 0);
    diag_finish(&all);
    diag_finish(&one);
    diag_finish(&many);
    sources_finish(&sources);
}

int main(void)
{
    test_rest();
    test_unheard();
    test_order();
    test_late();
    test_news();
    return check_result();
}
