#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/plain.h"
#include "link/archive.h"
#include "link/stick.h"
#include "link/tree.h"
#include "run/commands.h"
#include "run/install.h"
#include "run/paths.h"
#include "run/report.h"
#include "run/say.h"

/** A pack that lies in the drop folder. */
struct dropped {
    const char *path;
    struct timespec when; /* its pack.json came */
};

enum { DROPPED_MAX = 200, STICK_SHOWN_MAX = 60, CPU_SECONDS_MAX = 600, NICE = 10 };

/** A pack is somebody else's file: what it makes us do has an end, and never stands in the way of the frames. */
static void set_limits(void)
{
    setrlimit(RLIMIT_CPU, &(struct rlimit){CPU_SECONDS_MAX, CPU_SECONDS_MAX});
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__ /* which need terabytes of addresses */
    const rlim_t memory_max = (rlim_t)4 << 30;
    setrlimit(RLIMIT_AS, &(struct rlimit){memory_max, memory_max});
#endif
    if (nice(NICE) == -1) {
        return; /* then it is as it was */
    }
}

/** The exhibition that started this may be killed at any time; then nobody waits for the result. */
static void die_with_parent(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static int oldest_first(const void *a, const void *b)
{
    const struct timespec *left = &((const struct dropped *)a)->when, *right = &((const struct dropped *)b)->when;
    if (left->tv_sec != right->tv_sec) {
        return left->tv_sec < right->tv_sec ? -1 : 1;
    }
    return left->tv_nsec < right->tv_nsec ? -1 : left->tv_nsec > right->tv_nsec;
}

static bool is_called_archive(const char *path)
{
    size_t size = strlen(path);
    return size > 4 && strcasecmp(path + size - 4, ".zip") == 0 && archive_is_one(path);
}

/** True when `path` is a folder with a pack.json, or an archive. */
static bool look_at(const char *path, struct arena *arena, struct dropped *out)
{
    struct stat info;
    const char *telling = is_called_archive(path) ? path : arena_printf(arena, "%s/pack.json", path);
    if (stat(telling, &info) != 0) {
        return false;
    }
    *out = (struct dropped){path, info.st_mtim};
    return true;
}

/** The packs in the drop folder, oldest first, so that the newest is installed last: it is the one to show. */
static size_t list_dropped(const char *folder, struct dropped out[DROPPED_MAX], struct arena *arena)
{
    if (look_at(folder, arena, &out[0])) {
        return 1;
    }
    size_t count = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry = open ? readdir(open) : NULL; entry && count < DROPPED_MAX; entry = readdir(open)) {
        const char *path = arena_printf(arena, "%s/%s", folder, entry->d_name);
        count += file_name_is_content(entry->d_name) && look_at(path, arena, &out[count]);
    }
    if (open) {
        closedir(open);
    }
    qsort(out, count, sizeof *out, oldest_first);
    return count;
}

static void tell(const char *source, enum install_result result, const struct diags *diags, enum diag_language language)
{
    say_diags(language, diags);
    switch (result) {
    case INSTALL_TAKEN:
        say(language, "%s: installed", "%s: 入れました", source);
        return;
    case INSTALL_SAME:
    case INSTALL_KNOWN:
        say(language, "%s: this is installed already", "%s: すでに入っています", source);
        return;
    case INSTALL_REFUSED:
        say(language, "%s: not installed, because of the errors above", "%s: 上のエラーのため、入れませんでした",
            source);
        return;
    case INSTALL_FIT:
        say(language, "%s: can be used", "%s: 使えます", source);
        return;
    case INSTALL_CHANGING:
        say(language, "%s: not installed: it was changed meanwhile; try again",
            "%s: "
            "途中で書きかえられたため、入れませんでした。もう一度ためしてください",
            source);
        return;
    case INSTALL_FAILED:
    case INSTALL_RESULT_COUNT:
        say(language, "%s: not installed", "%s: 入れられませんでした", source);
        return;
    }
}

/** What one run of the command has to do. */
struct job {
    const struct options *options;
    struct store store;
    struct strbuf report;
    bool failed;
};

static bool is_failure(enum install_result result)
{
    return result == INSTALL_REFUSED || result == INSTALL_CHANGING || result == INSTALL_FAILED;
}

/** `source` is how the report names it, `told` how people do. */
static void carry_out(struct job *job, struct install_order order, const char *source)
{
    const struct options *options = job->options;
    struct install_facts facts = {.version = 0};
    struct diags diags = {0};
    order.size = options_size_or(options, (struct px_size){COMMANDS_WIDTH, COMMANDS_HEIGHT});
    order.messages = options->messages;
    order.check = options->check;
    enum install_result result = install_pack(&job->store, &order, &facts, &diags);
    if (options->report) {
        report_write(&job->report, source, result, &facts, &diags);
    } else {
        tell(source, result, &diags, options->messages);
    }
    job->failed |= is_failure(result);
    diag_finish(&diags);
}

static void install_one(struct job *job, const char *path)
{
    struct arena arena = {0};
    const char *source = paths_absolute(path, &arena);
    carry_out(job, (struct install_order){.source = source}, source);
    arena_finish(&arena);
}

static void install_dropped(struct job *job, const char *folder)
{
    struct arena arena = {0};
    struct dropped packs[DROPPED_MAX];
    size_t count = list_dropped(folder, packs, &arena);
    for (size_t i = 0; i < count; i++) {
        install_one(job, packs[i].path);
    }
    arena_finish(&arena);
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

static void install_named(struct job *job, const char *root, const struct stick *stick)
{
    const struct options *options = job->options;
    for (int i = 0; i < options->operand_count; i++) {
        const struct stick_pack *pack = stick_find(stick, options->operands[i]);
        if (pack) {
            install_from(job, root, pack);
        } else {
            say(options->messages, "%s: there is no such pack at the stick's root",
                "%s: USBメモリのいちばん上に、このパックはありません", options->operands[i]);
            job->failed = true;
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
        install_one(job, options->operands[i]);
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
    set_limits();
    if (options->report) {
        die_with_parent();
    }
    if (!store_open(&job.store, options->store)) {
        say(options->messages, "the store %s cannot be written: %s", "保存先 %s に書けません: %s", options->store,
            strerror(errno));
        store_close(&job.store);
        return 1;
    }
    install_all(&job);
    fputs(strbuf_text(&job.report), stdout);
    strbuf_finish(&job.report);
    store_close(&job.store);
    return job.failed ? 1 : 0;
}
