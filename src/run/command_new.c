#include <errno.h>

#include "base/file.h"
#include "link/tree.h"
#include "run/aside.h"
#include "run/commands.h"
#include "run/paths.h"
#include "run/say.h"

/** Copy a folder that comes with the program. */
static bool copy_folder(const char *from, const char *to)
{
    struct tree tree = {.count = 0};
    bool copied = file_make_folder(to) && tree_list(&tree, from) == TREE_OK && tree_copy(&tree, from, to) == TREE_OK;
    int saved = errno;
    tree_finish(&tree);
    errno = saved;
    return copied;
}

/** The sample pack, with the schemas for editors beside its files; complete before it has its name. */
static enum aside_result make_pack(const char *folder, struct arena *arena)
{
    struct aside aside = {0};
    bool made = aside_begin(&aside, folder) && copy_folder(paths_shared("template", arena), aside.path) &&
                copy_folder(paths_shared("schema", arena), arena_printf(arena, "%s/schema", aside.path));
    enum aside_result result = made ? aside_take_place(&aside) : ASIDE_FAILED;
    aside_finish(&aside);
    return result;
}

int command_new(const struct options *options)
{
    struct arena arena = {0};
    const char *folder = options->operands[0];
    enum aside_result result = make_pack(folder, &arena);
    if (result == ASIDE_OK) {
        say(options->messages,
            "%s: a small complete pack; write your own words into its files, then: machiakari check %s",
            "%s: 小さな見本のパックができました。中の文を書きかえて、machiakari check %s で確かめてください", folder,
            folder);
    } else {
        aside_say(result, folder, options->messages);
    }
    arena_finish(&arena);
    return result == ASIDE_OK ? 0 : 1;
}
