#include "run/entry.h"

#include "run/coverage.h"
#include "run/findings.h"

struct pack *entry_load(const struct store *store, unsigned number, const char *told, int day, struct type *type,
                        struct diags *diags)
{
    struct arena arena = {0};
    struct spoilt spoilt = {.diags = diags};
    const struct pack_listener listener = spoilt_listener(&spoilt);
    const char *folder = store_folder(store, number, &arena);
    const struct pack_wish wish = {.told = told, .day = day, .listener = &listener};
    findings_recall(&spoilt, folder, store_findings(store, number, &arena));
    struct pack *pack = coverage_load(folder, &wish, type, diags);
    spoilt_tell_untried(&spoilt);
    spoilt_finish(&spoilt);
    arena_finish(&arena);
    return pack;
}
