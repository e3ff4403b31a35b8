#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/plain.h"
#include "link/tree.h"
#include "run/aside.h"
#include "run/commands.h"
#include "run/coverage.h"
#include "run/say.h"
#include "run/show.h"
#include "run/spoilt.h"
#include "table/table.h"

/** What one import works with. */
struct importing {
    const char *into;
    bool set_back;  /* what somebody else changed since, too */
    uint64_t stamp; /* of the folder that was copied; 0: there was none */
    struct table *table;
    struct changes changes; /* of the folder that was there */
    struct arena arena;
    struct diags diags;
};

/* So many changes are told one by one, each text by its beginning. */
enum { CHANGES_TOLD = 20, TEXT_TOLD = 30 };

static bool fail(struct importing *importing, const char *english, const char *japanese)
{
    diag_add_ready(&importing->diags, DIAG_ERROR, (struct diag_place){.file = importing->into}, english, japanese);
    return false;
}

static bool write_failed(struct importing *importing)
{
    diag_add(&importing->diags, DIAG_ERROR, (struct diag_place){.file = importing->into},
             "the pack cannot be written: %s; make room, or name another place",
             "パックを書けません（%s）。空きを増やすか、別の場所を指定してください。", strerror(errno));
    return false;
}

static bool fail_changed(struct importing *importing)
{
    return fail(importing, "somebody changed this folder meanwhile, and that would be lost; import once more",
                "取りこみの間に、このフォルダーの中が変わりました。もう一度取りこんでください。");
}

/** Everything that the folder has: pictures, and files without a sheet. */
static bool copy_old(struct importing *importing, const char *to)
{
    struct tree tree = {.count = 0};
    enum tree_result result = tree_list(&tree, importing->into);
    result = result == TREE_OK ? tree_copy(&tree, importing->into, to) : result;
    bool pack = tree.count == 0;
    for (size_t i = 0; i < tree.count; i++) {
        pack = pack || strcmp(tree.files[i].name, "pack.json") == 0;
    }
    importing->stamp = tree.stamp;
    int saved = errno;
    tree_finish(&tree);
    errno = saved;
    if (result == TREE_FAILED) {
        return write_failed(importing);
    }
    if (result == TREE_CHANGED) {
        return fail_changed(importing);
    }
    if (result != TREE_OK || !pack) {
        return fail(importing, "this folder is there already, but it is no pack; name a pack, or a new folder",
                    "すでにあるフォルダーですが、パックではありません。パックか、新しいフォルダーを指定してください。");
    }
    return true;
}

static bool write_documents(struct importing *importing, const char *folder)
{
    struct strbuf text = {0};
    bool written = true;
    for (size_t i = 0; i < table_file_count(importing->table) && written; i++) {
        strbuf_clear(&text);
        const char *name = table_file(importing->table, i, &text);
        const char *path = arena_printf(&importing->arena, "%s/%s", folder, name);
        written = file_make_parent(path) && file_write_atomic(path, text.text, text.size);
    }
    int saved = errno;
    strbuf_finish(&text);
    errno = saved;
    return written || write_failed(importing);
}

/** What the exhibition would say of it, in the words of the table. */
static bool check(struct importing *importing, const char *folder, enum diag_language messages)
{
    struct diags found = {0};
    struct spoilt spoilt = {.diags = &found};
    const struct pack_listener listener = spoilt_listener(&spoilt);
    struct type *type = show_open_type(messages);
    struct pack *pack = coverage_load(folder, &(struct pack_wish){.listener = &listener}, type, &found);
    spoilt_tell_untried(&spoilt);
    table_retell(importing->table, folder, importing->into, &found, &importing->diags);
    bool good = pack && importing->diags.errors == 0;
    pack_destroy(pack);
    type_destroy(type);
    spoilt_finish(&spoilt);
    diag_finish(&found);
    return good;
}

static void warn_of_kept(struct importing *importing, const struct aside *aside)
{
    if (aside->kept) {
        diag_add_ready(&importing->diags, DIAG_WARNING, (struct diag_place){.file = aside->path},
                       "some files of the folder before could not be moved over, so it is kept here",
                       "前のフォルダーのファイルの一部を移せなかったので、前のフォルダーをここに残しました。");
    }
}

static bool put_in_place(struct importing *importing, struct aside *aside, bool old)
{
    /* The check took its time. */
    if (old && tree_stamp(importing->into) != importing->stamp) {
        return fail_changed(importing);
    }
    enum aside_result result = old ? aside_exchange(aside) : aside_take_place(aside);
    if (result == ASIDE_OK) {
        warn_of_kept(importing, aside);
        return true;
    }
    if (old && result == ASIDE_FAILED && (errno == EINVAL || errno == ENOSYS || errno == EBUSY || errno == EXDEV)) {
        return fail(importing, "this folder cannot be changed in one step on its disk; import into a new folder",
                    "このディスクでは、フォルダーを一度に入れかえられません。新しいフォルダーに取りこんでください。");
    }
    return result == ASIDE_THERE ? fail(importing, "something of this name is there already; name a new folder",
                                        "同じ名前のものがすでにあります。新しいフォルダーを指定してください。")
                                 : write_failed(importing);
}

static bool build(struct importing *importing, enum diag_language messages)
{
    struct aside aside = {0};
    bool old = file_is_folder(importing->into);
    bool done = aside_begin(&aside, importing->into) || write_failed(importing);
    done = done && (!old || copy_old(importing, aside.path)) && write_documents(importing, aside.path) &&
           check(importing, aside.path, messages);
    if (done && old) {
        table_compare(importing->table, importing->into, aside.path, importing->set_back, &importing->changes,
                      &importing->diags);
    }
    done = done && importing->diags.errors == 0 && put_in_place(importing, &aside, old);
    aside_finish(&aside);
    return done;
}

/** The beginning of a text; a dash for none. */
static const char *begin_of(struct importing *importing, const char *text)
{
    return text && *text ? plain_text(&importing->arena, text, TEXT_TOLD) : "-";
}

static void say_change(struct importing *importing, const struct change *change, enum diag_language messages)
{
    const char *old = begin_of(importing, change->old), *now = begin_of(importing, change->now);
    switch (change->kind) {
    case CHANGE_CELL:
        say(messages, "changed: %s, %s, %s: \"%s\" is \"%s\" now", "変わりました: %s「%s」の「%s」：%s → %s",
            change->sheet, change->row, change->heading, old, now);
        return;
    case CHANGE_ADDED:
        say(messages, "added: %s, %s", "増えました: %s「%s」", change->sheet, change->row);
        return;
    case CHANGE_REMOVED:
        say(messages, "removed: %s, %s", "なくなりました: %s「%s」", change->sheet, change->row);
        return;
    case CHANGE_SORTED:
    case CHANGE_KIND_COUNT:
        return;
    }
}

/** What is other than before: somebody else may have changed that on purpose. */
static void say_changes(struct importing *importing, enum diag_language messages)
{
    const struct changes *changes = &importing->changes;
    for (size_t i = 0; i < changes->count && i < CHANGES_TOLD; i++) {
        say_change(importing, &changes->items[i], messages);
    }
    if (changes->count > CHANGES_TOLD) {
        say(messages, "and %zu changes more", "このほかに%zuか所が変わりました", changes->count - CHANGES_TOLD);
    }
}

int command_import(const struct options *options)
{
    struct importing importing = {.into = options->into, .set_back = options->set_back};
    importing.table = table_read(options->operands[0], &importing.diags);
    bool done = importing.table && build(&importing, options->messages);
    say_diags(options->messages, &importing.diags);
    if (done) {
        say_changes(&importing, options->messages);
        say(options->messages, "%s: the table is a pack now (%s)", "%s: 表をパックにしました（%s）", options->into,
            table_summary(importing.table, &importing.arena));
    } else {
        say(options->messages, "nothing was changed; correct the table and import it again",
            "何も変えていません。表を直して、もう一度取りこんでください");
    }
    table_destroy(importing.table);
    changes_finish(&importing.changes);
    arena_finish(&importing.arena);
    diag_finish(&importing.diags);
    return done ? 0 : 1;
}
