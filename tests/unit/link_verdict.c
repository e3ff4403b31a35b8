/* What is remembered of packs that were not taken. */
#include "link/verdict.h"

#include "base/file.h"
#include "check.h"
#include "link_place.h"

static struct place begin(struct store *store)
{
    struct place place = {.folder = BINARY_DIR "/unit-verdict-XXXXXX"};
    CHECK(mkdtemp(place.folder) != NULL);
    CHECK(store_open(store, path_of(&place, "store")));
    put(&place, "one", "");
    put(&place, "a b", "");
    return place;
}

static bool note(struct store *store, const char *source, uint64_t stamp, struct verdict verdict)
{
    bool noted = store_lock(store) && verdict_note(store, source, stamp, 7, verdict);
    store_unlock(store);
    return noted;
}

static bool is_said(const struct store *store, const char *source, uint64_t stamp, struct verdict wanted)
{
    struct verdict found = verdict_find(store, source, stamp, 7);
    return found.kind == wanted.kind && found.times == wanted.times;
}

static void test_round(void)
{
    struct store store;
    struct place place = begin(&store);
    const char *one = path_of(&place, "one"), *two = path_of(&place, "a b");
    const struct verdict none = {VERDICT_NONE, 0}, crashed = {VERDICT_CRASHED, 1}, again = {VERDICT_CRASHED, 2};
    CHECK(note(&store, one, 1, none) && access(path_of(&place, "store/verdicts"), F_OK) != 0);
    CHECK(is_said(&store, one, 1, none));
    CHECK(note(&store, one, 1, crashed) && note(&store, two, 2, (struct verdict){VERDICT_REFUSED, 1}));
    CHECK(is_said(&store, one, 1, crashed) && is_said(&store, two, 2, (struct verdict){VERDICT_REFUSED, 1}));
    CHECK(note(&store, one, 1, again) && is_said(&store, one, 1, again));
    /* It changed, or another program looks at it. */
    CHECK(is_said(&store, one, 3, none) && is_said(&store, two, 1, none));
    CHECK(verdict_find(&store, one, 1, 8).kind == VERDICT_NONE);
    CHECK(note(&store, one, 3, none) && is_said(&store, one, 1, none));
    CHECK(is_said(&store, two, 2, (struct verdict){VERDICT_REFUSED, 1}));
    store_close(&store);
    end(&place);
}

/** Whoever wrote it was killed in the middle, or was somebody else; what is gone is forgotten. */
static void test_broken(void)
{
    struct store store;
    struct place place = begin(&store);
    const char *one = path_of(&place, "one");
    put(&place, "store/verdicts",
        arena_printf(
            &place.arena,
            "\n \n1\n1 7\n1 7 \n1 7 danced 1 %s\n1 7 none 1 %s\n1 7 crashed\n2 7 ended 3 /gone\n1 7 ended 3 %s\n1 7 "
            "crashed 1 %s",
            one, one, one, one));
    CHECK(is_said(&store, one, 1, (struct verdict){VERDICT_ENDED, 3}));
    CHECK(is_said(&store, "/gone", 2, (struct verdict){VERDICT_ENDED, 3}));
    CHECK(note(&store, path_of(&place, "a b"), 1, (struct verdict){VERDICT_STALLED, 1}));
    CHECK(is_said(&store, one, 1, (struct verdict){VERDICT_ENDED, 3}));
    CHECK(verdict_find(&store, "/gone", 2, 7).kind == VERDICT_NONE);
    store_close(&store);
    end(&place);
}

int main(void)
{
    test_round();
    test_broken();
    return check_result();
}
