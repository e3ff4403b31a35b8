#include "link/attic.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "link/numbers.h"
#include "link/tree.h"

/* So often one number is not given. */
enum { MORE_MAX = 99 };

static const char *name_of(const char *attic, struct numbered one, struct arena *arena)
{
    return one.more ? arena_printf(arena, "%s/%06u-%u", attic, one.number, one.more)
                    : arena_printf(arena, "%s/%06u", attic, one.number);
}

/** Where nothing lies yet; NULL when there is no such name. */
static const char *find_place(const char *attic, unsigned number, struct arena *arena)
{
    struct stat info;
    struct numbered one = {.number = number};
    const char *path = name_of(attic, one, arena);
    while (lstat(path, &info) == 0 && one.more < MORE_MAX) {
        one.more = one.more ? one.more + 1 : 2;
        path = name_of(attic, one, arena);
    }
    return one.more < MORE_MAX && errno == ENOENT ? path : NULL;
}

bool attic_take(const char *attic, const char *from, unsigned number)
{
    struct arena arena = {0};
    const char *to = file_make_folder(attic) ? find_place(attic, number, &arena) : NULL;
    bool taken = to && rename(from, to) == 0;
    int saved = errno;
    arena_finish(&arena);
    errno = saved;
    return taken;
}

void attic_keep(const char *attic, size_t kept)
{
    struct arena arena = {0};
    struct numbers numbers;
    bool listed = numbers_list(&numbers, attic);
    for (size_t i = kept; listed && i < numbers.count; i++) {
        tree_remove(name_of(attic, numbers.items[i], &arena));
    }
    numbers_finish(&numbers);
    arena_finish(&arena);
}
