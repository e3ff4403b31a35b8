#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "link/tree.h"
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
static bool make_pack(const char *folder, struct arena *arena)
{
    char *aside = arena_printf(arena, "%s.XXXXXX", folder);
    if (!mkdtemp(aside)) {
        return false;
    }
    bool made = copy_folder(paths_shared("template", arena), aside) &&
                copy_folder(paths_shared("schema", arena), arena_printf(arena, "%s/schema", aside)) &&
                chmod(aside, 0755) == 0 && rename(aside, folder) == 0;
    int saved = errno;
    if (!made) {
        tree_remove(aside);
    }
    errno = saved;
    return made;
}

int command_new(const struct options *options)
{
    struct arena arena = {0};
    size_t size = strlen(options->operands[0]);
    char *folder = arena_strdup(&arena, options->operands[0]);
    while (size > 1 && folder[size - 1] == '/') {
        folder[--size] = '\0';
    }
    /* A folder that is there takes the name only while it is empty. */
    bool made = make_pack(folder, &arena);
    if (made) {
        say(options->messages,
            "%s: a small complete pack; write your own words into its files, then: machiakari check %s",
            "%s: 小さな見本のパックができました。中の文を書きかえて、machiakari check %s で確かめてください", folder,
            folder);
    } else if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) {
        say(options->messages, "%s is there already; name a folder that is new",
            "%s はすでにあります。新しいフォルダーの名前にしてください", folder);
    } else {
        say(options->messages, "cannot make the folder %s: %s", "フォルダ %s を作れません: %s", folder,
            strerror(errno));
    }
    arena_finish(&arena);
    return made ? 0 : 1;
}
