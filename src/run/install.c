#include "run/install.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/plain.h"
#include "link/archive.h"
#include "link/verdict.h"
#include "run/coverage.h"
#include "run/findings.h"
#include "run/program.h"
#include "run/rehearse.h"
#include "run/today.h"
#include "run/tree_words.h"

/* A store that is busy is waited for so often, a second each; so many bytes reach a slow card while one sign of life is
 * waited for. */
enum { LOCK_TURNS = 60, LOCK_TURN_MS = 1000, BEAT_BYTES = 64 * 1024 * 1024 };

/** An installation under way. */
struct installing {
    struct store *store;
    const struct install_order *order;
    const char *told; /* as problems call it */
    struct install_facts *facts;
    struct diags *diags;
    enum install_result why;  /* there is no folder to copy from */
    uint64_t stamp;           /* of the source, when this began */
    struct manifest manifest; /* of what is being copied */
    struct spoilt spoilt;     /* which of its pictures are no good */
    struct arena arena;
};

static const char *const words[] = {
    [INSTALL_TAKEN] = "taken",     [INSTALL_SAME] = "same",         [INSTALL_KNOWN] = "known",
    [INSTALL_REFUSED] = "refused", [INSTALL_CHANGING] = "changing", [INSTALL_FAILED] = "failed",
    [INSTALL_FIT] = "fit",         [INSTALL_BUSY] = "busy",
};
static_assert(sizeof words / sizeof *words == INSTALL_RESULT_COUNT, "a word for each result");

const char *install_word(enum install_result result)
{
    return words[result];
}

bool install_find(const char *word, enum install_result *out)
{
    for (int i = 0; i < INSTALL_RESULT_COUNT; i++) {
        if (strcmp(words[i], word) == 0) {
            *out = (enum install_result)i;
            return true;
        }
    }
    return false;
}

/** So many bytes are copied, unpacked or written while nothing else gives a sign of life: slow cards have their time.
 */
static void announce(const struct installing *in, uint64_t bytes)
{
    pulse_beat(in->order->pulse, 1 + (int)(bytes / BEAT_BYTES));
}

static enum install_result report_disk(struct installing *in)
{
    const char *why = strerror(errno);
    if (in->store->lock >= 0 && (errno == ENOSPC || errno == EDQUOT)) {
        store_make_room(in->store); /* for the next try */
    }
    diag_add(in->diags, DIAG_ERROR, (struct diag_place){.file = in->store->path},
             "the pack could not be kept: %s; make room on this disk, or allow this user to write there",
             "パックを保存できませんでした（%s）。ディスクの空きを増やすか、書き込みを許可してください。", why);
    return INSTALL_FAILED;
}

/** What is wrong with the folder as a whole. */
static enum install_result report_tree(struct installing *in, enum tree_result result)
{
    bool said = tree_words_say(in->diags, in->told, result);
    /* What cannot be read now is tried again. */
    return result == TREE_FAILED ? INSTALL_FAILED : said ? INSTALL_REFUSED : INSTALL_CHANGING;
}

/** The same of a copy that was begun: a failure may be the store's. */
static enum install_result report_copy(struct installing *in, enum tree_result result)
{
    if (result == TREE_FAILED && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EROFS)) {
        return report_disk(in);
    }
    return report_tree(in, result);
}

/** A first look at the files themselves: most mistakes are found without copying anything. */
static enum install_result look_at(struct installing *in, const char *folder)
{
    struct diags diags = {0};
    struct pack *pack = pack_load_as(folder, &(struct pack_wish){.told = in->told}, &diags);
    /* A file that could not be read now may be without a fault, and is tried again. */
    enum install_result result = pack ? INSTALL_FIT : diags.unread > 0 ? INSTALL_FAILED : INSTALL_REFUSED;
    if (!pack) {
        diag_append(in->diags, &diags);
    }
    pack_destroy(pack);
    diag_finish(&diags);
    return result;
}

/** Copy the archive, which is a stranger's, to a folder. */
static enum install_result copy_archive(struct installing *in, const char *from, const char *name, const char *to)
{
    struct tree one = {.strict = true};
    struct stat info;
    enum install_result result = INSTALL_REFUSED;
    if (lstat(in->order->source, &info) != 0 || !S_ISREG(info.st_mode)) {
        result = INSTALL_CHANGING;
    } else if (archive_size_fits(in->told, (uint64_t)info.st_size, in->diags)) {
        tree_add(&one, name, (uint64_t)info.st_size, 0);
        enum tree_result copied = file_make_folder(to) ? tree_copy(&one, from, to) : TREE_FAILED;
        result = copied == TREE_OK ? INSTALL_FIT : report_copy(in, copied);
    }
    tree_finish(&one);
    return result;
}

/** Bring the archive beside the copy. Its path there; NULL with in->why. */
static const char *bring_archive(struct installing *in, const char *scratch)
{
    const char *source = in->order->source, *slash = strrchr(source, '/');
    const char *from = arena_copy(&in->arena, source, (size_t)(slash - source));
    const char *to = arena_printf(&in->arena, "%s/brought", scratch);
    in->why = copy_archive(in, from, slash + 1, to);
    return in->why == INSTALL_FIT ? arena_printf(&in->arena, "%s%s", to, slash) : NULL;
}

/** Unpack it beside the copy. The folder with the pack.json; NULL after diagnostics, with in->why. */
static const char *unpack(struct installing *in)
{
    bool stick = in->order->stick;
    const char *scratch = store_scratch(in->store, &in->arena);
    const char *path = stick ? bring_archive(in, scratch) : in->order->source;
    const char *folder = NULL;
    if (path) {
        struct stat info = {.st_size = 0};
        size_t before = in->diags->count;
        in->why = INSTALL_REFUSED;
        announce(in, stat(path, &info) == 0 ? 3 * (uint64_t)info.st_size : 0);
        folder =
            archive_unpack(path, stick ? arena_printf(&in->arena, "%s/pack", scratch) : scratch, &in->arena, in->diags);
        diag_rename(in->diags, before, path, in->told);
    }
    return folder;
}

/** The folder to copy from: the source, or what was unpacked of it. NULL after diagnostics, with in->why. */
static const char *find_folder(struct installing *in)
{
    const struct install_order *order = in->order;
    bool archive = order->stick ? order->archive : archive_is_one(order->source);
    return archive ? unpack(in) : order->source;
}

/** The newest, if its bytes are these, and are still whole; else 0. */
static unsigned find_same(const struct installing *in)
{
    struct arena arena = {0};
    struct store_entry newest;
    struct tree_look look = {.afresh = false};
    unsigned number = 0;
    bool same = store_numbers(in->store, &number, 1) == 1 && store_find(in->store, number, &newest, &arena) &&
                newest.content == in->manifest.content && store_verify(in->store, number, &look) == TREE_OK;
    arena_finish(&arena);
    return same ? number : 0;
}

static void describe(struct install_facts *facts, const struct pack *pack)
{
    struct arena arena = {0};
    facts->version = pack->version;
    snprintf(facts->title, sizeof facts->title, "%s",
             plain_text(&arena, pack_text_get(&pack->title, 0), INSTALL_TITLE_MAX / 4 - 1));
    arena_finish(&arena);
}

/** Load the copy as it is on a day, and paint it; `*whole`: all of it was there. */
static enum install_result try_day(struct installing *in, const char *folder, int day, struct diags *diags, bool *whole)
{
    struct type *type = show_open_type(in->order->messages);
    if (!type) {
        return INSTALL_FAILED;
    }
    in->spoilt.diags = diags;
    in->spoilt.pulse = in->order->pulse;
    const struct pack_listener tried = spoilt_listener(&in->spoilt);
    const struct pack_wish wish = {.told = in->told, .day = day, .listener = &tried};
    struct pack *pack = coverage_load(folder, &wish, type, diags);
    spoilt_tell_untried(&in->spoilt);
    if (!pack) {
        type_destroy(type);
        return diags->unread > 0 ? INSTALL_FAILED : INSTALL_REFUSED;
    }
    /* A file of the copy could not be read now: what was painted is not the pack. */
    if (diags->unread > 0) {
        pack_destroy(pack);
        type_destroy(type);
        return INSTALL_FAILED;
    }
    *whole = pack->whole;
    in->manifest.id = arena_strdup(&in->arena, pack->id);
    in->manifest.version = pack->version;
    in->manifest.source = in->told;
    describe(in->facts, pack);
    announce(in, 0);
    rehearse(type, pack, in->order->size, in->order->pulse);
    return INSTALL_FIT;
}

/** Next time it is known, where what lies there can be known again. */
static void learn(struct installing *in, unsigned number)
{
    if (!in->order->stick) {
        store_learn(in->store, in->order->source, in->stamp, number);
    }
}

/** As it is today, and then with what comes another day: nothing shows that was not painted here. */
static enum install_result try_copy(struct installing *in, const char *folder)
{
    bool whole = true;
    enum install_result result = try_day(in, folder, today_find(in->store), in->diags, &whole);
    if (result == INSTALL_FIT && !whole) {
        struct diags same = {0}; /* as before */
        result = try_day(in, folder, DAY_NONE, &same, &whole);
        diag_finish(&same);
    }
    return result;
}

static enum install_result keep_copy(struct installing *in, const char *folder)
{
    announce(in, in->manifest.tree.bytes);
    bool written = findings_write(&in->spoilt, folder, store_stage_findings(in->store, &in->arena));
    unsigned number = written ? store_commit(in->store, &in->manifest) : 0;
    if (number == 0) {
        return report_disk(in);
    }
    learn(in, number);
    return INSTALL_TAKEN;
}

/** The copy is of the files as they are now, all of them. */
static bool is_unchanged(const struct installing *in, const char *from)
{
    if (!in->order->stick) {
        return tree_stamp(in->order->source) == in->stamp;
    }
    struct tree again = {.strict = true};
    bool unchanged = tree_list(&again, from) == TREE_OK && again.stamp == in->manifest.tree.stamp;
    tree_finish(&again);
    return unchanged;
}

static enum install_result report_same(struct installing *in, unsigned number)
{
    struct store_entry entry;
    if (store_find(in->store, number, &entry, &in->arena)) {
        in->facts->version = entry.version;
    }
    learn(in, number);
    return INSTALL_SAME;
}

static enum install_result install_copy(struct installing *in, const char *from, const char *to)
{
    struct tree *tree = &in->manifest.tree;
    tree->strict = in->order->stick;
    enum tree_result listed = tree_list(tree, from);
    if (listed != TREE_OK) {
        return report_tree(in, listed);
    }
    announce(in, tree->bytes);
    enum tree_result copied = tree_copy(tree, from, to);
    announce(in, 0);
    if (copied != TREE_OK) {
        return report_copy(in, copied);
    }
    if (!is_unchanged(in, from)) {
        return INSTALL_CHANGING;
    }
    in->manifest.content = tree_content(tree);
    unsigned same = find_same(in);
    if (same) {
        return report_same(in, same);
    }
    enum install_result result = try_copy(in, to);
    return result == INSTALL_FIT && !in->order->check ? keep_copy(in, to) : result;
}

static enum install_result install_new(struct installing *in)
{
    const char *to = store_stage(in->store, &in->arena);
    if (!to) {
        return report_disk(in);
    }
    const char *from = find_folder(in);
    if (!from) {
        return in->why;
    }
    enum install_result looked = in->order->stick ? INSTALL_FIT : look_at(in, from);
    return looked == INSTALL_FIT ? install_copy(in, from, to) : looked;
}

static enum install_result report_list(struct installing *in)
{
    diag_add(
        in->diags, DIAG_ERROR, (struct diag_place){.file = in->store->path},
        "what was installed before cannot be read now: %s; it is tried again by itself; where that does not help, "
        "check the disk",
        "これまでに入れたパックの記録を読めません（%s）。自動でやり直します。続くときはディスクを確かめてください。",
        strerror(errno));
    return INSTALL_FAILED;
}

/** What was refused is remembered as that, so that it does not show after the next start because it lies there. */
static void note_verdict(struct installing *in, enum install_result result)
{
    const struct install_order *order = in->order;
    bool refused = result == INSTALL_REFUSED;
    if (in->stamp && !order->check && (refused || result == INSTALL_TAKEN || result == INSTALL_SAME)) {
        const struct verdict verdict = {refused ? VERDICT_REFUSED : VERDICT_NONE, refused};
        verdict_note(in->store, order->source, in->stamp, program_number(NULL), verdict);
    }
}

static enum install_result install_locked(struct installing *in)
{
    const struct install_order *order = in->order;
    unsigned number = 0;
    in->stamp = order->stick ? 0 : tree_stamp(order->source);
    enum store_word word = in->stamp ? store_word_of(in->store, order->source, in->stamp, &number) : STORE_NEW;
    if (word == STORE_TAKEN) {
        return INSTALL_KNOWN;
    }
    if (word == STORE_UNSURE) {
        return report_list(in);
    }
    enum install_result result = install_new(in);
    store_drop(in->store);
    store_prune(in->store);
    note_verdict(in, result);
    return result;
}

static bool lock(struct installing *in)
{
    const struct pulse *pulse = in->order->pulse;
    bool locked = pulse ? store_lock_within(in->store, 0, -1) : store_lock(in->store);
    for (int i = 0; pulse && !locked && errno == EWOULDBLOCK && i < LOCK_TURNS; i++) {
        pulse_beat(pulse, 1);
        locked = store_lock_within(in->store, LOCK_TURN_MS, -1);
    }
    return locked;
}

static enum install_result report_lock(struct installing *in)
{
    if (errno != EWOULDBLOCK) {
        return report_disk(in);
    }
    diag_add(
        in->diags, DIAG_ERROR, (struct diag_place){.file = in->store->path},
        "another program has been busy with this store for more than a minute, so nothing can be put there; end it, "
        "or start the machine anew",
        "ほかのプログラムが1分以上この保存先を使っているため、パックを入れられません。そのプログラムを終わらせるか、機"
        "械を起動"
        "し直してください。");
    return INSTALL_BUSY;
}

enum install_result install_pack(struct store *store, const struct install_order *order, struct install_facts *facts,
                                 struct diags *diags)
{
    struct install_facts unasked = {.version = 0};
    struct installing in = {.store = store,
                            .order = order,
                            .told = order->told ? order->told : order->source,
                            .facts = facts ? facts : &unasked,
                            .diags = diags};
    enum install_result result = INSTALL_FAILED;
    announce(&in, 0);
    if (lock(&in)) {
        result = install_locked(&in);
        store_unlock(store);
    } else {
        result = report_lock(&in);
    }
    /* in.manifest's texts are borrowed or in in.arena, so only its tree is to be freed. */
    tree_finish(&in.manifest.tree);
    spoilt_finish(&in.spoilt);
    arena_finish(&in.arena);
    return result;
}
