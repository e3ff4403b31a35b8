#include "run/opening.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "link/archive.h"
#include "run/attempt.h"
#include "run/entry.h"
#include "run/paths.h"
#include "run/program.h"
#include "run/show.h"
#include "run/today.h"

/** A store that can only be read shows its packs, too. */
static void open_store(struct opening *opening, const char *path)
{
    errno = ENOENT;
    bool written = path && store_open(&opening->store, path);
    const char *why = strerror(errno);
    opening->stored = path && (written || store_is_readable(&opening->store));
    if (opening->stored && !written) {
        diag_add(
            &opening->storeless, DIAG_WARNING, (struct diag_place){.file = path},
            "this place for packs cannot be written (%s), so its packs show, but no new one comes; allow this user "
            "to write there, or check the disk",
            "パックの保存先に書きこめません（%s）。入っているパックは表示しますが、新しいパックは入りません。"
            "書き込みを許可するか、ディスクを確かめてください。",
            why);
    } else if (!opening->stored) {
        diag_add(&opening->storeless, DIAG_WARNING, (struct diag_place){.file = path},
                 "there is no place to keep packs (%s), so a changed pack shows only after a new start; name one with "
                 "--store",
                 "パックの保存先がない（%s）ため、変更は次に起動したときに反映されます。--store で指定してください。",
                 why);
    }
}

/** An entry as far as it can be read: this program need not be able to (an older one was put back). */
static struct pack *load_entry(struct opening *opening, unsigned number, struct diags *diags)
{
    struct arena arena = {0};
    struct store_entry entry;
    bool found = store_find(&opening->store, number, &entry, &arena);
    const char *told = found ? entry.source : store_folder(&opening->store, number, &arena);
    struct pack *pack = entry_load(&opening->store, number, told, opening->day, opening->type, diags);
    diags->unread += !found;
    arena_finish(&arena);
    return pack;
}

static void tell_unread(struct opening *opening, unsigned number)
{
    struct arena arena = {0};
    diag_add(
        &opening->refused, DIAG_WARNING, (struct diag_place){.file = store_folder(&opening->store, number, &arena)},
        "this pack is kept here, but cannot be read whole now, so another one shows; it comes back by itself when it "
        "can be read; where that does not happen, check the disk",
        "保存してあるこのパックを、いまは全部は読めないため、別のパックを表示しています。読めるようになると自動で"
        "もどります。もどらないときは、ディスク（SDカードなど）を確かめてください。");
    arena_finish(&arena);
}

/** Show this one, unless it cannot be read, or `whole` is wanted and something is wrong with it. */
static bool show_entry(struct opening *opening, unsigned number, bool whole)
{
    struct diags diags = {0};
    bool doubted = whole && store_damage(&opening->store, number) >= STORE_DAMAGE_SURE;
    struct pack *pack = doubted ? NULL : load_entry(opening, number, &diags);
    bool taken = pack && (!whole || diags.unread == 0);
    if (taken) {
        opening->pack = pack;
        opening->shown = number;
        diag_append(&opening->diags, &diags);
    } else {
        pack_destroy(pack);
    }
    if (!taken && diags.unread > 0) {
        tell_unread(opening, number);
    }
    diag_finish(&diags);
    return taken;
}

/** The newest entry; `whole`: of those that are, as far as can be seen without reading every byte. */
static bool show_newest(struct opening *opening, bool whole)
{
    unsigned numbers[STORE_ENTRIES_MAX];
    size_t count = opening->stored ? store_numbers(&opening->store, numbers, STORE_ENTRIES_MAX) : 0;
    bool taken = false;
    for (size_t i = 0; i < count && !taken; i++) {
        taken = show_entry(opening, numbers[i], whole);
    }
    return taken;
}

/** An archive is nothing to be shown from; whoever installs it does that beside the show, in a second or two. */
static bool is_for_show(const struct opening *opening)
{
    return !opening->stored || !archive_is_one(opening->folder);
}

/** It has changed since it was last taken or refused, as far as can be told now: else what was taken shows, not what
 * lies here. */
static bool is_new(const struct opening *opening)
{
    unsigned number = 0;
    return !opening->stored || (!opening->unsure && opening->verdict.kind == VERDICT_NONE &&
                                store_word_of(&opening->store, opening->folder, opening->stamp, &number) == STORE_NEW);
}

/** The process that looked at it before this one broke down over it, and so would this one. */
static bool is_poison(const struct opening *opening)
{
    enum verdict_kind kind = opening->verdict.kind;
    return kind == VERDICT_CRASHED || kind == VERDICT_STALLED || kind == VERDICT_FLOODED;
}

static struct pack *load_folder(struct opening *opening, const char *told, struct diags *diags)
{
    const struct pack_wish wish = {.day = opening->day};
    return show_load_pack(told, &wish, opening->type, &opening->scratch, diags);
}

/** The folder as it is, loaded already or not, else an entry that is not whole: something of it can be read. */
static void make_do(struct opening *opening, const char *told, struct pack *pack, struct diags *diags)
{
    if (is_poison(opening)) {
        attempt_complain(diags, opening->folder, opening->verdict);
    } else if (!pack && diags->errors == 0 && is_for_show(opening)) {
        pack = load_folder(opening, told, diags);
    }
    bool entry = !pack && show_newest(opening, false);
    opening->pack = entry ? opening->pack : pack;
    diag_append(entry ? &opening->refused : &opening->diags, diags);
}

static unsigned newest_of(const struct opening *opening)
{
    unsigned newest = 0;
    return opening->stored && store_numbers(&opening->store, &newest, 1) == 1 ? newest : 0;
}

/** The folder first, if it is new and perfect, then the store, then the folder as it is, then whatever can be read. */
static void choose(struct opening *opening, const char *told)
{
    struct diags diags = {0};
    struct pack *pack = is_for_show(opening) && is_new(opening) ? load_folder(opening, told, &diags) : NULL;
    if (pack && diags.warnings == 0) {
        opening->pack = pack;
        opening->before = newest_of(opening);
    } else if (show_newest(opening, true)) {
        if (!pack) {
            diag_append(&opening->refused, &diags);
        }
        pack_destroy(pack);
    } else {
        make_do(opening, told, pack, &diags);
    }
    diag_finish(&diags);
}

void opening_choose(struct opening *opening, const char *pack, const char *store, struct type *type)
{
    *opening = (struct opening){.store = {.lock = -1}, .type = type};
    const char *told = pack ? pack : paths_default_pack(&opening->arena);
    opening->folder = paths_absolute(told, &opening->arena);
    open_store(opening, store ? store : paths_default_store(opening->folder, &opening->arena));
    opening->day = today_find(opening->stored ? &opening->store : NULL);
    opening->stamp = tree_stamp(opening->folder);
    opening->unsure = opening->stamp == 0 && file_may_be_there(errno);
    if (opening->stored && opening->stamp != 0) {
        opening->verdict = verdict_find(&opening->store, opening->folder, opening->stamp, program_number(NULL));
    }
    choose(opening, told);
}

void opening_finish(struct opening *opening)
{
    pack_destroy(opening->pack);
    diag_finish(&opening->diags);
    diag_finish(&opening->refused);
    diag_finish(&opening->storeless);
    scratch_finish(&opening->scratch);
    store_close(&opening->store);
    arena_finish(&opening->arena);
}
