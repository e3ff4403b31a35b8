#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include "base/plain.h"
#include "link/drop.h"
#include "link/stick.h"
#include "link/tree.h"
#include "run/attempt.h"
#include "run/commands.h"
#include "run/limits.h"
#include "run/outcome.h"
#include "run/paths.h"
#include "run/program.h"
#include "run/report.h"
#include "run/say.h"

static const struct px_size usual_size = {COMMANDS_WIDTH, COMMANDS_HEIGHT};

enum { STICK_SHOWN_MAX = 60 };

/** The exhibition that started this may be killed at any time; then nobody waits for the result. */
static void die_with_parent(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/** What one run of the command has to do. */
struct job {
    const struct options *options;
    struct store store;
    struct strbuf report; /* what was not said yet */
    bool failed;
};

/** At once: whoever waits for it need not wait for what comes next, and has it whatever that does. */
static void say_report(struct job *job)
{
    fputs(strbuf_text(&job->report), stdout);
    fflush(stdout);
    strbuf_clear(&job->report);
}

static void beat(void *self, int times)
{
    struct job *job = self;
    report_write_beat(&job->report, times);
    say_report(job);
}

/** What became of a source, to whoever asked. */
static void tell(struct job *job, const char *source, enum install_result result, const struct install_facts *facts,
                 const struct diags *diags)
{
    if (job->options->report) {
        report_write(&job->report, source, result, facts, diags);
        say_report(job);
    } else {
        outcome_say(job->options->messages, source, result, diags);
    }
    job->failed |= outcome_is_failure(result);
}

/** `source` is how the report names it, `told` how people do. */
static void carry_out(struct job *job, struct install_order order, const char *source)
{
    const struct options *options = job->options;
    struct install_facts facts = {.version = 0};
    struct diags diags = {0};
    const struct pulse pulse = {beat, job};
    order.pulse = options->report ? &pulse : NULL;
    order.size = options_size_or(options, usual_size);
    order.messages = options->messages;
    order.check = options->check;
    enum install_result result = install_pack(&job->store, &order, &facts, &diags);
    tell(job, source, result, &facts, &diags);
    diag_finish(&diags);
}

static void install_one(struct job *job, const char *path)
{
    struct arena arena = {0};
    const char *source = paths_absolute(path, &arena);
    carry_out(job, (struct install_order){.source = source}, source);
    arena_finish(&arena);
}

/** A single one is what this process is for. */
static bool is_several(const struct options *options)
{
    return options->operand_count > 1 || (options->drop && !options->stick);
}

/* Several, each in a process of its own, so that none can keep the others out. */

/** One of several. */
struct part {
    const char *source; /* how its process is told of it */
    const char *told;   /* how people are */
    uint64_t stamp;     /* 0: nothing is remembered of it */
};

/** How its process came to its end, where it came to none of its own. */
static void take_break(struct job *job, const struct part *part, const struct attempt *attempt)
{
    const struct install_facts none = {.version = 0};
    const uint64_t program = program_number(NULL);
    struct diags diags = {0};
    struct verdict before = verdict_find(&job->store, part->source, part->stamp, program);
    struct verdict verdict = attempt_judge(attempt, before);
    if (attempt->ended == INSTALLER_UNSTARTED) {
        attempt_complain_unstarted(&diags, part->told, attempt->error);
    } else if (part->stamp && store_lock(&job->store)) {
        verdict_note(&job->store, part->source, part->stamp, program, verdict);
        store_unlock(&job->store);
    }
    verdict.times = 0; /* nobody tries again by himself */
    attempt_complain(&diags, part->told, verdict);
    tell(job, part->told, INSTALL_FAILED, &none, &diags);
    diag_finish(&diags);
}

static void install_part(struct job *job, const struct part *part, const char *const *more)
{
    const struct options *options = job->options;
    const struct install_facts none = {.version = 0};
    const struct installer installer = {.program = "/proc/self/exe",
                                        .store = options->store,
                                        .size = options_size_or(options, usual_size),
                                        .messages = options->messages,
                                        .stop = -1};
    struct attempt attempt;
    attempt_run(&attempt, &installer, part->source, more);
    if (attempt_broke(attempt.ended)) {
        take_break(job, part, &attempt);
    } else {
        tell(job, part->told, attempt.result, &none, &attempt.diags);
    }
    attempt_finish(&attempt);
}

static void install_apart(struct job *job, const char *path)
{
    struct arena arena = {0};
    const char *source = paths_absolute(path, &arena);
    const struct part part = {source, source, tree_stamp(source)};
    install_part(job, &part, (const char *const[]){job->options->check ? "--check" : NULL, NULL});
    arena_finish(&arena);
}

/** What broke its process again and again waits until something in it changes, or somebody names it. */
static bool is_given_up(struct job *job, const char *path)
{
    struct arena arena = {0};
    struct diags diags = {0};
    const struct install_facts none = {.version = 0};
    const char *source = paths_absolute(path, &arena);
    struct verdict verdict = verdict_find(&job->store, source, tree_stamp(source), program_number(NULL));
    bool given_up = attempt_is_last(verdict);
    verdict.times = 0;
    if (given_up) {
        attempt_complain(&diags, source, verdict);
        tell(job, source, INSTALL_FAILED, &none, &diags);
    }
    diag_finish(&diags);
    arena_finish(&arena);
    return given_up;
}

/** The packs in the drop folder, oldest first, so that the newest is installed last: it is the one to show. */
static void install_dropped(struct job *job, const char *folder)
{
    struct drop drop = {.count = 0};
    drop_look(&drop, folder);
    for (size_t i = 0; i < drop.count; i++) {
        if (!is_given_up(job, drop.packs[i].path)) {
            install_apart(job, drop.packs[i].path);
        }
    }
    drop_finish(&drop);
}

/* From a stick. */

static void install_from(struct job *job, const char *root, const struct stick_pack *pack)
{
    struct arena arena = {0};
    bool whole = strcmp(pack->name, STICK_ROOT) == 0;
    const char *shown = plain_text(&arena, pack->name, STICK_SHOWN_MAX);
    struct install_order order = {
        .source = whole ? root : arena_printf(&arena, "%s/%s", root, pack->name),
        .told = whole ? "USB" : arena_printf(&arena, "USB/%s", shown),
        .archive = pack->archive,
        .stick = true,
    };
    carry_out(job, order, order.told);
    arena_finish(&arena);
}

static void list_stick(struct job *job, const struct stick *stick)
{
    if (job->options->report) {
        report_write_stick(&job->report, stick);
        return;
    }
    for (size_t i = 0; i < stick->count; i++) {
        struct arena arena = {0};
        strbuf_printf(&job->report, "%s\n", plain_text(&arena, stick->packs[i].name, STICK_SHOWN_MAX));
        arena_finish(&arena);
    }
}

static void install_from_apart(struct job *job, const char *root, const char *name)
{
    struct arena arena = {0};
    const char *told = arena_printf(&arena, "USB/%s", plain_text(&arena, name, STICK_SHOWN_MAX));
    const struct part part = {name, told, 0};
    install_part(job, &part, (const char *const[]){"--stick", root, job->options->check ? "--check" : NULL, NULL});
    arena_finish(&arena);
}

static void install_named(struct job *job, const char *root, const struct stick *stick)
{
    const struct options *options = job->options;
    for (int i = 0; i < options->operand_count; i++) {
        const struct stick_pack *pack = stick_find(stick, options->operands[i]);
        if (!pack) {
            say(options->messages, "%s: there is no such pack at the stick's root",
                "%s: USBメモリのいちばん上に、このパックはありません", options->operands[i]);
            job->failed = true;
        } else if (is_several(options)) {
            install_from_apart(job, root, pack->name);
        } else {
            install_from(job, root, pack);
        }
    }
}

static void look_at_stick(struct job *job)
{
    const struct options *options = job->options;
    struct arena arena = {0};
    struct stick stick = {.count = 0};
    const char *root = paths_absolute(options->stick, &arena);
    if (!stick_look(&stick, root)) {
        say(options->messages, "the stick %s cannot be read: %s", "USBメモリ %s を読めません: %s", root,
            strerror(errno));
        job->failed = true;
    } else if (options->operand_count == 0) {
        list_stick(job, &stick);
    } else {
        install_named(job, root, &stick);
    }
    stick_finish(&stick);
    arena_finish(&arena);
}

/** Who asked for nothing wants what was cut off to be removed. */
static void tidy(struct job *job)
{
    if (store_lock(&job->store)) {
        store_prune(&job->store);
        store_unlock(&job->store);
    }
}

static void install_all(struct job *job)
{
    const struct options *options = job->options;
    if (options->stick) {
        look_at_stick(job);
        return;
    }
    for (int i = 0; i < options->operand_count; i++) {
        if (is_several(options)) {
            install_apart(job, options->operands[i]);
        } else {
            install_one(job, options->operands[i]);
        }
    }
    if (options->drop) {
        install_dropped(job, options->drop);
    }
    if (options->operand_count == 0 && !options->drop) {
        tidy(job);
    }
}

int command_install(const struct options *options)
{
    struct job job = {.options = options};
    if (!is_several(options)) {
        limits_set();
    }
    if (options->report) {
        limits_stand_back();
        die_with_parent();
    }
    if (!store_open(&job.store, options->store)) {
        say(options->messages, "the store %s cannot be written: %s", "保存先 %s に書けません: %s", options->store,
            strerror(errno));
        store_close(&job.store);
        return 1;
    }
    install_all(&job);
    say_report(&job);
    strbuf_finish(&job.report);
    store_close(&job.store);
    return job.failed ? 1 : 0;
}
