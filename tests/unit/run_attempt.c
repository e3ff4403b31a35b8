/* What becomes of a process that tries a pack, what is remembered of it, and when there is another try. */
#include "run/attempt.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "link/tree.h"

/** A program that does one thing; /bin/sh stands for the one that installs. */
static const char *write_program(struct arena *arena, const char *folder, const char *does)
{
    const char *path = arena_printf(arena, "%s/program", folder);
    FILE *file = fopen(path, "w");
    CHECK(file && fprintf(file, "#!/bin/sh\n%s\n", does) > 0 && fclose(file) == 0);
    CHECK(chmod(path, 0755) == 0);
    return path;
}

static struct attempt run(const char *does)
{
    struct arena arena = {0};
    char folder[] = BINARY_DIR "/unit-attempt-XXXXXX";
    struct attempt attempt;
    CHECK(mkdtemp(folder) != NULL);
    const struct installer installer = {.program = write_program(&arena, folder, does),
                                        .store = "/store",
                                        .size = {64, 64},
                                        .silent_ms = 1000,
                                        .stop = -1};
    attempt_run(&attempt, &installer, "/source", NULL);
    CHECK(tree_remove(folder));
    arena_finish(&arena);
    return attempt;
}

struct end {
    const char *does;
    enum installer_result ended;
    enum install_result result;
};

static void test_ends(void)
{
    static const struct end ends[] = {
        {"printf 'taken\\t/other\\n'", INSTALLER_DONE, INSTALL_TAKEN},
        {"printf 'alive\\t3\\nerror\\tf\\t1\\t1\\t\\te\\tj\\nrefused\\t/source\\n'; exit 1", INSTALLER_DONE,
         INSTALL_REFUSED},
        {"kill -SEGV $$", INSTALLER_CRASHED, INSTALL_FAILED},
        {"kill -ABRT $$", INSTALLER_CRASHED, INSTALL_FAILED},
        {"kill -XCPU $$", INSTALLER_STALLED, INSTALL_FAILED},
        {"kill -KILL $$", INSTALLER_ENDED, INSTALL_FAILED},
        {"printf 'taken\\t/source\\n'; kill -TERM $$", INSTALLER_ENDED, INSTALL_TAKEN},
        {"exit 3", INSTALLER_CRASHED, INSTALL_FAILED},
        {"exit 1", INSTALLER_CRASHED, INSTALL_FAILED}, /* without a word */
        {"kill -STOP $$", INSTALLER_STALLED, INSTALL_FAILED},
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct attempt attempt = run(ends[i].does);
        CHECK(attempt.ended == ends[i].ended && attempt.result == ends[i].result);
        CHECK(attempt_broke(attempt.ended) == (attempt.ended != INSTALLER_DONE));
        CHECK((attempt.diags.errors == 1) == (attempt.result == INSTALL_REFUSED));
        attempt_finish(&attempt);
    }
    struct attempt flood = run("exec yes nonsense");
    CHECK(flood.ended == INSTALLER_FLOODED);
    attempt_finish(&flood);
}

static struct verdict judge(enum installer_result ended, struct verdict before)
{
    return attempt_judge(&(struct attempt){.ended = ended, .result = INSTALL_FAILED}, before);
}

/** Twice of its own doing, or a few times of somebody else's, with growing pauses. */
static void test_verdicts(void)
{
    struct verdict verdict = judge(INSTALLER_CRASHED, (struct verdict){VERDICT_REFUSED, 1});
    CHECK(verdict.kind == VERDICT_CRASHED && verdict.times == 1 && !attempt_is_last(verdict));
    CHECK(attempt_pause(verdict) == TICK_S(5));
    verdict = judge(INSTALLER_STALLED, verdict);
    CHECK(verdict.kind == VERDICT_STALLED && verdict.times == 2 && attempt_pause(verdict) == TICK_NEVER);
    verdict = judge(INSTALLER_ENDED, verdict);
    CHECK(verdict.kind == VERDICT_ENDED && verdict.times == 1);
    tick before = 0;
    for (int i = 0; i < 5; i++) {
        CHECK(attempt_pause(verdict) > before && attempt_pause(verdict) < TICK_NEVER);
        before = attempt_pause(verdict);
        verdict = judge(INSTALLER_ENDED, verdict);
    }
    CHECK(attempt_is_last(verdict));
    CHECK(judge(INSTALLER_DONE, verdict).kind == VERDICT_NONE);
    CHECK(attempt_pause(judge(INSTALLER_DONE, verdict)) == 0);
}

static void test_words(void)
{
    for (int kind = VERDICT_CRASHED; kind < VERDICT_KIND_COUNT; kind++) {
        for (unsigned times = 0; times < 10; times += 3) {
            struct diags diags = {0};
            attempt_complain(&diags, "/source", (struct verdict){(enum verdict_kind)kind, times});
            CHECK(diags.errors == 1);
            CHECK_TEXT(diags.items[0].place.file, "/source");
            diag_finish(&diags);
        }
    }
    struct diags diags = {0};
    attempt_complain(&diags, "/source", (struct verdict){VERDICT_REFUSED, 1});
    CHECK(diags.count == 0);
    diag_finish(&diags);
}

int main(void)
{
    test_ends();
    test_verdicts();
    test_words();
    return check_result();
}
