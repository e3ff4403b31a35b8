#include "run/attempt.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "run/report.h"

enum { CRASHES_MAX = 2, ENDS_MAX = 6, FIRST_PAUSE_S = 5, PAUSE_GROWS = 4 };

void attempt_run(struct attempt *attempt, const struct installer *installer, const char *source,
                 const char *const *more)
{
    char nothing[] = "";
    const char *arguments[INSTALLER_ARGUMENTS_MAX + 1] = {NULL};
    struct strbuf text = {0};
    const char *told = NULL;
    size_t count = 0;
    for (; more && more[count] && count + 2 < INSTALLER_ARGUMENTS_MAX; count++) {
        arguments[count] = more[count];
    }
    arguments[count++] = "--";
    arguments[count] = source;
    *attempt = (struct attempt){.result = INSTALL_FAILED};
    attempt->ended = installer_run(installer, arguments, &text);
    attempt->error = errno;
    struct report report = {text.text ? text.text : nothing};
    /* It was asked about one source, and whoever it speaks of, it is about that. */
    if (!report_next(&report, &told, &attempt->result, NULL, &attempt->diags) && attempt->ended == INSTALLER_DONE) {
        attempt->ended = INSTALLER_CRASHED;
    }
    strbuf_finish(&text);
}

void attempt_finish(struct attempt *attempt)
{
    diag_finish(&attempt->diags);
}

bool attempt_broke(enum installer_result ended)
{
    return ended != INSTALLER_DONE && ended != INSTALLER_STOPPED;
}

static const enum verdict_kind kinds[] = {
    [INSTALLER_DONE] = VERDICT_NONE,       [INSTALLER_STOPPED] = VERDICT_NONE,    [INSTALLER_UNSTARTED] = VERDICT_NONE,
    [INSTALLER_CRASHED] = VERDICT_CRASHED, [INSTALLER_STALLED] = VERDICT_STALLED, [INSTALLER_FLOODED] = VERDICT_FLOODED,
    [INSTALLER_ENDED] = VERDICT_ENDED,
};
static_assert(sizeof kinds / sizeof *kinds == INSTALLER_RESULT_COUNT, "a verdict on each end");

/** What it broke by changes nothing in how often it did; only what others did is counted for itself. */
struct verdict attempt_judge(const struct attempt *attempt, struct verdict before)
{
    enum verdict_kind kind = kinds[attempt->ended];
    bool own = kind != VERDICT_ENDED;
    bool counted = before.kind != VERDICT_NONE && before.kind != VERDICT_REFUSED;
    bool again = counted && own == (before.kind != VERDICT_ENDED);
    if (attempt->ended == INSTALLER_DONE && attempt->result == INSTALL_REFUSED) {
        return (struct verdict){VERDICT_REFUSED, 1};
    }
    if (kind == VERDICT_NONE) {
        return (struct verdict){.kind = VERDICT_NONE};
    }
    return (struct verdict){kind, again ? before.times + 1 : 1};
}

bool attempt_is_last(struct verdict verdict)
{
    switch (verdict.kind) {
    case VERDICT_NONE:
    case VERDICT_REFUSED:
    case VERDICT_KIND_COUNT:
        return false;
    case VERDICT_CRASHED:
    case VERDICT_STALLED:
    case VERDICT_FLOODED:
        return verdict.times >= CRASHES_MAX;
    case VERDICT_ENDED:
        return verdict.times >= ENDS_MAX;
    }
    return false;
}

tick attempt_pause(struct verdict verdict)
{
    tick pause = TICK_S(FIRST_PAUSE_S);
    if (verdict.kind == VERDICT_NONE || verdict.kind == VERDICT_REFUSED) {
        return 0;
    }
    for (unsigned i = 1; i < verdict.times && i < ENDS_MAX; i++) {
        pause *= PAUSE_GROWS;
    }
    return attempt_is_last(verdict) ? TICK_NEVER : pause;
}

/** What broke off, in both languages; then what comes of it. */
struct words {
    const char *what[DIAG_LANGUAGE_COUNT];
    const char *last[DIAG_LANGUAGE_COUNT];
};

static const struct words words[] = {
    [VERDICT_NONE] = {{NULL}, {NULL}},
    [VERDICT_REFUSED] = {{NULL}, {NULL}},
    [VERDICT_CRASHED] = {{"the check of this pack broke off, so it is not shown",
                          "このパックの検査が途中で止まったため、表示していません。"},
                         {"look at its pictures, or make it anew, and put it there again",
                          "画像を確かめるか、作り直してから、もう一度置いてください。"}},
    [VERDICT_STALLED] = {{"the check of this pack came to no end and was broken off, so it is not shown",
                          "このパックの検査が終わらないため打ち切り、表示していません。"},
                         {"make its pictures smaller, or its content less, and put it there again",
                          "画像を小さくするか、内容を減らしてから、もう一度置いてください。"}},
    [VERDICT_FLOODED] =
        {{"the check of this pack says more than anybody can read and was broken off, so it is not shown",
          "このパックの検査のメッセージが多すぎるため打ち切り、表示していません。"},
         {"make it anew, and put it there again", "作り直してから、もう一度置いてください。"}},
    [VERDICT_ENDED] = {{"the check of this pack was ended from outside, as happens when memory is short, so it is not "
                        "shown yet",
                        "このパックの検査が外から止められた（多くはメモリー不足の）ため、まだ表示していません。"},
                       {"make its pictures smaller, or start the machine anew, and put it there again",
                        "画像を小さくするか、機械を起動し直してから、もう一度置いてください。"}},
};
static_assert(sizeof words / sizeof *words == VERDICT_KIND_COUNT, "words for each kind");

void attempt_complain(struct diags *diags, const char *source, struct verdict verdict)
{
    struct arena arena = {0};
    const struct words *says = &words[verdict.kind];
    bool last = attempt_is_last(verdict);
    if (!says->what[DIAG_ENGLISH]) {
        return;
    }
    bool waits = verdict.times > 0 && !last;
    const char *english =
        arena_printf(&arena, "%s%s; %s", says->what[DIAG_ENGLISH], last ? ", and it is not tried again as it is" : "",
                     waits ? "it is tried again by itself in a while, wait for that" : says->last[DIAG_ENGLISH]);
    const char *japanese =
        arena_printf(&arena, "%s%s", says->what[DIAG_JAPANESE],
                     waits ? "しばらくすると、自動でもう一度ためします。お待ちください。" : says->last[DIAG_JAPANESE]);
    diag_add_ready(diags, DIAG_ERROR, (struct diag_place){.file = source}, english, japanese);
    arena_finish(&arena);
}

void attempt_complain_unstarted(struct diags *diags, const char *source, int error)
{
    diag_add(
        diags, DIAG_ERROR, (struct diag_place){.file = source},
        "the check of this pack could not be started (%s); it is tried again by itself, else start the machine anew",
        "このパックの検査を始められませんでした（%"
        "s）。自動でもう一度ためします。直らないときは、機械を起動し直してくださ"
        "い。",
        strerror(error));
}
