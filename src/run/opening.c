#include "run/opening.h"

#include <errno.h>
#include <string.h>

#include "link/archive.h"
#include "run/coverage.h"
#include "run/paths.h"
#include "run/show.h"
#include "run/today.h"

static void open_store(struct opening *opening, const char *path)
{
    errno = ENOENT;
    opening->stored = path && store_open(&opening->store, path);
    if (!opening->stored) {
        diag_add(&opening->storeless, DIAG_WARNING, (struct diag_place){.file = path},
                 "there is no place to keep packs (%s), so a changed pack shows only after a new start; name one with "
                 "--store",
                 "パックの保存先がない（%s）ため、変更は次に起動したときに反映されます。--store で指定してください。",
                 strerror(errno));
    }
}

/** Take what is no good out of the store, so that it may come again from where it came. */
static void discard(struct opening *opening, unsigned number)
{
    if (store_lock(&opening->store)) {
        store_discard(&opening->store, number);
        store_unlock(&opening->store);
    }
}

/** An entry that is whole and that this program can read (it need not be able to: an older one was put back). */
static struct pack *load_entry(struct opening *opening, unsigned number, struct diags *diags)
{
    struct arena arena = {0};
    struct store_entry entry;
    struct pack *pack = NULL;
    if (!store_verify(&opening->store, number) || !store_find(&opening->store, number, &entry, &arena)) {
        discard(opening, number);
    } else {
        pack = coverage_load(store_folder(&opening->store, number, &arena),
                             &(struct pack_wish){.told = entry.source, .day = opening->day}, opening->type, diags);
    }
    arena_finish(&arena);
    return pack;
}

static bool show_newest(struct opening *opening)
{
    unsigned numbers[STORE_ENTRIES_MAX];
    size_t count = opening->stored ? store_numbers(&opening->store, numbers, STORE_ENTRIES_MAX) : 0;
    for (size_t i = 0; i < count && !opening->pack; i++) {
        struct diags diags = {0};
        opening->pack = load_entry(opening, numbers[i], &diags);
        if (opening->pack) {
            opening->shown = numbers[i];
            diag_append(&opening->diags, &diags);
        }
        diag_finish(&diags);
    }
    return opening->pack != NULL;
}

static bool is_known(const struct opening *opening)
{
    return opening->stored && store_known(&opening->store, opening->folder, opening->stamp) != 0;
}

/** The folder first, if it is new and perfect, then the store, then the folder as it is. */
static void choose(struct opening *opening, const char *told)
{
    struct diags diags = {0};
    const struct pack_wish wish = {.day = opening->day};
    /* An archive is nothing to be shown from; whoever installs it does that beside the show, in a second or two. */
    bool known = is_known(opening) || (opening->stored && archive_is_one(opening->folder));
    struct pack *pack = known ? NULL : show_load_pack(told, &wish, opening->type, &opening->scratch, &diags);
    bool perfect = pack && diags.warnings == 0;
    if (!perfect && show_newest(opening)) {
        if (!pack) {
            diag_append(&opening->refused, &diags);
        }
        pack_destroy(pack);
    } else {
        if (known && !archive_is_one(opening->folder)) {
            pack = show_load_pack(told, &wish, opening->type, &opening->scratch, &diags);
        }
        opening->pack = pack;
        diag_append(&opening->diags, &diags);
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
